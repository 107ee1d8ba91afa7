package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"ehchub/adapters/web/assets"
	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/reading"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

//go:embed templates
var templateFiles embed.FS

// Pages draws pages. Templates are parsed once, at start; a page is drawn into memory before its status is
// written, so that a broken template never leaves half a page.
type Pages struct {
	sets   map[string]*template.Template
	parts  *template.Template // the components
	assets *assets.Set
	frame  func(*http.Request) view.Frame
	guide  *reading.Guidance          // nil where stages have no guidance
	live   func(*http.Request) string // nil where pages don't hear of others; see LivePages
}

// NewPages parses every template. frame says, for a request, which council and person the header shows; its
// Assets are filled here.
func NewPages(files *assets.Set, frame func(*http.Request) view.Frame) (*Pages, error) {
	sets, parts, err := parseTemplates(templateFiles)
	if err != nil {
		return nil, err
	}
	return &Pages{sets: sets, parts: parts, assets: files, frame: frame}, nil
}

// parseTemplates gives one set for each page below templates: the page, the layout and the components that it uses; and one of
// all components.
func parseTemplates(files fs.FS) (map[string]*template.Template, *template.Template, error) {
	components, err := componentSet(files)
	if err != nil {
		return nil, nil, err
	}
	// Drawing escapes a set for good, so components inside components draw from a set of their own.
	nested, err := components.Clone()
	if err != nil {
		return nil, nil, err
	}
	funcs := templateFuncs()
	draw := func(c view.Component) (template.HTML, error) { return drawComponent(nested, c) }
	funcs["component"], funcs["rows"] = draw, drawRows(draw)
	nested.Funcs(funcs)

	pages, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, nil, err
	}
	sets := map[string]*template.Template{}
	for _, page := range pages {
		name := strings.TrimSuffix(path.Base(page), ".html")
		if name == "layout" {
			continue
		}
		text, err := fs.ReadFile(files, page)
		if err != nil {
			return nil, nil, err
		}
		if sets[name], err = pageSet(components, funcs, name, string(text)); err != nil {
			return nil, nil, err
		}
	}
	return sets, nested, nil
}

func componentSet(files fs.FS) (*template.Template, error) {
	return template.New("").Option("missingkey=error").Funcs(templateFuncs()).ParseFS(files, "templates/layout.html", "templates/components/*.html")
}

func templateFuncs() template.FuncMap {
	none := func(view.Component) (template.HTML, error) { return "", fmt.Errorf("no set to draw from") }
	return template.FuncMap{
		"component": none,
		"rows":      drawRows(none),
		"entries":   drawEntries,
		"link":      drawLink,
		"tag":       drawTag,
		"facts":     drawFacts,
		"options":   drawOptions,
		"date":      func(d ehc.Date) string { return d.Long() },
		"dateDay":   func(d ehc.Date) string { return d.LongWithDay() },
		"when":      view.When,
		"number":    view.Number,
		"count":     view.Count,
		"initials":  view.Initials,
		"tel":       drawPhone,
	}
}

// drawComponent is what {{component .X}} does: it draws a struct of package view with its own template.
func drawComponent(set *template.Template, c view.Component) (template.HTML, error) {
	if c == nil {
		return "", nil
	}
	out := emptyBuffer()
	defer buffers.Put(out)
	if err := set.ExecuteTemplate(out, c.Component(), c); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil // made by html/template just now
}

// buffers are used again by the next page, instead of growing anew.
var buffers = sync.Pool{New: func() any { return &bytes.Buffer{} }}

func emptyBuffer() *bytes.Buffer {
	out := buffers.Get().(*bytes.Buffer)
	out.Reset()
	return out
}

// Show draws a page by the name of its template ("advice_ask") and writes it with its status. Pass page by
// pointer; its frame is filled here.
func (p *Pages) Show(w http.ResponseWriter, r *http.Request, status int, name string, page view.Framed) {
	framed := page.FramedPage()
	if savesByItself(r) {
		answerSelf(w, status, name, framed.Errors)
		return
	}
	framed.Frame = p.frame(r)
	framed.Frame.Assets = view.Assets{
		Style: p.assets.URL("app.css"), CouncilStyle: styleURL(framed.Frame.Council),
		Start: p.assets.URL("start.js"), Script: p.assets.URL("app.js"), Icon: markURL(framed.Frame.Council), Built: p.assets.Built(),
	}
	if p.live != nil {
		framed.Frame.Live = p.live(r)
	}
	if framed.Case != nil {
		markWithin(framed.Frame.Places, framed.Case.Tray)
	}
	if framed.Notice == nil {
		framed.Notice = framed.Frame.Notice
	}
	if ports.IsRehearsal(r.Context()) {
		framed.Errors.Items, framed.PutBack = sayRehearsed(framed.Errors.Items), true
	}
	body := emptyBuffer()
	defer buffers.Put(body)
	if err := p.draw(body, name, page); err != nil {
		slog.ErrorContext(r.Context(), "page not drawn", "page", name, "error", err)
		http.Error(w, "Sorry, there is a problem with this page. Try again later.", http.StatusInternalServerError)
		return
	}
	whole := form.MarkForms(r, body.Bytes())
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(whole)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(whole) // the reader went away: nothing to tell it
	}
}

// Part draws a component alone, for a page that puts it where it belongs.
func (p *Pages) Part(c view.Component) (string, error) {
	drawn, err := drawComponent(p.parts, c)
	return string(drawn), err
}

func (p *Pages) draw(out io.Writer, name string, page view.Framed) error {
	set, ok := p.sets[name]
	if !ok {
		return fmt.Errorf("no template templates/%s.html", name)
	}
	return set.ExecuteTemplate(out, "layout", page)
}
