package web_test

import (
	"context"
	"crypto/sha256"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

func (h *accountHub) change(t *testing.T, email string, change func(p *people.Person)) {
	t.Helper()
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.ByEmail(ctx, email)
		if err != nil {
			return err
		}
		change(&p)
		return s.People.Save(ctx, p)
	})
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// carried is what the form of a page carries along.
func carried(body string) (pairs []string) {
	for _, found := range hiddenField.FindAllStringSubmatch(body, -1) {
		pairs = append(pairs, found[1], found[2])
	}
	return pairs
}

func TestAProfileOfOnesOwnInTheBrowser(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	h.change(t, "ada@example.org", func(p *people.Person) { p.Roles = []ehc.Role{ehc.RoleFamily, ehc.RoleSENCO} })
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	b.get("/account").expect(t, "account", 200, "/account", `href="/account/profile"`, `href="/account/addresses"`)
	page := b.get("/account/profile")
	page.expect(t, "profile", 200, "/account/profile", `value="Ada Quill"`, "By post", "Specialism", "Postal address")
	post := func(fields ...string) seen {
		return b.post("/account/profile", append(carried(page.body), fields...)...)
	}
	post("name", "", "contact", "post", "address", "").expect(t, "empty", 422, "/account/profile", `href="#name"`)
	post("name", "Ada", "title", strings.Repeat("x", 200), "contact", "email").expect(t, "huge", 422, "/account/profile", `href="#title"`)
	post("name", "Ada", "side", "Magic", "contact", "pigeon").expect(t, "no such choice", 422, "/account/profile", `href="#side"`)
	post("name", "Ada", "contact", "pigeon").expect(t, "no such way", 422, "/account/profile", `href="#contact"`)
	post("name", "Ada", "contact", "post", "address", "").expect(t, "post to nowhere", 422, "/account/profile", `href="#address"`)

	h.change(t, "ada@example.org", func(p *people.Person) { p.Name = "Ada Renamed" }) // by a manager, meanwhile
	post("name", "Ada Quill", "title", "SENCO", "side", "Education", "contact", "post", "address", "1 Mill Lane").expect(t, "saved", 200, "/account", "Saved.", "Ada Renamed", "SENCO")
	b.get("/account/profile").expect(t, "both changes stay", 200, "/account/profile", `value="Ada Renamed"`, "1 Mill Lane")
}

func TestFurtherAddressesInTheBrowser(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	h.register(t, "tom@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	const at = "/account/addresses"
	b.get(at).expect(t, "addresses", 200, at, "Messages go to", "ada@example.org", "Add an e-mail address")
	b.get(at+"/code").expect(t, "no code waits", 200, at, "Add an e-mail address")
	b.post(at, "email", "nowhere", "password", aPassword).expect(t, "no address", 422, at, `href="#email"`, `value="nowhere"`)
	b.post(at, "email", "quill@example.org", "password", "guessed").expect(t, "a wrong password", 422, at, `href="#password"`, `value="quill@example.org"`)
	known := b.post(at, "email", "tom@example.org", "password", aPassword)
	known.expect(t, "somebody’s", 200, at+"/code", "We have sent an e-mail to tom@example.org.")
	free := b.post(at, "email", "quill@example.org", "password", aPassword)
	if strings.ReplaceAll(known.words(), "tom@", "") != strings.ReplaceAll(free.words(), "quill@", "") {
		t.Error("the page tells which address has an account")
	}
	b.post(at+"/code", "code", "12").expect(t, "no code", 422, at+"/code", `href="#code"`)
	b.post(at+"/code", "code", h.code(t)).expect(t, "proven", 200, at, "The address is added", "quill@example.org", "Send messages here", "Remove")
	b.post(at+"/change", "email", "quill@example.org", "do", "use", "at", "password-0", "password-0", "guessed").expect(t, "a wrong password", 422, at+"/change", `href="#password-0"`)
	b.post(at+"/change", "email", "tom@example.org", "do", "drop", "at", "password-0", "password-0", aPassword).expect(t, "another’s", 200, at, "not among yours")
	b.post(at+"/change", "email", "quill@example.org", "do", "use", "at", "password-0", "password-0", aPassword).expect(t, "used", 200, at, "Messages go to quill@example.org from now on")
	b.post(at+"/change", "email", "ada@example.org", "do", "drop", "at", "password-0", "password-0", aPassword).expect(t, "removed", 200, at, "The address is removed")
}

func TestSomebodyWhoOnlySignsInElsewhereAddsANumber(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	p := people.Person{ID: ehc.PersonID(h.means.IDs.New()), Name: "Ada Quill", Email: "ada@example.org", Roles: []ehc.Role{ehc.RoleSENCO}, Registered: true}
	b := h.browser(t)
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		if err := s.People.Save(ctx, p); err != nil {
			return err
		}
		token, now := sha256.Sum256([]byte("arrived")), h.clock.Now()
		return s.Accounts.Sessions.Begin(ctx, token[:], p.ID, ports.SessionBounds{Now: now, SeenSince: now.Add(-time.Hour), BegunSince: now.Add(-time.Hour)})
	})
	site, err := url.Parse(b.site)
	if err != nil {
		t.Fatal(err)
	}
	b.client.Jar.SetCookies(site, []*http.Cookie{{Name: "hub", Value: "arrived", Path: "/"}})
	const at = "/account/second-step/phone"
	page := b.get(at)
	page.expect(t, "asks for a code", 200, at, "Show that it is you", "Code from our e-mail", "Send me a code")
	if strings.Contains(page.body, "current-password") {
		t.Error("a password is asked for that nobody has")
	}
	b.post("/account/proof", "next", at).expect(t, "sent", 200, at, "We have sent a code to ada@example.org")
	b.post("/account/proof", "next", "https://elsewhere.example/").expect(t, "nowhere else", 200, "/account/second-step")
	b.post(at, "phone", "07700 900123", "password", "999").expect(t, "no code", 422, at, `href="#password"`, `value="07700 900123"`)
	b.post(at, "phone", "07700 900123", "password", h.code(t)).expect(t, "sent", 200, at+"/code", "07700 900123")
}
