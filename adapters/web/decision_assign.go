package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
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
	p.showAssign(w, r, http.StatusOK, out, "", form.Errors{})
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
	switch {
	case values.Action() == "me":
		chosen = string(ActorOf(r).Person)
	case !ehc.ValidID(chosen):
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
	done, target := assigned(ActorOf(r), out, chosen)
	LeaveNotice(w, done)
	http.Redirect(w, r, target, http.StatusSeeOther)
	return nil
}

// assigned says what was done, and where to go on: to the case for those who still see it, else to the list that it was in.
func assigned(actor ehc.Actor, out assessment.CoordinatorsOut, chosen string) (done, target string) {
	before, held := out.Case.Coordinator()
	switch mine := chosen == string(actor.Person); {
	case held && before.Holder.ID == chosen:
		done = "Nothing has changed: this co-ordinator has the case already."
	case mine:
		done = "The case is yours now. It is among your cases in progress."
	case held:
		done = "The co-ordinator has been changed. The new one has been told."
	default:
		done = "The co-ordinator has been assigned and told."
	}
	switch {
	case chosen == string(actor.Person) || actor.Is(ehc.RoleManager):
		return done, caseURL(out.Case, "")
	case held:
		return done, "/cases?tray=" + string(access.TrayInProgress)
	}
	return done, "/cases?tray=" + string(access.TrayUnassigned)
}

// assignWords is what giving the case to a co-ordinator is called, before and after somebody has it.
func assignWords(c *casework.Case) string {
	if _, held := c.Coordinator(); held {
		return "Change the co-ordinator"
	}
	return "Assign a co-ordinator"
}

func (p DecisionPages) showAssign(w http.ResponseWriter, r *http.Request, status int, out assessment.CoordinatorsOut, chosen string, errs form.Errors) {
	now, held := out.Case.Coordinator()
	lead, label, button := "The co-ordinator runs the case and is the family’s contact. They see it among their cases at once.", "Co-ordinator", "Assign this co-ordinator"
	if held {
		lead = now.Name + " is the co-ordinator now. The new one runs the case, is the family’s contact, and sees it among their cases at once. " + now.Name + " no longer sees it."
		label, button = "New co-ordinator", "Change to this co-ordinator"
	}
	list := view.TypeAhead{Name: "coordinator", Label: label, Hint: "Type a name, an e-mail address or a team.", Value: chosen, Error: errs.For("coordinator"), Choose: "Choose a co-ordinator", Nothing: "No co-ordinator is known to the hub yet."}
	for _, person := range out.People {
		if held && string(person.ID) == now.Holder.ID {
			continue
		}
		option := personOption(person, asIdentity)
		option.Text, option.Hint = person.Name, joined(person.JobTitle, option.Hint)
		if person.ID == ActorOf(r).Person {
			option.Text += " (you)"
		}
		list.Options = append(list.Options, option)
	}
	back := view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}
	related := relatedInset(out.Related)
	page := &formPage{
		Page:    view.Page{Title: assignWords(out.Case), Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &back, Lead: lead},
		Parts:   append(related, list),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: button, Value: "assign"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	if me := ActorOf(r); me.Is(ehc.RoleCoordinator) && now.Holder.ID != string(me.Person) {
		page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Assign this case to me", Value: "me", Kind: view.Secondary})
	}
	p.pages.Show(w, r, status, "form", page)
}

// relatedInset says who has the cases of the same child or family: often the best choice.
func relatedInset(related []application.RelatedCase) []view.Component {
	var said []string
	for _, one := range related {
		if !one.Answered() && one.Kind == casework.SameChild {
			said = append(said, string(one.Reference)+" may be of the same child. Compare the two before you assign this one.")
		}
		if one.Answered() && one.Kind != casework.NotRelated && one.Coordinator != "" {
			rule, _ := one.Kind.Rule()
			said = append(said, rule.Said+": "+string(one.Reference)+", with "+one.Coordinator+".")
		}
	}
	if said == nil {
		return nil
	}
	return []view.Component{view.Inset{Paragraphs: said}}
}
