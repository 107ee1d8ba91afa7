package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/authenticator"
	"ehchub/adapters/console"
	"ehchub/adapters/html"
	"ehchub/adapters/identity"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/adapters/web"
	"ehchub/adapters/web/assets"
	"ehchub/application/accounts"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

const aPassword = "velvet lantern oats"

// accountHub is the hub's account pages on a database of the test's own, behind the real server.
type accountHub struct {
	means accounts.Means
	clock *system.SetClock
	inbox *console.Inbox
	site  *httptest.Server
}

// guarded is a page that only someone signed in sees.
type guarded struct{}

func (guarded) Routes() []web.Route {
	who := func(w http.ResponseWriter, r *http.Request) error {
		_, err := fmt.Fprintf(w, "%s reads %s", web.ActorOf(r).Name, r.URL.RequestURI())
		return err
	}
	return []web.Route{
		{Method: http.MethodGet, Path: "/", Name: "home", Do: who},
		{Method: http.MethodGet, Path: "/cases/{case}/plan", Name: "plan", Do: who},
		{Method: http.MethodPost, Path: "/cases/{case}/plan", Name: "plan.save", Do: who},
	}
}

type cast struct{}

func (cast) DemoPassword() string { return aPassword }
func (cast) DemoPeople() []accounts.DemoPerson {
	return []accounts.DemoPerson{
		{Group: "Schools", Name: "Ada Quill", Email: "ada@example.org", About: "SENCO at Larkfield School"},
		{Group: "Schools", Name: "Tom Farrow", Email: "tom@example.org"},
		{Group: "The council", Name: "Marguerite Oyelaran", Email: "marguerite@example.org", About: "Case co-ordinator"},
	}
}

func newAccountHub(t *testing.T, demo bool) *accountHub {
	t.Helper()
	if demo {
		return newAccountHubWith(t, web.AccountOptions{Demo: cast{}, MessagesShown: true})
	}
	return newAccountHubWith(t, web.AccountOptions{})
}

func newAccountHubWith(t *testing.T, options web.AccountOptions) *accountHub {
	t.Helper()
	db := pgtest.New(t)
	clock := system.NewSetClock(time.Date(2026, 9, 1, 9, 0, 0, 0, time.UTC))
	inbox := console.NewInbox(clock)
	h := &accountHub{clock: clock, inbox: inbox, means: accounts.Means{
		Units: postgres.NewUnitOfWork(db), Passwords: identity.NewPasswords(2), Mail: inbox, Texts: inbox, Apps: authenticator.Codes{}, Clock: clock, IDs: system.IDs{},
		Pepper: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "http://hub.example.org",
	}}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		return s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire County Council"})
	})
	files, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := web.NewPages(files, web.FrameOf(ports.FixedBoard{Profile: council.Profile{Name: "Wrenshire County Council", ShortName: "Wrenshire County", Colour: "#1f5f5b"}}, system.Clock{}, options.MessagesShown))
	if err != nil {
		t.Fatal(err)
	}
	kept := postgres.NewSessions(db)
	sessions := web.NewSessions(pages, accounts.FindSession{Sessions: kept, Clock: clock}, accounts.SignedOutHere{Means: h.means}, "http://hub.example.org")
	messages := ports.SentMessages(nil)
	if options.MessagesShown {
		messages = inbox
	}
	waiting := web.NewKeptPages(pages, web.RichTexts{Parse: html.ParseRichText}, sessions, h.means)
	handler, err := web.NewServer(pages, files, sessions, waiting, "http://hub.example.org").Handler(guarded{}, waiting, desk{pages, h.means.Units}, web.NewAccountPages(pages, sessions, h.means, kept, options), web.NewOwnAccountPages(pages, sessions, h.means, options), web.NewDemoPages(pages, messages))
	if err != nil {
		t.Fatal(err)
	}
	h.site = httptest.NewServer(handler)
	t.Cleanup(h.site.Close)
	return h
}

func (h *accountHub) do(t *testing.T, work func(ctx context.Context, s ports.Stores) error) {
	t.Helper()
	if err := h.means.Units.Do(t.Context(), work); err != nil {
		t.Fatal(err)
	}
}

func (h *accountHub) register(t *testing.T, email string) people.Person {
	t.Helper()
	p := people.Person{ID: ehc.PersonID(h.means.IDs.New()), Email: email, Name: "Ada Quill", JobTitle: "SENCO", Roles: []ehc.Role{ehc.RoleSENCO}}
	h.do(t, func(ctx context.Context, s ports.Stores) error { return s.People.Save(ctx, p) })
	if err := (accounts.SetPassword{Means: h.means}).Do(t.Context(), ehc.SystemActor(), accounts.SetPasswordInput{Person: p.ID, Password: aPassword}); err != nil {
		t.Fatal(err)
	}
	return p
}

var sixDigitCode = regexp.MustCompile(`\b\d{6}\b`)

func (h *accountHub) code(t *testing.T) string {
	t.Helper()
	for _, o := range h.inbox.Outgoing() {
		if code := sixDigitCode.FindString(o.Body); code != "" {
			return code
		}
	}
	t.Fatal("no code was sent")
	return ""
}

// browser keeps cookies and follows redirects, as a person's does.
type browser struct {
	t      *testing.T
	site   string
	client *http.Client
}

func (h *accountHub) browser(t *testing.T) browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return browser{t, h.site.URL, &http.Client{Jar: jar}}
}

// seen is a page as it arrived.
type seen struct {
	status int
	path   string // with the query
	body   string
	header http.Header
}

func (b browser) arrived(response *http.Response, err error) seen {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return seen{response.StatusCode, response.Request.URL.RequestURI(), string(body), response.Header}
}

func (b browser) get(path string) seen {
	b.t.Helper()
	return b.arrived(b.client.Get(b.site + path))
}

func (b browser) post(path string, fields ...string) seen {
	b.t.Helper()
	form := url.Values{}
	for i := 0; i < len(fields); i += 2 {
		form.Set(fields[i], fields[i+1])
	}
	return b.arrived(b.client.PostForm(b.site+path, form))
}

func (s seen) expect(t *testing.T, what string, status int, path string, parts ...string) {
	t.Helper()
	if s.status != status || s.path != path {
		t.Errorf("%s: %d at %s, want %d at %s", what, s.status, s.path, status, path)
	}
	for _, part := range parts {
		if !strings.Contains(s.body, part) {
			t.Errorf("%s: the page at %s lacks %q:\n%s", what, s.path, part, s.body)
		}
	}
}

func (b browser) signIn(h *accountHub, email string) {
	b.t.Helper()
	b.post("/sign-in", "email", email, "password", aPassword).expect(b.t, "password", 200, "/sign-in/code", "Enter your code")
	b.post("/sign-in/code", "code", h.code(b.t)).expect(b.t, "code", 200, "/", "Ada Quill reads /")
}

const somePlan = "/cases/019aa000-0000-7000-8000-000000000001/plan?part=b"

func TestSigningInLeadsToThePageFirstAskedFor(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	next := url.QueryEscape(somePlan)
	b.get(somePlan).expect(t, "not signed in", 200, "/sign-in?next="+next, "<h2", "Request an assessment", `href="/request"`, `name="next" value="/cases/019aa000-0000-7000-8000-000000000001/plan?part=b"`, `autocomplete="username"`, `autocomplete="current-password"`)
	b.post("/sign-in", "email", "ada@example.org", "password", "wrong password", "next", somePlan).
		expect(t, "wrong password", 422, "/sign-in", "There is a problem", `href="#email"`, "is not right", `value="ada@example.org"`, `value="/cases/`)
	b.post("/sign-in", "email", "ada@example.org", "password", aPassword, "next", somePlan).
		expect(t, "password", 200, "/sign-in/code?next="+next, `autocomplete="one-time-code"`, `inputmode="numeric"`, "We have sent an e-mail to ada@example.org", "Send a new code")
	b.post("/sign-in/code", "code", "12 34", "next", somePlan).expect(t, "half a code", 422, "/sign-in/code", "Enter the six digits", `value="12 34"`, `href="#code"`, `value="/cases/`)
	b.get("/").expect(t, "a password alone opens nothing", 200, "/sign-in")
	b.post("/sign-in/code", "code", h.code(t), "next", somePlan).expect(t, "code", 200, somePlan, "Ada Quill reads "+somePlan)
	b.get("/sign-in?next="+next).expect(t, "signed in already", 200, somePlan)
	b.get("/sign-in/code").expect(t, "signed in already", 200, "/")
	b.post("/sign-out").expect(t, "signing out", 200, "/sign-in", "You are signed out.")
	b.get(somePlan).expect(t, "signed out", 200, "/sign-in?ended=out&next="+next, "You have signed out in this browser")
}

var requestReference = regexp.MustCompile(`request=[A-Z2-7]{8}`)

// words are the body of an answer without the reference of its request, which no two share.
func (s seen) words() string { return requestReference.ReplaceAllString(s.body, "") }

func TestUnknownAddressAndWrongPasswordShowTheSamePage(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	page := func(email string) string {
		s := h.browser(t).post("/sign-in", "email", email, "password", "wrong password")
		return fmt.Sprint(s.status, s.path, len(s.header["Set-Cookie"]), strings.ReplaceAll(s.words(), email, "EMAIL"))
	}
	if known, unknown := page("ada@example.org"), page("nobody@example.org"); known != unknown {
		t.Errorf("known: %s\nunknown: %s", known, unknown)
	}
}

func TestTheSignedOutCookieIsWorthNothing(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	site, err := url.Parse(h.site.URL)
	if err != nil {
		t.Fatal(err)
	}
	stolen := b.client.Jar.Cookies(site)
	b.post("/sign-out")
	thief := h.browser(t)
	thief.client.Jar.SetCookies(site, stolen)
	thief.get("/").expect(t, "with the cookie of before", 200, "/sign-in?ended=1", "your session had ended")
}

func TestSigningInAgainEndsTheSessionOfBefore(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	site, _ := url.Parse(h.site.URL)
	before := b.client.Jar.Cookies(site)
	if s := b.post("/sign-in", "email", "ada@example.org", "password", aPassword); s.path != "/" { // leads on, because she is signed in
		t.Errorf("at %s", s.path)
	}
	b.post("/sign-in/code", "code", h.code(t)).expect(t, "again", 200, "/")
	old := h.browser(t)
	old.client.Jar.SetCookies(site, before)
	old.get("/").expect(t, "the session of before", 200, "/sign-in?ended=1")
}

func TestNewCodeFromThePage(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.get("/sign-in/code").expect(t, "no sign-in waits", 200, "/sign-in")
	b.post("/sign-in/new-code").expect(t, "no sign-in waits", 200, "/sign-in")
	b.post("/sign-in/code", "code", "123456", "next", somePlan).expect(t, "no sign-in waits", 200, "/sign-in?next="+url.QueryEscape(somePlan))
	b.post("/sign-in", "email", "ada@example.org", "password", aPassword)
	first := h.code(t)
	h.clock.Advance(time.Second)
	b.post("/sign-in/new-code", "next", somePlan).expect(t, "a new code", 200, "/sign-in/code?next="+url.QueryEscape(somePlan), "We have sent you a new code")
	if second := h.code(t); second != first {
		b.post("/sign-in/code", "code", first).expect(t, "the first code", 422, "/sign-in/code", "not the code that we sent you last")
	}
	for range 3 {
		b.post("/sign-in/new-code")
	}
	s := b.post("/sign-in/new-code")
	s.expect(t, "too many", 429, "/sign-in/new-code", "wait 15 minutes", "Send a new code")
	if s.header.Get("Retry-After") != "899" {
		t.Errorf("Retry-After %q", s.header.Get("Retry-After"))
	}
	b.post("/sign-in/code", "code", h.code(t)).expect(t, "the last code", 200, "/", "Ada Quill")
}

func TestIdleSessionLeadsToSignInAndBack(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.signIn(h, "ada@example.org")
	h.clock.Advance(29 * time.Minute)
	b.get("/").expect(t, "in time", 200, "/", "Ada Quill")
	h.clock.Advance(32 * time.Minute)
	b.get(somePlan).expect(t, "idle", 200, "/sign-in?ended=1&next="+url.QueryEscape(somePlan), "your session had ended")
	b.get("/").expect(t, "afterwards", 200, "/sign-in")
}

func TestOnlyPagesOfTheHubCanBeGoneOnTo(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	for _, next := range []string{"https://evil.example/", "//evil.example/", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "javascript:alert(1)", "http:/evil.example", "/sign-out", "/sign-in/../sign-out", "/../sign-in", "evil.example", "/.//evil.example", "/%2f/evil.example\r\nX: y"} {
		b := h.browser(t)
		s := b.get("/sign-in?next=" + url.QueryEscape(next))
		if strings.Contains(s.body, `name="next"`) {
			t.Errorf("%q is carried on: %s", next, s.body)
		}
		b.post("/sign-in", "email", "ada@example.org", "password", aPassword, "next", next)
		b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		if s := b.post("/sign-in/code", "code", h.code(t), "next", next); s.status != 303 || s.header.Get("Location") != "/" {
			t.Errorf("%q leads to %q", next, s.header.Get("Location"))
		}
	}
}

func TestTooManyTriesAreToldHowLongToWait(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	b := h.browser(t)
	for range 10 {
		b.post("/sign-in", "email", "ada@example.org", "password", "wrong password")
	}
	s := b.post("/sign-in", "email", "ada@example.org", "password", "wrong password")
	s.expect(t, "the eleventh", 429, "/sign-in", "wait 15 minutes", `value="ada@example.org"`)
	if s.header.Get("Retry-After") != "900" || strings.Contains(s.body, "wrong password") {
		t.Errorf("Retry-After %q, body %s", s.header.Get("Retry-After"), s.body)
	}
}

func TestFormsFromOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	for _, path := range []string{"/sign-in", "/sign-out", "/sign-in/new-code", "/register"} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, h.site.URL+path, strings.NewReader("email=ada%40example.org&password="+url.QueryEscape(aPassword)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("Origin", "https://evil.example")
		b := h.browser(t)
		b.arrived(b.client.Do(request)).expect(t, path, 403, path, "another site")
	}
}

func TestCookiesAreGuarded(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	files, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := web.NewPages(files, web.FrameOf(ports.FixedBoard{Profile: council.Profile{Name: "Wrenshire County Council", ShortName: "Wrenshire County", Colour: "#1f5f5b"}}, system.Clock{}, false))
	if err != nil {
		t.Fatal(err)
	}
	for address, cookie := range map[web.PublicURL]string{"https://hub.example.org": "__Host-hub-sign-in=", "http://localhost:8080": "hub-sign-in="} {
		sessions := web.NewSessions(pages, accounts.FindSession{}, accounts.SignedOutHere{}, address)
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodPost, "/sign-in", strings.NewReader(url.Values{"email": {"ada@example.org"}, "password": {aPassword}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		area := web.NewAccountPages(pages, sessions, h.means, nil, web.AccountOptions{})
		for _, route := range area.Routes() {
			if route.Name == "account.sign-in.send" {
				if err := route.Do(w, r); err != nil {
					t.Fatal(err)
				}
			}
		}
		got := w.Header().Get("Set-Cookie")
		for _, part := range []string{"Path=/", "HttpOnly", "SameSite=Lax"} {
			if !strings.HasPrefix(got, cookie) || !strings.Contains(got, part) || strings.Contains(got, "Secure") != strings.HasPrefix(string(address), "https") || strings.Contains(got, "Domain") {
				t.Errorf("at %s: %q lacks %s", address, got, part)
			}
		}
	}
}

func TestTriesAreCountedByWhoReallyAsks(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	files, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := web.NewPages(files, web.FrameOf(ports.FixedBoard{Profile: council.Profile{Name: "Wrenshire County Council", ShortName: "Wrenshire County", Colour: "#1f5f5b"}}, system.Clock{}, false))
	if err != nil {
		t.Fatal(err)
	}
	ask := func(area web.AccountPages, forwarded string) int {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodPost, "/register", strings.NewReader("email="+h.means.IDs.New()+"%40example.org"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", forwarded)
		for _, route := range area.Routes() {
			if route.Name == "account.link.send" {
				if err := route.Do(w, r); err != nil {
					t.Fatal(err)
				}
			}
		}
		return w.Code
	}
	direct := web.NewAccountPages(pages, web.Sessions{}, h.means, nil, web.AccountOptions{})
	behind := web.NewAccountPages(pages, web.Sessions{}, h.means, nil, web.AccountOptions{Proxies: 1})
	for i := range 20 {
		if status := ask(behind, fmt.Sprintf("203.0.113.%d, 198.51.100.7", i)); status != 200 { // the first part is the asker's own invention
			t.Fatalf("ask %d: %d", i, status)
		}
	}
	if status := ask(behind, "203.0.113.99, 198.51.100.7"); status != 429 {
		t.Errorf("one more from the same machine: %d", status)
	}
	if status := ask(behind, "198.51.100.8"); status != 200 {
		t.Errorf("from another machine: %d", status)
	}
	if status := ask(direct, "198.51.100.7"); status != 200 {
		t.Errorf("without a proxy the header was believed: %d", status)
	}
}

var passwordLink = regexp.MustCompile(`http://hub\.example\.org(/register/\S+)`)

func (h *accountHub) link(t *testing.T) string {
	t.Helper()
	for _, o := range h.inbox.Outgoing() {
		if found := passwordLink.FindStringSubmatch(o.Body); found != nil {
			return found[1]
		}
	}
	t.Fatal("no link was sent")
	return ""
}

func TestInvitedPersonChoosesAPasswordInTheBrowser(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	if _, err := (accounts.InvitePerson{Means: h.means}).Do(t.Context(), ehc.SystemActor(), accounts.InvitePersonInput{Email: "bea@example.org", Name: "Bea Thorn", Roles: []ehc.Role{ehc.RoleFamily}}); err != nil {
		t.Fatal(err)
	}
	link := h.link(t)
	b := h.browser(t)
	b.get(link).expect(t, "the link", 200, link, "Choose a password", "Bea Thorn", "bea@example.org", `autocomplete="new-password"`, `name="phone"`, "By text message", "By e-mail", "With an authenticator app")
	b.post(link, "password", aPassword).expect(t, "no way chosen", 422, link, "Choose how your codes shall reach you", `href="#way"`)
	b.post(link, "password", "short", "way", "text", "phone", "12").expect(t, "wrong", 422, link, "at least 12 characters", "British mobile number", `href="#password"`, `href="#phone"`, `value="12"`)
	b.post(link, "password", aPassword, "way", "text", "phone", "07700 900123").expect(t, "right", 200, "/sign-in/code", "Your password is saved", "ends in 123")
	code := h.code(t) // nobody types a password twice
	b.get(link).expect(t, "a used link", 404, link, "used already", `action="/register"`)
	b.post(link, "password", aPassword).expect(t, "a used link", 404, link, "used already")
	b.post("/sign-in/code", "code", code).expect(t, "code", 200, "/", "Bea Thorn reads /")

	b.get("/register").expect(t, "asking for a link", 200, "/register", "E-mail address")
	b.post("/register", "email", "not an address").expect(t, "wrong", 422, "/register", "name@example.org", `value="not an address"`)
	known := b.post("/register", "email", "bea@example.org")
	known.expect(t, "known", 200, "/register", "Check your e-mail")
	unknown := b.post("/register", "email", "nobody@example.org")
	if strings.ReplaceAll(known.words(), "bea@", "") != strings.ReplaceAll(unknown.words(), "nobody@", "") {
		t.Error("the page tells which address has an account")
	}
	again := h.link(t)
	page := b.get(again)
	page.expect(t, "a second password", 200, again)
	if strings.Contains(page.body, `name="phone"`) {
		t.Error("a link in an e-mail lets one change the phone")
	}
}

func TestDemoOffersItsPeopleAndShowsItsMessages(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, true)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.get("/sign-in").expect(t, "sign-in", 200, "/sign-in", "Schools", "The council", "SENCO at Larkfield School", "Marguerite Oyelaran", aPassword, `href="/sign-in?as=ada%40example.org#email"`)
	b.get("/sign-in?as=ada@example.org&next="+url.QueryEscape(somePlan)).expect(t, "picked", 200, "/sign-in?as=ada@example.org&next="+url.QueryEscape(somePlan), `value="ada@example.org"`, "In the demonstration it is: "+aPassword, `aria-current="true"`, "as=tom%40example.org&amp;next=")
	b.get("/demo/messages").expect(t, "no messages", 200, "/demo/messages", "No messages yet")
	b.post("/sign-in", "email", "ada@example.org", "password", aPassword).expect(t, "password", 200, "/sign-in/code", `href="/demo/messages"`)
	h.clock.Advance(time.Minute)
	b.post("/register", "email", "ada@example.org").expect(t, "link", 200, "/register", `href="/demo/messages"`)
	messages := b.get("/demo/messages")
	messages.expect(t, "messages", 200, "/demo/messages", h.code(t), "Your code to sign in", `<a class="govuk-link" href="http://hub.example.org`+h.link(t)+`">`, "1 September 2026 at 10:01am")
	if strings.Index(messages.body, "Choose a new password") > strings.Index(messages.body, "Your code to sign in") {
		t.Error("the newest message doesn't come first")
	}
}

func TestNothingOfTheDemoIsThereOutsideIt(t *testing.T) {
	t.Parallel()
	h := newAccountHub(t, false)
	h.register(t, "ada@example.org")
	b := h.browser(t)
	b.get("/demo/messages").expect(t, "messages", 404, "/demo/messages")
	for _, path := range []string{"/sign-in", "/sign-in?as=ada@example.org"} {
		if s := b.get(path); strings.Contains(s.body, aPassword) || strings.Contains(s.body, "demonstration") || strings.Contains(s.body, "/demo/") {
			t.Errorf("%s speaks of the demo: %s", path, s.body)
		}
	}
	if s := b.post("/sign-in", "email", "ada@example.org", "password", aPassword); strings.Contains(s.body, "/demo/") {
		t.Errorf("the code page speaks of the demo: %s", s.body)
	}
}
