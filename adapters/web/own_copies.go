package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/application/accounts"
	"ehchub/domain/ehc"
)

// Where a script gets the key of the copies that its browser keeps: of whoever is signed in, of a guest, and of a visitor
// who writes a request.
const (
	copyKeyPath      = "/copies/key"
	guestCopyKeyPath = guestHome + copyKeyPath
	draftCopyKeyPath = "/request" + copyKeyPath
)

// giveCopyKey gives the key of whoever asks, to a script of the hub's own pages alone.
func giveCopyKey(key accounts.CopyKey, who func(*http.Request) ehc.Actor) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
			w.WriteHeader(http.StatusForbidden)
			return nil
		}
		locked, err := key.Of(who(r))
		if err != nil {
			w.WriteHeader(StatusOf(err))
			return nil
		}
		w.Header().Set("Content-Type", "application/json")
		return json.NewEncoder(w).Encode(struct {
			Key  []byte `json:"key"`
			Name string `json:"name"`
		}{locked.Key, locked.Name})
	}
}

// copiedCookie tells the browser which copies the hub has by now; its script deletes them and takes the cookie away. It is
// no secret: a copy's name says nothing.
const copiedCookie = "hub-copied"

// mostCopied is how many copies the cookie tells of.
const mostCopied = 12

// confirmCopy tells that the hub has what the request posts.
func confirmCopy(w http.ResponseWriter, r *http.Request) {
	name := form.CopyOf(r)
	if name == "" {
		return
	}
	names := []string{name}
	if earlier, err := r.Cookie(copiedCookie); err == nil && len(earlier.Value) < 50*mostCopied {
		names = append(names, strings.Split(earlier.Value, "_")...)
	}
	http.SetCookie(w, &http.Cookie{Name: copiedCookie, Value: strings.Join(names[:min(len(names), mostCopied)], "_"), Path: "/", MaxAge: 3600, Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https", SameSite: http.SameSiteLaxMode})
}

// confirming tells the browser that the hub has what was posted, once a route leads on from it.
func confirming(w http.ResponseWriter, r *http.Request) http.ResponseWriter {
	return &confirmWriter{w, r, false}
}

type confirmWriter struct {
	http.ResponseWriter
	r    *http.Request
	done bool
}

// WriteHeader comes after the route has read its form.
func (c *confirmWriter) WriteHeader(status int) {
	if !c.done && status == http.StatusSeeOther && !strings.HasPrefix(c.Header().Get("Location"), "/sign-in") {
		confirmCopy(c.ResponseWriter, c.r)
	}
	c.done = true
	c.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the connection.
func (c *confirmWriter) Unwrap() http.ResponseWriter { return c.ResponseWriter }
