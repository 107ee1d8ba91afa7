package planning_test

import (
	"slices"
	"testing"

	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
)

func preparedFinal(t *testing.T, c *planningtest.Cast) planning.FinalOut {
	t.Helper()
	out, err := planning.PrepareFinal{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	ok(t, err)
	return out
}

// finalising is what the page before issuing gives when it is opened and filled in now.
func finalising(t *testing.T, c *planningtest.Cast, number int) planning.FinaliseInput {
	t.Helper()
	out := preparedFinal(t, c)
	return planning.FinaliseInput{Case: c.Case, Number: number, Seen: out.Seen, Answers: out.Answers, Setting: c.Ashgrove.ID, Signed: plan.Finalisation{
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
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	const window, naming, health, signing = "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)", "CFA 2014 s.39(2), s.40(3)", "SI 2014/1530 reg 12(2)", "Code of Practice 9.125"

	err := finalise(c, finalising(t, c, 2))
	refused(t, "at once", err, "plan.window-open", window)
	refused(t, "at once", err, "plan.consultation-open", naming+"; Code of Practice 9.83")
	out, err := planning.PrepareFinal{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	if err != nil || len(out.Hurdles) != 1 || out.Hurdles[0].Code != "plan.window-open" || out.Number != 2 {
		t.Errorf("the page says %v, %v", out.Hurdles, err)
	}

	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	in := finalising(t, c, 2)
	in.Setting = c.Elmfield.ID
	refused(t, "a setting that was not consulted", finalise(c, in), "plan.not-consulted", naming)
	in = finalising(t, c, 2)
	in.Setting = ""
	refused(t, "section I empty", finalise(c, in), "plan.section-i-empty", "CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i)")
	in = finalising(t, c, 2)
	in.Signed.HealthAgreedBy = ""
	refused(t, "section G without agreement", finalise(c, in), "plan.health-not-agreed", health)
	in = finalising(t, c, 2)
	in.Signed.SignedBy, in.Signed.SignedOn = "", ehc.Date{}
	err = finalise(c, in)
	refused(t, "unsigned", err, "plan.unsigned", signing)
	refused(t, "undated", err, "plan.undated", signing)
	refused(t, "a version ago", finalise(c, finalising(t, c, 1)), "plan.moved-on", "")
	if got := state(t, c); got != casework.DraftShared {
		t.Errorf("after refusals the case is %s", got)
	}
	if got := readPart(t, c, plan.PartI).Part.I; !got.IsZero() {
		t.Errorf("a refused step left section I as %+v", got)
	}
}

func TestThePlanIsIssuedOnceTheFamilyHasAnswered(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID, c.Elmfield.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	ok(t, finalise(c, finalising(t, c, 2)))

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
		"finalising": finalise(c, planning.FinaliseInput{Case: c.Case, Number: 3}),
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
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	c.Clock.Pass(15) // the day that the family was given
	refused(t, "on the family's last day", finalise(c, finalising(t, c, 2)), "plan.window-open", "CFA 2014 s.38(2)(b); SI 2014/1530 reg 13(1)")
	c.Clock.Pass(1)
	ok(t, finalise(c, finalising(t, c, 2)))
	if got := readPlan(t, c, c.Mother).Comments; len(got) != 0 {
		t.Errorf("the final plan is commented by %+v", got)
	}
}

func TestATypeAloneNamesNobody(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1)
	c.Clock.Pass(16)
	in := finalising(t, c, 2)
	in.Setting, in.Type = "", "Mainstream primary school"
	ok(t, finalise(c, in))
	if got := readPlan(t, c, c.Mother).Version.Content.I; got != (plan.Placement{Type: "Mainstream primary school"}) {
		t.Errorf("section I holds %+v", got)
	}
}

func TestAChangeSinceTheDraftNeedsWhatTheFamilySaid(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	sendComments(t, c, c.Mother)
	if out := preparedFinal(t, c); len(out.Changed) != 0 {
		t.Fatalf("nothing was written, and %+v changed", out.Changed)
	}
	part := readPart(t, c, plan.PartK).Part
	part.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO and the parents")}
	writePart(t, c, part)

	out := preparedFinal(t, c)
	if len(out.Changed) != 1 || out.Changed[0].Letter != "K" || len(out.Hurdles) != 0 {
		t.Errorf("the page says %+v changed, and %v stands in the way", out.Changed, out.Hurdles)
	}
	in := finalising(t, c, 2)
	refused(t, "a change without a word", finalise(c, in), "plan.changed-since-draft", "Code of Practice 9.125")
	in.Signed.Changes = []plan.Change{{Section: "K", Because: "You asked to be part of the monitoring."}}
	ok(t, finalise(c, in))
	if got := readPlan(t, c, c.Mother).Version.Changes; !slices.Equal(got, in.Signed.Changes) {
		t.Errorf("the final plan keeps %+v", got)
	}
}

func TestARevisedDraftNeedsNoReasons(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	share(t, c, 1, c.Ashgrove.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	part := readPart(t, c, plan.PartK).Part
	part.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO and the parents")}
	writePart(t, c, part)
	share(t, c, 2)
	sendComments(t, c, c.Mother)
	ok(t, finalise(c, finalising(t, c, 3)))
}

func TestNothingIsIssuedThatTheOfficerHasNotSeen(t *testing.T) {
	c := newCast(t)
	c.SumUp(t)
	seen := c.SeenDraft(t)
	part := readPart(t, c, plan.PartK).Part
	part.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO")}
	stored := writePart(t, c, part)
	unseen := planning.ShareDraft{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ShareDraftInput{Case: c.Case, Number: 1, Seen: seen, Letter: "Here is the draft."})
	if refused(t, "sharing what a colleague saved meanwhile", unseen, "plan.saved-meanwhile", ""); !fault.Is(unseen, fault.Conflict) || state(t, c) != casework.Drafting {
		t.Errorf("the case is %s", state(t, c))
	}
	share(t, c, 1, c.Ashgrove.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.CanBeNamed)
	c.Clock.Pass(16)

	before := finalising(t, c, 2)
	sendComments(t, c, c.Mother)
	refused(t, "issuing past the family's answer", finalise(c, before), "plan.answered-meanwhile", "CFA 2014 s.38(2)(b)")
	before = finalising(t, c, 2)
	stored.K = &plan.Monitoring{Who: richtext.FromPlain("The SENCO and the parents")}
	writePart(t, c, stored)
	before.Signed.Changes = []plan.Change{{Section: "K", Because: "You asked for it."}}
	refused(t, "issuing what a colleague saved meanwhile", finalise(c, before), "plan.saved-meanwhile", "")
	after := finalising(t, c, 2)
	after.Signed.Changes = before.Signed.Changes
	ok(t, finalise(c, after))
}

func TestADraftWithGapsIsSharedWithAWarningAndNotIssued(t *testing.T) {
	c := newCast(t)
	before, err := planning.PrepareShare{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case)
	ok(t, err)
	if codes := codesOf(before.Warnings); len(before.Hurdles) != 0 || !slices.Contains(codes, "plan.no-summary") || !slices.Contains(codes, "plan.no-primary-need") || !slices.Contains(codes, "plan.no-monitoring") {
		t.Errorf("before sharing: %v stands in the way, %v is lacking", before.Hurdles, codes)
	}
	share(t, c, 1)
	c.Clock.Pass(16)
	in := finalising(t, c, 2)
	in.Setting, in.Type = "", "Mainstream primary school"
	refused(t, "a plan without a summary of needs", finalise(c, in), "plan.no-summary", "CFA 2014 s.37(2)(a); SI 2014/1530 reg 12(1)(b)")
	if out := readPlan(t, c, c.Coordinator); !slices.Contains(codesOf(out.Hurdles), "plan.no-primary-need") {
		t.Errorf("the plan’s page says %v", out.Hurdles)
	}
	if out := readPlan(t, c, c.Mother); len(out.Hurdles)+len(out.Warnings) != 0 {
		t.Error("the family is shown what the draft lacks")
	}
	c.SumUp(t)
	share(t, c, 2)
	c.Clock.Pass(16)
	in = finalising(t, c, 3)
	in.Setting, in.Type = "", "Mainstream primary school"
	ok(t, finalise(c, in))
}

func codesOf(faults []*fault.Fault) []string {
	var codes []string
	for _, f := range faults {
		codes = append(codes, f.Code)
	}
	return codes
}
