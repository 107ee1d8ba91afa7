package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/disputing"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func (p DisputePages) toDo(r *http.Request) (disputing.DisputeOut, error) {
	out, err := p.opened(r)
	if err != nil {
		return out, err
	}
	if err := access.Decide(ActorOf(r), access.RecordDisputes, out.Subject); err != nil {
		return out, err
	}
	if len(openDuties(out.Dispute)) == 0 {
		return out, fault.New(fault.Illegal, "dispute.not-owed", "Nothing that was agreed or ordered is waiting to be done.")
	}
	return out, nil
}

func (p DisputePages) askDone(w http.ResponseWriter, r *http.Request) error {
	out, err := p.toDo(r)
	if err != nil {
		return err
	}
	p.showDone(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p DisputePages) recordDone(w http.ResponseWriter, r *http.Request) error {
	out, err := p.toDo(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	in := disputing.DoneInput{Case: out.Case.ID(), Dispute: out.Dispute.ID(), Days: map[string]ehc.Date{}}
	var errs form.Errors
	for _, u := range openDuties(out.Dispute) {
		day, err := values.Date(u.Field(), "the day")
		errs.AddFault(err)
		in.Days[u.Field()] = day
	}
	if !errs.Any() {
		if err = p.done.Do(r.Context(), ActorOf(r), in); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.showDone(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	LeaveNotice(w, "What was done is recorded.")
	http.Redirect(w, r, disputeURL(out.Head, out.Dispute), http.StatusSeeOther)
	return nil
}

func (p DisputePages) showDone(w http.ResponseWriter, r *http.Request, status int, out disputing.DisputeOut, values *form.Values, errs form.Errors) {
	back := disputeURL(out.Head, out.Dispute)
	page := &decisionRecordPage{
		Page: view.Page{Title: "Record what was done", Caption: out.Dispute.Matter().Kind.Label(), Case: caseBar(out.Head, 0), Errors: errs.Summary(),
			Back: &view.Link{Text: "Back to the record", Href: back}, Lead: "Leave empty what is not done yet. A decision, a draft and a final plan of this case are recorded by themselves."},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	for _, u := range openDuties(out.Dispute) {
		if u.Last.IsZero() {
			continue
		}
		page.Parts = append(page.Parts, view.DateInput{Name: u.Field(), Label: u.Duty, Hint: "By " + u.Last.Long() + " (" + u.Source + "). Day, month and year, for example 27/3/2026", Value: values.Text(u.Field()), Error: errs.For(u.Field())})
	}
	p.pages.Show(w, r, status, "decision_record", page)
}
