package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"

	"github.com/gorilla/mux"
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
	const one = councilSupport + "/{row}"
	return []Route{
		{Method: http.MethodGet, Path: councilSupport, Name: "council.supports", Do: p.list},
		{Method: http.MethodGet, Path: councilSupport + "/new", Name: "council.support.new", Do: p.ask},
		{Method: http.MethodPost, Path: councilSupport + "/new", Name: "council.support.new.save", Do: p.save},
		{Method: http.MethodGet, Path: one, Name: "council.support", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "council.support.save", Do: p.save},
	}
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

func (p SupportPages) open(r *http.Request) (row council.SupportRow, err error) {
	var id council.SupportID
	if mux.Vars(r)["row"] != "" {
		if id, err = pathID[council.SupportID](r, "row"); err != nil {
			return row, err
		}
	}
	return p.write.Read(r.Context(), ActorOf(r), id)
}

func supportFields(row council.SupportRow) url.Values {
	fields := url.Values{"name": {row.Name}, "helps-with": {row.HelpsWith}, "phone": {row.Phone}, "email": {row.Email}, "web": {row.Web}}
	if row.Off {
		fields.Set("off", "yes")
	}
	return fields
}

var supportLabels = map[string]string{"name": "Name", "helps-with": "What they help with", "phone": "Telephone", "email": "E-mail address", "web": "Web address", "off": "Taken off the page"}

func supportFormPage() view.Page {
	return view.Page{Title: "Local support", Back: &view.Link{Text: "Back to the list", Href: councilSupport}}
}

func (p SupportPages) ask(w http.ResponseWriter, r *http.Request) error {
	row, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, row, form.Of(supportFields(row)), form.Errors{})
	return nil
}

func (p SupportPages) draw(w http.ResponseWriter, r *http.Request, status int, row council.SupportRow, v *form.Values, errs form.Errors) {
	line := func(name, kind, hint string) view.Component {
		return view.TextInput{Name: name, Label: supportLabels[name], Hint: hint, Type: kind, Value: v.Text(name), Error: errs.For(name)}
	}
	page := &writingPage{Page: supportFormPage(), Hidden: append(marksFor(v, supportFields(row)), carriedVersion(v, row.Version)),
		Parts: []view.Component{
			line("name", "", ""), view.TextArea{Name: "helps-with", Label: supportLabels["helps-with"], Hint: "In a sentence, and for whom: “Meets other parents of autistic children, each Tuesday”.", Rows: 3, Value: v.Lines("helps-with"), Error: errs.For("helps-with")},
			line("phone", "tel", ""), line("email", "email", ""), line("web", "url", "The whole address, like https://www.example.org"),
		},
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilSupport}}}
	page.Errors = errs.Summary()
	if row.Version > 0 {
		page.Parts = append(page.Parts, view.Checkboxes{Name: "off", Values: v.All("off"), Options: []view.Option{{Value: "yes", Text: "Take it off the page"}}})
	}
	p.pages.Show(w, r, status, "writing", page)
}

func (p SupportPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	row, err := p.open(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	run := &saving{values: values, errs: &errs, load: func() (stored, error) {
		now, err := p.open(r)
		return stored{Fields: supportFields(now), Version: now.Version, Who: now.SavedName, When: now.SavedAt, Label: func(field string) string { return supportLabels[field] }, Rich: func(string) bool { return false }}, err
	}}
	run.save = func(version int) error {
		typed := council.SupportRow{ID: row.ID, Version: version, Name: values.Text("name"), HelpsWith: values.Lines("helps-with"), Phone: values.Text("phone"), Email: values.Text("email"), Web: values.Text("web"), Off: values.Text("off") == "yes"}
		return p.write.Do(r.Context(), ActorOf(r), typed)
	}
	clash, err := run.run()
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, supportFormPage(), RichTexts{}, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, row, values, errs)
	default:
		LeaveNotice(w, "Saved. Families read it now.")
		http.Redirect(w, r, councilSupport, http.StatusSeeOther)
	}
	return nil
}
