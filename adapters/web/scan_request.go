package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/recording"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/ports"
)

// scanRequestForm is what an officer reads on a paper that asks for an assessment.
type scanRequestForm struct {
	Forenames  string   `form:"forenames" label:"the forenames" validate:"max=100"`
	Surname    string   `form:"surname" label:"the surname that stands on the paper" validate:"required,max=100"`
	Born       ehc.Date `form:"born" label:"the date of birth that stands on the paper" validate:"required"`
	ReceivedOn ehc.Date `form:"received-on" label:"the date on which it was received" validate:"required"`
	To         string   `form:"to" label:"whether it is this child"`
}

func (p ScanPages) askRequest(w http.ResponseWriter, r *http.Request) error {
	a, err := p.opened(r)
	if err != nil {
		return err
	}
	if !a.ByHand() {
		http.Redirect(w, r, councilScans+"/"+string(a.ID), http.StatusSeeOther)
		return nil
	}
	values := form.Of(nil)
	values.Set("received-on", form.DateText(ehc.DateIn(a.At, application.London)))
	p.drawRequest(w, r, http.StatusOK, a, nil, values, form.Errors{})
	return nil
}

func (p ScanPages) startRequest(w http.ResponseWriter, r *http.Request) error {
	a, err := p.opened(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in scanRequestForm
	errs := form.Read(values, &in)
	var out recording.FromScanOut
	if !errs.Any() {
		out, err = p.start.Do(r.Context(), ActorOf(r), a.ID, recording.FromScanInput{Forenames: in.Forenames, OnPaper: paper.OnPaper{Surname: in.Surname, Born: in.Born}, ReceivedOn: in.ReceivedOn, To: ehc.CaseID(in.To)})
		if err != nil && !errs.AddConflict(err) && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		if fault.Is(err, fault.Illegal) { // somebody else has seen to it: the form would be shown of nothing
			LeaveNotice(w, fault.As(err).Message)
			http.Redirect(w, r, councilScans+"/"+string(a.ID), http.StatusSeeOther)
			return nil
		}
		p.drawRequest(w, r, statusAgain(errs, err), a, out.Same, values, errs)
		return nil
	}
	if out.Draft {
		LeaveNotice(w, "The paper is a document of this draft request. Write down what stands on it, and send the request: its time limits count from the day on which it came.")
		http.Redirect(w, r, draftURL(out.Case, ""), http.StatusSeeOther)
		return nil
	}
	LeaveNotice(w, "The paper is at its case. The case co-ordinator is told.")
	http.Redirect(w, r, councilScans, http.StatusSeeOther)
	return nil
}

func (p ScanPages) drawRequest(w http.ResponseWriter, r *http.Request, status int, a recording.ArrivalAt, same []ports.CaseOfChild, v *form.Values, errs form.Errors) {
	back := councilScans + "/" + string(a.ID)
	page := &decisionRecordPage{Page: view.Page{Title: "Start a request from a scanned paper", Errors: errs.Summary(), Back: &view.Link{Text: "Back to the paper", Href: back},
		Lead: "A draft request is made with the scan as its document. Every officer finds it in their list and can go on with it."},
		Intro:   []view.Component{view.Inset{Text: notRead, Link: &view.Link{Text: "Open the scan", Href: back + "/file"}}},
		Parts:   append([]view.Component{view.TextInput{Name: "forenames", Label: "The child’s forenames", Value: v.Text("forenames"), Error: errs.For("forenames"), Autocomplete: "off"}}, onPaperFields(v, errs)...),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Start the request", Value: "start"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	page.Parts = append(page.Parts, view.DateInput{Name: "received-on", Label: "When was it received?", Value: v.Text("received-on"), Error: errs.For("received-on"), Past: true, Hint: "The day on which the paper reached the council, even if it was scanned later. The 6 and 20 weeks count from it."})
	if len(same) > 0 {
		page.Parts = append(page.Parts, sameChildChoice(same, v, errs))
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// sameChildChoice asks whether a paper is about the child of a case that there is.
func sameChildChoice(same []ports.CaseOfChild, v *form.Values, errs form.Errors) view.Component {
	choice := view.Radios{Name: "to", Legend: "Is it one of these children?", Value: v.Text("to"), Error: errs.For("to"), Small: true, Clearable: true}
	for _, one := range same {
		o := view.Option{Value: string(one.Case), Text: "Yes: " + one.Called + ", " + string(one.Reference), Hint: one.State.Label()}
		if one.State == casework.RequestDraft {
			o.Text, o.Hint = "Yes: the draft request of "+one.Called, "The paper becomes a further document of it."
		}
		choice.Options = append(choice.Options, o)
	}
	choice.Options = append(choice.Options, view.Option{Value: string(recording.AnewChoice), Text: "No, it is another child, or a new request", Or: true})
	return choice
}
