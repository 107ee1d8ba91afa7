package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
)

func (p DecisionPages) askWithdraw(w http.ResponseWriter, r *http.Request) error {
	head, err := p.toClose(r)
	if err != nil {
		return err
	}
	p.showWithdraw(w, r, http.StatusOK, head, "", form.Errors{})
	return nil
}

func (p DecisionPages) toClose(r *http.Request) (application.Head, error) {
	return ofCase(r, p.closing.Do)
}

func (p DecisionPages) close(w http.ResponseWriter, r *http.Request) error {
	head, err := p.toClose(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = p.withdraw.Do(r.Context(), ActorOf(r), head.Case.ID(), values.Lines("reason"))
	var errs form.Errors
	if errs.AddFault(err) {
		p.showWithdraw(w, r, refusedStatus(err), head, values.Lines("reason"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The case is closed. Nothing has been deleted.")
	http.Redirect(w, r, caseURL(head.Case, ""), http.StatusSeeOther)
	return nil
}

func (p DecisionPages) showWithdraw(w http.ResponseWriter, r *http.Request, status int, head application.Head, reason string, errs form.Errors) {
	back := view.Link{Text: "No, go back", Href: caseURL(head.Case, "")}
	page := &confirmPage{
		Page: view.Page{Title: "Close this case outside of the process?", Case: caseBar(head, 0), Errors: errs.Summary()},
		Confirm: view.Confirm{
			What:    []string{"Everyone on the case sees that it is closed, and why. Nothing is deleted.", "The case leaves the lists; it is found with “Include closed cases”."},
			Warning: "The authority’s duty to decide ends only when the law says so: for example the request is withdrawn, or the family moves to another area.",
			Fields:  []view.Component{view.TextArea{Name: "reason", Label: "Why does the authority no longer have to decide?", Rows: 5, Value: reason, Error: errs.For("reason")}},
			Yes:     view.Button{Text: "Yes, close the case", Value: "close", Kind: view.Warned}, No: back,
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
