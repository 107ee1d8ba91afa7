package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"time"

	"ehchub/domain/ehc"
)

// draftLife is how long a browser keeps the key of a visitor's draft.
const draftLife = 14 * 24 * time.Hour

const draftCookie = "hub-draft"

// draftKeys lets someone without an account hold a draft request: a random key in their browser, of which the hub
// keeps the hash alone. The cookie also names the draft, so that the start page can lead back to it.
type draftKeys struct{ secure bool }

// actor is who makes the request: whoever is signed in, or a visitor with a draft's key.
func (d draftKeys) actor(r *http.Request) ehc.Actor {
	if actor := ActorOf(r); actor.Kind != ehc.Nobody {
		return actor
	}
	key, _ := d.read(r)
	return visitorWith(key)
}

func visitorWith(key string) ehc.Actor {
	if key == "" {
		return ehc.Actor{}
	}
	hash := sha256.Sum256([]byte(key))
	return ehc.Actor{Kind: ehc.Visitor, DraftKey: hex.EncodeToString(hash[:])}
}

// begin gives whoever starts a draft, a visitor with a new key where nobody is known, and a function that leaves
// the key in their browser once the draft is there.
func (d draftKeys) begin(r *http.Request) (ehc.Actor, func(http.ResponseWriter, ehc.CaseID)) {
	if actor := ActorOf(r); actor.Kind != ehc.Nobody {
		return actor, func(http.ResponseWriter, ehc.CaseID) {}
	}
	key, _ := d.read(r)
	if key == "" {
		key = rand.Text()
	}
	return visitorWith(key), func(w http.ResponseWriter, id ehc.CaseID) {
		http.SetCookie(w, &http.Cookie{Name: d.name(), Value: key + "." + string(id), Path: "/", MaxAge: int(draftLife / time.Second), HttpOnly: true, Secure: d.secure, SameSite: http.SameSiteLaxMode})
	}
}

// draft names the draft that a visitor started last in this browser.
func (d draftKeys) draft(r *http.Request) (ehc.CaseID, bool) {
	if ActorOf(r).Kind != ehc.Nobody {
		return "", false
	}
	_, id := d.read(r)
	return id, id != ""
}

func (d draftKeys) read(r *http.Request) (key string, id ehc.CaseID) {
	cookie, err := r.Cookie(d.name())
	if err != nil || len(cookie.Value) > 100 {
		return "", ""
	}
	key, draft, _ := strings.Cut(cookie.Value, ".")
	if len(key) < 26 || !ehc.ValidID(draft) {
		return "", ""
	}
	return key, ehc.CaseID(draft)
}

func (d draftKeys) name() string {
	if d.secure {
		return hostPrefix + draftCookie
	}
	return draftCookie
}
