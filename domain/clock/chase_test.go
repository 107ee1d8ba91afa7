package clock_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// chased lists the reminders of one limit, "-14 on 22 Oct", when the hub looks on each of the days given.
func chased(c *clock.Clock, limit string, from, to ehc.Date, every int) string {
	sent, said := map[int]bool{}, []string{}
	for day := from; !day.After(to); day = day.AddDays(every) {
		for _, r := range c.Reminders(day, time.UTC) {
			if r.Of.Limit == limit && !sent[r.Days] {
				sent[r.Days] = true
				said = append(said, strconv.Itoa(r.Days)+" on "+day.String())
			}
		}
	}
	return strings.Join(said, ", ")
}

func clockWith(at time.Time, happened ...timescale.Happening) *clock.Clock {
	c := clock.New("case")
	c.Reckon(happened, england, "", at)
	return c
}

func TestWhoeverOwesSomethingIsReminded(t *testing.T) {
	asked := timescale.Happening{Event: timescale.Event{Trigger: timescale.AdviceRequestReceived, On: today}, Item: "a", Owes: ehc.Holder{Kind: ehc.HeldByPerson, ID: "p"}, Wanted: ehc.D(2026, 10, 7)}
	soon := asked
	soon.Wanted = today.AddDays(5)
	born := timescale.Happening{Event: timescale.Event{Trigger: timescale.DateOfBirth, On: ehc.D(2001, 12, 20)}, Only: []string{"D31"}}
	draft := timescale.Happening{Event: timescale.Event{Trigger: timescale.DraftServed, On: today}, Item: "v"}
	consulted := timescale.Happening{Event: timescale.Event{Trigger: timescale.SettingConsulted, On: today}, Item: "s"}
	sent := requested(today)
	sent.Met = map[string]ehc.Date{"D2": today.AddDays(30)}
	for name, tc := range map[string]struct {
		clock *clock.Clock
		limit string
		every int
		want  string
	}{
		"advice, by the day it is wanted":         {clockWith(now, asked), "D3", 1, "-14 on 2026-09-23, -7 on 2026-09-30, -1 on 2026-10-06, 1 on 2026-10-08"},
		"a council's duty, by the law's last day": {clockWith(now, requested(today)), "D2", 1, "-14 on 2026-09-30, -7 on 2026-10-07, -1 on 2026-10-13, 1 on 2026-10-15"},
		"what was asked for at short notice":      {clockWith(now, soon), "D3", 1, "-1 on 2026-09-06, 1 on 2026-09-08"},
		"a consulted setting, by the day shown":   {clockWith(now, consulted), "D7", 1, "-7 on 2026-09-10, -1 on 2026-09-16, 1 on 2026-09-18"},
		"a 25th birthday, from 12 weeks ahead":    {clockWith(now.AddDate(-1, 0, 0), born), "D31", 1, "-84 on 2026-09-27"},
		"a family's time":                         {clockWith(now, draft), "D6", 1, ""},
		"what is done":                            {clockWith(now, sent), "D2", 1, ""},
		"a hub that looks every fifth day":        {clockWith(now, requested(today)), "D2", 5, "-14 on 2026-10-02, -7 on 2026-10-07, 1 on 2026-10-17"},
		"a hub that stood still for months":       {clockWith(now, requested(today)), "D2", 50, ""},
		"a request that was written down late":    {clockWith(now.AddDate(0, 0, 37), requested(today)), "D2", 1, "-1 on 2026-10-13, 1 on 2026-10-15"},
	} {
		if got := chased(tc.clock, tc.limit, today, today.AddDays(80), tc.every); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestADateThatMovesNearerBringsOnlyTheRemindersStillAhead(t *testing.T) {
	c := clockWith(now, requested(today))
	later := now.AddDate(0, 0, 30)
	c.Reckon([]timescale.Happening{requested(today.AddDays(-7))}, england, "The letter had come a week before.", later)
	if got, want := chased(c, "D2", ehc.DateIn(later, time.UTC), today.AddDays(80), 1), "-1 on 2026-10-06, 1 on 2026-10-08"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAReminderTellsIdentitiesAndDatesOnly(t *testing.T) {
	asked := timescale.Happening{Event: timescale.Event{Trigger: timescale.AdviceRequestReceived, On: today}, Item: "a", Owes: ehc.Holder{Kind: ehc.HeldByTeam, ID: "team"}}
	c := clockWith(now, asked)
	r := c.Reminders(today.AddDays(43), time.UTC)
	if len(r) != 1 {
		t.Fatalf("%+v", r)
	}
	e := r[0].Event(now)
	if e.Kind != ehc.AdviceOverdue || e.Data[ehc.DataTeam] != "team" || e.Data[ehc.DataDue] != "2026-10-14" || e.Data[ehc.DataDays] != "1" || clock.KeyOf(e) != r[0].Of {
		t.Errorf("%+v", e)
	}
	if !c.Holds(clock.KeyOf(e), r[0].Due) || c.Holds(clock.KeyOf(e), today) {
		t.Error("the reminder holds on the wrong day")
	}
	if duty := clock.DutyOf(e); duty != "Send the council the advice that it asked for" {
		t.Error(duty)
	}
	e.Data[ehc.DataTrigger], e.Data[ehc.DataLimit] = string(timescale.Detained), "D29"
	if duty := clock.DutyOf(e); strings.Contains(duty, "custody") {
		t.Errorf("an e-mail would say %q", duty)
	}
}
