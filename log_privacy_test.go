package ehchub

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ehchub/adapters/web"
	"ehchub/domain/ehc"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// typed goes into every field of every form.
const typed = "Quillfeather <b>&amp;</b> ☃"

// Whatever is typed into any field, the hub does not fail, and its log holds none of it: no text, no name, no secret.
func TestTheLogHoldsIdentitiesOnly(t *testing.T) {
	w := newAskedHub(t)
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(before) })
	posted := 0
	for _, route := range w.hub.Routes {
		if route.Method == http.MethodGet {
			for _, who := range []ehc.PersonID{"", w.cast.Mother.Person, w.cast.Psychologist.Person, w.cast.OtherSENCO.Person, w.cast.Coordinator.Person} {
				posted += w.typeIntoAll(route, who)
			}
		}
	}
	if posted < 40 {
		t.Errorf("only %d forms were found", posted)
	}
	if !strings.Contains(log.String(), "case.file") {
		t.Fatal("nothing was logged at all")
	}
	for _, private := range []string{"Quillfeather", "Noor", "Haddad", "Imogen", "@wrenshire.example", countedSecret} {
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, private) {
				t.Errorf("the log holds %q: %s", private, line)
			}
		}
	}
}

// typeIntoAll opens a page and posts each of its forms, with the same text in every field that takes one.
func (w askedHub) typeIntoAll(route web.Route, who ehc.PersonID) (posted int) {
	w.Helper()
	path := w.path(route) + "?q=" + url.QueryEscape(typed)
	page := w.ask(http.MethodGet, path, nil, who)
	root, err := html.Parse(page.Body)
	if err != nil {
		w.Fatal(err)
	}
	for form := range root.Descendants() {
		if form.DataAtom != atom.Form || attribute(form, "method") != "post" || attribute(form, "action") == "/sign-out" {
			continue
		}
		at := attribute(form, "action")
		if at == "" {
			at = path
		}
		answer := w.ask(http.MethodPost, at, filled(form), who)
		if posted++; answer.Code >= 500 {
			w.Errorf("%s fails when every field says %q: %d", route.Path, typed, answer.Code)
		}
	}
	return posted
}

// filled types into every field of a form, ticks every box and keeps what is hidden.
func filled(form *html.Node) url.Values {
	fields := url.Values{}
	for n := range form.Descendants() {
		name, kind := attribute(n, "name"), attribute(n, "type")
		switch {
		case name == "":
		case kind == "hidden" || kind == "radio" || kind == "checkbox" || n.DataAtom == atom.Button:
			if !fields.Has(name) || kind == "checkbox" {
				fields.Add(name, attribute(n, "value"))
			}
		case n.DataAtom == atom.Input || n.DataAtom == atom.Textarea || n.DataAtom == atom.Select:
			fields.Set(name, typed)
		}
	}
	return fields
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (w askedHub) ask(method, path string, fields url.Values, by ehc.PersonID) *httptest.ResponseRecorder {
	r, answer := httptest.NewRequest(method, path, strings.NewReader(fields.Encode())), httptest.NewRecorder()
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	switch by {
	case "":
	case w.cast.Coordinator.Person:
		r.AddCookie(&http.Cookie{Name: "hub", Value: countedSecret})
	default:
		r.AddCookie(&http.Cookie{Name: "hub", Value: string(by)})
	}
	w.hub.Handler.ServeHTTP(answer, r)
	return answer
}
