package casework_test

import (
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var manager = ehc.Actor{Kind: ehc.Human, Person: "manager", Name: "Alma Rourke", Roles: []ehc.Role{ehc.RoleManager}}

// close ends a case because the family moved away.
func close(t *testing.T, c *casework.Case) {
	t.Helper()
	if c.PlanInForce() {
		if _, moves := c.Moving(); !moves {
			ok(t, c.RecordMove(coordinator, casework.Moving{To: "Northmoor Council", On: today, KnewOn: today}, today, now))
		}
		ok(t, c.TransferPlan(coordinator, today, today, now))
		return
	}
	ok(t, c.Close(coordinator, casework.Closing{Kind: casework.ByMovingAway, On: today, To: "Northmoor Council"}, today, now))
}

func withdrawn() casework.Closing {
	return casework.Closing{Kind: casework.ByWithdrawal, On: today, AskedBy: "Isla Farrow", Reason: "The school makes the provision now, and nothing else points to a need for a plan."}
}

func TestAClosingSaysWhatTheLawAsks(t *testing.T) {
	for name, tc := range map[string]struct {
		closing     casework.Closing
		code, field string
	}{
		"no kind":                     {casework.Closing{On: today}, "closing.kind", "kind"},
		"a withdrawal without asker":  {casework.Closing{Kind: casework.ByWithdrawal, On: today, Reason: "x"}, "closing.asked-by", "asked-by"},
		"a withdrawal without reason": {casework.Closing{Kind: casework.ByWithdrawal, On: today, AskedBy: "Isla", Reason: " "}, "closing.reason", "reason"},
		"withdrawn before the request": {casework.Closing{Kind: casework.ByWithdrawal, On: today.AddDays(-1), AskedBy: "Isla", Reason: "x"},
			"closing.before-request", "on"},
		"a move to nowhere":          {casework.Closing{Kind: casework.ByMovingAway, On: today}, "closing.to", "to"},
		"a move still to come":       {casework.Closing{Kind: casework.ByMovingAway, On: today.AddDays(1), To: "Northmoor"}, "closing.future", "on"},
		"a death without its day":    {casework.Closing{Kind: casework.ByDeath}, "closing.on", "on"},
		"a death before the birth":   {casework.Closing{Kind: casework.ByDeath, On: ehc.D(2017, 3, 3)}, "closing.before-birth", "on"},
		"too old, at nine":           {casework.Closing{Kind: casework.ByAge, On: today}, "closing.age", "on"},
		"another reason, and none":   {casework.Closing{Kind: casework.ByOtherCause, On: today}, "closing.reason", "reason"},
		"left England, no day given": {casework.Closing{Kind: casework.ByLeavingEngland}, "closing.on", "on"},
	} {
		t.Run(name, func(t *testing.T) {
			c := assigned(t)
			wrong(t, c.Close(coordinator, tc.closing, today, now), tc.code, tc.field)
			if _, closed := c.Closing(); closed || c.State() != casework.Requested {
				t.Error("it is closed all the same")
			}
		})
	}
}

func TestClosingKeepsEverythingAndSaysWhy(t *testing.T) {
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	c.TakeEvents()
	ok(t, c.Close(coordinator, withdrawn(), today, now))
	closing, closed := c.Closing()
	if !closed || !c.State().Closed() || closing.From != casework.Assessing || closing.CloserName != coordinator.Name || closing.ClosedOn != today || closing.To != "" {
		t.Errorf("closed as %+v", closing)
	}
	if events := c.TakeEvents(); len(events) != 1 || events[0].Kind != ehc.RequestWithdrawn {
		t.Errorf("told %+v", events)
	}
	if c.Stage() != casework.StageAssessment || len(c.Decisions(casework.WhetherToAssess)) != 1 || len(c.Holders()) != 4 {
		t.Errorf("what was there is gone: stage %d, %v", c.Stage(), c.Holders())
	}
	again := c.Close(coordinator, withdrawn(), today, now)
	wrong(t, again, "closing.closed", "")
	if !fault.Is(drafted(mother).Close(coordinator, withdrawn(), today, now), fault.Illegal) {
		t.Error("a draft was closed")
	}
}

func TestAPlanInForceIsNotWithdrawn(t *testing.T) {
	c := live(t)
	for _, kind := range []casework.ClosingKind{casework.ByWithdrawal, casework.ByOtherCause} {
		err := c.Close(coordinator, casework.Closing{Kind: kind, On: today, AskedBy: "Isla", Reason: "No longer wanted."}, today, now)
		wrong(t, err, "closing.not-from-here", "kind")
	}
	close(t, c)
	if c.FinalOn().IsZero() || c.Stage() != casework.StagePlan {
		t.Error("the plan is gone")
	}
}

func TestADeathIsRecordedQuietly(t *testing.T) {
	c := live(t)
	ok(t, c.Close(coordinator, casework.Closing{Kind: casework.ByDeath, On: today}, today, now))
	if !c.Quiet() {
		t.Error("the family would still be written to")
	}
	ok(t, c.UndoClosing(manager, "Another child was meant.", today, now))
	if c.Quiet() {
		t.Error("after the mistake was undone, nobody is written to")
	}
}

func TestAMistakenClosingIsUndoneWithItsReason(t *testing.T) {
	for _, from := range []*casework.Case{assigned(t), live(t)} {
		stood := from.State()
		wrong(t, from.UndoClosing(manager, "x", today, now), "closing.open", "")
		close(t, from)
		wrong(t, from.UndoClosing(manager, " ", today, now), "closing.undo-reason", "reason")
		ok(t, from.UndoClosing(manager, "The move was another family's.", today, now))
		if from.State() != stood {
			t.Errorf("it stands at %s and stood at %s", from.State(), stood)
		}
		close(t, from)
		history := from.Closings()
		if len(history) != 2 || history[0].Undone != nil || history[1].Undone == nil || history[1].Undone.Name != manager.Name {
			t.Errorf("history %+v", history)
		}
	}
}

func TestAskingToWithdrawWaitsForTheAuthority(t *testing.T) {
	c := assigned(t)
	wrong(t, c.KeepRequest(mother, now), "withdrawal.none", "")
	ok(t, c.AskToWithdraw(mother, "School is going well now.", today, now))
	if w, asked := c.WithdrawalAsked(); !asked || w.Name != mother.Name || w.On != today || c.State() != casework.Requested {
		t.Errorf("asked %+v, state %s", w, c.State())
	}
	wrong(t, c.AskToWithdraw(mother, "", today, now), "withdrawal.asked", "")
	ok(t, c.KeepRequest(mother, now))
	ok(t, c.AskToWithdraw(mother, "", today, now))
	ok(t, c.Close(coordinator, withdrawn(), today, now))
	if _, asked := c.WithdrawalAsked(); asked {
		t.Error("the wish still waits")
	}
	if err := live(t).AskToWithdraw(mother, "", today, now); !fault.Is(err, fault.Illegal) {
		t.Errorf("a plan in force was to be withdrawn: %v", err)
	}
}

func TestOnlyWhoAskedCanAskToWithdraw(t *testing.T) {
	c := assigned(t)
	for _, tc := range []struct {
		by  ehc.Actor
		may bool
	}{{mother, true}, {senco, false}, {coordinator, false}, {stranger, false}} {
		if got := access.May(access.AskToWithdraw, c.Subject(tc.by, false)); got != tc.may {
			t.Errorf("%s may withdraw: %v", tc.by.Person, got)
		}
	}
	request := fullRequest()
	request.Requester = casework.Requester{Kind: casework.BySetting, Person: "senco", Name: "Tom Wexley", Relationship: "SENCO", Email: "tom@larkfield.example", Consent: true}
	asked := casework.StartRequest("case-2", senco, request, fullChild(), now)
	ok(t, asked.Submit(senco, "EHC/26/0002", today, now))
	if !access.May(access.AskToWithdraw, asked.Subject(senco, false)) {
		t.Error("the setting that asked can't take its request back")
	}
}

func TestEveryClosingHasItsWordsAndItsLaw(t *testing.T) {
	for _, r := range casework.ClosingRules() {
		for what, text := range map[string]string{"law": r.Law, "label": r.Label, "said": r.Said, "to the family": r.ToFamily, "asks": r.Asks, "otherwise": r.Otherwise, "when": r.When} {
			if text == "" {
				t.Errorf("%s has no %s", r.Kind, what)
			}
		}
		for _, from := range r.From {
			if !casework.Machine.Can(from, r.Trigger) {
				t.Errorf("%s is not in the table from %s", r.Kind, from)
			}
		}
	}
	if len(live(t).ClosingsOpen()) != 3 || len(drafted(mother).ClosingsOpen()) != 0 {
		t.Error("the wrong closings are offered")
	}
}
