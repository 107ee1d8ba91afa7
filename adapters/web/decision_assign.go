package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
)

// formPage is a short form with one purpose.
type formPage struct {
	view.Page
	Parts   []view.Component
	Buttons view.Buttons
}

func (p DecisionPages) askAssign(w http.ResponseWriter, r *http.Request) error {
	out, err := p.toAssign(r)
	if err != nil {
		return err
	}
	chosen := ""
	if now, ok := out.Case.Coordinator(); ok {
		chosen = now.Holder.ID
	}
	p.showAssign(w, r, http.StatusOK, out, chosen, form.Errors{})
	return nil
}

func (p DecisionPages) toAssign(r *http.Request) (assessment.CoordinatorsOut, error) {
	return ofCase(r, p.coordinators.Do)
}

func (p DecisionPages) assignTo(w http.ResponseWriter, r *http.Request) error {
	out, err := p.toAssign(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	chosen := values.Text("coordinator")
	if !ehc.ValidID(chosen) {
		chosen = ""
	}
	err = p.assign.Do(r.Context(), ActorOf(r), out.Case.ID(), ehc.PersonID(chosen))
	var errs form.Errors
	if errs.AddFault(err) {
		p.showAssign(w, r, http.StatusUnprocessableEntity, out, chosen, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The co-ordinator has been assigned and told.")
	target := "/cases?tray=unassigned"
	if chosen == string(ActorOf(r).Person) || ActorOf(r).Is(ehc.RoleManager) {
		target = caseURL(out.Case, "")
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
	return nil
}

func (p DecisionPages) showAssign(w http.ResponseWriter, r *http.Request, status int, out assessment.CoordinatorsOut, chosen string, errs form.Errors) {
	list := view.TypeAhead{Name: "coordinator", Label: "Co-ordinator", Hint: "Start typing a name.", Value: chosen, Error: errs.For("coordinator"), Choose: "Choose a co-ordinator", Nothing: "No co-ordinator is known to the hub yet."}
	for _, person := range out.People {
		text := person.Name
		if person.ID == ActorOf(r).Person {
			text += " (you)"
		}
		list.Options = append(list.Options, view.Option{Value: string(person.ID), Text: text})
	}
	back := view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}
	page := &formPage{
		Page:    view.Page{Title: "Assign a co-ordinator", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &back, Lead: "The co-ordinator runs the case and is the family’s contact. They see it among their cases at once."},
		Parts:   []view.Component{list},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Assign", Value: "assign"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	p.pages.Show(w, r, status, "form", page)
}
