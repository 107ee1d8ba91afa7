package web

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/adapters/web/assets"
	"ehchub/application"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"github.com/uptrace/bun"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// site is the hub over HTTP on real Postgres, with the world that portstest builds. Whoever a request names in the
// header personHeader is signed in: signing in has tests of its own.
type site struct {
	*portstest.World
	t       *testing.T
	gate    application.Gate
	pages   *Pages
	address string
	queries *postgres.Queries
	db      *bun.DB
	handler http.Handler
	board   *postgres.Board
	waiting *KeptPages // nil unless build makes them
	keeper  headerSession
}

const (
	personHeader    = "X-Signed-In"
	rehearsalHeader = "X-Rehearsal"
)

type headerSession struct{ people map[string]people.Person }

func (s headerSession) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p, ok := s.people[r.Header.Get(personHeader)]; ok {
			r = r.WithContext(WithActor(r.Context(), p.Actor()))
		}
		if r.Header.Get(rehearsalHeader) != "" {
			r = r.WithContext(ports.Rehearse(r.Context()))
		}
		next.ServeHTTP(w, r)
	})
}

// newSite serves the areas that build makes.
func newSite(t *testing.T, build func(s *site) []Area) *site {
	t.Parallel()
	db, queries := postgres.CountQueries(pgtest.New(t))
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	s := &site{World: w, t: t, queries: queries, db: db, gate: application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}}
	s.serve(build, w.Coordinator, w.Officer, w.Manager, w.Parent, w.SENCO, w.Psychologist, w.Paediatrician, w.SocialWorker, w.TeamManager, w.Therapist, w.SecondTherapist, w.Stranger)
	return s
}

// serve opens the areas to the people named.
func (s *site) serve(build func(s *site) []Area, everyone ...people.Person) {
	s.t.Helper()
	files, err := assets.Load()
	if err != nil {
		s.t.Fatal(err)
	}
	if s.board, err = postgres.NewBoard(s.t.Context(), s.gate.Units.(*postgres.UnitOfWork)); err != nil {
		s.t.Fatal(err)
	}
	if s.pages, err = NewPages(files, FrameOf(s.board, s.gate.Clock, false)); err != nil {
		s.t.Fatal(err)
	}
	s.keeper = headerSession{map[string]people.Person{}}
	s.knows(everyone...)
	areas := build(s)
	handler, err := NewServer(s.pages, files, s.keeper, s.waiting, "http://hub.example").ReadOnlyBy(s.board, s.gate.Clock).Handler(areas...)
	if err != nil {
		s.t.Fatal(err)
	}
	s.handler = handler
	server := httptest.NewServer(handler)
	s.t.Cleanup(server.Close)
	s.address = server.URL
}

// knows lets people sign in.
func (s *site) knows(all ...people.Person) {
	for _, p := range all {
		s.keeper.people[string(p.ID)] = p
	}
}

// keep changes what is stored, or reads it.
func (s *site) keep(work func(ctx context.Context, all ports.Stores) error) {
	s.t.Helper()
	if err := s.Unit.Do(s.t.Context(), work); err != nil {
		s.t.Fatal(err)
	}
}

// page is one answer, read as a browser would.
type page struct {
	t        *testing.T
	status   int
	path     string // with its query, after redirects
	fragment string // where on the page a redirect led
	body     string
	root     *html.Node
}

// browser is one person's: it keeps cookies and follows redirects.
type browser struct {
	site   *site
	person people.Person
	client *http.Client
	// rehearsing makes each request one that shows what was typed and does nothing.
	rehearsing bool
}

// as opens a browser for a person; the zero Person is nobody.
func (s *site) as(p people.Person) *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return &browser{site: s, person: p, client: &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		r.Header.Set(personHeader, string(p.ID))
		return nil
	}}}
}

// at gives an address of the world's case.
func (s *site) at(path string) string { return "/cases/" + string(s.Case) + path }

func (b *browser) get(path string) *page {
	b.site.t.Helper()
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodGet, b.site.address+path, nil)
	if err != nil {
		b.site.t.Fatal(err)
	}
	return b.do(r)
}

func (b *browser) post(path string, fields url.Values) *page {
	b.site.t.Helper()
	r, err := http.NewRequestWithContext(b.site.t.Context(), http.MethodPost, b.site.address+path, strings.NewReader(fields.Encode()))
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(r)
}

func (b *browser) do(r *http.Request) *page {
	t := b.site.t
	t.Helper()
	r.Header.Set(personHeader, string(b.person.ID))
	if b.rehearsing {
		r.Header.Set(rehearsalHeader, "yes")
	}
	answer, err := b.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	return &page{t: t, status: answer.StatusCode, path: answer.Request.URL.RequestURI(), fragment: answer.Request.URL.Fragment, body: string(body), root: root}
}

// press fills the form on a page as shown, changes some fields, and presses the button with this value ("" is the
// form's default button).
func (b *browser) press(p *page, action string, changes url.Values) *page {
	b.site.t.Helper()
	form, target := p.form(action)
	for name, values := range changes {
		form[name] = values
	}
	return b.post(target, form)
}

// form gives what a browser would post of the form that holds the button with this value.
func (p *page) form(action string) (fields url.Values, target string) {
	p.t.Helper()
	for _, f := range find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Form && attr(n, "method") == "post" }) {
		buttons := find(f, func(n *html.Node) bool {
			return n.DataAtom == atom.Button && (action == "" || attr(n, "value") == action)
		})
		if len(buttons) == 0 {
			continue
		}
		fields = fieldsIn(f)
		fields.Set(attr(buttons[0], "name"), attr(buttons[0], "value"))
		if target = attr(f, "action"); target == "" {
			target = p.path
		}
		return fields, target
	}
	p.t.Fatalf("%s has no form with a button %q:\n%s", p.path, action, p.text())
	return nil, ""
}

func fieldsIn(form *html.Node) url.Values {
	fields := url.Values{}
	for _, n := range find(form, func(n *html.Node) bool { return attr(n, "name") != "" }) {
		name := attr(n, "name")
		switch n.DataAtom {
		case atom.Input:
			kind := attr(n, "type")
			if (kind == "radio" || kind == "checkbox") && !has(n, "checked") {
				continue
			}
			fields.Add(name, attr(n, "value"))
		case atom.Textarea:
			fields.Add(name, strings.TrimPrefix(innerText(n), "\n"))
		case atom.Select:
			options := find(n, func(o *html.Node) bool { return o.DataAtom == atom.Option })
			chosen := slices.IndexFunc(options, func(o *html.Node) bool { return has(o, "selected") })
			fields.Add(name, attr(options[max(chosen, 0)], "value"))
		}
	}
	return fields
}

func find(n *html.Node, match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && match(d) {
			found = append(found, d)
		}
	}
	return found
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// text is what the main part of the page says, on one line.
func (p *page) text() string {
	main := find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Main })
	if len(main) == 0 {
		return strings.Join(strings.Fields(innerText(p.root)), " ")
	}
	return strings.Join(strings.Fields(innerText(main[0])), " ")
}

// says fails the test unless the page holds every text.
func (p *page) says(texts ...string) *page {
	p.t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.text(), text) {
			p.t.Errorf("%s (%d) lacks %q:\n%s", p.path, p.status, text, p.text())
		}
	}
	return p
}

// saysNot fails the test if the page holds one of the texts.
func (p *page) saysNot(texts ...string) *page {
	p.t.Helper()
	for _, text := range texts {
		if strings.Contains(p.text(), text) {
			p.t.Errorf("%s says %q", p.path, text)
		}
	}
	return p
}

// is fails the test unless the page has this status.
func (p *page) is(status int) *page {
	p.t.Helper()
	if p.status != status {
		p.t.Fatalf("%s answered %d, want %d:\n%s", p.path, p.status, status, p.text())
	}
	return p
}

// links reports whether the page links to the address.
func (p *page) links(href string) bool {
	return len(find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.A && attr(n, "href") == href })) > 0
}

// labelled fails the test unless every field of the page has a label or legend, and every id is used once.
func (p *page) labelled() {
	p.t.Helper()
	ids := map[string]int{}
	for _, n := range find(p.root, func(n *html.Node) bool { return attr(n, "id") != "" }) {
		ids[attr(n, "id")]++
	}
	for id, times := range ids {
		if times > 1 {
			p.t.Errorf("%s uses the id %s %d times", p.path, id, times)
		}
	}
	for _, n := range find(p.root, func(n *html.Node) bool {
		return (n.DataAtom == atom.Input && attr(n, "type") != "hidden") || n.DataAtom == atom.Textarea || n.DataAtom == atom.Select
	}) {
		labels := find(p.root, func(l *html.Node) bool { return l.DataAtom == atom.Label && attr(l, "for") == attr(n, "id") })
		if len(labels) != 1 {
			p.t.Errorf("%s: field %s has %d labels", p.path, attr(n, "name"), len(labels))
			continue
		}
		if said := strings.TrimSpace(innerText(labels[0])); said == "Yes" || said == "No" {
			p.t.Errorf("%s: %q is all that an answer to %s says", p.path, said, attr(n, "name"))
		}
	}
}
