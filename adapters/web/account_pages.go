package web

import (
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// AccountPages are signing in and out, and choosing a password.
type AccountPages struct {
	pages    *Pages
	sessions Sessions
	signIn   accounts.SignIn
	waiting  accounts.WaitingSignIn
	newCode  accounts.SendNewCode
	another  accounts.TryAnotherWay
	enter    accounts.EnterCode
	ask      accounts.AskPasskey
	key      accounts.EnterPasskey
	signOut  accounts.SignOut
	remember accounts.RememberBrowser
	leave    accounts.LeaveBrowser
	sendLink accounts.SendPasswordLink
	readLink accounts.ReadPasswordLink
	choose   accounts.ChoosePassword
	away     accounts.Depart
	back     accounts.Arrive
	options  AccountOptions
	passkeys bool // the hub's address lets browsers make passkeys
}

// AccountOptions is what one installation decides about signing in.
type AccountOptions struct {
	// Demo is nil unless everyone may sign in as the demo's people.
	Demo accounts.DemoCast
	// MessagesShown means that messages are read in the browser, at /demo/messages.
	MessagesShown bool
	// Elsewhere is nil where nobody signs in with an account of another provider.
	Elsewhere ports.IdentityProviders
	// Proxies is how many proxies stand before the hub and add to X-Forwarded-For. With 0 the header is not
	// believed. Tries to sign in are counted by the address that the outermost of them saw.
	Proxies int
}

// NewAccountPages makes the pages of accounts.
func NewAccountPages(pages *Pages, sessions Sessions, means accounts.Means, kept ports.Sessions, o AccountOptions) AccountPages {
	return AccountPages{
		pages: pages, sessions: sessions, options: o, passkeys: means.Passkeys != nil,
		signIn: accounts.SignIn{Means: means}, waiting: accounts.WaitingSignIn{Means: means}, newCode: accounts.SendNewCode{Means: means}, another: accounts.TryAnotherWay{Means: means},
		enter: accounts.EnterCode{Means: means}, ask: accounts.AskPasskey{Means: means}, key: accounts.EnterPasskey{Means: means}, signOut: accounts.SignOut{Sessions: kept}, remember: accounts.RememberBrowser{Means: means}, leave: accounts.LeaveBrowser{Means: means},
		sendLink: accounts.SendPasswordLink{Means: means}, readLink: accounts.ReadPasswordLink{Means: means}, choose: accounts.ChoosePassword{Means: means},
		away: accounts.Depart{Means: means, Elsewhere: o.Elsewhere}, back: accounts.Arrive{Means: means, Elsewhere: o.Elsewhere},
	}
}

// smallForm bounds these forms: a few lines of text.
const smallForm = 16 << 10

// Routes lists the addresses of signing in.
func (p AccountPages) Routes() []Route {
	routes := []Route{
		{Method: http.MethodGet, Path: "/sign-in", Name: "account.sign-in", Do: p.showSignIn},
		{Method: http.MethodPost, Path: "/sign-in", Name: "account.sign-in.send", Do: p.sendSignIn},
		{Method: http.MethodGet, Path: "/sign-in/code", Name: "account.code", Do: p.showCode},
		{Method: http.MethodPost, Path: "/sign-in/code", Name: "account.code.send", Do: p.sendCode},
		{Method: http.MethodPost, Path: "/sign-in/passkey", Name: "account.passkey.enter", Do: p.sendPasskey},
		{Method: http.MethodPost, Path: "/sign-in/new-code", Name: "account.new-code", Do: p.sendNewCode},
		{Method: http.MethodPost, Path: "/sign-in/another-way", Name: "account.another-way", Do: p.tryAnotherWay},
		{Method: http.MethodPost, Path: "/sign-out", Name: "account.sign-out", Do: p.doSignOut},
		{Method: http.MethodGet, Path: elsewherePath, Name: "account.elsewhere", Do: p.depart},
		{Method: http.MethodGet, Path: elsewherePath + BackFrom, Name: "account.elsewhere.back", Do: p.arrive},
		{Method: http.MethodGet, Path: "/register", Name: "account.link", Do: p.showLinkForm},
		{Method: http.MethodPost, Path: "/register", Name: "account.link.send", Do: p.sendLinkForm},
		{Method: http.MethodGet, Path: "/register/{token}", Name: "account.password", Do: p.showPassword},
		{Method: http.MethodPost, Path: "/register/{token}", Name: "account.password.send", Do: p.sendPassword},
	}
	for i := range routes {
		routes[i].Open, routes[i].Secret, routes[i].MaxBody = true, true, smallForm
	}
	return append(routes, Route{Method: http.MethodGet, Path: accountHome, Name: "account", Do: p.showAccount})
}

// taken puts what a use case refused into the form's errors and gives the status to show it with; ok is false
// for what isn't the form's to answer.
func taken(w http.ResponseWriter, errs *form.Errors, err error) (status int, ok bool) {
	if errs.AddFault(err) {
		return statusAgain(*errs, err), true
	}
	f := fault.As(err)
	if f == nil || (f.Kind != fault.TooMany && f.Kind != fault.Unavailable) {
		return 0, false
	}
	if f.Wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((f.Wait+time.Second-1)/time.Second)))
	}
	errs.Add("", f.Message)
	return statusAgain(*errs, err), true
}

// localPage gives the page of the hub that someone asked for before signing in, or "" for what isn't one: an
// address elsewhere must never be reached by way of the hub's own sign-in.
func localPage(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || len(next) > 2000 || strings.ContainsAny(next, "\\\r\n\t\x00") {
		return ""
	}
	if !strings.HasPrefix(u.Path, "/") || u.Path == "/" || u.Path != path.Clean(u.Path) {
		return ""
	}
	if isOrBelow(u.Path, "/sign-in") || isOrBelow(u.Path, "/sign-out") || isOrBelow(u.Path, "/register") {
		return ""
	}
	return next
}

func isOrBelow(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

// withNext adds the page to go on to, where there is one.
func withNext(address, next string) string {
	if next = localPage(next); next == "" {
		return address
	}
	return address + "?next=" + url.QueryEscape(next)
}

// goOn leads to the page that was first asked for, or to the start page.
func goOn(w http.ResponseWriter, r *http.Request, next string) {
	target := localPage(next)
	if target == "" {
		target = "/"
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

func (p AccountPages) address(r *http.Request) string { return addressOf(r, p.options.Proxies) }

// addressOf is where a request came from: the nearest machine that isn't one of the hub's own proxies.
func addressOf(r *http.Request, proxies int) string {
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if proxies > 0 && len(hops) >= proxies {
		if ip := net.ParseIP(strings.TrimSpace(hops[len(hops)-proxies])); ip != nil {
			return ip.String()
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
