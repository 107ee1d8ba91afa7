package casework_test

import (
	"slices"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

var calendar = timescale.England()

func keyDate(t *testing.T, c *casework.Case, key string, drafts ...ehc.Date) clock.Deadline {
	t.Helper()
	for _, k := range clock.Count(c.Happenings(drafts), calendar) {
		if k.Deadline.Key() == key {
			return k
		}
	}
	t.Fatalf("the case has no %s", key)
	return clock.Deadline{}
}

func TestTheSixSixteenAndTwentyWeeksRunFromReceipt(t *testing.T) {
	c := received(t)
	for key, last := range map[string]ehc.Date{"D2": ehc.D(2026, 10, 13), "D4": ehc.D(2026, 12, 22), "D8": ehc.D(2027, 1, 19)} {
		if k := keyDate(t, c, key); k.Last != last || !k.Open() {
			t.Errorf("%s: last day %s, open %v", key, k.Last, k.Open())
		}
	}
	if late := keyDate(t, c, "D2").DaysLate(ehc.D(2026, 10, 16)); late != 3 {
		t.Errorf("%d days late", late)
	}
}

func TestTheFamilyIsToldOnTheDayOfPublication(t *testing.T) {
	c := assigned(t)
	d := agreed(casework.WhetherToAssess)
	late := ehc.D(2026, 10, 15)
	ok(t, c.Decide(coordinator, d, late, now)) // dated in time, published late
	if k := keyDate(t, c, "D2"); k.DoneOn != late || k.DaysLate(late) != 2 {
		t.Errorf("done on %s, %d days late", k.DoneOn, k.DaysLate(late))
	}
}

func TestARefusalEndsWhatItMakesPointless(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	for _, key := range []string{"D4", "D8"} {
		if k := keyDate(t, c, key); k.Off == "" || k.DaysLate(ehc.D(2028, 1, 1)) != 0 {
			t.Errorf("%s still runs", key)
		}
	}
	issued := assigned(t)
	decide(t, issued, agreed(casework.WhetherToAssess))
	ok(t, issued.AskForIssueDecision(coordinator, nil, "", now))
	decide(t, issued, agreed(casework.WhetherToIssue))
	if k := keyDate(t, issued, "D4"); k.Off == "" {
		t.Error("the 16 weeks for a refusal run on after a yes")
	}
	if k := keyDate(t, issued, "D8"); !k.Open() {
		t.Error("the 20 weeks ended with the decision")
	}
}

func TestAnOrderStartsItsOwnClocks(t *testing.T) {
	for basis, want := range map[casework.Basis]map[string]ehc.Date{
		casework.TribunalOrder:   {"D38-notify": ehc.D(2026, 9, 15), "D38-refuse": ehc.D(2026, 11, 10), "D38-plan": ehc.D(2026, 12, 8)},
		casework.ConsentOrder:    {"D38-plan": ehc.D(2026, 12, 8)},
		casework.UnopposedAppeal: {"D41-plan": ehc.D(2026, 12, 8)},
		casework.Mediation:       {"D35-plan": ehc.D(2026, 12, 8)},
	} {
		c := assigned(t)
		decide(t, c, refused(casework.WhetherToAssess))
		d := agreed(casework.WhetherToAssess)
		d.Basis, d.OrderedOn = basis, today
		decide(t, c, d)
		for key, last := range want {
			if k := keyDate(t, c, key); k.Last != last || k.Off != "" {
				t.Errorf("%s, %s: last day %s, off %q", basis, key, k.Last, k.Off)
			}
		}
		if keyDate(t, c, "D8").Off == "" || keyDate(t, c, "D4").Off == "" {
			t.Errorf("%s: the request's dates run beside the order's", basis)
		}
	}
}

func TestAnOrderToMakeAPlanStartsItsOwnClocks(t *testing.T) {
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	decide(t, c, refused(casework.WhetherToIssue))
	d := agreed(casework.WhetherToIssue)
	d.Basis, d.OrderedOn = casework.TribunalOrder, today
	decide(t, c, d)
	if k := keyDate(t, c, "D39-draft"); k.Last != ehc.D(2026, 10, 6) || !k.Open() {
		t.Errorf("draft by %s", k.Last)
	}
	ok(t, c.DraftWasShared(coordinator, 1, ehc.D(2026, 9, 20), now))
	if keyDate(t, c, "D39-draft", today).Open() {
		t.Error("the draft is still asked for")
	}
	final := ehc.D(2026, 11, 17)
	ok(t, c.PlanWasFinalised(coordinator, final, 2, now))
	if k := keyDate(t, c, "D39-final"); k.Last != final || k.DoneOn != final || k.DaysLate(final) != 0 {
		t.Errorf("final by %s, done %s", k.Last, k.DoneOn)
	}
	if k := keyDate(t, c, "D4"); k.DoneOn != today {
		t.Errorf("the refusal was told on %s", k.DoneOn)
	}
}

func TestLookingAgainGivesNoMoreTime(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	d := agreed(casework.WhetherToAssess)
	d.Basis, d.OrderedOn = casework.Reconsidered, today
	decide(t, c, d)
	if !keyDate(t, c, "D8").Open() {
		t.Error("the 20 weeks ended")
	}
}

func TestAPlanBringsItsReview(t *testing.T) {
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	decide(t, c, agreed(casework.WhetherToIssue))
	ok(t, c.DraftWasShared(coordinator, 1, today, now))
	ok(t, c.PlanWasFinalised(coordinator, today, 2, now))
	if k := keyDate(t, c, "D9"); k.Last != ehc.D(2027, 8, 31) {
		t.Errorf("review by %s", k.Last)
	}
	if !slices.ContainsFunc(clock.Count(c.Happenings(nil), calendar), func(k clock.Deadline) bool { return k.Code == "D8" && k.DoneOn == today }) {
		t.Error("the 20 weeks are not done")
	}
}

func TestNoDateIsOwedOnAClosedCase(t *testing.T) {
	c := assigned(t)
	close(t, c)
	for _, k := range clock.Count(c.Happenings(nil), calendar) {
		if k.Open() {
			t.Errorf("%s is still open", k.Deadline.Key())
		}
	}
}
