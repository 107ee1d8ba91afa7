package planning_test

import (
	"context"
	"testing"

	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/plan"
	"ehchub/domain/transfer"
	"ehchub/ports"
)

// reassessed takes a case whose plan is in force to the decision to change it after a reassessment.
func reassessed(t *testing.T, c *planningtest.Cast) {
	t.Helper()
	ok(t, c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		one, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		ok(t, one.AskToReassess(c.Coordinator, casework.Reassessment{Asker: casework.AskedByParent, Name: c.Mother.Name, ReceivedOn: c.Today(), Why: "Much has changed."}, c.Today(), c.Clock.At))
		ok(t, one.Decide(c.Coordinator, casework.Decision{Question: casework.WhetherToReassess, Agreed: true, Reason: "It has.", DecidedOn: c.Today()}, c.Today(), c.Clock.At))
		ok(t, one.AskForIssueDecision(c.Coordinator, nil, "", c.Clock.At))
		ok(t, one.Decide(c.Coordinator, casework.Decision{Question: casework.WhetherToReplace, Agreed: true, Reason: "It must change.", DecidedOn: c.Today()}, c.Today(), c.Clock.At))
		return s.Cases.Save(ctx, one)
	}))
}

func TestAReassessedPlanIsWrittenBesideTheOneInForce(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	ok(t, finalise(c, finalising(t, c, 2)))
	if out := readPlan(t, c, c.Coordinator); out.Draft != nil {
		t.Fatal("a plan in force is written on")
	}
	c.Clock.Pass(300)
	reassessed(t, c)

	out := readPlan(t, c, c.Coordinator)
	if out.Draft == nil || out.Version == nil || out.Version.Kind != plan.Final || out.Version.Number != 2 {
		t.Fatalf("the co-ordinator sees the draft %v beside version %+v", out.Draft != nil, out.Version)
	}
	if placed, _ := out.Draft.Part(plan.PartI); placed.I.Setting != "" {
		t.Error("section I of the new draft is not empty")
	}
	if summed, _ := out.Draft.Part(plan.PartOverview); len(summed.Overview.Summary) == 0 {
		t.Error("the new draft does not begin from the plan in force")
	}
	if family := readPlan(t, c, c.Mother); family.Draft != nil || family.Version == nil || family.Version.Number != 2 {
		t.Errorf("the family no longer reads the plan in force: %+v", family.Version)
	}
	share(t, c, 3)
	c.Clock.Pass(30)
	refused(t, "the setting that was consulted on the plan before", finalise(c, finalising(t, c, 4)), "plan.not-consulted", "CFA 2014 s.39(2), s.40(3)")
	in := finalising(t, c, 4)
	in.Setting, in.Type = "", "Special school"
	ok(t, finalise(c, in))
	latest := readPlan(t, c, c.Mother)
	if latest.Version.Number != 4 || latest.Version.Kind != plan.Final || len(latest.Versions) != 4 {
		t.Errorf("in force is %+v of %d versions", latest.Version.Shared, len(latest.Versions))
	}
	if state(t, c) != casework.ReviewPending || !latest.May(access.ReadPlan) {
		t.Error("the case is not live again")
	}
	old, err := planning.ReadVersion{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, 2)
	if err != nil || old.Version.Content.I.Setting != c.Ashgrove.ID {
		t.Errorf("the plan that was in force changed: %+v, %v", old.Version.Content.I, err)
	}
	if out := readPlan(t, c, c.Coordinator); out.Draft != nil {
		t.Error("the new plan is written on")
	}
}

func TestAReassessmentLeavesTheMoveToTheNextPhaseAsItWas(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	ok(t, finalise(c, finalising(t, c, 2)))
	standing := func() (s transfer.Standing) {
		ok(t, c.Gate.Open(ctx, c.Coordinator, c.Case, access.SeeCase, "", func(ctx context.Context, v *application.Visit) (err error) {
			s, err = v.Standing(ctx)
			return err
		}))
		return s
	}
	before := standing()
	c.Clock.Pass(3)
	reassessed(t, c)
	if readPlan(t, c, c.Coordinator).Draft == nil {
		t.Fatal("the draft is not open")
	}
	if got := standing(); got.PlanMade != before.PlanMade || got.Named != before.Named || got.Named.In.ID != c.Ashgrove.ID {
		t.Errorf("while it is assessed again the plan names %+v, before %+v", got.Named, before.Named)
	}
}
