package planning_test

import (
	"testing"

	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

func finalising(c *planningtest.Cast, number int) planning.FinaliseInput {
	return planning.FinaliseInput{Case: c.Case, Number: number, Setting: c.Ashgrove.ID, Signed: plan.Finalisation{
		SignedBy: "Howard Pell", SignedAs: "Head of SEND", SignedOn: c.Today(), HealthAgreedBy: "Dr Ellen Marsh, Wrenshire Integrated Care Board", HealthAgreedOn: c.Today(),
	}}
}

func finalise(c *planningtest.Cast, in planning.FinaliseInput) error {
	return planning.Finalise{Gate: c.Gate}.Do(ctx, c.Coordinator, in)
}

func sendComments(t *testing.T, c *planningtest.Cast, who ehc.Actor) {
	t.Helper()
	out, err := planning.ReadComments{Gate: c.Gate}.Do(ctx, who, c.Case)
	ok(t, err)
	out.Mine.NoComment = true
	_, err = planning.WriteComments{Gate: c.Gate}.Do(ctx, who, planning.WriteCommentsInput{Case: c.Case, Comments: out.Mine, Send: true})
	ok(t, err)
}

func TestWhatStandsInTheWayOfThePlan(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	const window, naming, health, signing = "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)", "CFA 2014 s.39(2), s.40(3)", "SI 2014/1530 reg 12(2)", "Code of Practice 9.125"

	err := finalise(c, finalising(c, 2))
	refused(t, "at once", err, "plan.window-open", window)
	refused(t, "at once", err, "plan.consultation-open", naming+"; Code of Practice 9.83")
	out, err := planning.PrepareFinal{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	if err != nil || len(out.Hurdles) != 1 || out.Hurdles[0].Code != "plan.window-open" || out.Number != 2 {
		t.Errorf("the page says %v, %v", out.Hurdles, err)
	}

	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	in := finalising(c, 2)
	in.Setting = c.Elmfield.ID
	refused(t, "a setting that was not consulted", finalise(c, in), "plan.not-consulted", naming)
	in = finalising(c, 2)
	in.Setting = ""
	refused(t, "section I empty", finalise(c, in), "plan.section-i-empty", "CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i)")
	in = finalising(c, 2)
	in.Signed.HealthAgreedBy = ""
	refused(t, "section G without agreement", finalise(c, in), "plan.health-not-agreed", health)
	in = finalising(c, 2)
	in.Signed.SignedBy, in.Signed.SignedOn = "", ehc.Date{}
	err = finalise(c, in)
	refused(t, "unsigned", err, "plan.unsigned", signing)
	refused(t, "undated", err, "plan.undated", signing)
	refused(t, "a version ago", finalise(c, finalising(c, 1)), "plan.moved-on", "")
	if got := state(t, c); got != casework.DraftShared {
		t.Errorf("after refusals the case is %s", got)
	}
	if got := readPart(t, c, plan.PartI).Part.I; !got.IsZero() {
		t.Errorf("a refused step left section I as %+v", got)
	}
}

func TestThePlanIsIssuedOnceTheFamilyHasAnswered(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID, c.Elmfield.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	ok(t, finalise(c, finalising(c, 2)))

	if got := state(t, c); got != casework.ReviewPending {
		t.Errorf("the case is %s", got)
	}
	out := readPlan(t, c, c.Mother)
	v := out.Version
	if v.Kind != plan.Final || v.Content.I.Name != c.Ashgrove.Name || v.Content.I.Type != c.Ashgrove.Type || v.SignedBy != "Howard Pell" || v.SharedOn != c.Today() || len(v.Content.Advice) != 5 {
		t.Errorf("issued %+v", v)
	}
	if seen := readPlan(t, c, c.OtherSENCO); seen.Version == nil || seen.Version.Kind != plan.Final {
		t.Error("the named setting can't read the plan")
	}
	for _, found := range readPlan(t, c, c.Coordinator).Consultations {
		if found.Setting == c.Elmfield.ID && found.Status != plan.ClosedConsult {
			t.Errorf("the unanswered consultation is %s", found.Status)
		}
	}
	if told := events(t, c, ehc.PlanFinalised); len(told) != 1 || told[0].Data[ehc.DataVersion] != "2" {
		t.Errorf("told %+v", told)
	}
	part := readPart(t, c, plan.PartK).Part
	part.K = &plan.Monitoring{}
	part.Revision++
	_, err := planning.WritePart{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.WritePartInput{Case: c.Case, Part: part})
	refused(t, "writing an issued plan", err, "plan.final", "CFA 2014 s.44")
	for what, err := range map[string]error{
		"sharing":    planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: 3}),
		"finalising": finalise(c, finalising(c, 3)),
		"consulting": planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: c.Case, Settings: []ehc.SettingID{c.Own.ID}, Letter: "?"}),
	} {
		if !fault.Is(err, fault.Illegal) {
			t.Errorf("%s after the plan was issued: %v", what, err)
		}
	}
	comments, err := planning.ReadVersion{Gate: c.Gate}.Do(ctx, c.Mother, c.Case, 1)
	if err != nil || len(comments.Comments) != 1 {
		t.Errorf("the draft stays readable with its comments: %+v, %v", comments.Comments, err)
	}
}

func TestThePlanIsIssuedWhenTheTimeHasRunOut(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	c.Clock.Pass(15) // the day that the family was given
	refused(t, "on the family's last day", finalise(c, finalising(c, 2)), "plan.window-open", "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)")
	c.Clock.Pass(1)
	ok(t, finalise(c, finalising(c, 2)))
	if got := readPlan(t, c, c.Mother).Comments; len(got) != 0 {
		t.Errorf("the final plan is commented by %+v", got)
	}
}

func TestATypeAloneNamesNobody(t *testing.T) {
	c := newCast(t)
	share(t, c, 1)
	c.Clock.Pass(16)
	in := finalising(c, 2)
	in.Setting, in.Type = "", "Mainstream primary school"
	ok(t, finalise(c, in))
	if got := readPlan(t, c, c.Mother).Version.Content.I; got != (plan.Placement{Type: "Mainstream primary school"}) {
		t.Errorf("section I holds %+v", got)
	}
}
