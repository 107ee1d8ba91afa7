package portstest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/conversation"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// PagesContract proves what lists show, and to whom.
func PagesContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"a tray row shows the case":                  trayRowShowsTheCase,
		"each tray has its cases":                    traysHaveTheirCases,
		"a draft is its author's alone":              draftIsItsAuthors,
		"who leaves a case no longer sees it":        leaversSeeNothing,
		"a case with several holders is listed once": listedOnce,
		"search finds any part of name and case ID":  searchFinds,
		"a tray keeps to what is near or late":       dutiesNarrow,
		"filters narrow a tray":                      filtersNarrow,
		"closed cases are hidden unless asked for":   closedHidden,
		"sorting":                                 sorting,
		"pages of 25 leave none out":              pagesLeaveNoneOut,
		"settings with a case":                    settingsWithACase,
		"only open consultations":                 onlyOpenConsultations,
		"mediation and appeals in progress":       disputesInProgress,
		"drafts that wait for an answer":          draftsToAnswer,
		"what waits for somebody":                 whatWaits,
		"what waits on an officer's desk":         onTheDesk,
		"what is re-opened waits for its author":  whatIsReopenedWaits,
		"the timeline names who acted":            timelineNames,
		"the council's cases are found by search": searchAuthority,
		"a case ID is found however it is typed":  searchByCaseID,
		"matches in several lists are counted":    matchesAreCounted,
		"the number of cases is kept":             numberIsKept,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// desk is a set of cases with one holder.
type desk struct {
	t      testing.TB
	u      ports.UnitOfWork
	holder ehc.Holder
	n      int
}

func newDesk(t testing.TB, u ports.UnitOfWork) *desk {
	return &desk{t: t, u: u, holder: personHolder()}
}

// add saves a case that the desk's holder has; each case is changed a minute after the one before.
func (d *desk) add(state casework.State, child casework.Child, parties ...casework.Party) casework.Snapshot {
	d.t.Helper()
	d.n++
	c := caseOf(state, child, fmt.Sprintf("EHC/26/%04d", d.n), append([]casework.Party{heldBy(d.holder, access.Coordinator)}, parties...)...)
	c.UpdatedAt = At.Add(time.Duration(d.n) * time.Minute)
	d.save(c)
	return c
}

func (d *desk) save(c casework.Snapshot) {
	d.t.Helper()
	do(d.t, d.u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(c)) })
}

// tray asks for a tray, of the desk's holder unless the query names others.
func (d *desk) tray(q ports.TrayQuery) ports.TrayPage {
	d.t.Helper()
	if q.Holders == nil {
		q.Holders = []ehc.Holder{d.holder}
	}
	if q.Tray == "" {
		q.Tray = access.TrayInProgress
	}
	var page ports.TrayPage
	do(d.t, d.u, func(ctx context.Context, s ports.Stores) (err error) { page, err = s.Pages.Tray(ctx, q); return err })
	return page
}

// shows fails the test unless the tray shows these names, in this order, and counts them.
func (d *desk) shows(what string, q ports.TrayQuery, names ...string) {
	d.t.Helper()
	page := d.tray(q)
	var got []string
	for _, row := range page.Rows {
		got = append(got, row.Name)
	}
	if fmt.Sprint(got) != fmt.Sprint(names) || page.Total != len(names) {
		d.t.Errorf("%s: shows %q of %d, want %q", what, got, page.Total, names)
	}
}

func named(surname string) casework.Child { return casework.Child{Surname: surname, Forenames: "Kit"} }

func trayRowShowsTheCase(t *testing.T, u ports.UnitOfWork) {
	year := 7
	child := casework.Child{Surname: "Hale", Forenames: "Rowan James", Born: ehc.D(2016, 5, 1), YearGroup: &year, YearGroupSince: ehc.D(2026, 10, 1), Setting: casework.SettingRef{ID: NewID[ehc.SettingID](), Name: "Ivy Lane"},
		Photo: NewID[ehc.FileID](), NotInEducation: true, LookedAfter: true}
	d := newDesk(t, u)
	c := d.add(casework.Assessing, child)
	c.Version, c.Request.ReceivedOn, c.FinalOn = 1, ehc.D(2026, 1, 5), ehc.D(2026, 6, 1)
	c.Flags = []casework.RaisedFlag{{Flag: casework.NotInEducation, From: received}, {Flag: casework.LookedAfter, From: received}, {Flag: casework.YoungCarer, From: received, To: received}}
	d.save(c)
	due := clock.New(c.ID)
	born := timescale.Happening{Event: timescale.Event{Trigger: timescale.DateOfBirth, On: ehc.D(2001, 12, 20)}} // 25 in seven weeks; 16 long ago
	due.Reckon([]timescale.Happening{request(received), born}, timescale.England(), "", At)
	saveClock(t, u, due)
	disputed := Fill[dispute.Snapshot](t)
	disputed.Case, disputed.Version, disputed.Mediation, disputed.Tribunal = c.ID, 0, dispute.MediationWanted, dispute.Registered
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Disputes.Save(ctx, dispute.Restore(disputed))
	})
	running := clock.New(c.ID)
	running.Reckon([]timescale.Happening{request(received), born}, timescale.England(), "", At)
	saveClock(t, u, running)
	thread := threadOf(t, u, conversation.ID{Case: c.ID, With: conversation.WithFamily})
	if err := thread.Write(aPerson("A parent"), false, conversation.Draft{Text: "When?"}, ehc.D(2026, 11, 6), ehc.D(2026, 10, 30), At); err != nil {
		t.Fatal(err)
	}
	saveThread(t, u, thread)
	page := d.tray(ports.TrayQuery{Today: ehc.D(2026, 11, 1)})
	same(t, "the page", page, ports.TrayPage{Total: 1, Rows: []ports.TrayRow{{
		Case: c.ID, Reference: "EHC/26/0001", Name: "Hale, Rowan James", Called: "Rowan James Hale", Born: child.Born,
		ReceivedOn: c.Request.ReceivedOn, FinalOn: c.FinalOn, YearGroup: &year, Setting: "Ivy Lane", State: string(casework.Assessing),
		UpdatedAt: c.UpdatedAt, Flags: []casework.Flag{casework.LookedAfter, casework.NotInEducation}, Photo: child.Photo, DueOn: ehc.D(2026, 10, 13), DueCode: timescale.DecideWhetherToAssess, ReplyBy: ehc.D(2026, 11, 6), Mediating: true, Appealing: true, Untold: true, Turnings: []string{timescale.ReachEndAge},
	}}})
	page.Rows[0].For = []string{"see the test of standing in"}
	if zero := Zero(page.Rows[0]); len(zero) > 0 {
		t.Errorf("the sample leaves %v empty", zero)
	}
	bare := caseOf(casework.RequestDraft, casework.Child{}, "", heldBy(d.holder, access.Author))
	d.save(bare)
	if got := d.tray(ports.TrayQuery{}).Rows[1]; got.Case != bare.ID || !got.Born.IsZero() || got.YearGroup != nil || got.Flags != nil || got.Reference != "" {
		t.Errorf("an empty case shows %+v", got)
	}
	c.Version, c.Child.Surname, c.State, c.UpdatedAt = 2, "Hart", casework.Drafting, c.UpdatedAt.Add(time.Hour)
	d.save(c)
	if got := d.tray(ports.TrayQuery{}).Rows[0]; got.Name != "Hart, Rowan James" || got.State != string(casework.Drafting) || !got.UpdatedAt.Equal(c.UpdatedAt) {
		t.Errorf("after a change it shows %+v", got)
	}
}

func traysHaveTheirCases(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	school := ehc.Holder{Kind: ehc.HeldBySetting, ID: NewID[string]()}
	team := ehc.Holder{Kind: ehc.HeldByTeam, ID: NewID[string]()}
	d.add(casework.Requested, named("Ash"), heldBy(school, access.Setting))
	d.add(casework.ReviewPending, named("Birch"), heldBy(school, access.Consulted))
	d.add(casework.Assessing, named("Cedar"), heldBy(team, access.TeamMember))
	d.save(caseOf(casework.Requested, named("Nobody"), "EHC/26/0100", heldBy(school, access.Setting)))
	authority := []ehc.Holder{ehc.Authority()}
	d.shows("in progress", ports.TrayQuery{}, "Cedar, Kit", "Ash, Kit")
	d.shows("live", ports.TrayQuery{Tray: access.TrayLive}, "Birch, Kit")
	d.shows("in progress for a team", ports.TrayQuery{Holders: []ehc.Holder{personHolder(), team}}, "Cedar, Kit")
	d.shows("of the setting", ports.TrayQuery{Tray: access.TraySetting, Holders: []ehc.Holder{school}}, "Birch, Kit", "Ash, Kit", "Nobody, Kit")
	d.shows("unassigned", ports.TrayQuery{Tray: access.TrayUnassigned, Holders: authority}, "Nobody, Kit")
	d.shows("all", ports.TrayQuery{Tray: access.TrayAll, Holders: authority}, "Cedar, Kit", "Birch, Kit", "Ash, Kit", "Nobody, Kit")
	for _, nobody := range [][]ehc.Holder{{}, {personHolder()}, {{Kind: ehc.HeldByPerson}}, {{Kind: ehc.HeldByPerson, ID: "' OR true --"}}} {
		d.shows("nobody's", ports.TrayQuery{Holders: nobody})
	}
}

func draftIsItsAuthors(t *testing.T, u ports.UnitOfWork) {
	author := aPerson("Alex Reed")
	startCase(t, u, author, named("Ash"))
	startCase(t, u, ehc.Actor{Kind: ehc.Visitor, DraftKey: "a key"}, named("Birch"))
	d := newDesk(t, u)
	d.shows("the author's", ports.TrayQuery{Holders: author.Holders()}, "Ash, Kit")
	d.shows("the council's", ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{ehc.Authority()}})
	d.shows("unassigned", ports.TrayQuery{Tray: access.TrayUnassigned, Holders: []ehc.Holder{ehc.Authority()}})
}

func leaversSeeNothing(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	c := d.add(casework.Assessing, named("Ash"))
	c.Version, c.Parties = 1, []casework.Party{heldBy(d.holder, access.Coordinator)}
	c.Parties[0].Until = At
	d.save(c)
	d.shows("after leaving", ports.TrayQuery{})
	d.shows("without a co-ordinator", ports.TrayQuery{Tray: access.TrayUnassigned, Holders: []ehc.Holder{ehc.Authority()}}, "Ash, Kit")
}

// listedOnce asks for every tray through all that somebody may have it through, two of each where one can have two.
func listedOnce(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	of := map[ehc.HolderKind][]ehc.Holder{ehc.HeldByPerson: {d.holder, d.holder}, ehc.HeldByAuthority: {ehc.Authority()}}
	all := []casework.Party{heldBy(d.holder, access.Family)}
	for kind, relation := range map[ehc.HolderKind]access.Relation{ehc.HeldByTeam: access.TeamMember, ehc.HeldBySetting: access.Setting} {
		for range 2 {
			h := ehc.Holder{Kind: kind, ID: NewID[string]()}
			of[kind], all = append(of[kind], h), append(all, heldBy(h, relation))
		}
	}
	d.add(casework.Assessing, named("Ash"), all...)
	d.add(casework.ReviewPending, named("Birch"), all...)
	for _, party := range all {
		d.add(casework.Assessing, named("Cedar"), party)
		d.add(casework.ReviewPending, named("Dogwood"), party)
	}
	for _, info := range access.Trays() {
		var holders []ehc.Holder
		for _, kind := range info.Through {
			holders = append(holders, of[kind]...)
		}
		for _, holders := range [][]ehc.Holder{holders, append(slices.Clone(holders), ehc.Authority())} {
			for _, sort := range []ports.TraySort{ports.ByUpdated, ports.ByName, ports.ByYear, ports.BySetting, ports.ByStatus} {
				for _, search := range []string{"", "kit"} {
					page := d.tray(ports.TrayQuery{Tray: info.Tray, Holders: holders, Sort: sort, Search: search})
					if page.Total != len(page.Rows) || (page.Total == 0) != (info.Tray == access.TrayUnassigned) {
						t.Errorf("%s through %d by %s, searching %q: %d rows of %d", info.Tray, len(holders), sort, search, len(page.Rows), page.Total)
					}
				}
			}
		}
	}
	if got := d.tray(ports.TrayQuery{Tray: access.TrayInProgress, Holders: []ehc.Holder{d.holder, of[ehc.HeldByTeam][0]}}); got.Total != 6 {
		t.Errorf("a person and a team have %d cases, want 6", got.Total)
	}
}

var searches = []struct {
	text string
	want []string
}{
	{"", []string{"O’Brien, Zoë", "100%, A_b", "Hale, Rowan James"}},
	{"   ", []string{"O’Brien, Zoë", "100%, A_b", "Hale, Rowan James"}},
	{"ha", []string{"Hale, Rowan James"}},
	{"AL", []string{"Hale, Rowan James"}},
	{"rowan hale", []string{"Hale, Rowan James"}},
	{"Hale, Rowan", []string{"Hale, Rowan James"}},
	{"ro", []string{"Hale, Rowan James"}},
	{"jimbo", []string{"Hale, Rowan James"}},
	{"zoe", []string{"O’Brien, Zoë"}},
	{"ZOË", []string{"O’Brien, Zoë"}},
	{"o'brien", []string{"O’Brien, Zoë"}},
	{"o’brien", []string{"O’Brien, Zoë"}},
	{"EHC/26/0001", []string{"Hale, Rowan James"}},
	{"ehc/26/0002", []string{"100%, A_b"}},
	{"/26/", []string{"O’Brien, Zoë", "100%, A_b", "Hale, Rowan James"}},
	{"0003", []string{"O’Brien, Zoë"}},
	{"%", []string{"100%, A_b"}},
	{"_", []string{"100%, A_b"}},
	{`\`, nil},
	{"hale brien", nil},
	{"'; DROP TABLE tray; --", nil},
	{"?", nil},
	{"\x00", nil},
	{"\xff", nil},
}

func closedHidden(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	d.add(casework.Closed, named("Ash"))
	d.add(casework.Assessing, named("Birch"))
	d.shows("as it opens", ports.TrayQuery{}, "Birch, Kit")
	d.shows("with closed cases", ports.TrayQuery{IncludeClosed: true}, "Birch, Kit", "Ash, Kit")
	d.shows("the closed status", ports.TrayQuery{Statuses: []string{string(casework.Closed)}}, "Ash, Kit")
	outside := []ports.TrayTick{ports.ClosedOutside}
	d.shows("closed outside of process", ports.TrayQuery{Only: outside}, "Ash, Kit")
	d.shows("closed outside of process, by another status", ports.TrayQuery{Only: outside, Statuses: []string{string(casework.Assessing)}})
	d.shows("all, closed outside of process", ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{ehc.Authority()}, Only: outside, Search: "ash"}, "Ash, Kit")
	d.shows("live, with closed cases", ports.TrayQuery{Tray: access.TrayLive, IncludeClosed: true})
	d.shows("all", ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{ehc.Authority()}}, "Birch, Kit")
	d.shows("all, with closed cases", ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{ehc.Authority()}, IncludeClosed: true}, "Birch, Kit", "Ash, Kit")
}

func sorting(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	year := 25
	d.add(casework.DraftShared, casework.Child{Surname: "äsh", Born: ehc.D(2015, 9, 1), Setting: casework.SettingRef{Name: "beta"}})
	d.add(casework.Requested, casework.Child{Surname: "Ash", Forenames: "Zed", Born: ehc.D(2015, 8, 31), Setting: casework.SettingRef{Name: "Alpha"}})
	d.add(casework.Assessing, casework.Child{Surname: "Zinc", Born: ehc.D(2020, 1, 1), YearGroup: &year, Setting: casework.SettingRef{Name: "Gamma"}})
	for _, c := range []struct {
		by   ports.TraySort
		want []string
	}{
		{ports.ByUpdated, []string{"äsh, ", "Ash, Zed", "Zinc, "}},
		{ports.ByName, []string{"äsh, ", "Ash, Zed", "Zinc, "}},
		{ports.ByYear, []string{"äsh, ", "Ash, Zed", "Zinc, "}},
		{ports.BySetting, []string{"Ash, Zed", "äsh, ", "Zinc, "}},
		{ports.ByStatus, []string{"Ash, Zed", "Zinc, ", "äsh, "}},
	} {
		d.shows("by "+string(c.by), ports.TrayQuery{Sort: c.by}, c.want...)
		d.shows("by "+string(c.by)+", the other way", ports.TrayQuery{Sort: c.by, Descending: true}, c.want[2], c.want[1], c.want[0])
	}
	d.shows("unsorted", ports.TrayQuery{}, "Zinc, ", "Ash, Zed", "äsh, ")
	d.shows("by nothing known", ports.TrayQuery{Sort: "'; DROP TABLE tray", Descending: true}, "Zinc, ", "Ash, Zed", "äsh, ")
}

func pagesLeaveNoneOut(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	const cases = 2*ports.PageSize + 3
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for range cases {
			if err := s.Cases.Save(ctx, casework.Restore(caseOf(casework.Assessing, named("Ash"), "", heldBy(d.holder, access.Coordinator)))); err != nil {
				return err
			}
		}
		return nil
	})
	for _, sort := range []ports.TraySort{ports.ByUpdated, ports.ByName, ports.ByYear, ports.BySetting, ports.ByStatus} {
		for _, descending := range []bool{false, true} {
			seen := map[ehc.CaseID]bool{}
			for page, want := range []int{ports.PageSize, ports.PageSize, 3, 0} {
				got := d.tray(ports.TrayQuery{Sort: sort, Descending: descending, Page: page + 1, Holders: []ehc.Holder{d.holder, ehc.Authority()}})
				if len(got.Rows) != want || got.Total != cases {
					t.Errorf("by %s, page %d: %d rows of %d", sort, page+1, len(got.Rows), got.Total)
				}
				for _, row := range got.Rows {
					seen[row.Case] = true
				}
			}
			if len(seen) != cases {
				t.Errorf("by %s: %d of %d cases on the pages", sort, len(seen), cases)
			}
		}
	}
	for _, page := range []int{-1, 0} {
		if got := d.tray(ports.TrayQuery{Page: page}); len(got.Rows) != ports.PageSize {
			t.Errorf("page %d shows %d rows", page, len(got.Rows))
		}
	}
	if got := d.tray(ports.TrayQuery{Page: 1 << 40}); len(got.Rows) != 0 {
		t.Errorf("a page far away shows %d rows", len(got.Rows))
	}
}

func settingsWithACase(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	ivy, beech := people.Setting{ID: NewID[ehc.SettingID](), Name: "Ivy Lane"}, people.Setting{ID: NewID[ehc.SettingID](), Name: "Beech School"}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, setting := range []people.Setting{ivy, beech, {ID: NewID[ehc.SettingID](), Name: "Nobody’s"}} {
			if err := s.Settings.Save(ctx, setting); err != nil {
				return err
			}
		}
		return nil
	})
	d.add(casework.Assessing, casework.Child{Surname: "Ash", Setting: casework.SettingRef{ID: ivy.ID}})
	d.add(casework.Assessing, casework.Child{Surname: "Birch", Setting: casework.SettingRef{ID: ivy.ID}})
	d.save(caseOf(casework.Assessing, casework.Child{Surname: "Cedar", Setting: casework.SettingRef{ID: beech.ID}}, "EHC/26/0100"))
	if got := d.tray(ports.TrayQuery{}).Rows[0].Setting; got != "Ivy Lane" {
		t.Errorf("a setting known by identity is shown as %q", got)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		mine, err := s.Pages.SettingsOf(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: []ehc.Holder{d.holder}, Search: "nobody"})
		if err != nil {
			return err
		}
		same(t, "the holder's settings", mine, []ports.Choice{{Value: string(ivy.ID), Label: "Ivy Lane"}})
		live, err := s.Pages.SettingsOf(ctx, ports.TrayQuery{Tray: access.TrayLive, Holders: []ehc.Holder{d.holder}})
		if err != nil || len(live) > 0 {
			t.Errorf("the settings of a tray without cases: %v, %v", live, err)
		}
		chosen, err := s.Pages.SettingsOf(ctx, ports.TrayQuery{Tray: access.TrayLive, Holders: []ehc.Holder{d.holder}, Setting: beech.ID})
		if err != nil {
			return err
		}
		same(t, "the setting chosen", chosen, []ports.Choice{{Value: string(beech.ID), Label: "Beech School"}})
		all, err := s.Pages.SettingsOf(ctx, ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{d.holder, ehc.Authority()}})
		if err != nil {
			return err
		}
		same(t, "the council's settings", all, []ports.Choice{{Value: string(beech.ID), Label: "Beech School"}, {Value: string(ivy.ID), Label: "Ivy Lane"}})
		none, err := s.Pages.SettingsOf(ctx, ports.TrayQuery{Tray: access.TrayAll, Holders: []ehc.Holder{{Kind: ehc.HeldByPerson, ID: "x"}}})
		if len(none) > 0 {
			t.Errorf("nobody's settings: %v", none)
		}
		return err
	})
}

func onlyOpenConsultations(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	school := ehc.Holder{Kind: ehc.HeldBySetting, ID: NewID[string]()}
	v := shareOne(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, v.Case)
		if err != nil {
			return err
		}
		snapshot := c.Snapshot()
		snapshot.State, snapshot.Parties, snapshot.Child = casework.DraftShared, []casework.Party{heldBy(school, access.Consulted)}, named("Birch")
		return s.Cases.Save(ctx, casework.Restore(snapshot))
	})
	d.add(casework.DraftShared, named("Ash"), heldBy(school, access.Setting))
	query := ports.TrayQuery{Tray: access.TraySetting, Holders: []ehc.Holder{school}, OpenConsultation: true}
	d.shows("before the consultation", query)
	c := consult(t, u, v, ehc.SettingID(school.ID), ehc.D(2026, 9, 1))
	d.shows("while it is open", query, "Birch, Kit")
	d.shows("for another setting", ports.TrayQuery{Tray: access.TraySetting, Holders: []ehc.Holder{{Kind: ehc.HeldBySetting, ID: NewID[string]()}}, OpenConsultation: true})
	d.shows("for a person", ports.TrayQuery{OpenConsultation: true})
	c.Revision = 1
	withdrawn, err := c.Withdraw(At)
	if err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Consultations.Save(ctx, withdrawn) })
	d.shows("once it is withdrawn", query)
}

func timelineNames(t *testing.T, u ports.UnitOfWork) {
	sam := register(t, u, "Sam Reed")
	of := startCase(t, u, sam.Actor(), casework.Child{})
	later := At.Add(time.Minute)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Cases.Record(ctx, ehc.Event{Kind: ehc.ViewsSaved, Case: of, At: later}, ehc.Event{Kind: ehc.FileAdded, Case: of, At: later, By: NewID[ehc.PersonID]()})
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		entries, err := s.Pages.Timeline(ctx, of, 10)
		if err != nil {
			return err
		}
		var got []string
		for _, e := range entries {
			got = append(got, fmt.Sprint(e.Kind, " by ", e.ByName))
		}
		same(t, "the timeline", got, []string{"file-added by ", "views-saved by ", "request-started by Sam Reed"})
		for limit, want := range map[int]int{2: 2, 0: 0, -1: 0} {
			if entries, err := s.Pages.Timeline(ctx, of, limit); err != nil || len(entries) != want {
				t.Errorf("at most %d: %d entries, %v", limit, len(entries), err)
			}
		}
		if entries, err := s.Pages.Timeline(ctx, of, 1, ehc.ViewsSaved, ehc.RequestStarted); err != nil || len(entries) != 1 || entries[0].Kind != ehc.ViewsSaved {
			t.Errorf("the latest of two kinds: %v, %v", entries, err)
		}
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
			if entries, err := s.Pages.Timeline(ctx, id, 10); err != nil || len(entries) != 0 {
				t.Errorf("%q: %v, %v", id, entries, err)
			}
		}
		return nil
	})
}
