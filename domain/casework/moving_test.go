package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestAPlanGoesOverWithinFifteenWorkingDaysOrOnTheDayOfTheMove(t *testing.T) {
	knew := ehc.D(2026, 11, 2) // a Monday
	for moved, last := range map[ehc.Date]ehc.Date{ehc.D(2026, 10, 26): ehc.D(2026, 11, 20), ehc.D(2026, 11, 20): ehc.D(2026, 11, 20), ehc.D(2027, 1, 4): ehc.D(2027, 1, 4)} {
		c := live(t)
		ok(t, c.RecordMove(coordinator, casework.Moving{To: "Northmoor Council", On: moved, KnewOn: knew}, knew, now))
		if k := keyDate(t, c, "D25"); k.Last != last || !k.Open() || c.State() != casework.ReviewPending {
			t.Errorf("moved %s: transferred by %s", moved, k.Last)
		}
	}
}

func TestTheCaseClosesOnceThePlanHasGoneOver(t *testing.T) {
	c := live(t)
	m := casework.Moving{To: "Northmoor Council", On: today.AddDays(20), KnewOn: today}
	wrong(t, assigned(t).RecordMove(coordinator, m, today, now), "moving.no-plan", "")
	wrong(t, c.RecordMove(coordinator, casework.Moving{On: today, KnewOn: today.AddDays(1)}, today, now), "moving.to", "to")
	wrong(t, c.TransferPlan(coordinator, today, today, now), "moving.none", "")
	ok(t, c.RecordMove(coordinator, m, today, now))
	wrong(t, c.RecordMove(coordinator, m, today, now), "moving.recorded", "")
	wrong(t, c.CheckClosing(casework.Closing{Kind: casework.ByMovingAway, On: today, To: "Northmoor Council"}, today), "closing.plan-goes-over", "kind")
	wrong(t, c.TransferPlan(coordinator, today.AddDays(19), today.AddDays(19), now), "moving.sent-early", "sent-on")
	sent := today.AddDays(22)
	ok(t, c.TransferPlan(coordinator, sent, sent, now))
	closing, closed := c.Closing()
	if k := keyDate(t, c, "D25"); !closed || closing.To != "Northmoor Council" || k.DoneOn != sent {
		t.Errorf("closed as %+v, transferred on %s", closing, k.DoneOn)
	}
	ok(t, c.UndoClosing(manager, "The wrong child.", sent, now))
	if m, _ := c.Moving(); !m.SentOn.IsZero() {
		t.Error("the plan counts as sent after the closing was undone")
	}
	wrong(t, c.CancelMove(coordinator, " ", sent, now), "moving.why", "reason")
	ok(t, c.CancelMove(coordinator, "They stay.", sent, now))
	if keyDate(t, c, "D25").Off == "" {
		t.Error("the plan must still be transferred though the family stays")
	}
}

func takenOver() casework.TakenOver {
	return casework.TakenOver{From: "Northmoor Council", TransferredOn: today, MadeOn: ehc.D(2025, 10, 20), LastReview: ehc.D(2026, 3, 2), SettingStays: casework.No}
}

func TestAPlanOfAnotherAuthorityIsTakenOverAndItsOwnDatesCount(t *testing.T) {
	c := drafted(coordinator)
	ok(t, c.TakeOver(coordinator, "EHC/26/0009", takenOver(), today, now))
	if c.State() != casework.ReviewPending || !c.PlanInForce() || c.FinalOn() != ehc.D(2025, 10, 20) {
		t.Errorf("stands at %s", c.State())
	}
	for key, last := range map[string]ehc.Date{"D26": ehc.D(2026, 10, 13), "D27": ehc.D(2027, 3, 1)} {
		if k := keyDate(t, c, key); k.Last != last || !k.Open() {
			t.Errorf("%s by %s", key, k.Last)
		}
	}
	for _, h := range c.Happenings(nil) {
		if h.Trigger == "request-received" {
			t.Error("a request counts that nobody made here")
		}
	}
	wrong(t, c.TellOfTransfer(coordinator, casework.TransferTold{WillAssess: casework.No, ReviewBy: ehc.D(2027, 3, 2)}, today, now), "take-over.review-late", "review-by")
	wrong(t, c.TellOfTransfer(coordinator, casework.TransferTold{ReviewBy: today}, today, now), "take-over.assess", "will-assess")
	ok(t, c.TellOfTransfer(coordinator, casework.TransferTold{WillAssess: casework.No, ReviewBy: ehc.D(2027, 2, 26)}, today.AddDays(3), now))
	if k := keyDate(t, c, "D26"); k.DoneOn != today.AddDays(3) {
		t.Errorf("told on %s", k.DoneOn)
	}
	ok(t, c.AskToReassess(mother, asking(today.AddDays(30)), today.AddDays(30), now))
}

func TestWhatATakenOverPlanMustSay(t *testing.T) {
	wrong(t, casework.CheckTakeOver(fullChild(), casework.TakenOver{}, today), "take-over.from", "from")
	late := takenOver()
	late.MadeOn, late.LastReview, late.SettingStays = today.AddDays(1), ehc.D(2019, 1, 1), ""
	err := casework.CheckTakeOver(fullChild(), late, today.AddDays(5))
	wrong(t, err, "take-over.made-late", "made-on")
	wrong(t, err, "take-over.review-when", "last-review")
	wrong(t, err, "take-over.setting", "setting-stays")
}
