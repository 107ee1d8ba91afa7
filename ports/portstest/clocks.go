package portstest

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// ClocksContract proves what use cases rely on when they keep deadlines.
func ClocksContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field of a deadline comes back":        everyFieldOfADeadline,
		"every field of an exception comes back":      everyFieldOfAnException,
		"a case on which nothing happened has none":   noDeadlines,
		"what changed takes the place of what stood":  deadlineMoves,
		"counting again moves dates and nothing else": countedAgain,
		"open clocks come in order, page by page":     openClocks,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

var received = ehc.D(2026, 9, 1)

func request(on ehc.Date) timescale.Happening {
	return timescale.Happening{Event: timescale.Event{Trigger: timescale.RequestReceived, On: on}}
}

// eventful is a happening with everything told.
func eventful() timescale.Happening {
	return timescale.Happening{Event: timescale.Event{Trigger: timescale.Transferred, On: received}, Item: NewID[string](), Owes: personHolder(), Wanted: received.AddDays(3),
		Facts: timescale.Facts{PlanMade: received.AddDays(-90), LastReview: received.AddDays(-30), Decision: received.AddDays(-9), Certificate: received.AddDays(-2), About: timescale.AboutAmend, To: timescale.ToPost16},
		Met:   map[string]ehc.Date{"D26": received.AddDays(20)}, Off: map[string]string{"D27": "The plan ended."}}
}

func saveClock(t testing.TB, u ports.UnitOfWork, c *clock.Clock) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Clocks.Save(ctx, c) })
}

func clockOf(t testing.TB, u ports.UnitOfWork, id ehc.CaseID) *clock.Clock {
	t.Helper()
	var c *clock.Clock
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) { c, err = s.Clocks.Of(ctx, id); return err })
	return c
}

func sameClock(t testing.TB, got, want *clock.Clock) {
	t.Helper()
	if g, w := got.Snapshot(), want.Snapshot(); !reflect.DeepEqual(g, w) {
		t.Errorf("came back\n%+v\nwent in\n%+v", g, w)
	}
}

func everyFieldOfADeadline(t *testing.T, u ports.UnitOfWork) {
	c := clock.New(someCase(t, u))
	told := eventful()
	c.Reckon([]timescale.Happening{told}, timescale.England(), "", At)
	told.On = received.AddDays(5)
	c.Reckon([]timescale.Happening{told}, timescale.England(), "The transfer was five days later; “it’s said”.", At)
	saveClock(t, u, c)
	sameClock(t, clockOf(t, u, c.Case()), c)
	if len(c.Deadlines()) != 2 || len(c.Deadlines()[0].Earlier) != 1 {
		t.Errorf("the sample proves nothing: %+v", c.Deadlines())
	}
}

func everyFieldOfAnException(t *testing.T, u ports.UnitOfWork) {
	c := clock.New(someCase(t, u))
	c.Reckon([]timescale.Happening{request(received)}, timescale.England(), "", At)
	e := Fill[clock.Exception](t)
	e.Code, e.Of, e.From, e.To, e.EndedBecause = "E3", clock.Key{Trigger: timescale.RequestReceived, Limit: "D2"}, received, received.AddDays(9), ""
	if err := c.Excuse(e, received.AddDays(400)); err != nil {
		t.Fatal(err)
	}
	saveClock(t, u, c)
	stored := clockOf(t, u, c.Case())
	sameClock(t, stored, c)
	if err := stored.EndExcuse(e.ID, "Wrong case"); err != nil {
		t.Fatal(err)
	}
	saveClock(t, u, stored)
	sameClock(t, clockOf(t, u, c.Case()), stored)
}

func noDeadlines(t *testing.T, u ports.UnitOfWork) {
	if c := clockOf(t, u, someCase(t, u)); len(c.Deadlines()) != 0 {
		t.Errorf("%v", c.Deadlines())
	}
}

func deadlineMoves(t *testing.T, u ports.UnitOfWork) {
	c := clock.New(someCase(t, u))
	c.Reckon([]timescale.Happening{request(received)}, timescale.England(), "", At)
	saveClock(t, u, c)
	stored := clockOf(t, u, c.Case())
	stored.Reckon([]timescale.Happening{request(received.AddDays(-7))}, timescale.England(), "It had come a week before.", At)
	saveClock(t, u, stored)
	sameClock(t, clockOf(t, u, c.Case()), stored)
}

func openClocks(t *testing.T, u ports.UnitOfWork) {
	var ids []ehc.CaseID
	for range 5 {
		c := clock.New(someCase(t, u))
		c.Reckon([]timescale.Happening{request(received)}, timescale.England(), "", At)
		saveClock(t, u, c)
		ids = append(ids, c.Case())
	}
	done := request(received)
	done.Met = map[string]ehc.Date{"D2": received, "D4": received, "D8": received}
	c := clock.New(someCase(t, u))
	c.Reckon([]timescale.Happening{done}, timescale.England(), "", At)
	saveClock(t, u, c)
	slices.Sort(ids)
	var found []ehc.CaseID
	after := ehc.CaseID("")
	for {
		var page []*clock.Clock
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			page, err = s.Clocks.Open(ctx, after, 2)
			return err
		})
		if len(page) == 0 {
			break
		}
		for _, c := range page {
			found = append(found, c.Case())
			if len(c.Deadlines()) != 3 {
				t.Errorf("%d open deadlines", len(c.Deadlines()))
			}
		}
		after = found[len(found)-1]
	}
	if !slices.Equal(found, ids) {
		t.Errorf("found %v, want %v", found, ids)
	}
}

// countedAgain: a clock is counted again while somebody does one of its duties. The dates move, and what was done stays
// done; counted from a date that is no longer the stored one, nothing moves.
func countedAgain(t *testing.T, u ports.UnitOfWork) {
	c := clock.New(someCase(t, u))
	c.Reckon([]timescale.Happening{request(received)}, timescale.England(), "", At)
	saveClock(t, u, c)
	loaded, late := openClock(t, u), openClock(t, u)
	done := request(received)
	done.Met = map[string]ehc.Date{"D2": received.AddDays(3)}
	c.Reckon([]timescale.Happening{done}, timescale.England(), "", At)
	saveClock(t, u, c)
	move := func(c *clock.Clock, days int) {
		c.Recount(timescale.England().WithTargetDaysBefore(days), "The council works earlier.", At)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Clocks.Move(ctx, c) })
	}
	move(loaded, 10)
	want := clockOf(t, u, c.Case())
	for _, d := range want.Deadlines() {
		if len(d.Earlier) != 1 || d.Target != timescale.England().WithTargetDaysBefore(10).Target(d.Last) {
			t.Errorf("%s: target %s, earlier %v", d.Code, d.Target, d.Earlier)
		}
		if d.Code == "D2" && d.DoneOn != received.AddDays(3) {
			t.Errorf("what was done is open again: %+v", d)
		}
	}
	move(late, 20)
	sameClock(t, clockOf(t, u, c.Case()), want)
}

func openClock(t testing.TB, u ports.UnitOfWork) *clock.Clock {
	t.Helper()
	var found []*clock.Clock
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		found, err = s.Clocks.Open(ctx, "", 10)
		return err
	})
	if len(found) != 1 {
		t.Fatalf("%d open clocks", len(found))
	}
	return found[0]
}
