package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"

	"github.com/gorilla/mux"
)

// entryPages are the pages of a list that the council keeps: the list itself, a new entry, and one to change.
type entryPages[T any, ID ~string] struct {
	pages  *Pages
	at     string // the address of the list
	name   string // of its routes, as in council.banner
	always bool   // saves while the hub is read-only
	page   view.Page
	list   Handler
	// read gives an entry; a new one for no identity.
	read   func(context.Context, ehc.Actor, ID) (T, error)
	fields func(T) url.Values
	labels map[string]string
	last   func(T) lastSaved
	draw   func(page *writingPage, one T, v *form.Values, errs form.Errors)
	// save calls the use case with the version that the writer had read, unless it says in errs what is wrong.
	save func(r *http.Request, one T, v *form.Values, version int, errs *form.Errors) error
	said string
	// acts are what other buttons than “Save” do.
	acts map[string]func(w http.ResponseWriter, r *http.Request, one T, v *form.Values) error
}

// lastSaved says which version of an entry it is, and who saved it when.
type lastSaved struct {
	Version int
	Name    string
	At      time.Time
}

func (p entryPages[T, ID]) routes() []Route {
	one := p.at + "/{entry}"
	return []Route{
		{Method: http.MethodGet, Path: p.at, Name: p.name + "s", Do: p.list},
		{Method: http.MethodGet, Path: p.at + "/new", Name: p.name + ".new", Do: p.ask},
		{Method: http.MethodPost, Path: p.at + "/new", Name: p.name + ".new.save", Do: p.take, Always: p.always},
		{Method: http.MethodGet, Path: one, Name: p.name, Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: p.name + ".save", Do: p.take, Always: p.always},
	}
}

func (p entryPages[T, ID]) open(r *http.Request) (one T, err error) {
	var id ID
	if mux.Vars(r)["entry"] != "" {
		if id, err = pathID[ID](r, "entry"); err != nil {
			return one, err
		}
	}
	return p.read(r.Context(), ActorOf(r), id)
}

func (p entryPages[T, ID]) ask(w http.ResponseWriter, r *http.Request) error {
	one, err := p.open(r)
	if err != nil {
		return err
	}
	p.show(w, r, http.StatusOK, one, form.Of(p.fields(one)), form.Errors{})
	return nil
}

func (p entryPages[T, ID]) show(w http.ResponseWriter, r *http.Request, status int, one T, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: p.page, Hidden: append(marksFor(v, p.fields(one)), carriedVersion(v, p.last(one).Version)),
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: p.at}}}
	page.Errors = errs.Summary()
	p.draw(page, one, v, errs)
	p.pages.Show(w, r, status, "writing", page)
}

func (p entryPages[T, ID]) take(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	one, err := p.open(r)
	if err != nil {
		return err
	}
	if act := p.acts[values.Action()]; act != nil {
		return act(w, r, one, values)
	}
	var errs form.Errors
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.stored(r) }}
	run.save = func(version int) error { return p.save(r, one, values, version, &errs) }
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, p.page, RichTexts{}, values, clash)
	case errs.Any():
		p.show(w, r, run.status, one, values, errs)
	default:
		p.done(w, r, p.said)
	}
	return nil
}

func (p entryPages[T, ID]) done(w http.ResponseWriter, r *http.Request, said string) {
	LeaveNotice(w, said)
	http.Redirect(w, r, p.at, http.StatusSeeOther)
}

// stored is the entry as somebody else left it.
func (p entryPages[T, ID]) stored(r *http.Request) (stored, error) {
	one, err := p.open(r)
	last := p.last(one)
	return stored{Fields: p.fields(one), Version: last.Version, Who: last.Name, When: last.At, Label: func(field string) string { return p.labels[field] }, Rich: func(string) bool { return false }}, err
}
