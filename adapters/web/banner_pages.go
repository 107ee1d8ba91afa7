package web

import (
	"maps"
	"net/http"
	"net/url"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"

	"github.com/gorilla/mux"
)

// councilBanners is where the council writes what stands at the top of pages.
const councilBanners = councilHome + "/banners"

// BannerPages let the council put a message at the top of pages (F355).
type BannerPages struct {
	pages *Pages
	write hosting.WriteBanner
}

// NewBannerPages makes the pages.
func NewBannerPages(pages *Pages, write hosting.WriteBanner) BannerPages {
	return BannerPages{pages, write}
}

// Routes lists their addresses.
func (p BannerPages) Routes() []Route {
	const one = councilBanners + "/{banner}"
	return []Route{
		{Method: http.MethodGet, Path: councilBanners, Name: "council.banners", Do: p.list},
		{Method: http.MethodGet, Path: councilBanners + "/new", Name: "council.banner.new", Do: p.ask},
		{Method: http.MethodPost, Path: councilBanners + "/new", Name: "council.banner.new.save", Do: p.save},
		{Method: http.MethodGet, Path: one, Name: "council.banner", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "council.banner.save", Do: p.save},
	}
}

func (p BannerPages) list(w http.ResponseWriter, r *http.Request) error {
	banners, now, err := p.write.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Messages", HideCaption: true, Columns: []view.Column{{Text: "Message"}, {Text: "For whom"}, {Text: "From"}, {Text: "Until"}, {Text: "Now"}}, Empty: view.Empty{Title: "There is no message", Text: "Write one when something is planned or goes wrong."}}
	for _, b := range banners {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: b.Text, Main: true, Href: bannerURL(b.ID), Sub: "Saved by " + b.SavedName + ", " + view.When(b.SavedAt)}, {Text: bannerReaders(b)}, {Text: view.When(b.From)}, {Text: view.When(b.Until)}, {Tags: []view.Tag{bannerState(b, now)}}}})
	}
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "Messages at the top of pages", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
		Lead: "They come and go by themselves. Never name a child or a family in them."}, Parts: []view.Component{view.Buttons{Buttons: []view.Button{{Text: "Write a message", Href: councilBanners + "/new"}}}, t}})
	return nil
}

func bannerURL(id council.BannerID) string { return councilBanners + "/" + string(id) }

func bannerReaders(b council.Banner) string {
	if b.SignedIn {
		return "People who are signed in"
	}
	return "Everybody"
}

func bannerState(b council.Banner, now time.Time) view.Tag {
	switch {
	case b.Over(now):
		return view.Tag{Text: "Over", Tone: view.Plain}
	case b.Shows(now, true):
		return view.Tag{Text: "Shown now", Tone: view.Good}
	}
	return view.Tag{Text: "Still to come", Tone: view.Soon}
}

func (p BannerPages) open(r *http.Request) (council.Banner, time.Time, error) {
	var id council.BannerID
	if mux.Vars(r)["banner"] != "" {
		var err error
		if id, err = pathID[council.BannerID](r, "banner"); err != nil {
			return council.Banner{}, time.Time{}, err
		}
	}
	return p.write.Read(r.Context(), ActorOf(r), id)
}

func (p BannerPages) ask(w http.ResponseWriter, r *http.Request) error {
	b, now, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, b, now, form.Of(bannerFields(b)), form.Errors{}, nil)
	return nil
}

// bannerFields is a message as its form posts it.
func bannerFields(b council.Banner) url.Values {
	fields := url.Values{"text": {b.Text}, "kind": {"information"}, "readers": {"everybody"}}
	if b.Important {
		fields.Set("kind", "important")
	}
	if b.SignedIn {
		fields.Set("readers", "signed-in")
	}
	maps.Copy(fields, momentValues("from", b.From))
	maps.Copy(fields, momentValues("until", b.Until))
	return fields
}

func readBanner(v *form.Values, b council.Banner, errs *form.Errors) council.Banner {
	b.Text, b.Important, b.SignedIn = v.Lines("text"), v.Text("kind") == "important", v.Text("readers") == "signed-in"
	from := readMoment(v, errs, "from", "the start")
	until := readMoment(v, errs, "until", "the end")
	b.From, b.Until = from, until
	return b
}

func bannerPage() view.Page {
	return view.Page{Title: "Message at the top of pages", Back: &view.Link{Text: "Back to the messages", Href: councilBanners}}
}

func (p BannerPages) draw(w http.ResponseWriter, r *http.Request, status int, b council.Banner, now time.Time, v *form.Values, errs form.Errors, preview []view.Component) {
	page := &writingPage{Page: bannerPage(), Intro: preview, Hidden: append(marksFor(v, bannerFields(b)), carriedVersion(v, b.Version)),
		Parts: []view.Component{
			view.TextArea{Name: "text", Label: "Message", Hint: "Say what happens, what people can do, and until when. Never name a child or a family.", Rows: 4, MaxChars: council.LongestBanner, Value: v.Lines("text"), Error: errs.For("text")},
			view.Radios{Name: "kind", Legend: "What kind of message is it?", Value: v.Text("kind"), Options: []view.Option{{Value: "information", Text: "Information"}, {Value: "important", Text: "Important: something stands in people’s way"}}},
			view.Radios{Name: "readers", Legend: "Who reads it?", Value: v.Text("readers"), Options: []view.Option{{Value: "everybody", Text: "Everybody, on the sign-in page too"}, {Value: "signed-in", Text: "People who are signed in"}}},
			momentFields(v, errs, "from", "Start"), momentFields(v, errs, "until", "End"),
		},
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}, {Text: "See how it looks", Value: "preview", Kind: view.Secondary}}, Link: &view.Link{Text: "Cancel", Href: councilBanners}}}
	page.Errors = errs.Summary()
	if b.Version > 0 && !b.Over(now) {
		page.Save.Buttons = append(page.Save.Buttons, view.Button{Text: "Take it off now", Value: "end", Kind: view.Secondary})
	}
	p.pages.Show(w, r, status, "writing", page)
}

func (p BannerPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	b, now, err := p.open(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	switch values.Action() {
	case "end":
		if err := p.write.End(r.Context(), ActorOf(r), b.ID); err != nil {
			return err
		}
		return p.done(w, r, "The message is off the pages.")
	case "preview":
		typed := readBanner(values, b, &errs)
		if !errs.Any() {
			errs.AddFault(typed.Check())
		}
		if errs.Any() {
			p.draw(w, r, http.StatusUnprocessableEntity, b, now, values, errs, nil)
			return nil
		}
		words := bannerReaders(typed) + " will read it from " + view.When(typed.From) + " until " + view.When(typed.Until) + ". Nothing is saved yet."
		p.draw(w, r, http.StatusOK, b, now, values, errs, []view.Component{view.Banner{Text: typed.Text, Important: typed.Important}, view.Inset{Text: words}})
		return nil
	}
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.stored(r) }}
	run.save = func(version int) error {
		typed := readBanner(values, b, &errs)
		if errs.Any() {
			return nil
		}
		typed.Version = version
		return p.write.Do(r.Context(), ActorOf(r), typed)
	}
	clash, err := run.run()
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, bannerPage(), RichTexts{}, values, clash)
		return nil
	case errs.Any():
		p.draw(w, r, run.status, b, now, values, errs, nil)
		return nil
	}
	return p.done(w, r, "Saved. The message comes and goes by itself.")
}

func (p BannerPages) done(w http.ResponseWriter, r *http.Request, said string) error {
	LeaveNotice(w, said)
	http.Redirect(w, r, councilBanners, http.StatusSeeOther)
	return nil
}

// stored is the message as somebody else left it.
func (p BannerPages) stored(r *http.Request) (stored, error) {
	b, _, err := p.open(r)
	labels := map[string]string{"text": "Message", "kind": "Kind", "readers": "Who reads it", "from-date": "Start, date", "from-time": "Start, time", "until-date": "End, date", "until-time": "End, time"}
	return stored{Fields: bannerFields(b), Version: b.Version, Who: b.SavedName, When: b.SavedAt, Label: func(field string) string { return labels[field] }, Rich: func(string) bool { return false }}, err
}
