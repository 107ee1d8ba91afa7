package web

import (
	"context"
	"net/http"
	"strings"
	"time"

	"ehchub/adapters/web/assets"
	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// Sessions knows who makes a request by a cookie that holds the secret of their session.
type Sessions struct {
	find   accounts.FindSession
	pages  *Pages
	secure bool
}

// NewSessions makes the keeper of sessions.
func NewSessions(pages *Pages, find accounts.FindSession, public PublicURL) Sessions {
	return Sessions{find: find, pages: pages, secure: public.secure()}
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
		if token == "" || strings.HasPrefix(r.URL.Path, assets.Prefix) {
			next.ServeHTTP(w, r)
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), longestLookUp)
		actor, err := s.find.Do(ctx, token)
		cancel()
		switch {
		case err == nil:
			r = r.WithContext(WithActor(r.Context(), actor))
		case fault.Is(err, fault.Unauthenticated):
			s.forget(w)
			r = r.WithContext(context.WithValue(r.Context(), sessionEndedKey{}, true))
		default:
			s.pages.ShowError(w, r, err)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sessionEnded reports whether the request came with a session that has ended.
func sessionEnded(r *http.Request) bool {
	ended, _ := r.Context().Value(sessionEndedKey{}).(bool)
	return ended
}

// The cookies. Under https their names make browsers keep them to this very host.
const (
	sessionCookie = "hub"
	waitingCookie = "hub-sign-in"
	hostPrefix    = "__Host-"
)

func (s Sessions) token(r *http.Request) string { return s.read(r, sessionCookie) }

func (s Sessions) remember(w http.ResponseWriter, token string) { s.write(w, sessionCookie, token, 0) }

func (s Sessions) forget(w http.ResponseWriter) { s.write(w, sessionCookie, "", -1) }

// waiting is the secret of a sign-in that waits for its code.
func (s Sessions) waiting(r *http.Request) string { return s.read(r, waitingCookie) }

func (s Sessions) wait(w http.ResponseWriter, token string) {
	s.write(w, waitingCookie, token, int(accounts.SignInLife/time.Second))
}

func (s Sessions) stopWaiting(w http.ResponseWriter) { s.write(w, waitingCookie, "", -1) }

func (s Sessions) name(cookie string) string {
	if s.secure {
		return hostPrefix + cookie
	}
	return cookie
}

func (s Sessions) read(r *http.Request, cookie string) string {
	c, err := r.Cookie(s.name(cookie))
	if err != nil || len(c.Value) > 100 {
		return ""
	}
	return c.Value
}

func (s Sessions) write(w http.ResponseWriter, cookie, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: s.name(cookie), Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode})
}

var _ SessionKeeper = Sessions{}
