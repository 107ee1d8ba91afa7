package timing_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/application/timing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
	"ehchub/ports/portstest"

	"github.com/uptrace/bun"
)

type hub struct {
	*portstest.World
	t    *testing.T
	gate application.Gate
	db   *bun.DB
}

func newHub(t *testing.T) hub {
	t.Parallel()
	db := pgtest.New(t)
	w := portstest.NewWorld(t, postgres.NewUnitOfWork(db))
	return hub{w, t, application.Gate{Units: w.Unit, Refusals: postgres.NewRefusalLog(db), Clock: w.Clock, IDs: system.IDs{}}, db}
}

func (h hub) do(work func(ctx context.Context, s ports.Stores) error) {
	h.t.Helper()
	if err := h.Unit.Do(h.t.Context(), work); err != nil {
		h.t.Fatal(err)
	}
}

func (h hub) must(n int, err error) int {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	return n
}

func (h hub) exec(query string) {
	h.t.Helper()
	if _, err := h.db.ExecContext(h.t.Context(), query); err != nil {
		h.t.Fatal(err)
	}
}

// live puts the child's plan in force and brings them into a school year by their birth.
func (h hub) live(born ehc.Date) {
	h.t.Helper()
	c := h.Load(h.t).Snapshot()
	c.State, c.FinalOn, c.Child.Born = casework.ReviewPending, ehc.D(2024, 3, 3), born
	h.do(func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(c)) })
}

func (h hub) deadlines() map[string]clock.Deadline {
	found := map[string]clock.Deadline{}
	h.do(func(ctx context.Context, s ports.Stores) error {
		c, err := s.Clocks.Of(ctx, h.Case)
		for _, d := range c.Deadlines() {
			found[d.Code] = d
		}
		return err
	})
	return found
}

func (h hub) at(year int, month time.Month, day int) {
	h.Clock.Set(time.Date(year, month, day, 9, 0, 0, 0, application.London))
}

func TestTheCohortIsMadeOnTheFirstOfSeptember(t *testing.T) {
	h := newHub(t)
	find := timing.FindTransfers{Gate: h.gate}
	h.at(2026, time.August, 31)
	h.live(ehc.D(2015, time.October, 1)) // Year 5 until tomorrow
	if n := h.must(find.Do(t.Context(), ehc.SystemActor())); n != 0 {
		t.Errorf("found %d in Year 5", n)
	}
	h.at(2026, time.September, 1)
	if n := h.must(find.Do(t.Context(), ehc.SystemActor())); n != 1 {
		t.Fatalf("found %d on 1 September", n)
	}
	d := h.deadlines()[timescale.NameNextSchool]
	if !d.Owed() || d.Last != ehc.D(2027, time.February, 14) {
		t.Errorf("the clock holds %+v", d)
	}
	for _, day := range []int{1, 2, 3} {
		h.at(2026, time.September, day)
		if n := h.must(find.Do(t.Context(), ehc.SystemActor())); n != 0 {
			t.Errorf("found again on the %dth", day)
		}
	}
	if told := h.Events(t, ehc.TransferFound); len(told) != 1 {
		t.Errorf("told %d times", len(told))
	}
}

// A child who turns out to move in mid-year is found at the event that tells it, and one who turns out to stay falls away.
func TestTheCohortFollowsTheRecord(t *testing.T) {
	h := newHub(t)
	h.at(2026, time.November, 23)
	h.live(ehc.D(2016, time.October, 1)) // Year 5
	year := 6
	change := func(recorded *int) {
		h.t.Helper()
		err := h.gate.Change(t.Context(), h.Coordinator.Actor(), h.Case, access.EditChildRecord, "", func(v *application.Visit) error {
			child := v.Case.Child()
			child.YearGroup = recorded
			return v.Case.ChangeDetails(v.Actor, child, v.Today, v.Now)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	change(&year)
	if d := h.deadlines()[timescale.NameNextSchool]; !d.Owed() {
		t.Errorf("a child taught a year ahead moves: %+v", d)
	}
	change(nil)
	if d := h.deadlines()[timescale.NameNextSchool]; d.Open() || d.Off == "" {
		t.Errorf("and falls away when that was a mistake: %+v", d)
	}
	if found := h.must(timing.FindTransfers{Gate: h.gate}.Do(t.Context(), ehc.SystemActor())); found != 0 {
		t.Errorf("found %d", found)
	}
}

// A case that was stored before the clock, and before the lists of flags, gets both without anything happening on it.
func TestCasesFromBeforeAreBroughtUpToDateOnce(t *testing.T) {
	h := newHub(t)
	h.do(func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, h.Case)
		if err != nil {
			return err
		}
		if err := c.SetFlag(h.Coordinator.Actor(), casework.Safeguarding, ehc.D(2023, 8, 30), "Told.", ehc.D(2023, 8, 30), h.Clock.Now()); err != nil {
			return err
		}
		return s.Cases.Save(ctx, c)
	})
	h.exec("DELETE FROM deadline")
	h.exec("DELETE FROM flag_shown WHERE holder <> '" + ehc.AuthorityID + "'")
	h.exec("UPDATE child_case SET kept = 0")
	before := h.Load(t).Snapshot()
	bring := timing.BringUpToDate{Gate: h.gate}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if n, err := bring.Do(stopped, ehc.SystemActor()); n != 0 || err == nil {
		t.Errorf("stopped before it began: %d, %v", n, err)
	}
	for round, want := range []int{1, 0} {
		if n := h.must(bring.Do(t.Context(), ehc.SystemActor())); n != want {
			t.Errorf("round %d: %d cases", round, n)
		}
	}
	if d := h.deadlines(); d[timescale.SendFinalPlan].Last != ehc.D(2023, time.December, 18) {
		t.Errorf("its dates: %v", d)
	}
	rows, err := reading.Tray{Units: h.Unit}.Do(t.Context(), h.Coordinator.Actor(), reading.TrayIn{Tray: access.TrayInProgress, Query: ports.TrayQuery{Page: 1}})
	if err != nil || len(rows.Page.Rows) != 1 || !slices.Contains(rows.Page.Rows[0].Flags, casework.Safeguarding) {
		t.Errorf("the co-ordinator's list shows %+v, %v", rows.Page.Rows, err)
	}
	if after := h.Load(t).Snapshot(); after.Version != before.Version || !after.UpdatedAt.Equal(before.UpdatedAt) {
		t.Error("the case itself changed")
	}
	if _, err := bring.Do(t.Context(), h.Manager.Actor()); err == nil {
		t.Error("only the hub itself does so")
	}
}
