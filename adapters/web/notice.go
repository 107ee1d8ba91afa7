package web

import (
	"context"
	"encoding/base64"
	"net/http"

	"ehchub/adapters/web/view"
)

const noticeCookie = "hub_notice"

type noticeKey struct{}

// LeaveNotice keeps a short word ("Your advice has been sent") for the page that follows a redirect. It must not
// hold a name.
func LeaveNotice(w http.ResponseWriter, text string) {
	http.SetCookie(w, &http.Cookie{Name: noticeCookie, Value: base64.RawURLEncoding.EncodeToString([]byte(text)), Path: "/", MaxAge: 60, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// noticed takes the word up once, on the next page read.
func noticed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie(noticeCookie)
		if err != nil || r.Method != http.MethodGet || len(cookie.Value) > 1000 {
			next.ServeHTTP(w, r)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: noticeCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
		if text, err := base64.RawURLEncoding.DecodeString(cookie.Value); err == nil {
			r = r.WithContext(context.WithValue(r.Context(), noticeKey{}, string(text)))
		}
		next.ServeHTTP(w, r)
	})
}

// noticeOf gives the word left by the step before, or nil.
func noticeOf(r *http.Request) *view.Notice {
	text, _ := r.Context().Value(noticeKey{}).(string)
	if text == "" {
		return nil
	}
	return &view.Notice{Success: true, Text: text}
}
