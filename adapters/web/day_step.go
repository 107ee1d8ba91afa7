package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/ehc"
)

// dayStep is a step of which nothing is recorded but its day.
type dayStep struct{ field, title, label, done string }

// page asks for the day.
func (s dayStep) page(h application.Head, back, on string, errs form.Errors) *decisionRecordPage {
	return &decisionRecordPage{
		Page:    view.Page{Title: s.title, Case: caseBar(h, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: back}},
		Parts:   []view.Component{view.DateInput{Name: s.field, Label: s.label, Value: on, Error: errs.For(s.field)}},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record it", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
}

// answer takes the day, and shows the form again where it is wrong.
func (s dayStep) answer(w http.ResponseWriter, r *http.Request, next string, take func(ehc.Date) error, again func(status int, on string, errs form.Errors)) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	on, err := values.Date(s.field, "the day")
	var errs form.Errors
	if !errs.AddFault(err) {
		if err = take(on); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		again(statusAgain(errs, err), values.Text(s.field), errs)
		return nil
	}
	LeaveNotice(w, s.done)
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}
