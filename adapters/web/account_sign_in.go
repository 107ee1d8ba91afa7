package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

// signInPage has two doors: asking for an assessment, which needs no account, and signing in.
type signInPage struct {
	view.Page
	Why      []string // the reader was signed out, and what became of what they typed
	Request  view.Button
	Next     *view.Hidden
	Email    view.TextInput
	Password view.PasswordInput
	SignIn   view.Button
	Register string
	// Elsewhere are the ways to sign in with an account that one has elsewhere.
	Elsewhere []placeTo
	Demo      *demoPanel
}

func (p AccountPages) showSignIn(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	if signedIn(r) {
		goOn(w, r, query.Get("next"))
		return nil
	}
	p.drawSignIn(w, r, http.StatusOK, query.Get("as"), query.Get("next"), form.Errors{})
	return nil
}

func (p AccountPages) drawSignIn(w http.ResponseWriter, r *http.Request, status int, email, next string, errs form.Errors) {
	page := &signInPage{
		Page:     view.Page{Title: "Sign in", Heading: "Education, health and care plans", Width: view.Wide, Errors: errs.Summary()},
		Why:      whySignIn(r.URL.Query()),
		Request:  view.Button{Text: "Request an assessment", Href: "/request", Kind: view.Secondary},
		Email:    view.TextInput{Name: "email", Label: "E-mail address", Type: "email", Autocomplete: "username", NoSpelling: true, Value: email, Error: errs.For("email")},
		Password: view.PasswordInput{Name: "password", Label: "Password", Autocomplete: "current-password", Error: errs.For("password")},
		SignIn:   view.Button{Text: "Sign in", Value: "sign-in"},
		Register: "/register",
		Demo:     p.demoPanel(email, next),

		Elsewhere: p.elsewhereLinks(localPage(next)),
	}
	if page.Demo != nil && page.Demo.Chosen != "" {
		page.Password.Hint = "In the demonstration it is: " + page.Demo.Password
	}
	if next = localPage(next); next != "" {
		page.Next = &view.Hidden{Name: "next", Value: next}
	}
	p.pages.Show(w, r, status, "account_sign_in", page)
}

// whySignIn says why one has to sign in again, and whether what was typed is safe.
func whySignIn(query url.Values) (why []string) {
	switch query.Get("ended") {
	case endedByTime:
		why = append(why, "You were signed out because your session had ended. Sign in to go on.")
	case endedByThem:
		why = append(why, "You have signed out in this browser, perhaps in another tab. Sign in to go on.")
	}
	switch query.Get("typed") {
	case typedKept:
		why = append(why, "What you typed is safe. Sign in again in this browser within 2 hours, then check it and save it.")
	case typedLost:
		why = append(why, "What you sent was not saved. To get it back, press your browser’s Back button. Sign in in a new tab, then save it in the first one.")
	}
	return why
}

func (p AccountPages) sendSignIn(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	email, next := values.Text("email"), values.Raw("next")
	out, err := p.signIn.Do(r.Context(), accounts.SignInInput{Email: email, Password: values.Raw("password"), From: p.address(r), Devices: p.sessions.devices(r)})
	if err == nil && out.Session != "" {
		return p.begin(w, r, out.Session, next, false)
	}
	if err == nil {
		p.sessions.wait(w, out.Token)
		http.Redirect(w, r, withNext("/sign-in/code", next), http.StatusSeeOther)
		return nil
	}
	var errs form.Errors
	status, ok := taken(w, &errs, err)
	if !ok {
		return err
	}
	p.drawSignIn(w, r, status, email, next, errs)
	return nil
}

func (p AccountPages) doSignOut(w http.ResponseWriter, r *http.Request) error {
	if err := p.signOut.Do(r.Context(), p.sessions.token(r)); err != nil {
		return err
	}
	if err := p.leave.Do(r.Context(), p.sessions.browser(r)); err != nil {
		return err
	}
	p.sessions.forget(w)
	LeaveNotice(w, "You are signed out.")
	http.Redirect(w, r, "/sign-in", http.StatusSeeOther)
	return nil
}

// demoPanel offers the demo's people by what they are.
type demoPanel struct {
	Chosen   string // the address that was picked
	Password string
	Groups   []demoGroup
}

type demoGroup struct {
	Title  string
	People []demoChoice
}

type demoChoice struct {
	view.Link
	About   string
	Current bool
}

// demoPanel is nil outside of the demo.
func (p AccountPages) demoPanel(email, next string) *demoPanel {
	if p.options.Demo == nil {
		return nil
	}
	panel := &demoPanel{Password: p.options.Demo.DemoPassword()}
	for _, person := range p.options.Demo.DemoPeople() {
		if n := len(panel.Groups); n == 0 || panel.Groups[n-1].Title != person.Group {
			panel.Groups = append(panel.Groups, demoGroup{Title: person.Group})
		}
		query := url.Values{"as": {person.Email}}
		if next = localPage(next); next != "" {
			query.Set("next", next)
		}
		choice := demoChoice{Link: view.Link{Text: person.Name, Href: "/sign-in?" + query.Encode() + "#email"}, About: person.About, Current: person.Email == email}
		if choice.Current {
			panel.Chosen = person.Email
		}
		group := &panel.Groups[len(panel.Groups)-1]
		group.People = append(group.People, choice)
	}
	return panel
}
