package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/accounts"
)

// OwnAccountPages are where a person looks after their own account (G20): who they are, how they are reached, how they
// sign in, and where they are signed in.
type OwnAccountPages struct {
	pages    *Pages
	sessions Sessions
	options  AccountOptions
	means    accounts.Means
}

// NewOwnAccountPages makes the pages of one's own account.
func NewOwnAccountPages(pages *Pages, sessions Sessions, means accounts.Means, o AccountOptions) OwnAccountPages {
	return OwnAccountPages{pages, sessions, o, means}
}

// Where the parts of one's own account are.
const (
	ownSessions = "/account/sessions"
	ownWays     = "/account/second-step"
	ownProfile  = "/account/profile"
	ownProofs   = "/account/proof"
)

// Routes lists the addresses of one's own account. What is posted is short, and some of it secret.
func (p OwnAccountPages) Routes() []Route {
	routes := []Route{
		{Method: http.MethodGet, Path: ownProfile, Name: "account.profile", Do: p.showProfile},
		{Method: http.MethodPost, Path: ownProfile, Name: "account.profile.save", Do: p.saveProfile},
		{Method: http.MethodGet, Path: ownAddresses, Name: "account.addresses", Do: p.showAddresses},
		{Method: http.MethodPost, Path: ownAddresses, Name: "account.addresses.send", Do: p.sendAddress, Secret: true},
		{Method: http.MethodGet, Path: ownAddresses + "/code", Name: "account.addresses.code", Do: p.showAddressCode},
		{Method: http.MethodPost, Path: ownAddresses + "/code", Name: "account.addresses.confirm", Do: p.confirmAddress, Secret: true},
		{Method: http.MethodPost, Path: ownAddresses + "/change", Name: "account.addresses.change", Do: p.changeAddress, Secret: true},
		{Method: http.MethodPost, Path: ownProofs, Name: "account.proof", Do: p.sendProof},
		{Method: http.MethodGet, Path: ownSessions, Name: "account.sessions", Do: p.showSessions},
		{Method: http.MethodPost, Path: ownSessions + "/end", Name: "account.sessions.end", Do: p.endSession},
		{Method: http.MethodPost, Path: ownSessions + "/end-others", Name: "account.sessions.end-others", Do: p.endOthers},
		{Method: http.MethodPost, Path: ownSessions + "/forget", Name: "account.sessions.forget", Do: p.forgetDevice},
		{Method: http.MethodGet, Path: ownWays, Name: "account.ways", Do: p.showWays},
		{Method: http.MethodGet, Path: ownWays + "/app", Name: "account.app", Do: p.showApp},
		{Method: http.MethodPost, Path: ownWays + "/app", Name: "account.app.add", Do: p.addApp, Secret: true},
		{Method: http.MethodPost, Path: ownWays + "/app/remove", Name: "account.app.remove", Do: p.removeApp, Secret: true},
		{Method: http.MethodGet, Path: ownWays + "/passkey", Name: "account.passkey", Do: p.showPasskey},
		{Method: http.MethodPost, Path: ownWays + "/passkey", Name: "account.passkey.ask", Do: p.askNewPasskey, Secret: true},
		{Method: http.MethodPost, Path: ownWays + "/passkey/add", Name: "account.passkey.add", Do: p.addPasskey, Secret: true},
		{Method: http.MethodPost, Path: ownWays + "/passkey/remove", Name: "account.passkey.remove", Do: p.removePasskey, Secret: true},
		{Method: http.MethodGet, Path: ownWays + "/phone", Name: "account.phone", Do: p.showPhone},
		{Method: http.MethodPost, Path: ownWays + "/phone", Name: "account.phone.send", Do: p.sendPhone, Secret: true},
		{Method: http.MethodGet, Path: ownWays + "/phone/code", Name: "account.phone.code", Do: p.showPhoneCode},
		{Method: http.MethodPost, Path: ownWays + "/phone/code", Name: "account.phone.confirm", Do: p.confirmPhone, Secret: true},
		{Method: http.MethodPost, Path: ownWays + "/phone/remove", Name: "account.phone.remove", Do: p.removePhone, Secret: true},
		{Method: http.MethodPost, Path: ownWays + "/recovery", Name: "account.recovery", Do: p.makeRecovery, Secret: true},
	}
	for i := range routes {
		routes[i].MaxBody = smallForm
	}
	return routes
}

// ownPage is a page of a few parts, and of sections with short forms of their own.
type ownPage struct {
	view.Page
	Parts    []view.Component
	Sections []ownSection
}

type ownSection struct {
	Title string
	Parts []view.Component
	Forms []ownForm
}

// ownForm posts what it holds to an address.
type ownForm struct {
	Action  string
	Parts   []view.Component
	Buttons view.Buttons
}

// pressForm is a form of one button, with what it is about.
func pressForm(action, name, value string, b view.Button) ownForm {
	f := ownForm{Action: action, Buttons: view.Buttons{Buttons: []view.Button{b}}}
	if name != "" {
		f.Parts = []view.Component{view.Hidden{Name: name, Value: value}}
	}
	return f
}

func (p OwnAccountPages) show(w http.ResponseWriter, r *http.Request, status int, page *ownPage) {
	if page.Back == nil {
		page.Back = &view.Link{Text: "Back to your account", Href: accountHome}
	}
	p.pages.Show(w, r, status, "account_parts", page)
}

// saidThen says what was done, on the page that follows.
func saidThen(w http.ResponseWriter, r *http.Request, said, next string) error {
	LeaveNotice(w, said)
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}
