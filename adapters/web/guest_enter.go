package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
	"ehchub/domain/fault"

	"github.com/gorilla/mux"
)

// guestDoorPage is a step of coming in: a button that sends a code, or the field for it.
type guestDoorPage struct {
	view.Page
	Words   []string
	Demo    bool
	Action  string
	Hidden  []view.Hidden
	Code    *view.TextInput
	Go      view.Button
	NewCode *view.Button
	NewAt   string // where a new code is asked for
}

// shut answers a link that does not work with what to do next.
func (p GuestPages) shut(w http.ResponseWriter, r *http.Request, err error) error {
	switch {
	case fault.Has(err, "guest.expired"):
		return p.showShut(w, r, http.StatusNotFound, "This link has expired", "A link works for six weeks. Nothing that you saved is lost.")
	case fault.Has(err, "guest.no-link"):
		return p.showShut(w, r, http.StatusNotFound, "This link no longer works", "Perhaps we have sent you a newer one: please look for our latest e-mail. Or the council has ended it, and nothing more is asked of you.")
	}
	return err
}

func (p GuestPages) showLink(w http.ResponseWriter, r *http.Request) error {
	door, err := p.uses.Door.Do(r.Context(), mux.Vars(r)["token"])
	if err != nil {
		return p.shut(w, r, err)
	}
	return p.drawLink(w, r, http.StatusOK, door, form.Errors{})
}

func (p GuestPages) drawLink(w http.ResponseWriter, r *http.Request, status int, door accounts.GuestDoor, errs form.Errors) error {
	council := p.board.Standing().Profile.Name
	page := &guestDoorPage{
		Page:   view.Page{Title: "You are asked for advice", Errors: errs.Summary(), Lead: council + " asks for your professional advice about a child or young person."},
		Words:  []string{"Before you read it we make sure that it is you: " + codeGoes(door, "we send a code to ") + " The code goes nowhere else.", "You need no account. There are four pages: what is asked, two to write on, and one to check and send."},
		Action: r.URL.Path, Go: view.Button{Text: "Send me a code", Value: "send"},
	}
	if door.Account {
		page.Words = []string{"You have an account by now, and the request waits for you in it."}
		page.Go = view.Button{Text: "Sign in to your account", Href: "/cases/" + string(door.Case) + "/assessment/advice/" + string(door.Advice)}
	}
	p.pages.Show(w, r, status, "guest_door", page)
	return nil
}

func codeGoes(door accounts.GuestDoor, begin string) string {
	if door.ByText {
		return begin + "your phone number that ends in " + door.To + "."
	}
	return begin + door.To + "."
}

func (p GuestPages) sendCode(w http.ResponseWriter, r *http.Request) error {
	if _, err := form.Parse(r); err != nil {
		return err
	}
	link := mux.Vars(r)["token"]
	door, err := p.uses.Door.Do(r.Context(), link)
	if err != nil {
		return p.shut(w, r, err)
	}
	browser, err := p.uses.Code.Do(r.Context(), link)
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawLink(w, r, status, door, errs)
	}
	if err != nil {
		return p.shut(w, r, err)
	}
	p.waitForCode(w, browser)
	http.Redirect(w, r, accounts.GuestPath+link+"/code", http.StatusSeeOther)
	return nil
}

// waitForCode lets the browser remember that it asked for a code.
func (p GuestPages) waitForCode(w http.ResponseWriter, browser string) {
	p.sessions.write(w, guestCodeCookie, browser, int(accounts.SignInLife.Seconds()))
}

func (p GuestPages) showCode(w http.ResponseWriter, r *http.Request) error {
	return p.drawCode(w, r, http.StatusOK, "", form.Errors{})
}

func (p GuestPages) drawCode(w http.ResponseWriter, r *http.Request, status int, typed string, errs form.Errors) error {
	link := mux.Vars(r)["token"]
	door, err := p.uses.Door.Do(r.Context(), link)
	if err != nil {
		return p.shut(w, r, err)
	}
	if p.sessions.read(r, guestCodeCookie) == "" && status == http.StatusOK {
		http.Redirect(w, r, accounts.GuestPath+link, http.StatusSeeOther)
		return nil
	}
	page := &guestDoorPage{
		Page:  view.Page{Title: "Enter your code", Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: accounts.GuestPath + link}},
		Words: []string{codeGoes(door, "We have sent a code to ") + " It may take a minute to arrive."}, Demo: p.demo,
		Action: r.URL.Path, Code: codeInput("code", typed, errs), Go: view.Button{Text: "Continue", Value: "continue"},
		NewCode: &view.Button{Text: "Send a new code", Value: "new", Kind: view.Secondary}, NewAt: accounts.GuestPath + link,
	}
	p.pages.Show(w, r, status, "guest_door", page)
	return nil
}

func codeInput(name, typed string, errs form.Errors) *view.TextInput {
	return &view.TextInput{Name: name, Label: "Six-digit code", Hint: "It works once, within 10 minutes, in this browser. You can paste it.", InputMode: "numeric", Autocomplete: "one-time-code", Chars: 10, NoSpelling: true, Value: typed, Error: errs.For(name)}
}

func (p GuestPages) enter(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	session, err := p.uses.Enter.Do(r.Context(), accounts.EnterAsGuestInput{Link: mux.Vars(r)["token"], Browser: p.sessions.read(r, guestCodeCookie), Code: values.Text("code")})
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		return p.drawCode(w, r, status, values.Text("code"), errs)
	}
	if err != nil {
		return p.shut(w, r, err)
	}
	p.begin(w, session)
	http.Redirect(w, r, guestHome, http.StatusSeeOther)
	return nil
}

func (p GuestPages) begin(w http.ResponseWriter, session string) {
	p.sessions.write(w, guestCodeCookie, "", -1)
	p.sessions.write(w, guestCookie, session, int(accounts.SessionLife.Seconds()))
}

// Fields of the page that asks a guest for a new code, beside those of the form that they had typed.
const (
	guestStep = "guest-step"
	guestCode = "guest-code"
)

// goOn asks a guest who did nothing for too long for a new code. What they posted travels along, and is taken up once the
// code is right; documents have to be chosen again.
func (p GuestPages) goOn(w http.ResponseWriter, r *http.Request, do Handler) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	step, code := values.Text(guestStep), values.Text(guestCode)
	carried := values.Carry(guestStep, guestCode)
	found := guestOf(r)
	page := &guestDoorPage{Page: view.Page{Title: "Are you still there?"}, Demo: p.demo, Action: r.URL.Path, Hidden: carried,
		Go: view.Button{Text: "Send me a new code", Name: guestStep, Value: "send"}}
	switch {
	case r.Method == http.MethodGet:
		page.Words = []string{"You did nothing for 30 minutes. To go on, ask for a new code. " + codeGoes(found.To, "It goes to ") + " What you saved is kept."}
		p.pages.Show(w, r, http.StatusOK, "guest_door", page)
		return nil
	case step != "code":
		return p.sendAgain(w, r, page, found)
	}
	session, err := p.uses.GoOn.Do(r.Context(), p.sessions.read(r, guestCookie), p.sessions.read(r, guestCodeCookie), code)
	var errs form.Errors
	if f := fault.As(err); f != nil && f.Kind == fault.Invalid {
		errs.Add(guestCode, f.Message)
		p.askAgain(w, r, StatusOf(err), page, found, code, errs)
		return nil
	}
	if err != nil {
		return err
	}
	p.begin(w, session)
	return do(w, r)
}

func (p GuestPages) sendAgain(w http.ResponseWriter, r *http.Request, page *guestDoorPage, found accounts.FoundGuest) error {
	browser, err := p.uses.Again.Do(r.Context(), p.sessions.read(r, guestCookie))
	var errs form.Errors
	if status, ok := taken(w, &errs, err); ok {
		p.askAgain(w, r, status, page, found, "", errs)
		return nil
	}
	if err != nil {
		return err
	}
	p.waitForCode(w, browser)
	p.askAgain(w, r, http.StatusOK, page, found, "", errs)
	return nil
}

func (p GuestPages) askAgain(w http.ResponseWriter, r *http.Request, status int, page *guestDoorPage, found accounts.FoundGuest, typed string, errs form.Errors) {
	page.Errors = errs.Summary()
	page.Words = []string{"You did nothing for 30 minutes, so we make sure once more that it is you. " + codeGoes(found.To, "A new code goes to ")}
	if len(page.Hidden) > 0 {
		page.Words = append(page.Words, "What you typed is still here. It is taken up when you enter the code. If you chose documents, choose them again afterwards.")
	}
	page.Code, page.Go = codeInput(guestCode, typed, errs), view.Button{Text: "Go on", Name: guestStep, Value: "code"}
	page.NewCode = &view.Button{Text: "Send a new code", Name: guestStep, Value: "send", Kind: view.Secondary}
	p.pages.Show(w, r, status, "guest_door", page)
}
