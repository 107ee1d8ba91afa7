package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application/casefile"
	"ehchub/ports"
)

// councilCheck is where managers see what the nightly check of cases found.
const councilCheck = councilHome + "/case-check"

// CaseCheckPages show what the nightly check found of who has which case, each with the way to put it right (C16).
type CaseCheckPages struct {
	pages *Pages
	check casefile.CheckCases
}

// NewCaseCheckPages makes the pages.
func NewCaseCheckPages(pages *Pages, check casefile.CheckCases) CaseCheckPages {
	return CaseCheckPages{pages, check}
}

// Routes lists the addresses.
func (p CaseCheckPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: councilCheck, Name: "council.case-check", Do: p.show},
		{Method: http.MethodPost, Path: councilCheck, Name: "council.case-check.again", Do: p.again},
	}
}

// gapWords say what is not right, what to do, and where.
var gapWords = map[ports.CaseGapKind]struct{ title, says, mend, path string }{
	ports.GapNoCoordinator:   {"Nobody co-ordinates these cases", "Give each to a co-ordinator.", "Assign a co-ordinator", "/assign"},
	ports.GapCoordinatorGone: {"The co-ordinator has left", "Their account is closed, or they no longer work as a co-ordinator.", "Assign another one", "/assign"},
	ports.GapSettingLacks:    {"The child’s setting does not have the case", "The record names it, but its people don’t see the case. Open the record and save it, and they do.", "Open the record", "/details"},
	ports.GapSettingBeyond:   {"A setting has the case that the record does not name", "Its people see the case. Open the record: name the setting, or save it as it is to end their access.", "Open the record", "/details"},
	ports.GapHolderLeft:      {"Somebody no longer acts for the child’s setting", "They stand on the case by name. End their access, or let their setting’s administrator put it right.", "End their access", ""},
	ports.GapHolderClosed:    {"Somebody on the case has no account any more", "They see nothing, but others may wait for them. End their part in the case.", "End their part", ""},
	ports.GapNobodyThere:     {"Nobody acts for the setting in the hub", "Nobody there sees the case or gets a message. Invite somebody.", "Invite somebody", ""},
	ports.GapSettingShut:     {"The record names a setting that is shut", "Find out where the child is now, and put the record right.", "Open the record", "/details"},
}

func (p CaseCheckPages) show(w http.ResponseWriter, r *http.Request) error {
	all, err := p.check.ReadGaps(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	page := &formPage{Page: view.Page{Title: "Who has which case", Width: view.Wide, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome},
		Lead: "Each night the hub looks at every open case: whether the people and settings that have it are those of its record."}}
	for _, kind := range all {
		page.Parts = append(page.Parts, gapTable(kind))
	}
	if len(all) == 0 {
		page.Parts = append(page.Parts, view.Inset{Text: "Nothing needs to be put right."})
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Look again now", Value: "look", Kind: view.Secondary}}}
	p.pages.Show(w, r, http.StatusOK, "form", page)
	return nil
}

func gapTable(of casefile.GapsOfKind) view.Component {
	words := gapWords[of.Kind]
	t := view.Table{Caption: words.title + " (" + view.Number(of.Total) + ")", Columns: []view.Column{{Text: "Child or young person"}, {Text: "Case ID"}, {Text: "About"}, {Text: "Since"}, {Text: "What to do"}}}
	for _, g := range of.Gaps {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: trayName(g.Called), Main: true, Href: "/cases/" + string(g.Case)}, {Text: string(g.Reference)}, {Text: g.Name}, {Text: g.Since.Long()},
			{Links: []view.Link{{Text: words.mend, Hidden: "in the case " + string(g.Reference), Href: mendAt(g)}}}}})
	}
	section := view.SideSection{Title: words.title + ": " + view.Number(of.Total), Open: true, Parts: []view.Component{view.Inset{Text: words.says}, t}}
	if of.Total > len(of.Gaps) {
		section.Parts = append(section.Parts, view.Inset{Text: "These are the " + view.Number(len(of.Gaps)) + " that have been so the longest."})
	}
	return section
}

// mendAt is the page on which a gap is put right.
func mendAt(g ports.CaseGap) string {
	switch g.Kind {
	case ports.GapNobodyThere:
		return councilSettings + "/" + g.Holder
	case ports.GapHolderLeft, ports.GapHolderClosed:
		return "/cases/" + string(g.Case) + "/people/" + g.Holder + "/remove"
	}
	return "/cases/" + string(g.Case) + gapWords[g.Kind].path
}

func (p CaseCheckPages) again(w http.ResponseWriter, r *http.Request) error {
	if err := p.check.LookAgain(r.Context(), ActorOf(r)); err != nil {
		return err
	}
	LeaveNotice(w, "The hub has looked at every open case again.")
	http.Redirect(w, r, councilCheck, http.StatusSeeOther)
	return nil
}
