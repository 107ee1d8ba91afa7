package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// TrayPages are a person's lists of cases, and the start page that leads to them.
type TrayPages struct {
	pages  *Pages
	tray   reading.Tray
	family reading.FamilyHome
	// waiting and answers are for those whose work comes to them by request.
	waiting reading.Waiting
	// proposals are for officers: people to be added to cases, or removed.
	desk    reading.Desk
	answers reading.AnswersSent
	news    reading.News
	clock   ports.Clock
}

// NewTrayPages makes the pages of trays.
func NewTrayPages(pages *Pages, gate application.Gate) TrayPages {
	return TrayPages{pages: pages, tray: reading.Tray{Units: gate.Units}, waiting: reading.Waiting{Units: gate.Units}, desk: reading.Desk{Units: gate.Units}, answers: reading.AnswersSent{Units: gate.Units}, news: reading.News{Units: gate.Units}, family: reading.FamilyHome{Units: gate.Units, Clock: gate.Clock}, clock: gate.Clock}
}

// Routes lists the addresses of trays.
func (p TrayPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/", Name: "home", Do: p.home},
		{Method: http.MethodGet, Path: "/cases", Name: "tray", Do: p.show},
		{Method: http.MethodGet, Path: answersPath, Name: "answers", Do: p.showAnswers},
	}
}

type trayPage struct {
	view.Page
	News       *newsBox
	Lapsed     *view.Inset // for whom the reader stands in no longer
	Waiting    *waitingBox
	Search     view.SearchBox
	Filters    trayFilters
	Chosen     []view.Link // the filters in use, each with the link that takes it away
	Elsewhere  []view.Link // the reader's other trays in which the search finds cases
	Table      view.Table
	Pagination view.Pagination
	Count      string
	Start      *view.Link
	Missing    *view.Link // for those at work who expected to find another case
}

// trayFilters is the panel of filters. It is drawn only when it is Unfolded, because what it offers takes longer to
// find than the page itself; folded, there is a button that asks for the page with the panel.
type trayFilters struct {
	Unfolded bool
	Action   string
	Ask      []view.Hidden // what the button sends
	Keep     []view.Hidden
	Status   view.Checkboxes
	Only     view.Checkboxes
	Setting  view.TypeAhead
	Since    view.DateInput
	Closed   view.Checkboxes
	Outside  view.Checkboxes  // only cases closed outside of the process (F323)
	Open     *view.Checkboxes // only cases that wait for the setting's answer to a consultation (F49)
	Clear    string
}

// filtersParam asks for the page with its panel of filters.
const filtersParam = "filters"

// traySearch is what the address of a tray asks for.
type traySearch struct {
	tray  access.Tray
	query ports.TrayQuery
	since string
	wrong string // why the date could not be read
	open  bool   // the panel of filters is asked for
	raw   url.Values
	// elsewhere leads from an empty list to where the reader's cases are; nil where there is no other.
	elsewhere *view.Link
}

func (p TrayPages) show(w http.ResponseWriter, r *http.Request) error {
	asked := readTraySearch(r.URL.Query())
	today := ehc.DateIn(p.clock.Now(), application.London)
	asked.query.Today = today
	if ActorOf(r).Is(ehc.RoleSENCO) && asked.tray != access.TraySetting {
		asked.elsewhere = &view.Link{Text: "See the cases of your setting, and the consultations that wait for its answer", Href: "/cases?tray=" + string(access.TraySetting)}
	}
	out, err := p.tray.Do(r.Context(), ActorOf(r), reading.TrayIn{Tray: asked.tray, Query: asked.query, Filters: asked.unfolded()})
	if err != nil {
		return err
	}
	asked.query.Only = allowed(asked.query.Only, out.Disputed)
	page := &trayPage{
		Page:    view.Page{Title: out.Info.Label, Width: view.Wide},
		Search:  asked.searchBox(),
		Filters: asked.filters(out),
		Chosen:  asked.chosen(out),
		Table:   asked.table(out, today),
		Pagination: view.PaginateUpTo(ports.TrayCountLimit, asked.query.Page, ports.PageSize, out.Page.Total, func(n int) string {
			return asked.with("page", strconv.Itoa(n))
		}),
		Elsewhere: asked.elsewhereFound(out),
		Start:     startLink(ActorOf(r)),
	}
	page.Count = view.CountUpTo(ports.TrayCountLimit, out.Page.Total, "case", "cases")
	if page.Waiting, err = p.waitingFor(r, asked, today); err != nil {
		return err
	}
	if actor := ActorOf(r); actor.Is(ehc.RoleSENCO) || actor.Is(ehc.RoleContributor) {
		page.Missing = &view.Link{Text: "A case is missing", Href: missingPath}
	}
	page.Lapsed = lapsedInset(ActorOf(r))
	if page.News, err = p.newsFor(r, asked); err != nil {
		return err
	}
	if asked.wrong != "" {
		page.Errors = view.ErrorSummary{Items: []view.ErrorItem{{Text: asked.wrong, Href: "#since"}}}
	}
	p.pages.Show(w, r, http.StatusOK, "tray", page)
	return nil
}

func startLink(actor ehc.Actor) *view.Link {
	if actor.Is(ehc.RoleSENCO) || actor.Is(ehc.RoleCoordinator) {
		return &view.Link{Text: "Start a request for an assessment", Href: "/requests/new"}
	}
	return nil
}

func readTraySearch(v url.Values) traySearch {
	s := traySearch{tray: access.Tray(v.Get("tray")), since: v.Get("since"), raw: v, open: v.Get(filtersParam) != ""}
	if s.tray == "" {
		s.tray = access.TrayInProgress
	}
	page, _ := strconv.Atoi(v.Get("page"))
	s.query = ports.TrayQuery{
		Search: v.Get("q"), Setting: ehc.SettingID(v.Get("setting")), IncludeClosed: v.Get("closed") == "yes",
		OpenConsultation: v.Get("consultation") == "open", Only: ticksAsked(v), Sort: ports.TraySort(v.Get("sort")), Page: min(max(page, 1), 100_000),
	}
	if !ehc.ValidID(string(s.query.Setting)) {
		s.query.Setting = ""
	}
	for _, status := range v["status"] {
		if casework.State(status).Known() && !contains(s.query.Statuses, status) {
			s.query.Statuses = append(s.query.Statuses, status)
		}
	}
	switch s.query.Sort {
	case ports.ByName, ports.ByYear, ports.BySetting, ports.ByStatus:
		s.query.Descending = v.Get("order") == "down"
	default:
		s.query.Sort = ports.ByUpdated
		s.query.Descending = v.Get("order") != "up"
	}
	s.readSince()
	return s
}

func (s *traySearch) readSince() {
	if s.since == "" {
		return
	}
	since, err := form.ParseDate(s.since, "the date of the last update")
	if err != nil {
		s.wrong = "Enter the date as day, month and year, such as 1/9/2026."
		return
	}
	s.query.UpdatedSince = since
}

// with gives the tray's address with one parameter changed; changing anything but the page goes back to page 1.
func (s traySearch) with(name, value string) string {
	v := s.asked()
	v.Set(name, value)
	if value == "" {
		v.Del(name)
	}
	return "/cases?" + v.Encode()
}

// without gives the tray's address with one of several values of a parameter taken away.
func (s traySearch) without(name, value string) string {
	v := s.asked()
	v[name] = slices.DeleteFunc(v[name], func(one string) bool { return one == value })
	return "/cases?" + v.Encode()
}

// asked is what the address asks for, without the page and without the panel of filters.
func (s traySearch) asked() url.Values {
	v := url.Values{}
	for key, values := range s.raw {
		for _, value := range values {
			if key != "page" && key != filtersParam && value != "" {
				v.Add(key, value)
			}
		}
	}
	v.Set("tray", string(s.tray))
	return v
}

func (s traySearch) keep(but ...string) []view.Hidden {
	hidden := []view.Hidden{{Name: "tray", Value: string(s.tray)}}
	for _, name := range []string{"q", "status", "only", "setting", "since", "closed", "consultation", "sort", "order"} {
		for _, value := range s.raw[name] {
			if value != "" && !contains(but, name) {
				hidden = append(hidden, view.Hidden{Name: name, Value: value})
			}
		}
	}
	return hidden
}

func contains(list []string, text string) bool {
	for _, one := range list {
		if one == text {
			return true
		}
	}
	return false
}

func (s traySearch) searchBox() view.SearchBox {
	return view.SearchBox{Action: "/cases", Label: "Search by name or case ID", Value: s.query.Search, Keep: s.keep("q"), Results: "results", Clear: s.with("q", "")}
}

// unfolded reports whether the panel of filters is shown: it was asked for, or is in use.
func (s traySearch) unfolded() bool {
	return s.open || s.wrong != "" || s.filtered()
}

// filtered reports whether any filter is in use.
func (s traySearch) filtered() bool {
	q := s.query
	return len(q.Statuses) > 0 || len(q.Only) > 0 || q.Setting != "" || !q.UpdatedSince.IsZero() || q.IncludeClosed || q.OpenConsultation
}

func (s traySearch) filters(out reading.TrayOut) trayFilters {
	if !s.unfolded() {
		return trayFilters{Action: "/cases#" + filtersParam, Ask: append(s.keep(), view.Hidden{Name: filtersParam, Value: "open"})}
	}
	f := trayFilters{
		Unfolded: true,
		Action:   "/cases", Keep: s.keep("status", "only", "setting", "since", "closed", "consultation"), Clear: "/cases?tray=" + string(s.tray),
		Only:    s.tickBoxes(out.Disputed),
		Status:  view.Checkboxes{Name: "status", Legend: "Case status", Hint: "All, unless you choose", Values: s.query.Statuses, Small: true},
		Setting: view.TypeAhead{Name: "setting", Label: "Education setting", Value: string(s.query.Setting), Choose: "All", ChooseNone: true, Nothing: "None of these cases has a setting yet."},
		Since:   view.DateInput{Name: "since", Label: "Last updated since", Value: s.since, Error: s.wrong},
		Closed:  view.Checkboxes{Name: "closed", Options: []view.Option{{Value: "yes", Text: "Include closed cases"}}, Small: true},
	}
	for _, state := range casework.Machine.States() {
		f.Status.Options = append(f.Status.Options, view.Option{Value: string(state), Text: state.Label()})
	}
	f.Setting.Options = settingOptions(out.Settings)
	if s.tray == access.TraySetting {
		f.Open = &view.Checkboxes{Name: "consultation", Options: []view.Option{{Value: "open", Text: "Open education setting consultation"}}, Small: true}
		if s.query.OpenConsultation {
			f.Open.Values = []string{"open"}
		}
	}
	if s.query.IncludeClosed {
		f.Closed.Values = []string{"yes"}
	}
	return f
}

// chosen lists the filters in use, each with the address that takes it away.
func (s traySearch) chosen(out reading.TrayOut) []view.Link {
	var links []view.Link
	add := func(name, text string) {
		links = append(links, view.Link{Text: text, Href: s.with(name, ""), Hidden: "(take this filter away)"})
	}
	for _, status := range s.query.Statuses {
		links = append(links, view.Link{Text: casework.State(status).Label(), Href: s.without("status", status), Hidden: "(take this filter away)"})
	}
	for _, t := range s.query.Only {
		links = append(links, view.Link{Text: tickWords(t), Href: s.without("only", string(t)), Hidden: "(take this filter away)"})
	}
	for _, c := range out.Settings {
		if c.Value == string(s.query.Setting) {
			add("setting", c.Label)
		}
	}
	if !s.query.UpdatedSince.IsZero() {
		add("since", "Updated since "+s.query.UpdatedSince.Long())
	}
	if s.query.IncludeClosed {
		add("closed", "Closed cases too")
	}
	if s.query.OpenConsultation {
		add("consultation", "Open consultation")
	}
	return links
}

func (s traySearch) column(text string, sort ports.TraySort) view.Column {
	c := view.Column{Text: text, Sort: s.sortLink(sort)}
	if s.query.Sort == sort {
		c.Sorted = "ascending"
		if s.query.Descending {
			c.Sorted = "descending"
		}
	}
	return c
}

func (s traySearch) sortLink(sort ports.TraySort) string {
	order := "up"
	if s.query.Sort == sort && !s.query.Descending {
		order = "down"
	}
	next := s
	next.raw = url.Values{}
	for key, values := range s.raw {
		next.raw[key] = values
	}
	next.raw.Set("order", order)
	return next.with("sort", string(sort))
}

func (s traySearch) table(out reading.TrayOut, today ehc.Date) view.Table {
	t := view.Table{
		Caption: out.Info.Label, HideCaption: true,
		Columns: []view.Column{s.column("Name", ports.ByName), {Text: "Case ID"}, s.column("Year group", ports.ByYear), s.column("Setting", ports.BySetting), s.column("Status", ports.ByStatus), s.column("Last updated", ports.ByUpdated), {Text: "Alert"}},
		Empty:   s.empty(out),
	}
	for _, row := range out.Page.Rows {
		t.Rows = append(t.Rows, trayRow(row, today, out.NearDays))
	}
	return t
}

func (s traySearch) empty(out reading.TrayOut) view.Empty {
	if len(out.Elsewhere) > 0 {
		return view.Empty{Title: "No case matches in this list", Text: "Other lists of yours have cases that match: they are named above."}
	}
	if s.query.Search != "" || s.filtered() {
		return view.Empty{Title: "No case matches", Text: "Check the spelling, try part of the name, or take a filter away.", Link: &view.Link{Text: "Show all of them", Href: "/cases?tray=" + string(s.tray)}}
	}
	if s.tray == access.TraySetting {
		return view.Empty{Title: "No cases here yet", Text: "Every case of your setting appears here by itself. If you expected a child and don’t find them, tell the council."}
	}
	return view.Empty{Title: "No cases here yet", Text: "Cases appear here as soon as you are given one.", Link: s.elsewhere}
}

func trayRow(row ports.TrayRow, today ehc.Date, near int) view.Row {
	state := casework.State(row.State)
	href := "/cases/" + string(row.Case)
	if state == casework.RequestDraft {
		href = "/requests/" + string(row.Case)
	}
	year := ""
	if !row.Born.IsZero() || row.YearGroup != nil {
		year = casework.YearGroupLabel(casework.Child{Born: row.Born, YearGroup: row.YearGroup}.YearGroupOn(today))
	}
	cells := []view.Cell{
		{Text: trayName(row.Name), Href: href, Main: true, Photo: photoOf(row)},
		{Text: row.Reference},
		{Text: year},
		{Text: row.Setting},
		{Tags: []view.Tag{{Text: statusOf(state, !row.FinalOn.IsZero()), Tone: stateTone(state)}}},
		{Text: row.UpdatedAt.In(application.London).Format("2 Jan 2006")},
		{Tags: slices.Concat(coverTags(row.For), dueTags(row.DueCode, row.DueOn, today, near), replyTags(row.ReplyBy, today), delayTags(row), turningTags(row.Turnings), trayDisputeTags(row), tags(casework.FlagTags(row.Flags)))},
	}
	return view.Row{Cells: cells}
}

// coverTags mark a case that its reader has because they stand in for somebody who is away.
func coverTags(names []string) []view.Tag {
	var all []view.Tag
	for _, name := range names {
		all = append(all, view.Tag{Text: "For " + name, Tone: view.Aside})
	}
	return all
}

// lapsedInset tells somebody why cases are gone that they had because they stood in; nil for nothing to tell.
func lapsedInset(actor ehc.Actor) *view.Inset {
	if len(actor.Lapsed) == 0 {
		return nil
	}
	return &view.Inset{Text: "You no longer stand in for " + strings.Join(actor.Lapsed, " and ") + ", so their cases are not in your lists any more.", Link: &view.Link{Text: "Read why", Href: awayHome}}
}

// elsewhereFound leads to the reader's other trays that the search finds something in.
func (s traySearch) elsewhereFound(out reading.TrayOut) []view.Link {
	var links []view.Link
	for _, m := range out.Elsewhere {
		address := url.Values{"tray": {string(m.Tray)}, "q": {s.query.Search}}
		links = append(links, view.Link{Text: view.NumberUpTo(ports.MatchLimit, m.Cases) + " in " + m.Label, Href: "/cases?" + address.Encode()})
	}
	return links
}

func photoOf(row ports.TrayRow) string {
	if row.Photo == "" {
		return ""
	}
	return "/cases/" + string(row.Case) + "/files/" + string(row.Photo)
}

func trayName(name string) string {
	if name == ", " || name == "" {
		return "Not named yet"
	}
	return name
}

func tags(texts []string) []view.Tag {
	var all []view.Tag
	for _, text := range texts {
		all = append(all, view.Tag{Text: text, Tone: view.Plain})
	}
	return all
}
