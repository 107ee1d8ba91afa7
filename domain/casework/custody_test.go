package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestAPlanIsKeptInCustodyAndSentInFiveWorkingDays(t *testing.T) {
	c := live(t)
	knew := ehc.D(2026, 9, 4) // a Friday
	detention := casework.Custody{From: ehc.D(2026, 9, 2), KnewOn: knew, Where: "Fellside Secure Unit"}
	wrong(t, c.RecordDetention(coordinator, casework.Custody{From: knew, KnewOn: ehc.D(2026, 9, 3)}, knew, now), "custody.early", "knew-on")
	wrong(t, c.RecordDetention(coordinator, casework.Custody{From: knew, KnewOn: knew}, knew, now), "custody.where", "where")
	ok(t, c.RecordDetention(coordinator, detention, knew, now))
	if k := keyDate(t, c, "D29"); k.Last != ehc.D(2026, 9, 11) || !k.Open() {
		t.Errorf("sent by %s", k.Last)
	}
	if keyDate(t, c, "D9").Off == "" || !c.PlanInForce() || !c.HasFlag(casework.YouthCustody) || !c.Child().YouthCustody {
		t.Error("the plan ended, a review is due, or the flag is missing")
	}
	wrong(t, c.RecordDetention(coordinator, detention, knew, now), "custody.recorded", "")
	ok(t, c.SendPlanToCustody(coordinator, ehc.D(2026, 9, 14), ehc.D(2026, 9, 14), now))
	if k := keyDate(t, c, "D29"); k.DaysLate(ehc.D(2026, 9, 14)) != 3 {
		t.Errorf("%d days late", k.DaysLate(ehc.D(2026, 9, 14)))
	}
	wrong(t, c.SendPlanToCustody(coordinator, knew, knew, now), "custody.nothing-to-send", "")
	out := ehc.D(2027, 2, 1)
	ok(t, c.RecordRelease(coordinator, out, out, now))
	if k := keyDate(t, c, "D9"); !k.Open() || c.HasFlag(casework.YouthCustody) || c.Released() != out {
		t.Error("after release the review is not due again, or the flag stays")
	}
	wrong(t, c.RecordRelease(coordinator, out, out, now), "custody.free", "")
	if owed := c.UndatedDuties(); len(owed) != 1 || owed[0].Kind != casework.ReviewAfterRelease || owed[0].Since != out {
		t.Errorf("after release the council owes %v", owed)
	}
	wrong(t, c.RecordReviewAfterRelease(coordinator, out.AddDays(-1), out, now), "custody.early", "reviewed-on")
	ok(t, c.RecordReviewAfterRelease(coordinator, out, out, now))
	if len(c.UndatedDuties()) > 0 {
		t.Error("the review is still owed though it was made")
	}
	wrong(t, c.RecordReviewAfterRelease(coordinator, out, out, now), "custody.no-review", "")
}

func TestTheDutiesToDetainedPersonsEndAtNineteen(t *testing.T) {
	c := live(t)
	grown := ehc.D(2036, 3, 4) // the 19th birthday
	wrong(t, c.RecordDetention(coordinator, casework.Custody{From: grown, KnewOn: grown, Where: "Fellside"}, grown, now), "custody.age", "from")
	ok(t, c.RecordDetention(coordinator, casework.Custody{From: grown.AddDays(-1), KnewOn: grown, Where: "Fellside"}, grown, now))
}

func TestWithoutAPlanNothingIsSentToCustody(t *testing.T) {
	c := assigned(t)
	ok(t, c.RecordDetention(coordinator, casework.Custody{From: today, KnewOn: today, Where: "Fellside"}, today, now))
	for _, h := range c.Happenings(nil) {
		if h.Trigger == "detained" {
			t.Error("a plan that does not exist must be sent")
		}
	}
	if k := keyDate(t, c, "D2"); !k.Open() {
		t.Error("the decision whether to assess fell away")
	}
}

func TestNobodyBelowTenOrAboveEighteenIsHeldByOrderOfACourt(t *testing.T) {
	c := live(t)
	born := c.Child().Born
	for _, tc := range []struct {
		age    int
		before int // days
		may    bool
	}{{10, 1, false}, {10, 0, true}, {18, 0, true}, {19, 1, true}, {19, 0, false}} {
		on := ehc.D(born.Year+tc.age, born.Month, born.Day).AddDays(-tc.before)
		if c.MayBeDetained(on) != tc.may {
			t.Errorf("on %s, born %s: not %v", on, born, tc.may)
		}
	}
}
