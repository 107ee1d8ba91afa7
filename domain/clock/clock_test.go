package clock_test

import (
	"testing"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

var (
	england = timescale.England()
	now     = time.Date(2026, 9, 2, 9, 0, 0, 0, time.UTC)
	today   = ehc.D(2026, 9, 2)
)

func requested(on ehc.Date) timescale.Happening {
	return timescale.Happening{Event: timescale.Event{Trigger: timescale.RequestReceived, On: on}}
}

func find(t *testing.T, c *clock.Clock, limit string) clock.Deadline {
	t.Helper()
	for _, d := range c.Deadlines() {
		if d.Deadline.Key() == limit {
			return d
		}
	}
	t.Fatalf("no %s", limit)
	return clock.Deadline{}
}

func TestAnEarlierDateStaysBesideTheNewOne(t *testing.T) {
	c := clock.New("case")
	c.Reckon([]timescale.Happening{requested(ehc.D(2026, 9, 1))}, england, "The request was received.", now)
	if d := find(t, c, "D8"); d.Last != ehc.D(2027, 1, 19) || len(d.Earlier) != 0 {
		t.Fatalf("final plan by %s, before that %v", d.Last, d.Earlier)
	}
	c.TakeChanged()
	if !c.Reckon([]timescale.Happening{requested(ehc.D(2026, 8, 28))}, england, "The letter had come on 28 August.", now.Add(time.Hour)) {
		t.Error("a date that moved is no change")
	}
	d := find(t, c, "D8")
	if d.Last != ehc.D(2027, 1, 15) || len(d.Earlier) != 1 || d.Earlier[0].Last != ehc.D(2027, 1, 19) || d.Earlier[0].Because != "The letter had come on 28 August." {
		t.Errorf("final plan by %s, before that %v", d.Last, d.Earlier)
	}
	if changed, _ := c.TakeChanged(); len(changed) != 3 {
		t.Errorf("%d deadlines changed; D2, D4 and D8 did", len(changed))
	}
	if c.Reckon([]timescale.Happening{requested(ehc.D(2026, 8, 28))}, england, "Nothing.", now) {
		t.Error("the same again is a change")
	}
}

func TestADutyWhoseEventIsNoLongerToldFallsAway(t *testing.T) {
	c := clock.New("case")
	advice := timescale.Happening{Event: timescale.Event{Trigger: timescale.AdviceRequestReceived, On: today}, Item: "one"}
	c.Reckon([]timescale.Happening{requested(today), advice}, england, "", now)
	c.Reckon([]timescale.Happening{requested(today)}, england, "The request for advice was made by mistake.", now)
	if d := find(t, c, "D3"); d.Open() || d.Off != "The request for advice was made by mistake." {
		t.Errorf("still asked for: %+v", d)
	}
	if next, ok := c.Next(); !ok || next.Code != "D2" {
		t.Errorf("next is %s", next.Code)
	}
}

func TestLatenessCountsTheLawsDaysAndNoFamilyIsLate(t *testing.T) {
	met := requested(ehc.D(2026, 9, 1))
	met.Met = map[string]ehc.Date{"D2": ehc.D(2026, 10, 15)}
	draft := timescale.Happening{Event: timescale.Event{Trigger: timescale.DraftServed, On: ehc.D(2026, 9, 12)}, Item: "v"}
	for _, d := range clock.Count([]timescale.Happening{met, draft}, england) {
		late := d.DaysLate(ehc.D(2026, 12, 31))
		want := map[string]int{"D2": 2, "D4": 9, "D6": 0, "D8": 0}[d.Code]
		if late != want {
			t.Errorf("%s is %d days late, not %d", d.Code, late, want)
		}
	}
}

func TestACalendarChangesTargetsAndNoLastDay(t *testing.T) {
	c := clock.New("case")
	c.Reckon([]timescale.Happening{requested(ehc.D(2026, 9, 1))}, england, "", now)
	before := find(t, c, "D2")
	c.Recount(england.WithTargetDaysBefore(7), "The council works a week ahead.", now)
	after := find(t, c, "D2")
	if after.Last != before.Last || after.Target != ehc.D(2026, 10, 6) || len(after.Earlier) != 1 || after.Earlier[0].Target != before.Target {
		t.Errorf("last %s, target %s, earlier %v", after.Last, after.Target, after.Earlier)
	}
}

func excuse() clock.Exception {
	return clock.Exception{ID: "x", Code: "E3", Of: clock.Key{Trigger: timescale.RequestReceived, Limit: "D2"}, From: ehc.D(2026, 9, 7), To: ehc.D(2026, 9, 20),
		Why: "The child was in hospital.", Evidence: "Letter of 8 September", AuthorisedBy: "R. Finch", FamilyToldOn: today}
}

func TestAnExceptionMovesNoDate(t *testing.T) {
	c := clock.New("case")
	c.Reckon([]timescale.Happening{requested(ehc.D(2026, 9, 1))}, england, "", now)
	before := find(t, c, "D2")
	if err := c.Excuse(excuse(), today); err != nil {
		t.Fatal(err)
	}
	if after := find(t, c, "D2"); after.Last != before.Last || after.Target != before.Target {
		t.Errorf("the exception moved %s to %s", before.Last, after.Last)
	}
	if !c.Excused(before) || c.Excused(find(t, c, "D8")) {
		t.Error("the exception excuses another date than its own")
	}
	if err := c.EndExcuse("x", " "); !fault.Is(err, fault.Invalid) {
		t.Errorf("ended without a reason: %v", err)
	}
	if err := c.EndExcuse("x", "Recorded on the wrong case"); err != nil || c.Excused(before) || len(c.Exceptions(before.Key())) != 1 {
		t.Errorf("%v: an ended exception counts, or is gone", err)
	}
}

func TestAnExceptionThatTheLawDoesNotKnowIsRefused(t *testing.T) {
	shut := func(e *clock.Exception) {
		e.Code, e.From, e.To, e.FirstShut, e.LastShut, e.AskedOn = "E1", ehc.D(2026, 7, 22), ehc.D(2026, 9, 2), ehc.D(2026, 7, 22), ehc.D(2026, 9, 2), ehc.D(2026, 7, 20)
	}
	for name, tc := range map[string]struct {
		change func(*clock.Exception)
		field  string
	}{
		"staff shortage":              {func(e *clock.Exception) { e.Code = "E9" }, "code"},
		"a missed appointment (E5)":   {func(e *clock.Exception) { e.Code = "E5" }, "code"},
		"an order's exception (E6)":   {func(e *clock.Exception) { e.Code = "E6" }, "code"},
		"no date":                     {func(e *clock.Exception) { e.From = ehc.Date{} }, "from"},
		"the wrong way round":         {func(e *clock.Exception) { e.To = ehc.D(2026, 9, 6) }, "to"},
		"after the last day":          {func(e *clock.Exception) { e.From, e.To = ehc.D(2026, 10, 14), ehc.D(2026, 10, 20) }, "from"},
		"before it began":             {func(e *clock.Exception) { e.From, e.To = ehc.D(2026, 8, 1), ehc.D(2026, 8, 20) }, "to"},
		"three weeks away":            {func(e *clock.Exception) { e.Code, e.To = "E4", ehc.D(2026, 9, 27) }, "to"},
		"no reason":                   {func(e *clock.Exception) { e.Why = "" }, "why"},
		"no evidence":                 {func(e *clock.Exception) { e.Evidence = " " }, "evidence"},
		"nobody authorised it":        {func(e *clock.Exception) { e.AuthorisedBy = "" }, "authorised-by"},
		"told tomorrow":               {func(e *clock.Exception) { e.FamilyToldOn = today.AddDays(1) }, "family-told-on"},
		"a closure without dates":     {func(e *clock.Exception) { e.Code = "E1" }, "closure"},
		"asked before the window":     {func(e *clock.Exception) { shut(e); e.AskedOn = ehc.D(2026, 7, 14) }, "asked-on"},
		"asked after the window":      {func(e *clock.Exception) { shut(e); e.AskedOn = ehc.D(2026, 8, 27) }, "asked-on"},
		"shut for less than 4 weeks":  {func(e *clock.Exception) { shut(e); e.LastShut = ehc.D(2026, 8, 17) }, "closure"},
		"of a date that is not there": {func(e *clock.Exception) { e.Of.Limit = "D39-draft" }, "deadline"},
	} {
		c := clock.New("case")
		c.Reckon([]timescale.Happening{requested(ehc.D(2026, 9, 1))}, england, "", now)
		e := excuse()
		tc.change(&e)
		if f := fault.As(c.Excuse(e, today)); f == nil || f.Kind != fault.Invalid || f.Field != tc.field {
			t.Errorf("%s: %+v", name, f)
		}
	}
	c := clock.New("case")
	c.Reckon([]timescale.Happening{requested(ehc.D(2026, 7, 20))}, england, "", now)
	e := excuse()
	shut(&e)
	if err := c.Excuse(e, today); err != nil {
		t.Errorf("a true closure: %v", err)
	}
}

func TestAClosedClockKeepsEveryDate(t *testing.T) {
	c := clock.New("case")
	c.Reckon([]timescale.Happening{requested(today)}, england, "", now)
	again := clock.Restore(c.Snapshot())
	if again.Reckon([]timescale.Happening{requested(today)}, england, "", now) {
		t.Error("a clock that was kept and brought back reckons something else")
	}
	if len(again.Undated(england)) != 2 {
		t.Errorf("undated: %v; D1 and D5 name no day", again.Undated(england))
	}
}
