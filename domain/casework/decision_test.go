package casework_test

import (
	"slices"
	"strings"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestADecisionToAssessRestsOnBothLimbs(t *testing.T) {
	for name, tc := range map[string]struct {
		agreed           bool
		sen, provision   casework.Answer
		code, field      string
		wantedBothLimbed bool
	}{
		"yes, both":            {agreed: true, sen: "yes", provision: "yes"},
		"no, none":             {sen: "no", provision: "no"},
		"no, no provision":     {sen: "yes", provision: "no"},
		"yes without SEN":      {agreed: true, sen: "no", provision: "yes", code: "decision.limbs", field: "agreed"},
		"yes, no provision":    {agreed: true, sen: "yes", provision: "no", code: "decision.limbs", field: "agreed"},
		"no although both":     {sen: "yes", provision: "yes", code: "decision.limbs", field: "agreed"},
		"SEN unanswered":       {sen: "", provision: "no", code: "decision.limb-sen", field: "has-sen"},
		"provision unanswered": {sen: "no", provision: "", code: "decision.limb-provision", field: "provision"},
		"nonsense":             {sen: "perhaps", provision: "no", code: "decision.limb-sen", field: "has-sen"},
	} {
		c := assigned(t)
		d := agreed(casework.WhetherToAssess)
		d.Agreed, d.HasSEN, d.ProvisionMayBeNeeded = tc.agreed, tc.sen, tc.provision
		err := c.Decide(coordinator, d, today, now)
		if tc.code == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		wrong(t, err, tc.code, tc.field)
		if f := fault.As(err); f != nil && f.Law != "CFA 2014 s.36(8)" {
			t.Errorf("%s cites %q", name, f.Law)
		}
	}
}

func TestADecisionHasItsDateAndReasons(t *testing.T) {
	for code, change := range map[string]func(*casework.Decision){
		"decision.date":           func(d *casework.Decision) { d.DecidedOn = ehc.Date{} },
		"decision.future":         func(d *casework.Decision) { d.DecidedOn = today.AddDays(1) },
		"decision.before-request": func(d *casework.Decision) { d.DecidedOn = today.AddDays(-1) },
	} {
		d := agreed(casework.WhetherToAssess)
		change(&d)
		wrong(t, assigned(t).Decide(coordinator, d, today, now), code, "decided-on")
	}
	for code, reason := range map[string]string{"decision.reason": " \n", "decision.reason-long": strings.Repeat("x", casework.MaxReason+1)} {
		for _, d := range []casework.Decision{agreed(casework.WhetherToAssess), refused(casework.WhetherToAssess)} {
			d.Reason = reason
			wrong(t, assigned(t).Decide(coordinator, d, today, now), code, "reason")
		}
	}
}

func TestTheSecondQuestionIsNotDecidedBeforeTheFirst(t *testing.T) {
	c := assigned(t)
	first := agreed(casework.WhetherToAssess)
	first.DecidedOn = today.AddDays(5)
	ok(t, c.Decide(coordinator, first, first.DecidedOn, now))
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	d := agreed(casework.WhetherToIssue)
	d.DecidedOn = today.AddDays(4)
	wrong(t, c.Decide(coordinator, d, first.DecidedOn, now), "decision.before-last", "decided-on")
}

func TestADecisionKnowsWhoMadeItAndWhenItWasPublished(t *testing.T) {
	c := assigned(t)
	d := refused(casework.WhetherToAssess)
	d.Basis, d.OrderedOn = casework.Mediation, today // a first decision rests on nothing before it
	decide(t, c, d)
	got := c.Decisions(casework.WhetherToAssess)[0]
	if got.DecidedBy != "coordinator" || got.DeciderName != "Petra Lindqvist" || got.PublishedOn != today || got.Basis != casework.FirstDecision || !got.OrderedOn.IsZero() {
		t.Errorf("recorded %+v", got)
	}
}

func TestOnlyRefusalsCanBeAppealed(t *testing.T) {
	for _, q := range []casework.Question{casework.WhetherToAssess, casework.WhetherToIssue} {
		if agreed(q).Appealable() || !refused(q).Appealable() {
			t.Errorf("%s: yes %v, no %v", q, agreed(q).Appealable(), refused(q).Appealable())
		}
	}
}

func TestASecondDecisionNamesItsBasisAndKeepsTheFirst(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	d := agreed(casework.WhetherToAssess)
	d.HasSEN, d.ProvisionMayBeNeeded = "", "" // the order answers the test
	wrong(t, c.Decide(coordinator, d, today, now), "decision.basis", "basis")
	wrong(t, c.Decide(coordinator, d, today, now), "decision.ordered-on", "ordered-on")
	d.Basis = "a hunch"
	wrong(t, c.Decide(coordinator, d, today, now), "decision.basis", "basis")
	d.Basis, d.OrderedOn = casework.TribunalOrder, today.AddDays(1)
	wrong(t, c.Decide(coordinator, d, today, now), "decision.ordered-future", "ordered-on")
	d.OrderedOn = today.AddDays(-1)
	wrong(t, c.Decide(coordinator, d, today, now), "decision.ordered-early", "ordered-on")
	d.OrderedOn = today
	decide(t, c, d)
	all := c.Decisions(casework.WhetherToAssess)
	if len(all) != 2 || !all[0].Agreed || all[1].Agreed || c.State() != casework.Assessing {
		t.Errorf("decisions %+v, state %s", all, c.State())
	}
	if c.DecidedOn(casework.WhetherToAssess) != today {
		t.Errorf("decided on %s", c.DecidedOn(casework.WhetherToAssess))
	}
}

func TestLookingAgainAnswersTheTestAgain(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	d := agreed(casework.WhetherToAssess)
	d.Basis, d.OrderedOn, d.HasSEN = casework.Reconsidered, today, ""
	wrong(t, c.Decide(coordinator, d, today, now), "decision.limb-sen", "has-sen")
}

func TestARefusalIsNotRefusedTwice(t *testing.T) {
	c := assigned(t)
	decide(t, c, refused(casework.WhetherToAssess))
	wrong(t, c.Decide(coordinator, refused(casework.WhetherToAssess), today, now), "decision.refused-again", "agreed")
}

func TestDecisionsAreToldByWhatTheyAre(t *testing.T) {
	c := assigned(t)
	c.TakeEvents()
	decide(t, c, agreed(casework.WhetherToAssess))
	ok(t, c.AskForIssueDecision(coordinator, nil, "", now))
	decide(t, c, refused(casework.WhetherToIssue))
	second := agreed(casework.WhetherToIssue)
	second.Basis, second.OrderedOn = casework.Mediation, today
	decide(t, c, second)
	want := []ehc.EventKind{ehc.DecidedToAssess, ehc.IssueDecisionPending, ehc.DecidedNotToIssue, ehc.DecidedToIssue}
	if got := kinds(c.TakeEvents()); !slices.Equal(got, want) {
		t.Errorf("events %v", got)
	}
}

func TestADecisionWaitsForACoordinator(t *testing.T) {
	wrong(t, received(t).AskForAssessDecision(coordinator, now), "case.unassigned", "")
	c := assigned(t)
	ok(t, c.AskForAssessDecision(coordinator, now))
	if c.State() != casework.AssessDecisionPending {
		t.Errorf("state %s", c.State())
	}
}

func TestMissingAdviceNeedsAReason(t *testing.T) {
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	missing := []casework.AdviceMissing{{Limb: "d", Label: "Psychological advice"}}
	err := c.AskForIssueDecision(coordinator, missing, " ", now)
	wrong(t, err, "case.advice-missing", "override")
	if !strings.Contains(fault.As(err).Message, "Psychological advice") {
		t.Errorf("it does not name what is missing: %v", err)
	}
	ok(t, c.AskForIssueDecision(coordinator, missing, "The report of March is agreed to be enough.", now))
	if c.Override() == "" {
		t.Error("the reason was not kept")
	}
}

// A decision that had no row would move no case, tell nobody and carry no letter.
func TestEachOfTheFourDecisionsHasItsOwnStepLetterAndWords(t *testing.T) {
	seen := map[string]bool{}
	for _, question := range []casework.Question{casework.WhetherToAssess, casework.WhetherToIssue} {
		for _, agreed := range []bool{true, false} {
			d := casework.Decision{Question: question, Agreed: agreed}
			for _, word := range []string{d.Headline(), string(d.Letter())} {
				if word == "" || seen[word] {
					t.Errorf("%s, agreed %t: %q", question, agreed, word)
				}
				seen[word] = true
			}
			if strings.Contains(d.Headline(), " not ") == agreed || d.Letter().Appealable() == agreed {
				t.Errorf("%s, agreed %t, reads %q with the letter %s", question, agreed, d.Headline(), d.Letter())
			}
		}
	}
}
