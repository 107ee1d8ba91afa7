package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/fault"
)

func (p ClosingPages) askUndoing(w http.ResponseWriter, r *http.Request) error {
	head, err := p.reopenable(r)
	if err != nil {
		return err
	}
	p.showUndoing(w, r, http.StatusOK, head, "", form.Errors{})
	return nil
}

func (p ClosingPages) reopenable(r *http.Request) (application.Head, error) {
	head, err := ofCase(r, p.undoable.Do)
	if err != nil {
		return head, err
	}
	if _, closed := head.Case.Closing(); !closed {
		return head, fault.New(fault.Illegal, "closing.open", "This case is not closed.")
	}
	return head, nil
}

func (p ClosingPages) undoClosing(w http.ResponseWriter, r *http.Request) error {
	head, err := p.reopenable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = p.undo.Do(r.Context(), ActorOf(r), head.Case.ID(), values.Lines("reason"))
	var errs form.Errors
	if errs.AddFault(err) {
		p.showUndoing(w, r, statusAgain(errs, err), head, values.Lines("reason"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The closing is undone. The case stands where it stood.")
	http.Redirect(w, r, caseURL(head.Case, ""), http.StatusSeeOther)
	return nil
}

func (p ClosingPages) showUndoing(w http.ResponseWriter, r *http.Request, status int, head application.Head, reason string, errs form.Errors) {
	closing, _ := head.Case.Closing()
	page := &confirmPage{
		Page:  view.Page{Title: "Undo this closing?", Case: caseBar(head, 0), Errors: errs.Summary()},
		Intro: []view.Component{view.SummaryList{Rows: closingRows(closing, true)}},
		Confirm: view.Confirm{
			What: []string{"The case stands again at “" + closing.From.Label() + "”, and every date is what it was: the days in between count.",
				"Everyone on the case is told that it was closed by mistake. The closing stays in the history with your reason."},
			Warning: "Undo only a mistake. If the family asks anew, a new request is made.",
			Fields:  []view.Component{view.TextArea{Name: "reason", Label: "What was the mistake?", Rows: 4, Value: reason, Error: errs.For("reason")}},
			Yes:     view.Button{Text: "Yes, undo the closing", Value: "undo", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: caseURL(head.Case, "")},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
