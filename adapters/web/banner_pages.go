package web

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// councilBanners is where the council writes what stands at the top of pages.
const councilBanners = councilHome + "/banners"

// BannerPages let the council put a message at the top of pages (F355).
type BannerPages struct {
	entries *entryPages[bannerEntry, council.BannerID]
	pages   *Pages
	write   hosting.WriteBanner
}

// bannerEntry is a message, read at a time.
type bannerEntry struct {
	council.Banner
	now time.Time
}

// NewBannerPages makes the pages.
func NewBannerPages(pages *Pages, write hosting.WriteBanner) BannerPages {
	p := BannerPages{pages: pages, write: write}
	p.entries = &entryPages[bannerEntry, council.BannerID]{
		pages: pages, at: councilBanners, name: "council.banner", list: p.list,
		page: view.Page{Title: "Message at the top of pages", Back: &view.Link{Text: "Back to the messages", Href: councilBanners}},
		read: func(ctx context.Context, actor ehc.Actor, id council.BannerID) (bannerEntry, error) {
			b, now, err := write.Read(ctx, actor, id)
			return bannerEntry{b, now}, err
		},
		fields: func(b bannerEntry) url.Values { return bannerFields(b.Banner) },
		labels: map[string]string{"text": "Message", "kind": "Kind", "readers": "Who reads it", "from-date": "Start, date", "from-time": "Start, time", "until-date": "End, date", "until-time": "End, time"},
		last:   func(b bannerEntry) lastSaved { return lastSaved{b.Version, b.SavedName, b.SavedAt} },
		draw:   drawBanner, save: p.save, said: "Saved. The message comes and goes by itself.",
	}
	p.entries.acts = map[string]func(http.ResponseWriter, *http.Request, bannerEntry, *form.Values) error{"end": p.end, "preview": p.preview}
	return p
}

// Routes lists their addresses.
func (p BannerPages) Routes() []Route { return p.entries.routes() }

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

func drawBanner(page *writingPage, b bannerEntry, v *form.Values, errs form.Errors) {
	page.Parts = []view.Component{
		view.TextArea{Name: "text", Label: "Message", Hint: "Say what happens, what people can do, and until when. Never name a child or a family.", Rows: 4, MaxChars: council.LongestBanner, Value: v.Lines("text"), Error: errs.For("text")},
		view.Radios{Name: "kind", Legend: "What kind of message is it?", Value: v.Text("kind"), Options: []view.Option{{Value: "information", Text: "Information"}, {Value: "important", Text: "Important: something stands in people’s way"}}},
		view.Radios{Name: "readers", Legend: "Who reads it?", Value: v.Text("readers"), Options: []view.Option{{Value: "everybody", Text: "Everybody, on the sign-in page too"}, {Value: "signed-in", Text: "People who are signed in"}}},
		momentFields(v, errs, "from", "Start"), momentFields(v, errs, "until", "End"),
	}
	page.Save.Buttons = append(page.Save.Buttons, view.Button{Text: "See how it looks", Value: "preview", Kind: view.Secondary})
	if b.Version > 0 && !b.Over(b.now) {
		page.Save.Buttons = append(page.Save.Buttons, view.Button{Text: "Take it off now", Value: "end", Kind: view.Secondary})
	}
	if v.Action() == "preview" && !errs.Any() {
		typed := readBanner(v, b.Banner, &form.Errors{})
		words := bannerReaders(typed) + " will read it from " + view.When(typed.From) + " until " + view.When(typed.Until) + ". Nothing is saved yet."
		page.Intro = []view.Component{view.Banner{Text: typed.Text, Important: typed.Important}, view.Inset{Text: words}}
	}
}

func (p BannerPages) save(r *http.Request, b bannerEntry, v *form.Values, version int, errs *form.Errors) error {
	typed := readBanner(v, b.Banner, errs)
	if errs.Any() {
		return nil
	}
	typed.Version = version
	return p.write.Do(r.Context(), ActorOf(r), typed)
}

// preview shows the message as it was typed, unless something is wrong with it.
func (p BannerPages) preview(w http.ResponseWriter, r *http.Request, b bannerEntry, v *form.Values) error {
	var errs form.Errors
	typed := readBanner(v, b.Banner, &errs)
	if !errs.Any() {
		errs.AddFault(typed.Check())
	}
	p.entries.show(w, r, statusAgain(errs, nil), b, v, errs)
	return nil
}

// end takes the message off the pages now.
func (p BannerPages) end(w http.ResponseWriter, r *http.Request, b bannerEntry, _ *form.Values) error {
	if err := p.write.End(r.Context(), ActorOf(r), b.ID); err != nil {
		return err
	}
	p.entries.done(w, r, "The message is off the pages.")
	return nil
}
