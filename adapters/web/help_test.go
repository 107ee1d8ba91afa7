package web

import (
	"archive/zip"
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ehchub/adapters/pdf"
	"ehchub/adapters/word"
	"ehchub/application/documents"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/guidance"
	"ehchub/domain/people"
	"ehchub/ports"
)

func newTestHelp(s *site) HelpPages {
	drawn := documents.NewRenderers(1, map[ports.Format]ports.Renderer{ports.PDF: pdf.Renderer{}, ports.Word: word.Renderer{}}).WithLogos(s.Unit)
	return NewHelpPages(s.pages, s.board, hosting.PublicWords{Units: s.Unit}, documents.GuideFile{Units: s.Unit, Clock: s.Clock, Renderers: drawn})
}

func TestHelpNamesTheCouncilsContacts(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		profile := testCouncil()
		profile.LocalOffer, profile.PlanPage = "https://localoffer.wrenshire.example", "https://wrenshire.example/plans"
		profile.Team, profile.Help = "SEND team", council.Contact{Name: "Hub help desk", Phone: "01632 960 199"}
		help := newTestHelp(s)
		help.board = ports.FixedBoard{Profile: profile}
		return []Area{help}
	})
	s.as(people.Person{}).get("/help").is(http.StatusOK).says("Help with a case", "01632 960 100", "send@wrenshire.example", "Help with the hub", "Hub help desk", "01632 960 199", "Wrenshire SEND advice service", "The Local Offer", "About EHC plans")
	s.as(people.Person{}).get("/help/support").is(http.StatusOK).says("Wrenshire SEND advice service", "The Local Offer", "does not stop that time")
}

func TestEachRoleHasAGuideThatCanBeTakenAway(t *testing.T) {
	s := newHostingSite(t)
	visitor := s.as(people.Person{})
	home := visitor.get("/help").is(http.StatusOK)
	for _, g := range guidance.RoleGuides() {
		page := visitor.get(home.linkTo(g.Title)).is(http.StatusOK)
		for _, step := range g.Steps {
			page.says(step.Title, step.Next)
		}
	}
	for who, title := range map[*people.Person]string{&s.Parent: "Parents and carers", &s.SENCO: "SENCOs and schools that request", &s.Coordinator: "Case co-ordinators", &s.Manager: "Managers and deciders"} {
		s.as(*who).get("/help").is(http.StatusOK).says("Your guide", title+": step by step")
	}
	file := visitor.get("/help/guides/parent/guide.docx").is(http.StatusOK)
	if words := wordsOfWord(t, file.body); !strings.Contains(words, "Ask for an assessment") || !strings.Contains(words, "What happens next: ") {
		t.Error("the guide as a Word file lacks its steps")
	}
	if got := visitor.get("/help/guides/senco/guide.pdf").is(http.StatusOK).body; !strings.HasPrefix(got, "%PDF-") {
		t.Errorf("the guide as PDF begins with %.10q", got)
	}
	visitor.get("/help/guides/nobody").is(http.StatusNotFound)
	visitor.get("/help/guides/nobody/guide.pdf").is(http.StatusNotFound)
}

func wordsOfWord(t *testing.T, file string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader([]byte(file)), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestTheCouncilAddsToGuidesAndPublicPages(t *testing.T) {
	s := newHostingSite(t)
	manager, visitor := s.as(s.Manager), s.as(people.Person{})
	manager.get("/council").is(http.StatusOK).says("Help and public pages", "Local support for families")
	list := manager.get(councilAdditions).is(http.StatusOK).says("Guide: parents and carers", "Privacy", "Nothing")
	page := manager.get(list.linkTo("Guide: parents and carers")).is(http.StatusOK)
	page.labelled()
	manager.press(page, "save", url.Values{"text": {"Dear {{child}}"}}).is(http.StatusUnprocessableEntity).says("There are no placeholders on this page", "Dear {{child}}")
	manager.press(page, "save", url.Values{"text": {strings.Repeat("long ", 601)}}).is(http.StatusUnprocessableEntity).says("3,000 characters or fewer")
	manager.press(page, "preview", url.Values{"text": {"We meet on Tuesdays."}}).is(http.StatusOK).says("As it reads on the page", "Nothing is saved yet")
	manager.press(page, "save", url.Values{"text": {"We meet on Tuesdays.\n\n- Bring <b>questions</b>"}}).is(http.StatusOK).says("It stands on the page now")
	visitor.get("/help/guides/parent").is(http.StatusOK).says("From Wrenshire County Council", "We meet on Tuesdays.", "Bring <b>questions</b>")
	if words := wordsOfWord(t, visitor.get("/help/guides/parent/guide.docx").body); !strings.Contains(words, "We meet on Tuesdays.") {
		t.Error("the file lacks what the council added")
	}
	visitor.get("/help/guides/senco").saysNot("We meet on Tuesdays.")
	for path := range map[string]bool{"/privacy": true, "/accessibility": true, "/cookies": true, "/help/support": true} {
		visitor.get(path).is(http.StatusOK).saysNot("From Wrenshire County Council")
	}
	manager.press(manager.get(councilAdditions+"/parent/restore"), "restore", nil).is(http.StatusOK)
	visitor.get("/help/guides/parent").saysNot("We meet on Tuesdays.")
	s.as(s.Coordinator).get(councilAdditions).is(http.StatusForbidden)
}

func TestLocalSupportStandsOnThePublicPage(t *testing.T) {
	s := newHostingSite(t)
	manager, other, visitor := s.as(s.Manager), s.as(s.Manager), s.as(people.Person{})
	page := manager.get(councilSupport + "/new").is(http.StatusOK)
	page.labelled()
	manager.press(page, "save", url.Values{"name": {""}, "email": {"nobody"}}).is(http.StatusUnprocessableEntity).says("Enter the name", "Say what they help with", "Enter an e-mail address in the correct format")
	manager.press(page, "save", url.Values{"name": {"Otter parents"}, "helps-with": {"Meets other parents"}, "web": {"javascript:alert(1)"}}).is(http.StatusUnprocessableEntity).says("Enter the whole web address")
	list := manager.press(page, "save", url.Values{"name": {"Otter parents"}, "helps-with": {"Meets other parents"}, "phone": {"01632 960 321"}}).is(http.StatusOK).says("Otter parents", "Shown")
	visitor.get(supportPage).is(http.StatusOK).says("Near you", "Otter parents", "Meets other parents", "01632 960 321")
	mine, theirs := manager.get(list.linkTo("Otter parents")), other.get(list.linkTo("Otter parents"))
	other.press(theirs, "save", url.Values{"phone": {"01632 960 555"}}).is(http.StatusOK)
	manager.press(mine, "save", url.Values{"phone": {"01632 960 777"}}).is(http.StatusConflict).says("01632 960 555", "01632 960 777")
	manager.press(manager.get(list.linkTo("Otter parents")), "save", url.Values{"off": {"yes"}}).is(http.StatusOK).says("Taken off")
	visitor.get(supportPage).saysNot("Otter parents")
	s.as(s.Coordinator).get(councilSupport).is(http.StatusForbidden)
	manager.get(councilSupport + "/nothing").is(http.StatusNotFound)
}

func TestPublicPagesSayWhatIsTrue(t *testing.T) {
	s := newHostingSite(t)
	visitor := s.as(people.Person{})
	visitor.get("/accessibility").is(http.StatusOK).says("It meets them in part", "has not yet been tested with every screen reader", "Equality Advisory and Support Service")
	visitor.get("/privacy").is(http.StatusOK).says("article 6(1)(e)", "The council has declared nobody", "Information Commissioner")
}

// The page of cookies names each cookie that the program can set, and no other.
func TestThePageOfCookiesNamesAllThatAreSet(t *testing.T) {
	named := map[string]string{}
	writers := 0
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.ValueSpec:
				for i, id := range n.Names {
					if value, ok := valueOf(n, i); ok && strings.HasSuffix(id.Name, "Cookie") {
						named[value] = id.Name
					}
				}
			case *ast.CompositeLit:
				if sel, ok := n.Type.(*ast.SelectorExpr); ok && sel.Sel.Name == "Cookie" {
					writers++
					if at := nameOfCookie(n); at != "name" && !strings.HasSuffix(at, "Cookie") {
						t.Errorf("%s sets a cookie by another name than one of the constants that end with Cookie: %s", name, at)
					}
				}
			}
			return true
		})
	}
	if writers < 4 || len(named) < 8 {
		t.Fatalf("found %d places that set cookies, and %d names", writers, len(named))
	}
	s := newHostingSite(t)
	page := s.as(people.Person{}).get("/cookies").is(http.StatusOK)
	for name := range named {
		if !slices.ContainsFunc(cookieUses, func(c cookieUse) bool { return c.name == name }) {
			t.Errorf("the page of cookies lacks %s", name)
		}
		page.says(name)
	}
	for _, c := range cookieUses {
		if named[c.name] == "" {
			t.Errorf("the page names %s, which nothing sets", c.name)
		}
	}
}

func valueOf(spec *ast.ValueSpec, i int) (string, bool) {
	if i >= len(spec.Values) {
		return "", false
	}
	lit, ok := spec.Values[i].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(lit.Value)
	return value, err == nil
}

// nameOfCookie gives the identifier behind the name of a cookie: a constant, or the method that puts the prefix before one.
func nameOfCookie(lit *ast.CompositeLit) string {
	for _, e := range lit.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if key, isName := pair.Key.(*ast.Ident); !ok || !isName || key.Name != "Name" {
			continue
		}
		switch v := pair.Value.(type) {
		case *ast.Ident:
			return v.Name
		case *ast.CallExpr:
			if sel, ok := v.Fun.(*ast.SelectorExpr); ok {
				return sel.Sel.Name
			}
		}
	}
	return ""
}

func TestOnlyBrowsersThatAreTooOldAreTold(t *testing.T) {
	const (
		ie      = "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"
		oldEdge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763"
		safari  = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
		chrome  = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0"
		firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
	)
	for agent, old := range map[string]bool{ie: true, oldEdge: true, strings.Replace(safari, "17.5", "12.1", 1): true, strings.Replace(firefox, "132.0", "52.0", 2): true, safari: false, chrome: false, firefox: false, "": false, "Chrome/" + strings.Repeat("9", 40): false} {
		if tooOld(agent) != old {
			t.Errorf("%q is too old: %v", agent, !old)
		}
	}
	s := newHostingSite(t)
	for agent, told := range map[string]bool{ie: true, chrome: false} {
		r, err := http.NewRequest(http.MethodGet, s.address+"/help", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("User-Agent", agent)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || strings.Contains(string(body), "too old") != told || !strings.Contains(string(body), "Guides, step by step") {
			t.Errorf("%q: %d, told: %v", agent, answer.StatusCode, !told)
		}
	}
	s.as(people.Person{}).get("/browsers").is(http.StatusOK).says("without JavaScript", "You are using")
}
