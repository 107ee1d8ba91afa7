package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func advised() casework.Recommendation {
	return casework.Recommendation{Question: casework.WhetherToAssess, Recommends: casework.RecommendsNo, PanelOn: today, Note: "The panel asked for a second look."}
}

func TestAPanelAdvisesBeforeTheDecisionAndBindsNobody(t *testing.T) {
	c := assigned(t)
	ok(t, c.Recommend(coordinator, advised(), today, now))
	later := advised()
	later.Recommends = casework.RecommendsYes
	ok(t, c.Recommend(coordinator, later, today, now))
	if got := c.Recommendations(casework.WhetherToAssess); len(got) != 2 || got[0].Recommends != casework.RecommendsYes || got[1].RecorderName != coordinator.Name {
		t.Errorf("kept %+v", got)
	}
	decide(t, c, refused(casework.WhetherToAssess))
	issue := advised()
	issue.Question = casework.WhetherToIssue
	if err := c.Recommend(coordinator, issue, today, now); !fault.Has(err, "panel.not-before") {
		t.Errorf("before its turn: %v", err)
	}
	assessing := assigned(t)
	decide(t, assessing, agreed(casework.WhetherToAssess))
	if err := assessing.Recommend(coordinator, advised(), today, now); !fault.Has(err, "panel.not-before") {
		t.Errorf("after the decision: %v", err)
	}
}

func TestARecommendationHasItsDay(t *testing.T) {
	for code, change := range map[string]func(*casework.Recommendation){
		"panel.on":     func(r *casework.Recommendation) { r.PanelOn = ehc.Date{} },
		"panel.future": func(r *casework.Recommendation) { r.PanelOn = today.AddDays(1) },
		"panel.early":  func(r *casework.Recommendation) { r.PanelOn = today.AddDays(-1) },
	} {
		r := advised()
		change(&r)
		wrong(t, assigned(t).Recommend(coordinator, r, today, now), code, "panel-on")
	}
	r := advised()
	r.Recommends = "perhaps"
	wrong(t, assigned(t).Recommend(coordinator, r, today, now), "panel.recommends", "recommends")
}

func TestAnAssessmentByAnotherAuthorityIsNamedAndDated(t *testing.T) {
	d := agreed(casework.WhetherToAssess)
	d.ByOtherAuthority = true
	wrong(t, assigned(t).Decide(coordinator, d, today, now), "decision.other-authority", "other-authority")
	d.OtherAuthority, d.OtherAdviceOn = "Northmoor Council", today.AddDays(1)
	wrong(t, assigned(t).Decide(coordinator, d, today, now), "decision.other-future", "other-advice-on")
	d.OtherAdviceOn = today.AddDays(-40)
	c := assigned(t)
	decide(t, c, d)
	if authority, on, known := c.OtherAssessment(); !known || authority != "Northmoor Council" || on != d.OtherAdviceOn {
		t.Errorf("kept %q of %s", authority, on)
	}
	plain := agreed(casework.WhetherToAssess)
	plain.OtherAuthority = "Northmoor Council"
	c = assigned(t)
	decide(t, c, plain)
	if got := c.Decisions(casework.WhetherToAssess)[0].OtherAuthority; got != "" {
		t.Errorf("an authority is kept though none assessed: %q", got)
	}
}

func TestEarlierAdviceIsEnoughOnlyIfAllThreeAreSatisfied(t *testing.T) {
	earlier := casework.EarlierAdvice{Source: "Assessment by Northmoor Council", GivenOn: today.AddDays(-40), Limbs: []string{"c", "d"}}
	all := casework.Satisfied{Author: true, Family: true, Authority: true}
	if err := assigned(t).RelyOnEarlierAdvice(coordinator, earlier, all, today, now); !fault.Has(err, "earlier.not-assessing") {
		t.Errorf("before the assessment: %v", err)
	}
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	for _, by := range []casework.Satisfied{{Family: true, Authority: true}, {Author: true, Authority: true}, {Author: true, Family: true}} {
		wrong(t, c.RelyOnEarlierAdvice(coordinator, earlier, by, today, now), "earlier.satisfied", "satisfied")
	}
	for code, e := range map[string]casework.EarlierAdvice{
		"earlier.source": {GivenOn: today, Limbs: []string{"c"}}, "earlier.on": {Source: "x", Limbs: []string{"c"}}, "earlier.limbs": {Source: "x", GivenOn: today},
		"earlier.future": {Source: "x", GivenOn: today.AddDays(1), Limbs: []string{"c"}},
	} {
		if err := c.RelyOnEarlierAdvice(coordinator, e, all, today, now); !fault.Has(err, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	ok(t, c.RelyOnEarlierAdvice(coordinator, earlier, all, today, now))
	if !c.ReliesOn("c") || !c.ReliesOn("d") || c.ReliesOn("b") {
		t.Errorf("relies on %+v", c.EarlierAdvice())
	}
}
