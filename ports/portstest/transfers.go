package portstest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/domain/transfer"
	"ehchub/ports"
)

// TransfersContract proves what use cases rely on when they keep moves to the next phase of education.
func TransfersContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":             everyFieldOfAMove,
		"two writers, one conflict":          moveConflict,
		"who moves is found as the law says": movesWanted,
		"a move that is not one is found":    movesUndone,
		"counts and pages":                   movesListed,
		"what is kept private is not listed": movesKeptPrivate,
		"no case":                            movesOfNoCase,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

var (
	moveDay   = ehc.D(2027, time.September, 1)
	autumn    = ehc.D(2026, time.November, 23)
	longSince = ehc.D(2024, time.March, 4)
)

func movesOf(t testing.TB, u ports.UnitOfWork, id ehc.CaseID) (m *transfer.Moves) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) { m, err = s.Transfers.Of(ctx, id); return err })
	return m
}

func followed(t testing.TB, u ports.UnitOfWork, id ehc.CaseID, standing transfer.Standing) *transfer.Moves {
	t.Helper()
	m := movesOf(t, u, id)
	m.Follow(standing, autumn)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Transfers.Save(ctx, m) })
	return movesOf(t, u, id)
}

func leaving(year int, at transfer.Place) transfer.Standing {
	return transfer.Standing{Year: year, Known: true, From: at, PlanMade: longSince}
}

var aPrimary = transfer.Place{Name: "Ivy Lane ’quoted'", LowAge: 4, HighAge: 11}

func everyFieldOfAMove(t *testing.T, u ports.UnitOfWork) {
	id := someCase(t, u)
	want := Fill[transfer.Move](t)
	want.On, want.Kind = moveDay, transfer.IntoSecondary
	m := transfer.Restore(transfer.Snapshot{Case: id})
	if err := m.Plan(aPerson("An officer"), transfer.IntoSecondary, moveDay, "Told.", leaving(6, aPrimary), autumn); err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Transfers.Save(ctx, m) })
	kept := movesOf(t, u, id).All()
	same(t, "the move", kept[0], withVersion(m.All()[0], 1))
	again := movesOf(t, u, id)
	if err := again.Record(aPerson("An officer"), kept[0].Key(), transfer.Progress{ReviewedOn: autumn, Named: transfer.Naming{On: autumn, In: transfer.Place{ID: NewID[ehc.SettingID](), Name: want.Why, LowAge: 11, HighAge: 16}}}, longSince, autumn); err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Transfers.Save(ctx, again) })
	same(t, "the prepared move", movesOf(t, u, id).All()[0], withVersion(again.All()[0], 2))
}

func withVersion(m transfer.Move, version int) transfer.Move { m.Version = version; return m }

func moveConflict(t *testing.T, u ports.UnitOfWork) {
	id := someCase(t, u)
	followed(t, u, id, leaving(6, aPrimary))
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		mine, err := s.Transfers.Of(ctx, id)
		if err != nil {
			return err
		}
		loaded()
		if err := mine.LeaveOut(aPerson("An officer"), moveDay.String(), "They stay."); err != nil {
			return err
		}
		return s.Transfers.Save(ctx, mine)
	})
}

func wantingMoves(t testing.TB, u ports.UnitOfWork) []ehc.CaseID {
	t.Helper()
	var all []ehc.CaseID
	for after := ehc.CaseID(""); ; after = all[len(all)-1] {
		var page []ehc.CaseID
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			page, err = s.Transfers.Wanting(ctx, autumn, after, 3)
			return err
		})
		if len(page) == 0 {
			return all
		}
		all = append(all, page...)
	}
}

// movesWanted holds what is found in SQL to what the domain says, for every year at every kind of setting.
func movesWanted(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	var want []ehc.CaseID
	for _, ages := range [][2]int{{2, 5}, {4, 7}, {4, 9}, {3, 11}, {7, 11}, {9, 13}, {11, 16}, {11, 18}, {4, 19}, {16, 19}, {16, 25}, {0, 0}} {
		setting := people.Setting{ID: NewID[ehc.SettingID](), Name: fmt.Sprint(ages), LowAge: ages[0], HighAge: ages[1]}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Settings.Save(ctx, setting) })
		for year := -2; year <= 20; year++ {
			child := casework.Child{Surname: "Ash", Forenames: "Kit", Born: ehc.D(2026-5-year, time.October, 1), Setting: casework.SettingRef{ID: setting.ID, Name: setting.Name}}
			if id := d.live(child); moves(child, setting) {
				want = append(want, id)
			}
		}
	}
	recorded := 5
	d.live(casework.Child{Surname: "Held back", Forenames: "Kit", Born: ehc.D(2015, time.October, 1), YearGroup: &recorded, YearGroupSince: autumn})
	recorded = 6
	want = append(want, d.live(casework.Child{Surname: "Recorded", Forenames: "Kit", YearGroup: &recorded, YearGroupSince: autumn}))
	d.add(casework.Drafting, casework.Child{Surname: "No plan yet", Forenames: "Kit", Born: ehc.D(2015, time.October, 1)})
	slices.Sort(want)
	if got := wantingMoves(t, u); !slices.Equal(got, want) {
		t.Errorf("found %d, want %d", len(got), len(want))
	}
	followed(t, u, want[0], leaving(6, aPrimary))
	if got := wantingMoves(t, u); !slices.Equal(got, want[1:]) {
		t.Errorf("what is known is looked for again: %d", len(got))
	}
}

// live saves a case whose plan is in force.
func (d *desk) live(child casework.Child) ehc.CaseID {
	d.t.Helper()
	d.n++
	c := caseOf(casework.ReviewPending, child, fmt.Sprintf("EHC/26/%04d", d.n), heldBy(d.holder, "coordinator"))
	c.FinalOn = longSince
	d.save(c)
	return c.ID
}

func moves(child casework.Child, at people.Setting) bool {
	_, ok := transfer.Find(transfer.Standing{Year: child.YearGroupOn(autumn), Known: true, Born: child.Born, PlanMade: longSince,
		From: transfer.Place{ID: at.ID, LowAge: at.LowAge, HighAge: at.HighAge}}, autumn)
	return ok
}

func movesUndone(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	id := d.live(casework.Child{Surname: "Ash", Forenames: "Kit", Born: ehc.D(2016, time.October, 1)})
	followed(t, u, id, leaving(6, aPrimary))
	if got := wantingMoves(t, u); !slices.Equal(got, []ehc.CaseID{id}) {
		t.Errorf("a child in Year 5 who is known to move: %v", got)
	}
	m := movesOf(t, u, id)
	if err := m.LeaveOut(aPerson("An officer"), moveDay.String(), "They stay."); err != nil {
		t.Fatal(err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Transfers.Save(ctx, m) })
	if got := wantingMoves(t, u); len(got) != 0 {
		t.Errorf("what an officer left out is looked for: %v", got)
	}
}

func movesListed(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	place := transfer.Place{ID: NewID[ehc.SettingID](), Name: "The High", LowAge: 11, HighAge: 16}
	var ids []ehc.CaseID
	for _, name := range []string{"Ash", "Birch", "Cedar", "Dunmore"} {
		ids = append(ids, d.live(casework.Child{Surname: name, Forenames: "Kit", Born: ehc.D(2015, time.October, 1)}))
		followed(t, u, ids[len(ids)-1], leaving(6, aPrimary))
	}
	prepare := func(id ehc.CaseID, p transfer.Progress) {
		m := movesOf(t, u, id)
		if err := m.Record(aPerson("An officer"), moveDay.String(), p, longSince, autumn); err != nil {
			t.Fatal(err)
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Transfers.Save(ctx, m) })
	}
	prepare(ids[1], transfer.Progress{ReviewedOn: autumn})
	prepare(ids[2], transfer.Progress{Named: transfer.Naming{On: autumn, In: place}})
	other := followed(t, u, d.live(casework.Child{Surname: "Elm", Forenames: "Kit", Born: ehc.D(2010, time.October, 1)}), leaving(11, transfer.Place{}))
	if len(other.All()) != 1 {
		t.Fatal("Year 11 moves")
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		counts, err := s.Transfers.Count(ctx, "", ehc.D(2027, time.February, 15))
		same(t, "the counts", counts, []ports.TransferCount{{Year: 2027, Kind: transfer.IntoSecondary, All: 4, NotReviewed: 2, NotNamed: 1, Named: 1, Late: 3}, {Year: 2027, Kind: transfer.IntoPost16, All: 1, NotReviewed: 1}})
		if counts, err := s.Transfers.Count(ctx, NewID[ehc.PersonID](), autumn); err != nil || len(counts) != 0 {
			t.Errorf("of somebody without cases: %v, %v", counts, err)
		}
		return err
	})
	for _, tc := range []struct {
		q     ports.TransferQuery
		names string
		total int
	}{
		{ports.TransferQuery{Year: 2027}, "[Ash Birch Cedar Dunmore Elm]", 5},
		{ports.TransferQuery{Year: 2028}, "[]", 0},
		{ports.TransferQuery{Year: 2027, Kind: transfer.IntoPost16}, "[Elm]", 1},
		{ports.TransferQuery{Year: 2027, Steps: []ports.TransferStep{ports.NotNamed, ports.NextNamed}}, "[Birch Cedar]", 2},
		{ports.TransferQuery{Year: 2027, Steps: []ports.TransferStep{"elsewhere"}}, "[]", 0},
		{ports.TransferQuery{Year: 2027, Search: "dun"}, "[Dunmore]", 1},
		{ports.TransferQuery{Year: 2027, Sort: ports.TransfersByName, Descending: true, Limit: 2}, "[Elm Dunmore]", 5},
		{ports.TransferQuery{Year: 2027, Sort: ports.TransfersByName, Limit: 2, Page: 3}, "[Elm]", 5},
		{ports.TransferQuery{Year: 2027, Whose: ehc.PersonID(d.holder.ID), Kind: transfer.IntoPost16}, "[Elm]", 1},
		{ports.TransferQuery{Year: 2027, Whose: NewID[ehc.PersonID]()}, "[]", 0},
	} {
		if tc.q.Limit == 0 {
			tc.q.Limit = 25
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			page, err := s.Transfers.Page(ctx, tc.q)
			var names []string
			for _, row := range page.Rows {
				name, _, _ := strings.Cut(row.Name, ",")
				names = append(names, name)
			}
			if fmt.Sprint(names) != tc.names || page.Total != tc.total {
				t.Errorf("%+v: %v of %d, want %s of %d", tc.q, names, page.Total, tc.names, tc.total)
			}
			return err
		})
	}
}

func movesKeptPrivate(t *testing.T, u ports.UnitOfWork) {
	d := newDesk(t, u)
	father := NewID[ehc.PersonID]()
	d.n++
	c := caseOf(casework.ReviewPending, casework.Child{Surname: "Ash", Forenames: "Kit", Born: ehc.D(2015, time.October, 1)}, "EHC/26/0001", heldBy(d.holder, "coordinator"))
	c.FinalOn, c.Shields = longSince, []casework.Shield{{ID: NewID[ehc.ItemID](), From: []ehc.PersonID{father}, Names: []string{"The father"}, Ground: casework.CourtOrder, SetBy: NewID[ehc.PersonID](), SetAt: At}}
	c.Child.Setting = casework.SettingRef{ID: aPrimary.ID, Name: "Larkfield Primary"}
	d.save(c)
	followed(t, u, c.ID, leaving(6, aPrimary))
	for reader, want := range map[ehc.PersonID]string{father: access.KeptPrivate, NewID[ehc.PersonID](): "Larkfield Primary"} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			page, err := s.Transfers.Page(ctx, ports.TransferQuery{Year: 2027, Reader: reader, Sort: ports.TransfersBySetting, Limit: 25})
			if err == nil && (len(page.Rows) != 1 || page.Rows[0].From != want) {
				t.Errorf("%+v, want %s", page.Rows, want)
			}
			return err
		})
	}
}

func movesOfNoCase(t *testing.T, u ports.UnitOfWork) {
	for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
		if m := movesOf(t, u, id); len(m.All()) != 0 {
			t.Errorf("%q has %v", id, m.All())
		}
	}
	err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		m := transfer.New(NewID[ehc.CaseID]())
		m.Follow(leaving(6, aPrimary), autumn)
		return s.Transfers.Save(ctx, m)
	})
	kind(t, "a move of no case", err, fault.NotFound)
}
