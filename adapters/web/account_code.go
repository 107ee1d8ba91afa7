package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// codePage asks for the single-use code (F22), and lets one ask for another (F23).
type codePage struct {
	view.Page
	Sent string // where the code went
	Next *view.Hidden
	Code view.TextInput
	// Passkey is in the place of the code where a passkey is asked for.
	Passkey *view.PasskeyAsk
	To      string // the address that takes it
	Go      view.Button
	// Remember is nil for whoever gives a code at each sign-in.
	Remember *view.Checkboxes
	NewCode  *view.Button // nil where no code is sent
	Others   []view.Button
	Again    view.Link
	Demo     bool // messages can be read in the browser
}

func (p AccountPages) showCode(w http.ResponseWriter, r *http.Request) error {
	next := r.URL.Query().Get("next")
	if signedIn(r) {
		goOn(w, r, next)
		return nil
	}
	return p.drawCode(w, r, http.StatusOK, "", next, form.Errors{})
}

// drawCode shows the form, or leads back to the password when no sign-in waits for a code.
func (p AccountPages) drawCode(w http.ResponseWriter, r *http.Request, status int, typed, next string, errs form.Errors) error {
	sent, err := p.waiting.Do(r.Context(), p.sessions.waiting(r))
	if err != nil {
		return p.startAgain(w, r, next, err)
	}
	page := &codePage{
		Page:   view.Page{Title: "Enter your code", Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: withNext("/sign-in", next)}},
		Sent:   sentWhere(sent),
		To:     "/sign-in/code",
		Code:   codeField(typed, errs),
		Go:     view.Button{Text: "Continue", Value: "continue"},
		Others: wayButtons(sent.Others),
		Again:  view.Link{Text: "Sign in as someone else", Href: withNext("/sign-in", next)},
	}
	switch sent.Way {
	case accounts.ByPasskey:
		if err := p.askPasskey(r, page); err != nil {
			return err
		}
	case accounts.ByApp:
		page.Code.Hint = "The app shows a new one every half minute."
	case accounts.ByRecovery:
		page.Code.Label, page.Code.Hint, page.Code.InputMode, page.Code.Autocomplete, page.Code.Chars = "Recovery code", "One of those that you printed, such as abcd-2345-efgh. It works once.", "", "off", 20
	default:
		page.NewCode = &view.Button{Text: "Send a new code", Kind: view.Secondary, Value: "new"}
		page.Demo = p.options.MessagesShown
	}
	if sent.MayRemember {
		page.Remember = &view.Checkboxes{Name: "remember", Small: true, Options: []view.Option{{Value: "yes", Text: "Remember this browser for 30 days", Hint: "You then need only your password here. Do not tick it where others can use the computer."}}}
	}
	if next = localPage(next); next != "" {
		page.Next = &view.Hidden{Name: "next", Value: next}
	}
	p.pages.Show(w, r, status, "account_code", page)
	return nil
}

func sentWhere(sent accounts.SentTo) string {
	switch sent.Way {
	case accounts.ByPasskey:
		return "Press the button, then do what your device asks for: your finger, your face, or its PIN."
	case accounts.ByApp:
		return "Open your authenticator app and enter the code that it shows for the EHC Hub."
	case accounts.ByRecovery:
		return "Enter one of the recovery codes that you keep on paper."
	case accounts.ByText:
		return "We have sent a text message to your phone number that ends in " + sent.To + ". It may take a minute to arrive."
	}
	return "We have sent an e-mail to " + sent.To + ". It may take a minute to arrive."
}

// startAgain leads back to the password when no sign-in waits any more.
func (p AccountPages) startAgain(w http.ResponseWriter, r *http.Request, next string, err error) error {
	if !fault.Has(err, "account.no-sign-in") {
		return err
	}
	p.sessions.stopWaiting(w)
	http.Redirect(w, r, withNext("/sign-in", next), http.StatusSeeOther)
	return nil
}

func (p AccountPages) sendCode(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	next := values.Raw("next")
	session, err := p.enter.Do(r.Context(), accounts.EnterCodeInput{Token: p.sessions.waiting(r), Code: values.Text("code")})
	if err == nil {
		return p.begin(w, r, session, next, values.Yes("remember"))
	}
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawCode(w, r, status, values.Text("code"), next, errs)
	}
	return p.startAgain(w, r, next, err)
}

// begin gives the browser its session, in the place of one that it may have had.
func (p AccountPages) begin(w http.ResponseWriter, r *http.Request, session, next string, skipCode bool) error {
	if old := p.sessions.token(r); old != "" {
		if err := p.signOut.Do(r.Context(), old); err != nil {
			return err
		}
	}
	here, err := p.remember.Do(r.Context(), accounts.RememberBrowserInput{Session: session, Browser: p.sessions.browser(r), Devices: p.sessions.devices(r), Named: browserNamed(r.UserAgent()), SkipCode: skipCode})
	if err != nil {
		return err
	}
	p.sessions.stopWaiting(w)
	p.sessions.remember(w, session)
	p.sessions.rememberBrowser(w, here.Browser)
	p.sessions.rememberDevices(w, here.Devices)
	if here.Waiting {
		http.Redirect(w, r, withNext(keptPath, next), http.StatusSeeOther)
		return nil
	}
	goOn(w, r, next)
	return nil
}

func (p AccountPages) sendNewCode(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	next := values.Raw("next")
	err = p.newCode.Do(r.Context(), p.sessions.waiting(r))
	if err == nil {
		LeaveNotice(w, "We have sent you a new code. The one before no longer works.")
		http.Redirect(w, r, withNext("/sign-in/code", next), http.StatusSeeOther)
		return nil
	}
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawCode(w, r, status, "", next, errs)
	}
	return p.startAgain(w, r, next, err)
}
