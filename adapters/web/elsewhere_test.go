package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/identity"
	"ehchub/adapters/identity/issuertest"
	"ehchub/adapters/web"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// newElsewhereHub is the hub with two providers: the council's own, which vouches for addresses of its domain, and the
// schools', which says which setting was chosen.
func newElsewhereHub(t *testing.T) (h *accountHub, council, schools *issuertest.Issuer) {
	t.Helper()
	var offered late
	h = newAccountHubWith(t, web.AccountOptions{Elsewhere: &offered})
	council, schools = issuertest.Open(t, h.clock.Now), issuertest.Open(t, h.clock.Now)
	at := func(name, label string, issuer *issuertest.Issuer) identity.Provider {
		return identity.Provider{IdentityProvider: ports.IdentityProvider{Name: name, Label: label, About: "Staff"}, Issuer: issuer.URL, ClientID: issuer.ClientID, ClientSecret: issuer.ClientSecret, Back: web.ElsewhereURL(h.site.URL, name)}
	}
	own, dfe := at("council", "your council account", council), at("dfe", "DfE Sign-in", schools)
	own.Tenant, own.Domains = "the-council", []string{"example.org"}
	dfe.Scopes = []string{"organisation"}
	offered.IdentityProviders = identity.NewProviders(h.clock.Now, own, dfe)
	council.Claims = map[string]any{"sub": "ada-at-work", "email": "Ada@example.org", "tid": "the-council"}
	schools.Claims = map[string]any{"sub": "ada-at-school", "email": "ada@example.org", "email_verified": true}
	return h, council, schools
}

// late are providers that are known only once the hub has its address.
type late struct{ ports.IdentityProviders }

func TestSomebodyAtWorkSignsInWithTheirOwnAccount(t *testing.T) {
	h, council, _ := newElsewhereHub(t)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	page := b.get("/sign-in?next=" + "%2Fcases%2Fone%2Fplan")
	if !strings.Contains(page.body, "Sign in with your council account") || !strings.Contains(page.body, "Sign in with DfE Sign-in") {
		t.Fatalf("no way to the providers: %s", page.body)
	}
	if got := b.get("/sign-in/with/council?next=%2Fcases%2Fone%2Fplan"); got.status != http.StatusOK || !strings.Contains(got.body, "Ada Quill reads /cases/one/plan") {
		t.Fatalf("answered %d: %s", got.status, got.body)
	}
	if told := h.inbox.Outgoing(); len(told) != 1 || !strings.Contains(told[0].Body, "can be signed in to with your council account") {
		t.Errorf("told of the new way: %+v", told)
	}
	council.Claims["email"] = "someone.else@example.org" // the account stays hers, whatever its address becomes
	again := h.browser(t)
	if got := again.get("/sign-in/with/council"); !strings.Contains(got.body, "Ada Quill reads") {
		t.Errorf("the second time: %d %s", got.status, got.body)
	}
}

func TestWhoeverIsNotKnownHereIsToldWhatToDo(t *testing.T) {
	for name, tc := range map[string]struct {
		provider string
		change   func(council, schools *issuertest.Issuer)
		person   func(p *people.Person)
		says     string
	}{
		"nobody with the address":               {"council", func(c, _ *issuertest.Issuer) { c.Claims["email"] = "nobody@example.org" }, nil, "nobody with your e-mail address works in this hub yet"},
		"an address that it does not vouch for": {"council", func(c, _ *issuertest.Issuer) { c.Claims["email"] = "ada@elsewhere.example" }, nil, "nobody with your e-mail address"},
		"an address that was not verified":      {"dfe", func(_, s *issuertest.Issuer) { s.Claims["email_verified"] = false }, nil, "nobody with your e-mail address"},
		"a parent":                              {"dfe", nil, func(p *people.Person) { p.Roles = []ehc.Role{ehc.RoleFamily} }, "nobody with your e-mail address"},
		"a closed account":                      {"dfe", nil, func(p *people.Person) { p.ClosedAt = time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC) }, "nobody with your e-mail address"},
		"another directory":                     {"council", func(c, _ *issuertest.Issuer) { c.Claims["tid"] = "another" }, nil, "We could not check who signed in"},
		"they went back":                        {"council", func(c, _ *issuertest.Issuer) { c.Refuse = "access_denied" }, nil, "You did not finish signing in there"},
		"another audience":                      {"council", func(c, _ *issuertest.Issuer) { c.Spoil = func(s map[string]any) { s["aud"] = "another" } }, nil, "We could not check"},
		"another nonce":                         {"council", func(c, _ *issuertest.Issuer) { c.Spoil = func(s map[string]any) { s["nonce"] = "another" } }, nil, "We could not check"},
		"another issuer": {"council", func(c, _ *issuertest.Issuer) {
			c.Spoil = func(s map[string]any) { s["iss"] = "http://another.example" }
		}, nil, "We could not check"},
		"what it says has run out":           {"council", func(c, _ *issuertest.Issuer) { c.Spoil = func(s map[string]any) { s["exp"] = 1 } }, nil, "We could not check"},
		"a setting that they do not act for": {"dfe", func(_, s *issuertest.Issuer) { s.Claims["organisation"] = map[string]any{"urn": "199009"} }, nil, "a setting that you do not act for"},
		"the provider is away":               {"council", func(c, _ *issuertest.Issuer) { c.Away = true }, nil, "can’t be reached just now"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, council, schools := newElsewhereHub(t)
			p := h.register(t, "ada@example.org")
			h.atSetting(t, p.ID, "199001", tc.person)
			if tc.change != nil {
				tc.change(council, schools)
			}
			b := h.browser(t)
			got := b.get("/sign-in/with/" + tc.provider)
			if got.status != http.StatusUnauthorized && got.status != http.StatusServiceUnavailable || !strings.Contains(got.body, tc.says) {
				t.Errorf("answered %d: %s", got.status, got.body)
			}
			if in := b.get("/"); strings.Contains(in.body, "reads") {
				t.Errorf("signed in all the same: %s", in.body)
			}
		})
	}
}

// atSetting lets a person act for a setting with a number of the register.
func (h *accountHub) atSetting(t *testing.T, id ehc.PersonID, urn string, change func(p *people.Person)) {
	t.Helper()
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		setting := people.Setting{ID: ehc.SettingID(h.means.IDs.New()), Name: "Alder School", URN: urn}
		if err := s.Settings.Save(ctx, setting); err != nil {
			return err
		}
		p, err := s.People.Get(ctx, id)
		if err != nil {
			return err
		}
		p.Settings = []ehc.SettingID{setting.ID}
		if change != nil {
			change(&p)
		}
		return s.People.Save(ctx, p)
	})
}

func TestTheSettingThatWasChosenElsewhereIsTheirs(t *testing.T) {
	h, _, schools := newElsewhereHub(t)
	p := h.register(t, "ada@example.org")
	h.atSetting(t, p.ID, "199001", nil)
	for _, urn := range []any{"199001", 199001} {
		schools.Claims["organisation"] = map[string]any{"id": "one", "urn": urn}
		if got := h.browser(t).get("/sign-in/with/dfe"); !strings.Contains(got.body, "Ada Quill reads") {
			t.Errorf("%v: %d %s", urn, got.status, got.body)
		}
	}
}

// A link that somebody else made must not sign a browser in, and a way back leads in once.
func TestAReturnFitsTheBrowserThatDeparted(t *testing.T) {
	h, council, _ := newElsewhereHub(t)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.client.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if strings.HasSuffix(r.URL.Path, "/back") {
			return http.ErrUseLastResponse
		}
		return nil
	}
	left, err := b.client.Get(h.site.URL + "/sign-in/with/council")
	if err != nil {
		t.Fatal(err)
	}
	_ = left.Body.Close()
	back := strings.TrimPrefix(left.Header.Get("Location"), h.site.URL)
	stranger := h.browser(t)
	if got := stranger.get(back); got.status != http.StatusUnauthorized || !strings.Contains(got.body, "begun in another browser") {
		t.Errorf("a stranger’s browser: %d %s", got.status, got.body)
	}
	if council.Redeemed() != 0 {
		t.Error("the code of somebody else was redeemed")
	}
	h.clock.Set(h.clock.Now().Add(16 * time.Minute))
	if got := b.get(back); got.status != http.StatusUnauthorized {
		t.Errorf("after 16 minutes: %d", got.status)
	}
	if got := h.browser(t).get("/sign-in/with/nobody"); got.status != http.StatusNotFound {
		t.Errorf("an unknown provider: %d", got.status)
	}
}
