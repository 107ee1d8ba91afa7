package web

import (
	"bytes"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"path"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// answer takes what is posted to a route that asks for no secret. Of nobody signed in it is kept, where it came from
// a page that somebody signed in had opened; of anybody else it goes to the route.
func (p *KeptPages) answer(w http.ResponseWriter, r *http.Request, route Route) {
	if !signedIn(r) {
		if kept := p.keep(w, r); kept {
			return
		}
		if !route.Open {
			toSignIn(w, r, url.Values{"typed": {typedLost}})
			return
		}
	}
	asked, replayed, err := p.replay(r)
	if err == nil {
		r = asked
		watch := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		w = p.marking(watch, r, replayed)
		if err = route.Do(w, r); err == nil {
			p.dropSaved(r, watch.status, replayed)
			return
		}
	}
	if replayed != "" {
		p.showUnopened(w, r, err)
		return
	}
	p.pages.ShowError(w, r, err)
}

// What became of what was typed, as the address of the sign-in page says it.
const (
	typedKept = "kept"
	typedLost = "lost"
)

// keep keeps a form that was opened in this browser by whoever was signed in last in it. It reports whether it has
// answered.
func (p *KeptPages) keep(w http.ResponseWriter, r *http.Request) bool {
	browser := p.sessions.browser(r)
	if browser == "" || !fromHere(r) {
		return false
	}
	values, opened, err := form.ParseOpened(r)
	if err != nil || opened == "" {
		if err != nil {
			p.pages.ShowError(w, r, err)
		}
		return err != nil
	}
	query := url.Values{"typed": {typedKept}}
	if values.Has(keptName) { // it is kept already
		toSignIn(w, r, query)
		return true
	}
	if p.store(r, values, opened, time.Time{}) {
		confirmCopy(w, r)
	} else {
		query.Set("typed", typedLost)
	}
	toSignIn(w, r, query)
	return true
}

// store keeps what was posted, for its life or until an instant, and reports whether it could.
func (p *KeptPages) store(r *http.Request, values *form.Values, opened string, until time.Time) bool {
	text, err := keptForm{Address: r.URL.RequestURI(), Fields: values.Fields(), Files: values.FileNames()}.bytes()
	if err == nil {
		err = p.uses.Keep.Do(r.Context(), accounts.KeepFormInput{Browser: p.sessions.browser(r), Opened: opened, Form: text, Until: until})
	}
	if err != nil && fault.As(err) == nil {
		slog.ErrorContext(r.Context(), "form not kept", "route", routeOf(r), "error", err)
	}
	return err == nil
}

// fromHere reports whether the browser itself says that a page of the hub made the request. Requests from other sites
// are refused before; this one also wants proof.
func fromHere(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" {
		return site == "same-origin"
	}
	origin, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && origin.Host != "" && origin.Host == r.Host
}

// keptName is the field by which the page of what was kept asks for it to be put into its form.
const keptName = "kept"

// askSize is more than asking for a kept form takes.
const askSize = 300

// replay gives, in the place of a request that asks for a kept form, the request as it was typed, as a rehearsal: the
// page answers as if it had refused it, with everything in its place, and nothing is done. Any other request comes
// back as it is, with no identity.
func (p *KeptPages) replay(r *http.Request) (*http.Request, string, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if !signedIn(r) || kind != "application/x-www-form-urlencoded" || r.ContentLength < 1 || r.ContentLength > askSize {
		return r, "", nil
	}
	read, err := io.ReadAll(r.Body)
	if err != nil {
		return r, "", err
	}
	r.Body = io.NopCloser(bytes.NewReader(read))
	asked, err := url.ParseQuery(string(read))
	id := asked.Get(keptName)
	if err != nil || id == "" {
		return r, "", nil // the route says what is wrong with it
	}
	if opened := asked.Get(form.OpenedName); opened != form.Opened(r) {
		return r, id, errNotKept
	}
	one, err := p.find(r, id)
	if err != nil {
		return r, id, err
	}
	if one.Address != r.URL.RequestURI() {
		return r, id, errNotKept
	}
	body := one.Fields.Encode()
	again := r.WithContext(ports.Rehearse(r.Context()))
	again.Body, again.ContentLength = io.NopCloser(bytes.NewReader([]byte(body))), int64(len(body))
	return again, id, nil
}

var errNotKept = fault.New(fault.NotFound, "account.nothing-kept", "What you typed is not kept any more. It was saved, thrown away, or more than 2 hours old.")

// shownCookie goes with the page that shows a kept form again, and with no other: by it the hub knows which to delete
// once the page was saved. It is no secret.
const shownCookie = "hub-shown"

// marking leaves word in the browser which kept form its page shows, and takes it back once the page was saved.
func (p *KeptPages) marking(w http.ResponseWriter, r *http.Request, replayed string) http.ResponseWriter {
	cookie := http.Cookie{Name: shownCookie, Value: replayed, Path: path.Clean(r.URL.Path), MaxAge: int(accounts.KeptLife.Seconds()), HttpOnly: true, Secure: p.sessions.secure, SameSite: http.SameSiteLaxMode}
	switch {
	case replayed != "":
		http.SetCookie(w, &cookie)
	case shownAgain(r) != "":
		return &forgetWhenSaved{w, cookie}
	}
	return w
}

type forgetWhenSaved struct {
	http.ResponseWriter
	cookie http.Cookie
}

func (f *forgetWhenSaved) WriteHeader(status int) {
	if status == http.StatusSeeOther {
		f.cookie.MaxAge = -1
		http.SetCookie(f.ResponseWriter, &f.cookie)
	}
	f.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (f *forgetWhenSaved) Unwrap() http.ResponseWriter { return f.ResponseWriter }

func shownAgain(r *http.Request) string {
	cookie, err := r.Cookie(shownCookie)
	if err != nil || len(cookie.Value) > 36 {
		return ""
	}
	return cookie.Value
}

// dropSaved deletes a kept form once the page that showed it was saved.
func (p *KeptPages) dropSaved(r *http.Request, status int, replayed string) {
	id := shownAgain(r)
	if replayed != "" {
		id = replayed
	}
	if id == "" || status != http.StatusSeeOther || !signedIn(r) {
		return
	}
	if err := p.uses.Drop.Do(r.Context(), ActorOf(r).Person, p.sessions.browser(r), id); err != nil {
		slog.ErrorContext(r.Context(), "kept form not deleted", "error", err) // it goes by itself in time
	}
}
