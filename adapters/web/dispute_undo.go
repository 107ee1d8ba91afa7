package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/disputing"
	"ehchub/domain/access"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// undoOf is the latest step of the mediation or the appeal, which is to be taken back.
type undoOf struct {
	disputing.DisputeOut
	mediation bool
	step      dispute.Taken
}

func (p DisputePages) undoable(r *http.Request) (undoOf, error) {
	out, err := p.opened(r)
	if err != nil {
		return undoOf{}, err
	}
	if err := access.Decide(ActorOf(r), access.RecordDisputes, out.Subject); err != nil {
		return undoOf{}, err
	}
	u := undoOf{DisputeOut: out, mediation: mux.Vars(r)["overlay"] == "mediation"}
	step, ok := out.Dispute.Undoable(u.mediation)
	if u.step = step; !ok {
		return u, fault.New(fault.Illegal, "dispute.nothing-to-undo", "Nothing is recorded here that could be undone.")
	}
	return u, nil
}

func (p DisputePages) askUndo(w http.ResponseWriter, r *http.Request) error {
	u, err := p.undoable(r)
	if err != nil {
		return err
	}
	p.showUndo(w, r, http.StatusOK, u, "", form.Errors{})
	return nil
}

func (p DisputePages) undoStep(w http.ResponseWriter, r *http.Request) error {
	u, err := p.undoable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = p.undo.Do(r.Context(), ActorOf(r), disputing.UndoInput{Case: u.Case.ID(), Dispute: u.Dispute.ID(), Mediation: u.mediation, Reason: values.Lines("reason")})
	var errs form.Errors
	if errs.AddFault(err) {
		p.showUndo(w, r, statusAgain(errs, err), u, values.Lines("reason"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The step is taken back. The record shows both.")
	http.Redirect(w, r, disputeURL(u.Head, u.Dispute), http.StatusSeeOther)
	return nil
}

func (p DisputePages) showUndo(w http.ResponseWriter, r *http.Request, status int, u undoOf, reason string, errs form.Errors) {
	page := &confirmPage{
		Page:  view.Page{Title: "Undo this step?", Caption: u.Dispute.Matter().Kind.Label(), Case: caseBar(u.Head, 0), Errors: errs.Summary()},
		Intro: []view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Step", Text: dispute.StepWords(u.step.Step)}, {Key: "Day", Text: u.step.On.Long()}}}},
		Confirm: view.Confirm{
			What:   []string{"The record stands where it stood before, and every date is counted again.", "The step stays in the record as a mistake, with your reason. The family is told that something had been recorded by mistake."},
			Fields: []view.Component{view.TextArea{Name: "reason", Label: "What was the mistake?", Hint: "Only officers of the council read this.", Rows: 4, Value: reason, Error: errs.For("reason")}},
			Yes:    view.Button{Text: "Yes, undo the step", Value: "undo", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: disputeURL(u.Head, u.Dispute)},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p DisputePages) datable(r *http.Request) (disputing.DisputeOut, error) {
	out, err := p.opened(r)
	if err != nil {
		return out, err
	}
	if err := access.Decide(ActorOf(r), access.RecordDisputes, out.Subject); err != nil {
		return out, err
	}
	if len(out.Dispute.Datable()) == 0 {
		return out, fault.New(fault.Illegal, "dispute.not-datable", "Nothing that was agreed in mediation waits to be done.").Citing("SI 2014/1530 reg 42")
	}
	return out, nil
}

func (p DisputePages) askDates(w http.ResponseWriter, r *http.Request) error {
	out, err := p.datable(r)
	if err != nil {
		return err
	}
	p.showDates(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p DisputePages) agreeDates(w http.ResponseWriter, r *http.Request) error {
	out, err := p.datable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	in := disputing.AgreeDatesInput{Case: out.Case.ID(), Dispute: out.Dispute.ID(), Days: map[string]ehc.Date{}, Why: values.Lines("why")}
	var errs form.Errors
	for _, u := range out.Dispute.Datable() {
		day, err := values.Date(u.Field(), "the day")
		errs.AddFault(err)
		in.Days[u.Field()] = day
	}
	if !errs.Any() {
		if err = p.dates.Do(r.Context(), ActorOf(r), in); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.showDates(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	LeaveNotice(w, "The days that both sides agreed on are recorded. The dates of the case follow them.")
	http.Redirect(w, r, disputeURL(out.Head, out.Dispute), http.StatusSeeOther)
	return nil
}

func (p DisputePages) showDates(w http.ResponseWriter, r *http.Request, status int, out disputing.DisputeOut, values *form.Values, errs form.Errors) {
	back := disputeURL(out.Head, out.Dispute)
	page := &decisionRecordPage{
		Page: view.Page{Title: "Record other days that both sides agreed on", Caption: out.Dispute.Matter().Kind.Label(), Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the record", Href: back},
			Lead: "The law lets the family and the council agree in writing on other days than its own (SI 2014/1530 reg 42). Leave empty what stays as it is."},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	for _, u := range out.Dispute.Datable() {
		page.Parts = append(page.Parts, view.DateInput{Name: u.Field(), Label: u.Duty, Hint: "Now by " + u.Last.Long() + ". Day, month and year, for example 27/3/2026", Value: values.Text(u.Field()), Error: errs.For(u.Field())})
	}
	page.Parts = append(page.Parts, view.TextArea{Name: "why", Label: "Why did both sides agree on another day?", Hint: "The family reads this beside the day.", Rows: 4, Value: values.Lines("why"), Error: errs.For("why")})
	p.pages.Show(w, r, status, "decision_record", page)
}
