package web

import (
	"cmp"
	"net/http"
	"net/url"

	"github.com/gorilla/mux"

	"ehchub/adapters/web/form"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// The way to a provider of identities and back.
const (
	elsewherePath = "/sign-in/with/{provider}"
	// BackFrom is what follows the name of the provider in the address to which it sends browsers.
	BackFrom = "/back"
)

// ElsewhereURL is the address to which a provider sends browsers.
func ElsewhereURL(public, provider string) string {
	return public + "/sign-in/with/" + url.PathEscape(provider) + BackFrom
}

// elsewhereLinks offer the ways to sign in with an account that one has elsewhere.
func (p AccountPages) elsewhereLinks(next string) []placeTo {
	if p.options.Elsewhere == nil {
		return nil
	}
	var links []placeTo
	for _, one := range p.options.Elsewhere.Providers() {
		links = append(links, placeTo{"Sign in with " + one.Label, one.About, withNext("/sign-in/with/"+url.PathEscape(one.Name), next)})
	}
	return links
}

// depart sends the browser to the provider.
func (p AccountPages) depart(w http.ResponseWriter, r *http.Request) error {
	next := localPage(r.URL.Query().Get("next"))
	if p.options.Elsewhere == nil {
		return fault.New(fault.NotFound, "account.no-provider", "There is no such way to sign in.")
	}
	address, state, err := p.away.Do(r.Context(), mux.Vars(r)["provider"], next)
	if f := fault.As(err); f != nil && f.Kind == fault.Unavailable {
		return p.turnBack(w, r, next, err)
	}
	if err != nil {
		return err
	}
	p.sessions.sendAway(w, state)
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// arrive takes a browser that comes back from the provider.
func (p AccountPages) arrive(w http.ResponseWriter, r *http.Request) error {
	if p.options.Elsewhere == nil {
		return fault.New(fault.NotFound, "account.no-provider", "There is no such way to sign in.")
	}
	q := r.URL.Query()
	carried := p.sessions.sentAway(r)
	p.sessions.cameBack(w)
	out, err := p.back.Do(r.Context(), accounts.ArriveInput{Provider: mux.Vars(r)["provider"], Code: q.Get("code"), State: q.Get("state"), Carried: carried, Problem: q.Get("error")})
	if err != nil {
		return p.turnBack(w, r, out.Next, err)
	}
	return p.begin(w, r, out.Session, out.Next, false)
}

// turnBack shows the page to sign in again, with what to do instead.
func (p AccountPages) turnBack(w http.ResponseWriter, r *http.Request, next string, why error) error {
	f := fault.As(why)
	if f == nil || f.Kind != fault.Unauthenticated && f.Kind != fault.Unavailable {
		return why
	}
	var errs form.Errors
	errs.Add("", f.Message)
	status := map[fault.Kind]int{fault.Unavailable: http.StatusServiceUnavailable}[f.Kind]
	p.drawSignIn(w, r, cmp.Or(status, http.StatusUnauthorized), "", next, errs)
	return nil
}
