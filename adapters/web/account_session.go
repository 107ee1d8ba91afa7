package web

import (
	"net/http"

	"ehchub/application/accounts"
	"ehchub/domain/fault"
)

// Sessions finds out who makes a request, from the cookie that signing in left.
type Sessions struct {
	find   accounts.FindSession
	secure bool
}

// NewSessions makes the keeper of sessions. The cookie is bound to https unless publicURL is a plain http address.
func NewSessions(find accounts.FindSession, public PublicURL) Sessions {
	return Sessions{find, public.secure()}
}

// PublicURL is the address that people type.
type PublicURL string

func (u PublicURL) secure() bool { return len(u) > 5 && u[:6] == "https:" }

func (s Sessions) cookieName() string {
	if s.secure {
		return "__Host-hub"
	}
	return "hub"
}

// Middleware puts who is signed in into the request's context. Files of the hub's own look need nobody.
func (s Sessions) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie(s.cookieName())
		if err != nil || isAsset(r) {
			next.ServeHTTP(w, r)
			return
		}
		actor, err := s.find.Do(r.Context(), cookie.Value)
		switch {
		case err == nil:
			r = r.WithContext(WithActor(r.Context(), actor))
		case !fault.Is(err, fault.Unauthenticated):
			http.Error(w, "The hub is busy. Please try again in a minute.", http.StatusServiceUnavailable)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isAsset(r *http.Request) bool { return len(r.URL.Path) > 8 && r.URL.Path[:8] == "/assets/" }

// begin leaves the cookie of a new session.
func (s Sessions) begin(w http.ResponseWriter, token string) {
	http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Value: token, Path: "/", HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode})
}

// end takes the cookie away.
func (s Sessions) end(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Path: "/", MaxAge: -1, HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode})
}
