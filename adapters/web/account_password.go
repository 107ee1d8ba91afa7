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
	Way      *view.Radios // for a first password
	Save     view.Button
}

func (p AccountPages) showPassword(w http.ResponseWriter, r *http.Request) error {
	return p.drawPassword(w, r, http.StatusOK, nil, form.Errors{})
}

// drawPassword shows the form with what was typed, which is nil at first.
func (p AccountPages) drawPassword(w http.ResponseWriter, r *http.Request, status int, typed *form.Values, errs form.Errors) error {
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
		if typed == nil {
			typed = form.Of(map[string][]string{"phone": {atHome(link.Phone)}})
		}
		page.Way = wayRadios(link, typed, errs)
	}
	p.pages.Show(w, r, status, "account_password", page)
	return nil
}

// wayRadios asks a new person how their codes shall reach them.
func wayRadios(link accounts.PasswordLink, typed *form.Values, errs form.Errors) *view.Radios {
	radios := &view.Radios{Name: "way", Legend: "How shall we send you codes?", Hint: "Each time you sign in, you give your password and then a code that works once.", Value: typed.Text("way"), Error: errs.For("way")}
	if link.Texts {
		radios.Options = append(radios.Options, view.Option{Value: string(accounts.ByText), Text: "By text message", Hint: "We send the first one now, to check the number.", Reveal: []view.Component{mobileField(typed.Text("phone"), errs)}})
	}
	radios.Options = append(radios.Options,
		view.Option{Value: string(accounts.ByMail), Text: "By e-mail", Hint: "To " + link.Email + "."},
		view.Option{Value: string(accounts.ByApp), Text: "With an authenticator app", Hint: "An app on your phone or computer that makes the codes. The first one comes by e-mail, then you add the app."})
	return radios
}

func mobileField(phone string, errs form.Errors) view.TextInput {
	return view.TextInput{Name: "phone", Label: "Mobile number", Type: "tel", Autocomplete: "tel", Chars: 20, NoSpelling: true, Value: phone, Error: errs.For("phone")}
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
	var chosen accounts.Chosen
	way := accounts.Way(values.Text("way"))
	if err == nil {
		chosen, err = p.choose.Do(r.Context(), accounts.ChoosePasswordInput{Token: token, Password: values.Raw("password"), Way: way, Phone: values.Text("phone")})
	}
	if err == nil {
		next := ""
		if link.First && way == accounts.ByApp {
			next = ownWays + "/app"
		}
		p.signInWith(w, r, link, chosen, values.Raw("password"), next)
		return nil
	}
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawPassword(w, r, status, values, errs)
	}
	return p.linkEnded(w, r, err)
}

// signInWith goes on to the code with a password that was chosen just now: nobody types it twice. Where that can't be
// done, the sign-in page follows, with the address filled in.
func (p AccountPages) signInWith(w http.ResponseWriter, r *http.Request, link accounts.PasswordLink, chosen accounts.Chosen, password, next string) {
	waiting := chosen.SignIn
	if !link.First {
		if out, err := p.signIn.Do(r.Context(), accounts.SignInInput{Email: link.Email, Password: password, From: p.address(r)}); err == nil {
			waiting = out.Token
		}
	}
	if waiting == "" {
		LeaveNotice(w, "Your password is saved. Sign in with it.")
		http.Redirect(w, r, "/sign-in?"+url.Values{"as": {link.Email}}.Encode(), http.StatusSeeOther)
		return
	}
	p.sessions.wait(w, waiting)
	LeaveNotice(w, "Your password is saved. One more step, and you are in.")
	http.Redirect(w, r, withNext("/sign-in/code", next), http.StatusSeeOther)
}
