package web

import (
	"net/http"
	"net/url"

	"github.com/gorilla/mux"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// linkPage asks where to send the link by which one chooses a password.
type linkPage struct {
	view.Page
	Email view.TextInput
	Send  view.Button
}

func (p AccountPages) showLinkForm(w http.ResponseWriter, r *http.Request) error {
	p.drawLinkForm(w, r, http.StatusOK, "", form.Errors{})
	return nil
}

func (p AccountPages) drawLinkForm(w http.ResponseWriter, r *http.Request, status int, email string, errs form.Errors) {
	p.pages.Show(w, r, status, "account_link", &linkPage{
		Page: view.Page{Title: "Choose a password", Lead: "For your first sign-in, or when you have forgotten your password.", Errors: errs.Summary(),
			Back: &view.Link{Text: "Back to sign in", Href: "/sign-in"}},
		Email: view.TextInput{Name: "email", Label: "E-mail address", Hint: "The one that the council wrote to you at. We send a link to it.", Type: "email", Autocomplete: "email", NoSpelling: true,
			Value: email, Error: errs.For("email")},
		Send: view.Button{Text: "Send me the link", Value: "send"},
	})
}

// linkSentPage says what to do now; it is the same whether the address has an account or not.
type linkSentPage struct {
	view.Page
	Email string
	Demo  bool
}

func (p AccountPages) sendLinkForm(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	email := values.Text("email")
	err = p.sendLink.Do(r.Context(), accounts.SendPasswordLinkInput{Email: email, From: p.address(r)})
	if err == nil {
		p.pages.Show(w, r, http.StatusOK, "account_link_sent", &linkSentPage{Page: view.Page{Title: "Check your e-mail"}, Email: email, Demo: p.options.MessagesShown})
		return nil
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	p.drawLinkForm(w, r, status, email, errs)
	return nil
}

// passwordPage is where one chooses a password.
type passwordPage struct {
	view.Page
	Who      view.SummaryList
	Username view.Hidden // so that password managers know whose password it is
	Password view.PasswordInput
	Phone    *view.TextInput
	Save     view.Button
}

func (p AccountPages) showPassword(w http.ResponseWriter, r *http.Request) error {
	return p.drawPassword(w, r, http.StatusOK, "", form.Errors{})
}

func (p AccountPages) drawPassword(w http.ResponseWriter, r *http.Request, status int, phone string, errs form.Errors) error {
	link, err := p.readLink.Do(r.Context(), mux.Vars(r)["token"])
	if err != nil {
		return p.linkEnded(w, r, err)
	}
	page := &passwordPage{
		Page:     view.Page{Title: "Choose a password", Errors: errs.Summary()},
		Who:      view.SummaryList{Rows: []view.SummaryRow{{Key: "Name", Text: link.Name}, {Key: "E-mail address", Text: link.Email, Note: "You sign in with it."}}},
		Username: view.Hidden{Name: "username", Value: link.Email},
		Password: view.PasswordInput{Name: "password", Label: "New password", Hint: "At least 12 characters. Three random words are easy to remember and hard to guess.", Autocomplete: "new-password",
			Error: errs.For("password")},
		Save: view.Button{Text: "Save my password", Value: "save"},
	}
	if link.First {
		page.Phone = &view.TextInput{Name: "phone", Label: "Mobile number (optional)", Hint: "We send the codes for signing in to it by text message. Without it they come by e-mail.", Type: "tel",
			Autocomplete: "tel", Chars: 20, NoSpelling: true, Value: phone, Error: errs.For("phone")}
	}
	p.pages.Show(w, r, status, "account_password", page)
	return nil
}

// linkEnded leads to a new link when this one no longer works.
func (p AccountPages) linkEnded(w http.ResponseWriter, r *http.Request, err error) error {
	if !fault.Has(err, "account.link-ended") {
		return err
	}
	var errs form.Errors
	errs.Add("", "The link has been used already, or it is too old. Enter your e-mail address and we send you a new one.")
	p.drawLinkForm(w, r, http.StatusNotFound, "", errs)
	return nil
}

func (p AccountPages) sendPassword(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	token := mux.Vars(r)["token"]
	link, err := p.readLink.Do(r.Context(), token)
	if err == nil {
		err = p.choose.Do(r.Context(), accounts.ChoosePasswordInput{Token: token, Password: values.Raw("password"), Phone: values.Text("phone")})
	}
	if err == nil {
		p.signInWith(w, r, link.Email, values.Raw("password"))
		return nil
	}
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawPassword(w, r, status, values.Text("phone"), errs)
	}
	return p.linkEnded(w, r, err)
}

// signInWith goes on to the code with a password that was chosen just now: nobody types it twice. Where that can't be
// done, the sign-in page follows, with the address filled in.
func (p AccountPages) signInWith(w http.ResponseWriter, r *http.Request, email, password string) {
	out, err := p.signIn.Do(r.Context(), accounts.SignInInput{Email: email, Password: password, From: p.address(r)})
	if err != nil {
		LeaveNotice(w, "Your password is saved. Sign in with it.")
		http.Redirect(w, r, "/sign-in?"+url.Values{"as": {email}}.Encode(), http.StatusSeeOther)
		return
	}
	p.sessions.wait(w, out.Token)
	LeaveNotice(w, "Your password is saved. Enter the code that we have just sent you, and you are in.")
	http.Redirect(w, r, "/sign-in/code", http.StatusSeeOther)
}
