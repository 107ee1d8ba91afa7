package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"ehchub/adapters/web/assets"
	"ehchub/adapters/web/form"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// Sessions knows who makes a request by a cookie that holds the secret of their session.
type Sessions struct {
	find   accounts.FindSession
	out    accounts.SignedOutHere
	pages  *Pages
	secure bool
}

// NewSessions makes the keeper of sessions.
func NewSessions(pages *Pages, find accounts.FindSession, out accounts.SignedOutHere, public PublicURL) Sessions {
	return Sessions{find: find, out: out, pages: pages, secure: public.secure()}
}

// PublicURL is the address that people type. Under https the cookies are bound to it.
type PublicURL string

func (u PublicURL) secure() bool { return strings.HasPrefix(string(u), "https://") }

type sessionEndedKey struct{}

// longestLookUp bounds finding a session, which comes before the request's own time runs.
const longestLookUp = 5 * time.Second

// Middleware puts the signed-in person into the request's context. A session that has ended is forgotten.
func (s Sessions) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := s.token(r)
		if strings.HasPrefix(r.URL.Path, assets.Prefix) {
			next.ServeHTTP(w, r)
			return
		}
		if token == "" {
			next.ServeHTTP(w, s.signedOut(r))
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), longestLookUp)
		look := s.find.Do
		if r.URL.Path == livePath { // a page that is open is nobody who is there
			look = s.find.Peek
		}
		found, err := look(ctx, token)
		cancel()
		switch {
		case err == nil:
			r = s.known(r, found)
		case fault.Is(err, fault.Unauthenticated):
			s.forget(w)
			r = r.WithContext(context.WithValue(r.Context(), sessionEndedKey{}, endedByTime))
		case withoutDatabase(r.URL.Path): // who asks can't be known, and need not be
		default:
			s.pages.ShowError(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// known puts who is signed in into the request, with how long that lasts and the mark that forms carry.
func (s Sessions) known(r *http.Request, found accounts.FoundSession) *http.Request {
	ctx := context.WithValue(WithActor(r.Context(), found.Actor), sessionLeftKey{}, found.Left)
	r = r.WithContext(ctx)
	if browser := s.browser(r); browser != "" {
		r = form.OpenedBy(r, accounts.OpenedBy(browser, found.Actor.Person))
	}
	return r
}

// signedOut notes that whoever was signed in last in this browser signed out just now, in this tab or another. Not
// knowing it only makes the sign-in page say less.
func (s Sessions) signedOut(r *http.Request) *http.Request {
	browser := s.browser(r)
	if browser == "" {
		return r
	}
	ctx, cancel := context.WithTimeout(r.Context(), longestLookUp)
	defer cancel()
	if out, err := s.out.Do(ctx, browser); err != nil || !out {
		return r
	}
	return r.WithContext(context.WithValue(r.Context(), sessionEndedKey{}, endedByThem))
}

// Why a session ended, as the address of the sign-in page says it.
const (
	endedByTime = "1"
	endedByThem = "out"
)

// sessionEnded says why the session of the request has ended; "" where there was none.
func sessionEnded(r *http.Request) string {
	why, _ := r.Context().Value(sessionEndedKey{}).(string)
	return why
}

// still gives a function that tells whether whoever makes the request is still signed in.
func (s Sessions) still(r *http.Request) func(context.Context) bool {
	token := s.token(r)
	return func(ctx context.Context) bool {
		_, err := s.find.Peek(ctx, token)
		return err == nil || !fault.Is(err, fault.Unauthenticated)
	}
}

type sessionLeftKey struct{}

// sessionLeft is how long the person stays signed in if they do nothing more; zero where nobody is.
func sessionLeft(r *http.Request) time.Duration {
	left, _ := r.Context().Value(sessionLeftKey{}).(time.Duration)
	return left
}

// The cookies. Under https their names make browsers keep them to this very host.
const (
	sessionCookie   = "hub"
	waitingCookie   = "hub-sign-in"
	awayCookie      = "hub-away"
	browserCookie   = "hub-browser"
	deviceCookie    = "hub-devices"
	guestCookie     = "hub-guest"
	guestCodeCookie = "hub-guest-code"
	hostPrefix      = "__Host-"
)

func (s Sessions) token(r *http.Request) string { return s.read(r, sessionCookie) }

func (s Sessions) remember(w http.ResponseWriter, token string) { s.write(w, sessionCookie, token, 0) }

func (s Sessions) forget(w http.ResponseWriter) { s.write(w, sessionCookie, "", -1) }

// waiting is the secret of a sign-in that waits for its code.
func (s Sessions) waiting(r *http.Request) string { return s.read(r, waitingCookie) }

func (s Sessions) wait(w http.ResponseWriter, token string) {
	s.write(w, waitingCookie, token, int(accounts.SignInLife/time.Second))
}

// sendAway remembers that the browser went to a provider of identities; sentAway is the secret that it carries there.
func (s Sessions) sendAway(w http.ResponseWriter, state string) {
	s.write(w, awayCookie, state, int(accounts.DepartureLife/time.Second))
}

func (s Sessions) sentAway(r *http.Request) string { return s.read(r, awayCookie) }

func (s Sessions) cameBack(w http.ResponseWriter) { s.write(w, awayCookie, "", -1) }

func (s Sessions) stopWaiting(w http.ResponseWriter) { s.write(w, waitingCookie, "", -1) }

// browser is the secret by which the hub knows a browser again, so that what was typed in it can wait there.
func (s Sessions) browser(r *http.Request) string { return s.read(r, browserCookie) }

func (s Sessions) rememberBrowser(w http.ResponseWriter, token string) {
	s.write(w, browserCookie, token, int(accounts.BrowserLife/time.Second))
}

// devices are the secrets by which the hub knows those who have signed in in a browser.
func (s Sessions) devices(r *http.Request) []string {
	return strings.FieldsFunc(s.read(r, deviceCookie), func(c rune) bool { return c == '.' })
}

func (s Sessions) rememberDevices(w http.ResponseWriter, secrets []string) {
	s.write(w, deviceCookie, strings.Join(secrets, "."), int(accounts.DeviceLife/time.Second))
}

func (s Sessions) name(cookie string) string {
	if s.secure {
		return hostPrefix + cookie
	}
	return cookie
}

func (s Sessions) read(r *http.Request, cookie string) string {
	c, err := r.Cookie(s.name(cookie))
	if err != nil || len(c.Value) > 200 {
		return ""
	}
	return c.Value
}

func (s Sessions) write(w http.ResponseWriter, cookie, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: s.name(cookie), Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode})
}

var _ SessionKeeper = Sessions{}
