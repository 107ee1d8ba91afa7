package assets

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func get(s *Set, path, etag string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestFilesAreKeptForAYearUnderTheirHash(t *testing.T) {
	s, err := load(fstest.MapFS{".gitkeep": {}, "app.css": {Data: []byte("a{}")}, "app.js": {Data: []byte("1")}, "part-x-AB.js": {Data: []byte("2")}, "images/i.svg": {Data: []byte("<svg/>")}})
	if err != nil {
		t.Fatal(err)
	}
	if !s.Built() || !strings.HasPrefix(s.URL("app.css"), "/assets/app.") || s.URL("nothing.css") != "" || s.URL(".gitkeep") != "" {
		t.Fatalf("addresses: %q %q", s.URL("app.css"), s.URL("nothing.css"))
	}
	for path, want := range map[string]struct{ kind, cache string }{
		s.URL("app.css"):       {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		s.URL("app.js"):        {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/part-x-AB.js": {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/assets/images/i.svg": {"image/svg+xml", "public, max-age=3600"},
		s.URL("images/i.svg"):  {"image/svg+xml", "public, max-age=31536000, immutable"},
	} {
		w := get(s, path, "")
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != want.kind || w.Header().Get("Cache-Control") != want.cache {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
		if again := get(s, path, w.Header().Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s with its own tag: %d", path, again.Code)
		}
	}
	if w := get(s, "/assets/../embed.go", ""); w.Code != http.StatusNotFound {
		t.Errorf("a file that isn't there: %d", w.Code)
	}
}

func TestAChangedFileHasAnotherAddress(t *testing.T) {
	one, _ := load(fstest.MapFS{"app.css": {Data: []byte("a{}")}})
	two, _ := load(fstest.MapFS{"app.css": {Data: []byte("b{}")}})
	if one.URL("app.css") == two.URL("app.css") {
		t.Error("a browser would keep the old style sheet")
	}
}

func TestWithoutABuildTheFallbackIsServed(t *testing.T) {
	s, err := load(fstest.MapFS{".gitkeep": {}})
	if err != nil {
		t.Fatal(err)
	}
	w := get(s, s.URL("app.css"), "")
	if s.Built() || w.Code != http.StatusOK || !strings.Contains(w.Body.String(), ".govuk-skip-link") {
		t.Errorf("built %v, status %d", s.Built(), w.Code)
	}
}

func TestWhatIsAddedIsServed(t *testing.T) {
	s, _ := load(fstest.MapFS{})
	s.Add("council.css", []byte(":root{}"))
	if w := get(s, s.URL("council.css"), ""); w.Body.String() != ":root{}" {
		t.Errorf("got %q", w.Body)
	}
}
