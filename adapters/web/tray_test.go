package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func newCaseSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area { return []Area{NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate)} })
}

// kept saves one more case as it would stand, with people on it, and gives its identity.
func (s *site) kept(state casework.State, reference string, child casework.Child, parties ...casework.Party) ehc.CaseID {
	s.t.Helper()
	c := casework.Snapshot{ID: portstest.NewID[ehc.CaseID](), Reference: ehc.Reference(reference), State: state, Child: child, Parties: parties,
		Request: casework.Request{ReceivedOn: ehc.D(2023, 8, 1)}, CreatedAt: portstest.WorldStart, UpdatedAt: portstest.WorldStart}
	if child.NotInEducation {
		c.Flags = []casework.RaisedFlag{{Flag: casework.NotInEducation, From: ehc.D(2023, 8, 1)}}
	}
	if state == casework.ReviewPending {
		c.FinalOn = ehc.D(2023, 8, 29)
	}
	if err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) error {
		return stores.Cases.Save(ctx, casework.Restore(c))
	}); err != nil {
		s.t.Fatal(err)
	}
	return c.ID
}

// on makes a person a party of a case.
func on(p people.Person, r access.Relation) casework.Party {
	return casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(p.ID)}, Relation: r, Name: p.Name, Since: portstest.WorldStart}
}

// rows gives the text of each row of the page's list.
func (p *page) rows() []string {
	var rows []string
	for _, body := range find(p.root, func(n *html.Node) bool { return n.DataAtom == atom.Tbody }) {
		for _, row := range find(body, func(n *html.Node) bool { return n.DataAtom == atom.Tr }) {
			rows = append(rows, strings.Join(strings.Fields(innerText(row)), " "))
		}
	}
	return rows
}

// lists fails the test unless the page's list holds these cases in this order, each known by a part of its row.
func (p *page) lists(what string, parts ...string) {
	p.t.Helper()
	rows := p.rows()
	same := len(rows) == len(parts)
	for i := 0; same && i < len(rows); i++ {
		same = strings.Contains(rows[i], parts[i])
	}
	if !same {
		p.t.Errorf("%s: the list holds %q, want %q", what, rows, parts)
	}
}

func TestTheTrayShowsWhoAndWhereTheCaseStands(t *testing.T) {
	s := newCaseSite(t)
	year := 19
	child := casework.Child{Forenames: "Hazel", Surname: "Norwood", Born: ehc.D(2004, 10, 3), YearGroup: &year, NotInEducation: true, Photo: portstest.NewID[ehc.FileID]()}
	other := s.kept(casework.Drafting, "EHC/23/0077", child, on(s.Coordinator, access.Coordinator))
	b := s.as(s.Coordinator)
	page := b.get("/").is(http.StatusOK)
	if page.path != "/cases?tray=in-progress" {
		t.Errorf("signing in leads to %s", page.path)
	}
	page.says("My cases in progress")
	page.labelled()
	var columns []string
	for _, n := range find(page.root, func(n *html.Node) bool { return n.DataAtom == atom.Th && attr(n, "scope") == "col" }) {
		columns = append(columns, strings.TrimSpace(innerText(n)))
	}
	if got := strings.Join(columns, ", "); got != "Name, Case ID, Year group, Setting, Status, Last updated, Alert" {
		t.Errorf("columns: %s", got)
	}
	page.lists("newest first", "Norwood, Hazel EHC/23/0077 Year 19 Draft EHC Plan (not yet shared) 30 Aug 2023 NEET", "Ashdown, Rowan Elodie EHC/23/0042 Year 3 Larkfield Primary School Assessment in progress")
	if page.linkTo("Norwood, Hazel") != "/cases/"+string(other) {
		t.Error("the name doesn't open the case")
	}
	if photos := find(page.root, func(n *html.Node) bool { return n.DataAtom == atom.Img }); len(photos) != 1 || attr(photos[0], "src") != "/cases/"+string(other)+"/files/"+string(child.Photo) {
		t.Error("the photo isn't in the list, or a case without one has a picture")
	}
	b.get("/cases?tray=in-progress&sort=name").is(http.StatusOK).lists("by name", "Ashdown", "Norwood")
	b.get("/cases?tray=in-progress&sort=name&order=down").lists("by name, the other way", "Norwood", "Ashdown")
	s.as(s.Stranger).get("/cases?tray=in-progress").is(http.StatusOK).says("No cases here yet")
}

func TestSearchingTheTrayByButton(t *testing.T) {
	s := newCaseSite(t)
	school := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(s.Setting.ID)}, Relation: access.Setting, Name: s.Setting.Name, Since: portstest.WorldStart}
	s.kept(casework.ReviewPending, "EHC/23/0077", casework.Child{Forenames: "Hazel", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator), school)
	b := s.as(s.Coordinator)
	page := b.get("/cases?tray=in-progress").is(http.StatusOK)
	forms := find(page.root, func(n *html.Node) bool {
		return n.DataAtom == atom.Form && attr(n, "method") == "get" && len(find(n, func(n *html.Node) bool { return attr(n, "name") == "q" })) == 1
	})
	if len(forms) != 1 || len(find(forms[0], func(n *html.Node) bool { return n.DataAtom == atom.Button })) == 0 {
		t.Error("without JavaScript there is no button that searches")
	}
	for text, want := range map[string]int{"ash": 1, "WAN+el": 1, "0042": 1, "EHC/23/0042": 1, "norwood": 0} {
		if rows := b.get("/cases?tray=in-progress&q=" + text).is(http.StatusOK).rows(); len(rows) != want {
			t.Errorf("%q finds %q", text, rows)
		}
	}
	b.get("/cases?tray=in-progress&q=norwood").says("No case matches")
	b.get("/cases?tray=live&q=EHC/23/0077").lists("a live case by its ID", "Norwood, Hazel")
	s.as(s.SENCO).get("/cases?tray=setting&q=EHC/23/0077").lists("the school's case by its ID", "Norwood, Hazel")
	s.as(s.SENCO).get("/cases?tray=setting&q=EHC/23/9999").says("No case matches")
}

func TestFilteringTheTray(t *testing.T) {
	s := newCaseSite(t)
	s.kept(casework.Drafting, "EHC/23/0077", casework.Child{Forenames: "Hazel", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator))
	s.kept(casework.Closed, "EHC/23/0078", casework.Child{Forenames: "Ivor", Surname: "Closed"}, on(s.Coordinator, access.Coordinator))
	b := s.as(s.Coordinator)
	const tray = "/cases?tray=in-progress"
	b.get(tray+"&status=drafting").is(http.StatusOK).lists("by status", "Norwood")
	b.get(tray+"&status=drafting&status=no-such-status").is(http.StatusOK).lists("by a status that is none", "Norwood")
	b.get(tray+"&status=drafting&status=closed&sort=name").lists("by two statuses", "Closed, Ivor", "Norwood")
	b.get(tray+"&setting="+string(s.Setting.ID)).lists("by setting", "Ashdown")
	b.get(tray+"&closed=yes&sort=name").lists("with closed cases", "Ashdown", "Closed, Ivor", "Norwood")
	b.get(tray+"&only=closed-outside").is(http.StatusOK).lists("closed outside of process", "Closed, Ivor")
	b.get(tray).saysNot("Closed, Ivor")
	b.get(tray+"&since=30-8-2023").lists("since the day", "Norwood", "Ashdown")
	page := b.get(tray + "&since=31/8/2023").is(http.StatusOK)
	page.says("No case matches", "Updated since 31 August 2023")
	page.labelled()
	if !page.links(tray) {
		t.Error("nothing clears all filters")
	}
	page = b.get(tray + "&since=31/2/2023&q=ash").is(http.StatusOK)
	page.says("Enter the date as day, month and year")
	if typed := find(page.root, func(n *html.Node) bool { return attr(n, "name") == "since" && attr(n, "value") == "31/2/2023" }); len(typed) == 0 {
		t.Error("the wrong date is gone")
	}
}

func TestTheFiltersComeWhenTheyAreAskedFor(t *testing.T) {
	s := newCaseSite(t)
	b := s.as(s.Coordinator)
	folded := b.get("/cases?tray=in-progress&q=ash&sort=name").is(http.StatusOK)
	folded.says("Filter the list")
	folded.saysNot("Larkfield Primary School Assessment in progress All", "Case status")
	asks := find(folded.root, func(n *html.Node) bool { return n.DataAtom == atom.Form && has(n, "data-filters") })
	if len(asks) != 1 || len(find(asks[0], func(n *html.Node) bool { return n.DataAtom == atom.Button })) != 1 {
		t.Fatal("without JavaScript no button opens the filters")
	}
	sent := url.Values{}
	for _, n := range find(asks[0], func(n *html.Node) bool { return n.DataAtom == atom.Input }) {
		sent.Add(attr(n, "name"), attr(n, "value"))
	}
	page := b.get("/cases?" + sent.Encode()).is(http.StatusOK)
	page.lists("what was listed before", "Ashdown")
	page.says("Case status", "Education setting", "Clear all filters")
	page.labelled()
	if offered := find(page.root, func(n *html.Node) bool { return n.DataAtom == atom.Option && attr(n, "value") == string(s.Setting.ID) }); len(offered) != 1 {
		t.Error("the child's setting isn't offered")
	}
	page = b.get("/cases?tray=in-progress&setting=" + string(s.Setting.ID)).is(http.StatusOK)
	if chip := page.linkTo("Larkfield Primary School (take this filter away) ×"); chip != "/cases?tray=in-progress" {
		t.Errorf("the chosen setting's chip leads to %q", chip)
	}
}

func TestASearchTellsOfMatchesInOtherTrays(t *testing.T) {
	s := newCaseSite(t)
	s.kept(casework.ReviewPending, "EHC/23/0077", casework.Child{Forenames: "Hazel", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator))
	s.kept(casework.ReviewPending, "EHC/23/0078", casework.Child{Forenames: "Ivor", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator))
	s.kept(casework.Closed, "EHC/23/0079", casework.Child{Forenames: "Una", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator))
	s.kept(casework.ReviewPending, "EHC/23/0080", casework.Child{Forenames: "Another’s", Surname: "Norwood"})
	b := s.as(s.Coordinator)
	page := b.get("/cases?tray=in-progress&q=norwood&status=drafting&sort=name").is(http.StatusOK)
	page.says("No case matches", "Your search also finds 2 in My live cases.")
	to := page.linkTo("2 in My live cases")
	b.get(to).is(http.StatusOK).lists("where the link leads", "Norwood", "Norwood")
	b.get(to).saysNot("also finds")
	b.get("/cases?tray=in-progress&q=ash").saysNot("also finds")
	b.get("/cases?tray=in-progress").saysNot("also finds")
	s.as(s.Manager).get("/cases?tray=in-progress&q=norwood").says("Your search also finds 3 in All cases.")
	s.kept(casework.Requested, "EHC/23/0081", casework.Child{Forenames: "New", Surname: "Norwood"})
	s.as(s.Manager).get("/cases?tray=all&q=norwood").is(http.StatusOK).saysNot("also finds")
	s.as(s.Manager).get("/cases?tray=all&q=norwood&status=closed").says("Your search also finds 1 in New requests.")
	s.as(s.SENCO).get("/cases?tray=in-progress&q=ash").says("Your search also finds 1 in Setting cases.")
	s.as(s.Parent).get("/cases?tray=in-progress&q=norwood").saysNot("also finds")
}

func TestACaseIDIsFoundHoweverItIsTyped(t *testing.T) {
	s := newCaseSite(t)
	s.kept(casework.Drafting, "EHC/23/0420", casework.Child{Forenames: "Hazel", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator))
	for _, typed := range []string{"EHC/23/42", "23/42", "ehc 23 42", "ehc-23-42", "23 42"} {
		s.as(s.Coordinator).get("/cases?tray=in-progress&q="+url.QueryEscape(typed)).lists(typed, "Ashdown, Rowan Elodie EHC/23/0042")
	}
}

func TestSettingCasesAndTheirOpenConsultations(t *testing.T) {
	s := newCaseSite(t)
	b := s.as(s.SENCO)
	b.get("/cases?tray=setting").is(http.StatusOK).lists("the school's", "Ashdown, Rowan Elodie")
	page := b.get("/cases?tray=setting&filters=open").is(http.StatusOK)
	page.lists("the school's, below the filters", "Ashdown, Rowan Elodie")
	page.says("Open education setting consultation")
	page = b.get("/cases?tray=setting&consultation=open").is(http.StatusOK)
	page.says("No case matches", "Open consultation")
	if ticked := find(page.root, func(n *html.Node) bool { return attr(n, "name") == "consultation" && has(n, "checked") }); len(ticked) != 1 {
		t.Error("the filter in use isn't ticked")
	}
	b.get("/cases?tray=in-progress&filters=open").saysNot("Open education setting consultation")
	s.as(s.Coordinator).get("/cases?tray=setting").is(http.StatusNotFound)
	s.as(s.Parent).get("/cases?tray=all").is(http.StatusNotFound)
}

func TestALiveCaseIsInItsOwnTray(t *testing.T) {
	s := newCaseSite(t)
	s.kept(casework.ReviewPending, "EHC/23/0077", casework.Child{Forenames: "Hazel", Surname: "Norwood"}, on(s.Coordinator, access.Coordinator))
	b := s.as(s.Coordinator)
	b.get("/cases?tray=live").is(http.StatusOK).lists("live", "Norwood, Hazel EHC/23/0077 Review pending")
	b.get("/cases?tray=in-progress").saysNot("Norwood")
}

func TestNewRequestsWaitForACoordinator(t *testing.T) {
	s := newCaseSite(t)
	s.kept(casework.Requested, "EHC/23/0079", casework.Child{Forenames: "Una", Surname: "Waiting"})
	for _, who := range []people.Person{s.Coordinator, s.Officer, s.Manager} {
		s.as(who).get("/cases?tray=unassigned").is(http.StatusOK).lists(who.Name, "Waiting, Una")
	}
	s.as(s.SENCO).get("/cases?tray=unassigned").is(http.StatusNotFound)
	s.as(s.Manager).get("/cases?tray=all&sort=name").lists("all cases", "Ashdown", "Waiting")
}

func TestAFamilySeesEachOfItsChildrenOnOnePage(t *testing.T) {
	s := newCaseSite(t)
	sibling := s.kept(casework.DraftShared, "EHC/23/0077", casework.Child{Forenames: "Hazel", Surname: "Ashdown"}, on(s.Parent, access.Family))
	page := s.as(s.Parent).get("/").is(http.StatusOK)
	page.says("Rowan Elodie Ashdown", "The assessment is under way", "See who has been asked", "The last day for this is Monday 20 November 2023",
		"Hazel Ashdown", "The draft plan is ready for you to read.", "Read the draft and send your comments")
	if !page.links(s.at("")) || !page.links("/cases/"+string(sibling)+"/plan") {
		t.Error("a card doesn't lead to its child")
	}
	// Views are welcome from the day of the request.
	asked := s.kept(casework.Requested, "EHC/23/0078", casework.Child{Forenames: "Linden", Surname: "Ashdown"}, on(s.Parent, access.Family))
	for _, path := range []string{"/", "/cases/" + string(asked)} {
		if page := s.as(s.Parent).get(path).is(http.StatusOK); page.linkTo("Add your views, and your child’s") == "" || !page.links("/cases/"+string(asked)+"/assessment#views") {
			t.Errorf("%s: no way to add views before the decision", path)
		}
	}
	s.Clock.Set(time.Date(2024, 1, 10, 9, 0, 0, 0, time.UTC))
	s.as(s.Parent).get("/").says("This should have happened by 20 November 2023. It is 51 days late.")
}

func TestTheTrayKeepsItsBudgetOfStatements(t *testing.T) {
	s := newCaseSite(t)
	b := s.as(s.Coordinator)
	count := func(query string) int {
		s.queries.Reset()
		b.get("/cases?tray=in-progress" + query).is(http.StatusOK)
		return s.queries.Count() + sessionStatements
	}
	queries := []string{"", "&page=2", "&q=ha", "&status=assessing&sort=name", "&filters=open&q=ha"}
	one := map[string]int{}
	for _, query := range queries {
		one[query] = count(query)
	}
	for i := range 30 {
		s.kept(casework.Assessing, fmt.Sprintf("EHC/23/1%03d", i), casework.Child{Forenames: "Kit", Surname: fmt.Sprintf("Hale %d", i)}, on(s.Coordinator, access.Coordinator))
	}
	for _, query := range queries {
		if many := count(query); many != one[query] || many > 5 {
			t.Errorf("%q: %d statements for 31 cases, %d for one; at most 5", query, many, one[query])
		}
	}
	b = s.as(s.Psychologist)
	if n := count(""); n > 4 {
		t.Errorf("with what waits above the list: %d statements", n)
	}
	b = s.as(s.Coordinator)
	if rows := b.get("/cases?tray=in-progress&page=2").rows(); len(rows) != 6 {
		t.Errorf("the second page of 31 cases has %d", len(rows))
	}
}
