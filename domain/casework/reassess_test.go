package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// asking is a request of the mother's to assess again, received on a day.
func asking(on ehc.Date) casework.Reassessment {
	return casework.Reassessment{Asker: casework.AskedByParent, Name: "Isla Farrow", Person: "mother", ReceivedOn: on, Why: "Rowan can no longer manage the mornings."}
}

// later is a day on which the plan made today is older than six months.
var later = ehc.D(2027, 5, 3)

func decideOn(t *testing.T, c *casework.Case, d casework.Decision, on ehc.Date) {
	t.Helper()
	d.DecidedOn = on
	ok(t, c.Decide(coordinator, d, on, now))
}

func toReassess(yes bool) casework.Decision {
	d := casework.Decision{Question: casework.WhetherToReassess, Agreed: yes, Reason: "The needs have changed."}
	if !yes {
		d.Ground = casework.NotNecessary
	}
	return d
}

// asked is a live case on which a reassessment was asked for.
func askedAgain(t *testing.T, on ehc.Date) *casework.Case {
	t.Helper()
	c := live(t)
	ok(t, c.AskToReassess(mother, asking(on), on, now))
	return c
}

func TestAReassessmentIsDecidedInFifteenDaysBesideThePlanInForce(t *testing.T) {
	c := askedAgain(t, later)
	if c.State() != casework.ReviewPending || !c.PlanInForce() {
		t.Errorf("asking moved the case to %s", c.State())
	}
	if k := keyDate(t, c, "D23"); k.Last != ehc.D(2027, 5, 18) || !k.Open() {
		t.Errorf("decided by %s", k.Last)
	}
	wrong(t, c.AskToReassess(mother, asking(later), later, now), "reassess.asked", "")
	decideOn(t, c, toReassess(true), ehc.D(2027, 5, 10))
	if c.State() != casework.Assessing || !c.Reassessing() || !c.PlanInForce() || c.FinalOn() != today {
		t.Errorf("agreed: %s, in force %v", c.State(), c.PlanInForce())
	}
	if k := keyDate(t, c, "D23"); k.DoneOn != ehc.D(2027, 5, 10) {
		t.Errorf("told on %s", k.DoneOn)
	}
	if k := keyDate(t, c, "D24"); k.Last != ehc.D(2027, 8, 16) || !k.Open() || len(k.Exceptions) != 4 {
		t.Errorf("final plan by %s, exceptions %v", k.Last, k.Exceptions)
	}
	if k := keyDate(t, c, "D9"); !k.Open() {
		t.Error("the review of the plan in force fell away")
	}
}

func TestAReassessmentLeadsToANewPlanThatTakesTheOldOnesPlace(t *testing.T) {
	c := askedAgain(t, later)
	decideOn(t, c, toReassess(true), later)
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	wrong(t, c.CheckDecision(agreed(casework.WhetherToIssue), later), "decision.plan-in-force", "")
	decideOn(t, c, casework.Decision{Question: casework.WhetherToReplace, Agreed: true, Reason: "It must change."}, ehc.D(2027, 7, 1))
	ok(t, c.DraftWasShared(coordinator, 3, later, now))
	final := ehc.D(2027, 8, 20)
	ok(t, c.PlanWasFinalised(coordinator, final, 4, now))
	if c.FinalOn() != today || c.InForceOn() != final || c.State() != casework.ReviewPending {
		t.Errorf("first made %s, in force since %s, at %s", c.FinalOn(), c.InForceOn(), c.State())
	}
	if k := keyDate(t, c, "D24"); k.DoneOn != final || k.DaysLate(final) != 11 {
		t.Errorf("done %s, %d days late", k.DoneOn, k.DaysLate(final))
	}
	if r, _ := c.Reassessment(); r.State != casework.PlanReplaced {
		t.Errorf("the reassessment stands at %s", r.State)
	}
	ok(t, c.AskToReassess(mother, asking(ehc.D(2028, 3, 1)), ehc.D(2028, 3, 1), now))
}

func TestKeepingThePlanCanBeAppealedAndEndsTheFourteenWeeks(t *testing.T) {
	c := askedAgain(t, later)
	decideOn(t, c, toReassess(true), later)
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	keep := casework.Decision{Question: casework.WhetherToReplace, Reason: "It is right as it is."}
	decideOn(t, c, keep, ehc.D(2027, 7, 1))
	if c.State() != casework.ReviewPending || keyDate(t, c, "D24").Off == "" || !c.RefusedOn(casework.WhetherToReplace) || !keep.Appealable() {
		t.Errorf("kept: %s", c.State())
	}
	second := casework.Decision{Question: casework.WhetherToReplace, Agreed: true, Reason: "As ordered.", Basis: casework.TribunalOrder, OrderedOn: ehc.D(2027, 11, 1)}
	decideOn(t, c, second, ehc.D(2027, 11, 5))
	if k := keyDate(t, c, "D40"); c.State() != casework.Drafting || k.Last != ehc.D(2027, 12, 6) {
		t.Errorf("after the order: %s, amended by %s", c.State(), k.Last)
	}
}

func TestOnlyTwoGroundsRefuseAReassessment(t *testing.T) {
	c := askedAgain(t, later)
	none := toReassess(false)
	none.Ground, none.DecidedOn = "", later
	wrong(t, c.CheckDecision(none, later), "decision.ground", "ground")
	recent := toReassess(false)
	recent.Ground, recent.DecidedOn = casework.AssessedRecently, later
	wrong(t, c.CheckDecision(recent, later), "decision.not-recent", "ground")
	decideOn(t, c, toReassess(false), later)
	if !c.RefusedOn(casework.WhetherToReassess) || c.State() != casework.ReviewPending {
		t.Errorf("refused: %s", c.State())
	}
	if k := keyDate(t, c, "D36"); k.Last != ehc.D(2027, 7, 5) {
		t.Errorf("3 July 2027 is a Saturday; the family appeals by %s", k.Last)
	}
	early := live(t)
	soon := ehc.D(2026, 12, 1)
	ok(t, early.AskToReassess(mother, asking(soon), soon, now))
	recent.DecidedOn = soon
	ok(t, early.CheckDecision(recent, soon))
}

func TestARefusalToReassessIsFollowedByASecondDecisionWithItsOwnClock(t *testing.T) {
	c := askedAgain(t, later)
	decideOn(t, c, toReassess(false), later)
	again := toReassess(true)
	again.Basis, again.OrderedOn = casework.TribunalOrder, ehc.D(2027, 9, 1)
	decideOn(t, c, again, ehc.D(2027, 9, 3))
	for key, last := range map[string]ehc.Date{"D38-notify": ehc.D(2027, 9, 15), "D38-refuse": ehc.D(2027, 11, 10), "D38-plan": ehc.D(2027, 12, 8)} {
		if k := keyDate(t, c, key); k.Last != last {
			t.Errorf("%s by %s", key, k.Last)
		}
	}
	if c.State() != casework.Assessing || keyDate(t, c, "D8").Off != "" {
		t.Error("the order about the reassessment touched the dates of the first request")
	}
}

func TestTheAuthorityItselfReassessesWithoutFifteenDays(t *testing.T) {
	c := live(t)
	own := casework.Reassessment{Asker: casework.AskedByAuthority, ReceivedOn: later, Why: "The placement broke down."}
	ok(t, c.AskToReassess(coordinator, own, later, now))
	for _, h := range c.Happenings(nil) {
		if h.Trigger == "reassessment-requested" {
			t.Error("the 15 days run though nobody asked")
		}
	}
	no := toReassess(false)
	no.DecidedOn = later
	wrong(t, c.CheckDecision(no, later), "decision.nobody-asked", "agreed")
	ok(t, c.TakeReassessmentBack(coordinator, later, now))
	ok(t, c.AskToReassess(coordinator, own, later, now))
}

func TestAPlanInForceIsNotWithdrawnWhileItIsAssessedAgain(t *testing.T) {
	c := askedAgain(t, later)
	decideOn(t, c, toReassess(true), later)
	wrong(t, c.AskToWithdraw(mother, "", later, now), "withdrawal.plan-in-force", "")
	wrong(t, c.CheckClosing(casework.Closing{Kind: casework.ByOtherCause, On: later, Reason: "x"}, later), "closing.not-from-here", "kind")
	if n := len(c.ClosingsOpen()); n != 3 {
		t.Errorf("%d ways to close", n)
	}
}

func TestOnlyAnOrderToDecideAgainAllowsASecondRefusal(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	again := refused(casework.WhetherToAssess)
	again.OrderedOn = today
	for _, basis := range []casework.Basis{casework.Reconsidered, casework.Mediation, casework.TribunalOrder} {
		again.Basis = basis
		wrong(t, c.CheckDecision(again, today), "decision.refused-again", "agreed")
	}
	again.Basis = casework.Remitted
	decide(t, c, again)
	if c.State() != casework.RefusedAssess || len(c.Decisions(casework.WhetherToAssess)) != 2 {
		t.Errorf("refused again: %s", c.State())
	}
	if k := keyDate(t, c, "D40"); k.DoneOn != today || k.Last != today.AddDays(14) {
		t.Errorf("decided again by %s, done %s", k.Last, k.DoneOn)
	}
	again.Basis, again.HasSEN, again.ProvisionMayBeNeeded = casework.Remitted, "", ""
	wrong(t, c.CheckDecision(again, today), "decision.limb-sen", "has-sen")
}
