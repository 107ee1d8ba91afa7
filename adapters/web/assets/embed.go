// Package assets holds the style sheet, the script and the icons that pages load, and serves them under
// addresses that carry a hash of their content, so that a browser may keep them for a year.
//
// They are built by npm from src into dist, which is not committed. Without them the hub still compiles and
// runs, with the small style sheet of fallback and a line on each page that says so.
package assets

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed all:dist
var dist embed.FS

//go:embed fallback/fallback.css
var fallback []byte

// Prefix is where the files are served.
const Prefix = "/assets/"

// Set is the files of one build, read once at start.
type Set struct {
	files map[string]file   // by address below Prefix
	names map[string]string // address by plain name
	built bool
}

type file struct {
	body      []byte
	kind, tag string
	forever   bool
}

// Load reads what was built into the program.
func Load() (*Set, error) {
	built, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	return load(built)
}

func load(built fs.FS) (*Set, error) {
	s := &Set{files: map[string]file{}, names: map[string]string{}}
	err := fs.WalkDir(built, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		body, err := fs.ReadFile(built, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		s.add(name, body)
		return nil
	})
	if err != nil {
		return nil, err
	}
	_, s.built = s.names["app.css"]
	if !s.built {
		s.add("app.css", fallback)
	}
	return s, nil
}

// add keeps a file under its hashed address, and icons also under their plain one, as the style sheet names them.
func (s *Set) add(name string, body []byte) {
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:6])
	ending := path.Ext(name)
	kind := mime.TypeByExtension(ending)
	switch ending {
	case ".css":
		kind = "text/css; charset=utf-8"
	case ".js":
		kind = "text/javascript; charset=utf-8"
	case ".svg":
		kind = "image/svg+xml"
	}
	f := file{body: body, kind: kind, tag: `W/"` + hash + `"`}
	f.forever = strings.HasPrefix(name, "part-") // parts of the script carry a hash of their own
	s.files[name] = f
	f.forever = true
	hashed := strings.TrimSuffix(name, ending) + "." + hash + ending
	s.files[hashed] = f
	s.names[name] = hashed
}

// Built reports whether the real style sheet is there and not only the fallback.
func (s *Set) Built() bool { return s.built }

// Add keeps one more file, made at start: the council's colours.
func (s *Set) Add(name string, body []byte) { s.add(name, body) }

// URL gives a file's address with its hash: URL("app.css") is "/assets/app.1a2b3c4d5e6f.css". It is "" for a
// name that isn't there.
func (s *Set) URL(name string) string {
	hashed, ok := s.names[name]
	if !ok {
		return ""
	}
	return Prefix + hashed
}

// ServeHTTP answers for every address below Prefix.
func (s *Set) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	f, ok := s.files[strings.TrimPrefix(r.URL.Path, Prefix)]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("ETag", f.tag)
	h.Set("Cache-Control", "public, max-age=3600")
	if f.forever {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if strings.Contains(r.Header.Get("If-None-Match"), f.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", fmt.Sprint(len(f.body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(f.body) // the reader went away: nothing to tell it
	}
}
