package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"
)

// councilSupport is where the council says who supports families near by.
const councilSupport = councilHome + "/local-support"

// SupportPages let the council keep the list of local support (F13).
type SupportPages struct {
	pages *Pages
	write hosting.WriteSupport
}

// NewSupportPages makes the pages.
func NewSupportPages(pages *Pages, write hosting.WriteSupport) SupportPages {
	return SupportPages{pages, write}
}

// Routes lists the addresses.
func (p SupportPages) Routes() []Route {
	return entryPages[council.SupportRow, council.SupportID]{
		pages: p.pages, at: councilSupport, name: "council.support", list: p.list, read: p.write.Read,
		page:   view.Page{Title: "Local support", Back: &view.Link{Text: "Back to the list", Href: councilSupport}},
		fields: supportFields, labels: supportLabels, draw: drawSupport, save: p.save, said: "Saved. Families read it now.",
		last: func(row council.SupportRow) lastSaved { return lastSaved{row.Version, row.SavedName, row.SavedAt} },
	}.routes()
}

func (p SupportPages) list(w http.ResponseWriter, r *http.Request) error {
	rows, err := p.write.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Local support", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Helps with"}, {Text: "How to reach them"}, {Text: "On the page"}},
		Empty: view.Empty{Title: "Nobody is listed yet", Text: "Add parent groups, charities and advocates near you."}}
	for _, row := range rows {
		shown := view.Tag{Text: "Shown", Tone: view.Good}
		if row.Off {
			shown = view.Tag{Text: "Taken off", Tone: view.Plain}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: row.Name, Main: true, Href: councilSupport + "/" + string(row.ID)}, {Text: row.HelpsWith}, {Text: strings.Join(givenOf(row.Phone, row.Email, row.Web), ", ")}, {Tags: []view.Tag{shown}}}})
	}
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "Local support for families", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
		Lead: "They stand on the public page “Independent support”, below the services that the profile names."},
		Parts: []view.Component{view.Buttons{Buttons: []view.Button{{Text: "Add somebody", Href: councilSupport + "/new"}}, Link: &view.Link{Text: "See the page", Href: supportPage}}, t}})
	return nil
}

// givenOf leaves out what is empty.
func givenOf(texts ...string) (given []string) {
	for _, text := range texts {
		if text != "" {
			given = append(given, text)
		}
	}
	return given
}

func supportFields(row council.SupportRow) url.Values {
	fields := url.Values{"name": {row.Name}, "helps-with": {row.HelpsWith}, "phone": {row.Phone}, "email": {row.Email}, "web": {row.Web}}
	if row.Off {
		fields.Set("off", "yes")
	}
	return fields
}

var supportLabels = map[string]string{"name": "Name", "helps-with": "What they help with", "phone": "Telephone", "email": "E-mail address", "web": "Web address", "off": "Taken off the page"}

func drawSupport(page *writingPage, row council.SupportRow, v *form.Values, errs form.Errors) {
	line := func(name, kind, hint string) view.Component {
		return view.TextInput{Name: name, Label: supportLabels[name], Hint: hint, Type: kind, Value: v.Text(name), Error: errs.For(name)}
	}
	page.Parts = []view.Component{
		line("name", "", ""), view.TextArea{Name: "helps-with", Label: supportLabels["helps-with"], Hint: "In a sentence, and for whom: “Meets other parents of autistic children, each Tuesday”.", Rows: 3, Value: v.Lines("helps-with"), Error: errs.For("helps-with")},
		line("phone", "tel", ""), line("email", "email", ""), line("web", "url", "The whole address, like https://www.example.org"),
	}
	if row.Version > 0 {
		page.Parts = append(page.Parts, view.Checkboxes{Name: "off", Values: v.All("off"), Options: []view.Option{{Value: "yes", Text: "Take it off the page"}}})
	}
}

func (p SupportPages) save(r *http.Request, row council.SupportRow, v *form.Values, version int, _ *form.Errors) error {
	return p.write.Do(r.Context(), ActorOf(r), council.SupportRow{ID: row.ID, Version: version, Name: v.Text("name"), HelpsWith: v.Lines("helps-with"), Phone: v.Text("phone"), Email: v.Text("email"), Web: v.Text("web"), Off: v.Text("off") == "yes"})
}
