package web

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/domain/needs"
	"ehchub/domain/richtext"
)

// versionField carries the version that a writer had read.
const versionField = "version"

// readVersion reads it back; a missing one is 0, which no stored text with words has.
func readVersion(v *form.Values) int {
	version, _ := strconv.Atoi(v.Text(versionField))
	return version
}

// stored is what someone else saved while a form was open.
type stored struct {
	Fields  map[string][]string // as the form would post them, see form.Marks
	Version int
	Who     string
	When    time.Time
	Label   func(field string) string       // what people call a field
	Rich    func(field string) bool         // whether it is formatted text
	Words   func(field, text string) string // says a choice in words; nil when every field is text
	Hints   map[ehc.ItemID][]needs.Hint     // what its items could say more clearly; nil where nothing is checked
}

// marksFor remembers what is stored while a form is open (form.Marks). A form that comes back keeps the marks that
// it was first shown with: newer ones would let it overwrite what was saved in between.
func marksFor(v *form.Values, storedFields url.Values) []view.Hidden {
	var kept []view.Hidden
	fields := v.Fields()
	for name := range fields {
		if strings.HasPrefix(name, "was.") {
			kept = append(kept, view.Hidden{Name: name, Value: fields.Get(name)})
		}
	}
	if len(kept) == 0 {
		return form.Marks(storedFields)
	}
	slices.SortFunc(kept, func(a, b view.Hidden) int { return strings.Compare(a.Name, b.Name) })
	return kept
}

// conflictPage asks which of two texts to keep; everything else of the form travels along in hidden fields.
type conflictPage struct {
	view.Page
	Chooser view.ConflictChooser
	Hidden  []view.Hidden
	Save    view.SaveBar
	// Own means that the reader saved the other text too, in another window or on another device.
	Own bool
}

// showConflict shows both texts with who saved the other one and when. page brings title, case bar and way back.
func (p *Pages) showConflict(w http.ResponseWriter, r *http.Request, page view.Page, texts RichTexts, values *form.Values, c *clash) {
	s, errs := c.stored, c.errs
	who := s.Who
	own := who != "" && who == ActorOf(r).Name
	if who == "" {
		who = "Someone else"
	}
	shown := &conflictPage{Page: page, Save: view.SaveBar{Buttons: []view.Button{{Text: "Save what I chose", Value: "save"}}, State: "Not saved yet"}, Own: own}
	shown.Heading, shown.Errors = "Two people wrote here at the same time", errs.Summary()
	if own {
		shown.Heading = "This was changed elsewhere"
	}
	for _, d := range c.differences {
		field := view.Conflict{Field: d.Field, Label: s.Label(d.Field), Mine: d.Mine, Theirs: d.Theirs, Who: who, Own: own, When: s.When, Choice: d.Choice, Error: errs.For("choose." + d.Field)}
		if s.Words != nil {
			field.Mine, field.Theirs = s.Words(d.Field, d.Mine), s.Words(d.Field, d.Theirs)
		}
		if s.Rich(d.Field) {
			field.MineHTML, field.TheirsHTML = texts.markdown(d.Mine), texts.markdown(d.Theirs)
		}
		shown.Chooser.Fields = append(shown.Chooser.Fields, field)
	}
	shown.Hidden = append(values.CarryMarked(s.Fields, versionField), view.Hidden{Name: versionField, Value: strconv.Itoa(s.Version)})
	p.Show(w, r, http.StatusConflict, "conflict", shown)
}

func (t RichTexts) markdown(text string) template.HTML {
	return t.Page(richtext.ParseMarkdown(text), 3)
}
