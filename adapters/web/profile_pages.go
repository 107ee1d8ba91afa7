package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/hosting"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"

	"github.com/gorilla/mux"
)

// councilProfile is where the council says who it is.
const councilProfile = councilHome + "/profile"

// ProfilePages let the council change its own profile.
type ProfilePages struct {
	pages  *Pages
	change hosting.ChangeProfile
}

// NewProfilePages makes the pages.
func NewProfilePages(pages *Pages, change hosting.ChangeProfile) ProfilePages {
	return ProfilePages{pages, change}
}

// Routes lists their addresses.
func (p ProfilePages) Routes() []Route {
	const part = councilProfile + "/{page:[a-z]{1,20}}"
	return []Route{
		{Method: http.MethodGet, Path: councilProfile, Name: "council.profile", Do: p.show},
		{Method: http.MethodGet, Path: councilProfile + "/logo", Name: "council.profile.logo", Do: p.askLogo},
		{Method: http.MethodPost, Path: councilProfile + "/logo", Name: "council.profile.logo.save", Do: p.saveLogo, MaxBody: logoBody},
		{Method: http.MethodGet, Path: councilProfile + "/history", Name: "council.profile.history", Do: p.history},
		{Method: http.MethodGet, Path: part, Name: "council.profile.part", Do: p.ask},
		{Method: http.MethodPost, Path: part, Name: "council.profile.part.save", Do: p.save},
	}
}

func (p ProfilePages) open(r *http.Request) ([]council.Edition, error) {
	return p.change.Read(r.Context(), ActorOf(r))
}

func (p ProfilePages) show(w http.ResponseWriter, r *http.Request) error {
	editions, err := p.open(r)
	if err != nil {
		return err
	}
	profile := editions[0].Profile
	page := &partsPage{Page: view.Page{Title: "The council’s profile", Lead: lastChange(editions[0]), Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome}}}
	if lacking := profile.Lacking(); len(lacking) > 0 {
		page.Parts = append(page.Parts, view.Inset{Text: "Not told yet: " + joinWords(lacking) + "." + holdsLetters(profile)})
	}
	for _, part := range profileParts {
		list := view.SummaryList{Title: part.title, Actions: []view.Link{{Text: "Change", Hidden: lowerFirst(part.title), Href: councilProfile + "/" + part.key}}}
		for _, f := range part.fields {
			if value := f.shownValue(profile); value != "nothing" || serviceOf(f.name) == "" {
				list.Rows = append(list.Rows, view.SummaryRow{Key: f.fullLabel(), Text: value})
			}
		}
		page.Parts = append(page.Parts, list)
	}
	page.Parts = append(page.Parts, view.Links{Links: []view.Link{{Text: "Change the logo", Href: councilProfile + "/logo"}, {Text: "How early you work towards your dates, and days on which the offices are shut", Href: councilCalendar}, {Text: "What it said before, and who changed it", Href: councilProfile + "/history"}}})
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

// holdsLetters says whether what is not told keeps decision letters from being issued.
func holdsLetters(profile council.Profile) string {
	letters := []notice.Letter{notice.WillNotAssess, notice.WillNotIssue, notice.DraftPlan, notice.FinalPlan}
	if slices.ContainsFunc(letters, func(l notice.Letter) bool { return notice.MissingItems(profile, l) != nil }) {
		return " A letter can’t be issued before each service that it must name is told."
	}
	return " This keeps no letter from being issued."
}

func lastChange(e council.Edition) string {
	if e.Name == "" {
		return "As it was set up, " + view.When(e.At) + "."
	}
	return "Changed last by " + e.Name + ", " + view.When(e.At) + "."
}

var noPart = fault.New(fault.NotFound, "council.part", "There is no such page.")

func (p ProfilePages) ask(w http.ResponseWriter, r *http.Request) error {
	editions, err := p.open(r)
	if err != nil {
		return err
	}
	part, ok := partOf(mux.Vars(r)["page"])
	if !ok {
		return noPart
	}
	p.draw(w, r, http.StatusOK, part, editions[0], form.Of(part.stored(editions[0].Profile)), form.Errors{})
	return nil
}

func (p ProfilePages) page(part profilePart) view.Page {
	return view.Page{Title: part.title, Caption: "The council’s profile", Lead: part.lead, Back: &view.Link{Text: "Back to the profile", Href: councilProfile}}
}

func (p ProfilePages) draw(w http.ResponseWriter, r *http.Request, status int, part profilePart, e council.Edition, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: p.page(part), Hidden: append(marksFor(v, part.stored(e.Profile)), carriedVersion(v, e.Number)),
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilProfile}}}
	page.Errors = errs.Summary()
	if part.key == "look" || part.key == "rules" {
		page.Save.Buttons = append(page.Save.Buttons, view.Button{Text: "See how it looks", Value: "preview", Kind: view.Secondary})
	}
	page.Intro = part.preview(v, errs, ehc.DateIn(p.change.Clock.Now(), application.London).Year)
	page.Parts = part.components(v, errs)
	p.pages.Show(w, r, status, "writing", page)
}

// components are the fields of a part, those of a service under its name.
func (part profilePart) components(v *form.Values, errs form.Errors) []view.Component {
	var parts []view.Component
	group := view.Fieldset{}
	for _, f := range part.fields {
		service := serviceOf(f.name)
		if service == "" {
			parts = append(parts, f.component(v, errs))
			continue
		}
		if service != group.Legend && group.Legend != "" {
			parts, group.Fields = append(parts, group), nil
		}
		group.Legend, group.Fields = service, append(group.Fields, f.component(v, errs))
	}
	if group.Legend != "" {
		parts = append(parts, group)
	}
	return parts
}

// preview shows what was typed as it will look, where the reader asked for it and it can be shown.
func (part profilePart) preview(v *form.Values, errs form.Errors, year int) []view.Component {
	if v.Action() != "preview" || errs.Any() {
		return nil
	}
	if part.key == "rules" {
		p := council.Profile{ReferencePattern: v.Text("reference-pattern")}
		return []view.Component{view.Inset{Text: "The next case IDs look like " + p.Reference(year, 219) + ". Nothing is saved yet."}}
	}
	return []view.Component{view.CouncilPreview{Name: v.Text("name"), Mark: view.Initials(v.Text("short-name")), Colour: readableColour(v.Text("colour")).String()}}
}

func (p ProfilePages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	editions, err := p.open(r)
	if err != nil {
		return err
	}
	part, ok := partOf(mux.Vars(r)["page"])
	if !ok {
		return noPart
	}
	var errs form.Errors
	if values.Action() == "preview" {
		profile := editions[0].Profile
		part.typed(values, &profile, &errs)
		part.check(profile, &errs)
		p.draw(w, r, statusAgain(errs, nil), part, editions[0], values, errs)
		return nil
	}
	run := &saving{values: values, errs: &errs, load: func() (stored, error) { return p.stored(r, part) }}
	run.save = func(number int) error { return p.take(r, part, values, &errs, number) }
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, p.page(part), RichTexts{}, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, part, editions[0], values, errs)
	default:
		LeaveNotice(w, "Saved. Everyone sees it now.")
		http.Redirect(w, r, councilProfile, http.StatusSeeOther)
	}
	return nil
}

func (p ProfilePages) take(r *http.Request, part profilePart, values *form.Values, errs *form.Errors, number int) error {
	part.typed(values, &council.Profile{}, errs)
	if errs.Any() {
		return nil
	}
	return p.change.Do(r.Context(), ActorOf(r), hosting.ProfileInput{Number: number, Change: func(profile *council.Profile) { part.typed(values, profile, &form.Errors{}) }})
}

// stored is a part as somebody else left it.
func (p ProfilePages) stored(r *http.Request, part profilePart) (stored, error) {
	editions, err := p.open(r)
	if err != nil {
		return stored{}, err
	}
	e := editions[0]
	label := func(field string) string {
		for _, f := range part.fields {
			if f.name == field {
				return f.fullLabel()
			}
		}
		return field
	}
	return stored{Fields: part.stored(e.Profile), Version: e.Number, Who: e.Name, When: e.At, Label: label, Rich: func(string) bool { return false }}, nil
}

// history lists every change with what stood there before.
func (p ProfilePages) history(w http.ResponseWriter, r *http.Request) error {
	editions, err := p.open(r)
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Changes of the profile", HideCaption: true, Columns: []view.Column{{Text: "When"}, {Text: "Who"}, {Text: "What"}, {Text: "Before"}, {Text: "After"}}, Empty: view.Empty{Title: "Nothing has been changed yet"}}
	for i := 0; i+1 < len(editions); i++ {
		t.Rows = append(t.Rows, changesShown(editions[i+1], editions[i])...)
	}
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "What the profile said before", Width: view.Wide, Back: &view.Link{Text: "Back to the profile", Href: councilProfile}}, Parts: []view.Component{t}})
	return nil
}

func changesShown(before, after council.Edition) (rows []view.Row) {
	who := after.Name
	if who == "" {
		who = "The hub"
	}
	row := func(what, was, is string) {
		rows = append(rows, view.Row{Cells: []view.Cell{{Text: view.When(after.At), Main: true}, {Text: who}, {Text: what}, {Text: was}, {Text: is}}})
	}
	for _, part := range profileParts {
		for _, f := range part.fields {
			if was, is := f.shownValue(before.Profile), f.shownValue(after.Profile); was != is {
				row(f.fullLabel(), was, is)
			}
		}
	}
	if before.Profile.Logo != after.Profile.Logo {
		row("Logo", pictureWords(before.Profile.Logo), pictureWords(after.Profile.Logo))
	}
	if len(rows) == 0 {
		row("The working calendar, or another page of the settings", "", "")
	}
	return rows
}

func pictureWords(sha string) string {
	if sha == "" {
		return "no logo"
	}
	return "the picture " + sha[:8]
}
