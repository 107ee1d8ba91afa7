package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// receivedForm is the shape of the form that corrects the day of receipt.
type receivedForm struct {
	ReceivedOn ehc.Date `form:"received-on" label:"the day on which the request was received"`
	Why        string   `form:"why,lines" validate:"max=500" label:"how you know"`
}

func (p TimetablePages) askReceipt(w http.ResponseWriter, r *http.Request) error {
	head, err := ofCase(r, p.receipt.Do)
	if err != nil {
		return err
	}
	p.drawReceipt(w, r, http.StatusOK, head, form.Of(map[string][]string{"received-on": {form.DateText(head.Case.ReceivedOn())}}), form.Errors{})
	return nil
}

func (p TimetablePages) drawReceipt(w http.ResponseWriter, r *http.Request, status int, head application.Head, v *form.Values, errs form.Errors) {
	page := &formPage{
		Page: view.Page{Title: "When was the request received?", Case: caseBar(head, 0), Errors: errs.Summary(),
			Lead: "The clock starts on the day on which the council received the request, whichever way it came, even with answers missing. Every date is counted anew; what it was before stays beside it."},
		Parts: []view.Component{
			view.DateInput{Name: "received-on", Label: "Day of receipt", Hint: "It stands at " + head.Case.ReceivedOn().LongWithDay() + ".", Value: v.Text("received-on"), Error: errs.For("received-on"), Max: form.DateText(head.Today)},
			view.TextArea{Name: "why", Label: "How do you know?", Hint: "The family reads this beside the dates.", Rows: 3, MaxChars: casework.MaxReceiptReason, Value: v.Lines("why"), Error: errs.For("why")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Correct the day", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: timetableURL(head.Case)}},
	}
	p.pages.Show(w, r, status, "form", page)
}

func (p TimetablePages) correctReceipt(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	head, err := ofCase(r, p.receipt.Do)
	if err != nil {
		return err
	}
	var in receivedForm
	errs := form.Read(values, &in)
	if !errs.Any() {
		err = p.correct.Do(r.Context(), ActorOf(r), timing.CorrectReceiptInput{Case: head.Case.ID(), ReceivedOn: in.ReceivedOn, Why: in.Why})
		errs.AddFault(err)
	}
	if errs.Any() {
		p.drawReceipt(w, r, http.StatusUnprocessableEntity, head, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The day is corrected and every date is counted anew. The family is told.")
	http.Redirect(w, r, timetableURL(head.Case), http.StatusSeeOther)
	return nil
}
