package web

import (
	"net/http"
	"net/url"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/wording"

	"github.com/gorilla/mux"
)

// textArea are the pages on which a council changes the texts of one collection; what differs from one collection to
// the next is told by those who make them.
type textArea struct {
	pages *Pages
	rich  RichTexts // for the page that two writers meet on
	texts application.CouncilTexts
	home  string // address of the list
	name  string // of the routes
	item  string // of an address: what names one text
	list  func(texts []wording.Text) *partsPage
	// title and lead are of the page of one text.
	title, lead func(key string) string
	caption     string
	fields      []string // names of the fields
	label       func(field string) string
	form        func(key string, v *form.Values, errs form.Errors) []view.Component
	beside      func(key string) view.Component // what can stand in the text
	forbidden   string
	says        string // heading of the form
	shownAs     string // heading of what it would give
	shown       func(r *http.Request, in application.CouncilTextInput) ([]view.Component, error)
	// test sends what the text would give to whoever asks, and says so; nil where nothing is sent.
	test     func(r *http.Request, in application.CouncilTextInput) (said string, err error)
	saved    string // said once a text is saved
	restored string // said once the hub's own text is back
	restores []string
}

// Routes lists the addresses of the collection.
func (p textArea) Routes() []Route {
	one := p.home + "/{" + p.item + "}"
	return []Route{
		{Method: http.MethodGet, Path: p.home, Name: p.name + "s", Do: p.showList},
		{Method: http.MethodGet, Path: one, Name: p.name, Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: p.name + ".save", Do: p.change},
		{Method: http.MethodGet, Path: one + "/restore", Name: p.name + ".restore.ask", Do: p.askRestore},
		{Method: http.MethodPost, Path: one + "/restore", Name: p.name + ".restore", Do: p.restore},
		{Method: http.MethodGet, Path: one + "/versions/{number:[0-9]{1,4}}", Name: p.name + ".version", Do: p.showVersion},
	}
}

func (p textArea) address(key string) string { return p.home + "/" + key }

func (p textArea) showList(w http.ResponseWriter, r *http.Request) error {
	texts, err := p.texts.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	page := p.list(texts)
	page.Back = &view.Link{Text: "Back to the council’s settings", Href: councilHome}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func (p textArea) open(r *http.Request) (application.CouncilTextOut, error) {
	return p.texts.Read(r.Context(), ActorOf(r), mux.Vars(r)[p.item])
}

func (p textArea) ask(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, form.Of(p.stored(out.Current)), form.Errors{}, nil, nil)
	return nil
}

// stored is a text as its form holds it.
func (p textArea) stored(t wording.Text) url.Values {
	fields := url.Values{}
	for _, name := range p.fields {
		fields.Set(name, t.Fields[name])
	}
	return fields
}

func (p textArea) typed(out application.CouncilTextOut, v *form.Values, version int) application.CouncilTextInput {
	in := application.CouncilTextInput{Key: out.Own.Key, Version: version, Fields: map[string]string{}}
	for _, name := range p.fields {
		in.Fields[name] = v.Lines(name)
	}
	return in
}

// change shows what the text would give, sends a test of it, or saves it.
func (p textArea) change(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	action := values.Action()
	if action != "preview" && (action != "test" || p.test == nil) {
		return p.save(w, r, out, values)
	}
	in := p.typed(out, values, out.Current.Version)
	var errs form.Errors
	var notice *view.Notice
	shown, err := p.shown(r, in)
	if err == nil && action == "test" {
		var said string
		said, err = p.test(r, in)
		notice = &view.Notice{Success: true, Text: said}
	}
	if errs.AddFault(err) {
		notice = nil
	} else if err != nil {
		return err
	}
	p.draw(w, r, statusAgain(errs, err), out, values, errs, shown, notice)
	return nil
}

func (p textArea) save(w http.ResponseWriter, r *http.Request, out application.CouncilTextOut, values *form.Values) error {
	var errs form.Errors
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.storedNow(r) }}
	run.save = func(version int) error { return p.texts.Do(r.Context(), ActorOf(r), p.typed(out, values, version)) }
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, p.page(out), p.rich, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, out, values, errs, nil, nil)
	default:
		LeaveNotice(w, p.saved)
		http.Redirect(w, r, p.address(out.Own.Key), http.StatusSeeOther)
	}
	return nil
}

// storedNow is the text as somebody else left it.
func (p textArea) storedNow(r *http.Request) (stored, error) {
	out, err := p.open(r)
	if err != nil {
		return stored{}, err
	}
	return stored{Fields: p.stored(out.Current), Version: out.Current.Version, Who: out.Current.SavedName, When: out.Current.SavedAt, Label: p.label, Rich: func(string) bool { return false }}, nil
}

func (p textArea) page(out application.CouncilTextOut) view.Page {
	return view.Page{Title: p.title(out.Own.Key), Caption: p.caption, Width: view.Wide, Back: &view.Link{Text: "Back to the texts", Href: p.home}}
}

func (p textArea) draw(w http.ResponseWriter, r *http.Request, status int, out application.CouncilTextOut, v *form.Values, errs form.Errors, shown []view.Component, notice *view.Notice) {
	key := out.Own.Key
	page := &textWritePage{Page: p.page(out), Says: p.says, ShownAs: p.shownAs, Preview: shown, Placeholders: p.beside(key), Forbidden: p.forbidden, Parts: p.form(key, v, errs),
		Hidden:  append(marksFor(v, p.stored(out.Current)), carriedVersion(v, out.Current.Version)),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save this text", Value: "save"}, {Text: "See how it reads", Value: "preview", Kind: view.Secondary}}, Link: &view.Link{Text: "Cancel", Href: p.home}}}
	if p.test != nil {
		page.Buttons.Buttons = append(page.Buttons.Buttons, view.Button{Text: "Send a test to myself", Value: "test", Kind: view.Secondary})
	}
	page.Lead, page.Errors, page.Notice = p.lead(key), errs.Summary(), notice
	var editions []wording.Edition
	for _, one := range out.History {
		editions = append(editions, one.Edition)
	}
	page.History = editionTable(editions, func(number int) string { return p.address(key) + "/versions/" + strconv.Itoa(number) })
	if out.Current.Version > 0 && !out.Current.Restored {
		page.Restore = &view.Link{Text: "Go back to the hub’s own text", Href: p.address(key) + "/restore"}
	}
	p.pages.Show(w, r, status, "text_write", page)
}

func (p textArea) askRestore(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", restorePage(p.title(out.Own.Key), p.address(out.Own.Key), out.Current.Version, p.restores...))
	return nil
}

func (p textArea) restore(w http.ResponseWriter, r *http.Request) error {
	key := mux.Vars(r)[p.item]
	return takeRestore(w, r, p.address(key), p.restored, func(version int) error {
		return p.texts.Do(r.Context(), ActorOf(r), application.CouncilTextInput{Key: key, Version: version, Restore: true})
	})
}

func (p textArea) showVersion(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	t, err := out.Version(pathNumber(r))
	if err != nil {
		return err
	}
	page := &partsPage{Page: view.Page{Title: p.title(t.Key) + ": " + t.Label(), Caption: p.caption, Lead: savedWords(t.Edition), Back: &view.Link{Text: "Back to the text", Href: p.address(t.Key)}}}
	var rows []view.SummaryRow
	for _, name := range p.fields {
		rows = append(rows, view.SummaryRow{Key: p.label(name), Text: t.Fields[name]})
	}
	page.Parts = []view.Component{view.SummaryList{Rows: rows}}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}
