package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
)

// askWithdrawal is the page on which the family, or the setting that asked, takes the request back, or keeps it after all.
func (p ClosingPages) askWithdrawal(w http.ResponseWriter, r *http.Request) error {
	head, err := p.withdrawable(r)
	if err != nil {
		return err
	}
	p.showWithdrawal(w, r, http.StatusOK, head, "", form.Errors{})
	return nil
}

func (p ClosingPages) withdrawable(r *http.Request) (application.Head, error) {
	return ofCase(r, p.withdraws.Do)
}

func (p ClosingPages) withdraw(w http.ResponseWriter, r *http.Request) error {
	head, err := p.withdrawable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	said := "The council has been told that you want to withdraw the request. It will write to you."
	if values.Action() == "keep" {
		said = "Your request goes on. The council has been told."
		err = p.keep.Do(r.Context(), ActorOf(r), head.Case.ID())
	} else {
		err = p.ask.Do(r.Context(), ActorOf(r), head.Case.ID(), values.Lines("reason"))
	}
	var errs form.Errors
	if errs.AddFault(err) {
		p.showWithdrawal(w, r, statusAgain(errs, err), head, values.Lines("reason"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, said)
	http.Redirect(w, r, caseURL(head.Case, ""), http.StatusSeeOther)
	return nil
}

func (p ClosingPages) showWithdrawal(w http.ResponseWriter, r *http.Request, status int, head application.Head, why string, errs form.Errors) {
	back := view.Link{Text: "No, go back", Href: caseURL(head.Case, "")}
	page := &confirmPage{Page: view.Page{Title: "Withdraw the request for an assessment?", Case: caseBar(head, 0), Errors: errs.Summary()}}
	page.Confirm = view.Confirm{
		What: []string{"The council is told that you no longer want an assessment.",
			"The case goes on until the council has confirmed it. If your child may need more help than their school can give, the council may still have to look into it.",
			"You can change your mind until then, and you can ask for an assessment again at any time."},
		Fields: []view.Component{view.TextArea{Name: "reason", Label: "Why? (optional)", Hint: "You do not have to give a reason.", Rows: 4, Value: why, Error: errs.For("reason")}},
		Yes:    view.Button{Text: "Yes, withdraw the request", Value: "withdraw", Kind: view.Warned}, No: back,
	}
	if wish, asked := head.Case.WithdrawalAsked(); asked {
		page.Title = "Keep the request after all?"
		page.Intro = []view.Component{view.Inset{Paragraphs: wishWords(wish, true)}}
		page.Confirm = view.Confirm{What: []string{"The request is not withdrawn, and the case goes on. The council is told."}, Yes: view.Button{Text: "Yes, keep the request", Value: "keep"}, No: back}
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
