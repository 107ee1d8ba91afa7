package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

// waysPath is where a manager takes every second step off an account.
const waysPath = "/second-step"

func (p DirectoryPages) askResetWays(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.showResetWays(w, r, http.StatusOK, out, resetWaysForm{}, form.Errors{})
	return nil
}

// resetWaysForm is the shape of the page.
type resetWaysForm struct {
	Reason string `form:"reason,lines" label:"why" ask:"Write why, and how you know that it is this person who asks" validate:"required,max=500"`
}

func (p DirectoryPages) showResetWays(w http.ResponseWriter, r *http.Request, status int, out accounts.PersonOut, in resetWaysForm, errs form.Errors) {
	p.pages.Show(w, r, status, "confirm_page", &confirmPage{
		Page: view.Page{Title: "Reset how " + out.Name + " signs in?", Errors: errs.Summary()}, Confirm: view.Confirm{
			What: []string{"Their phone number, authenticator app, passkeys and recovery codes are taken off the account. Their password and e-mail addresses stay.",
				"They are signed out at once everywhere, and told by e-mail.", "They sign in with their password and a code by e-mail, and can then add the others again."},
			Warning: "Be sure that it is they who ask: call them back at a number that you know.",
			Fields:  []view.Component{view.TextArea{Name: "reason", Label: "Why, and how do you know that it is they?", Hint: "It is kept with the account, with your name.", Rows: 3, Value: in.Reason, Error: errs.For("reason")}},
			Yes:     view.Button{Text: "Reset how they sign in", Value: "reset", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: personURL(out.ID, "")}},
	})
}

func (p DirectoryPages) resetWays(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	return shortForm[resetWaysForm]{
		take: func(in resetWaysForm) error {
			return accounts.ResetWays{Means: p.means}.Do(r.Context(), ActorOf(r), out.ID, in.Reason)
		},
		again: func(status int, in resetWaysForm, _ *form.Values, errs form.Errors) {
			p.showResetWays(w, r, status, out, in, errs)
		},
		said: "How they sign in is reset. They have been told by e-mail.", next: personURL(out.ID, ""),
	}.answer(w, r)
}
