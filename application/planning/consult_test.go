package planning_test

import (
	"testing"

	"ehchub/application/planning"
	"ehchub/application/planning/planningtest"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

func consultationOf(t *testing.T, c *planningtest.Cast, who ehc.Actor, setting ehc.SettingID) plan.Consultation {
	t.Helper()
	for _, found := range readPlan(t, c, who).Consultations {
		if found.Setting == setting {
			return found
		}
	}
	t.Fatalf("%s sees no consultation of %s", who.Name, setting)
	return plan.Consultation{}
}

func answer(t *testing.T, c *planningtest.Cast, who ehc.Actor, setting ehc.SettingID, reply plan.Reply) {
	t.Helper()
	open := consultationOf(t, c, who, setting)
	_, err := planning.AnswerConsultation{Gate: c.Gate}.Do(ctx, who, planning.AnswerInput{Case: c.Case, Consultation: open.ID, Revision: open.Revision, Reply: reply, Note: "We have thought about it.", Send: true})
	ok(t, err)
}

func TestSettingsAreConsultedInTheSameStepAsSharing(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID, c.Own.ID)
	all := readPlan(t, c, c.Coordinator).Consultations
	if len(all) != 2 || all[0].DueBy != ehc.D(2026, 9, 16) || all[0].Letter != "Can you be named?" || all[0].SentOn != c.Today() {
		t.Fatalf("consulted: %+v", all)
	}
	told := events(t, c, ehc.ConsultationStarted)
	if len(told) != 2 || told[0].Data[ehc.DataDue] != "2026-09-16" {
		t.Errorf("told %+v", told)
	}
	out := readPlan(t, c, c.OtherSENCO)
	if out.Version == nil || len(out.Version.Content.Advice) != 5 || len(out.Consultations) != 1 || out.Consultations[0].Setting != c.Ashgrove.ID {
		t.Errorf("the consulted setting sees %+v and %+v", out.Version, out.Consultations)
	}
	err := planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: c.Case, Settings: []ehc.SettingID{c.Elmfield.ID, c.Ashgrove.ID}, Letter: "Again?"})
	refused(t, "consulting twice", err, "consultation.twice", "")
	if all := readPlan(t, c, c.Coordinator).Consultations; len(all) != 2 {
		t.Errorf("a refused step left %d consultations", len(all))
	}
	unknown := ehc.SettingID(c.Case)
	err = planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: c.Case, Settings: []ehc.SettingID{unknown}, Letter: "?"})
	refused(t, "a setting that is in no register", err, "plan.setting", "")
	err = planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: c.Case, Letter: "?"})
	refused(t, "no setting", err, "consultation.setting", "")
}

func TestAConsultedSettingLosesTheFileWhenItHasAnswered(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID, c.Own.ID)
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.Unsuitable)
	answer(t, c, c.SENCO, c.Own.ID, plan.CanBeNamed)
	if _, err := (planning.ReadPlan{Gate: c.Gate}).Do(ctx, c.OtherSENCO, c.Case); !fault.Is(err, fault.NotFound) {
		t.Errorf("the other setting after answering: %v", err)
	}
	if out := readPlan(t, c, c.SENCO); len(out.Consultations) != 1 || out.Consultations[0].Status != plan.Complete {
		t.Errorf("the child's own setting sees %+v", out.Consultations)
	}
	if told := events(t, c, ehc.ConsultationAnswered); len(told) != 2 {
		t.Errorf("told %+v", told)
	}
}

func TestWhoSeesWhatASettingAnswered(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	open := consultationOf(t, c, c.OtherSENCO, c.Ashgrove.ID)
	in := planning.AnswerInput{Case: c.Case, Consultation: open.ID, Revision: open.Revision, Reply: plan.Incompatible, Note: "Class 4 is full."}
	_, err := planning.AnswerConsultation{Gate: c.Gate}.Do(ctx, c.OtherSENCO, in)
	ok(t, err)
	for _, who := range []ehc.Actor{c.Coordinator, c.Manager, c.Mother, c.Advocate} {
		if seen := consultationOf(t, c, who, c.Ashgrove.ID); seen.Reply != "" || seen.Note != "" {
			t.Errorf("%s reads an answer that was not sent: %+v", who.Name, seen)
		}
	}
	if seen := consultationOf(t, c, c.OtherSENCO, c.Ashgrove.ID); seen.Note != "Class 4 is full." {
		t.Errorf("the setting's own draft reads %q", seen.Note)
	}
	answer(t, c, c.OtherSENCO, c.Ashgrove.ID, plan.Incompatible)
	for _, who := range []ehc.Actor{c.Mother, c.Advocate} {
		seen := consultationOf(t, c, who, c.Ashgrove.ID)
		if seen.Reply != plan.Incompatible || seen.Note != "" || seen.Letter != "" || seen.ReplierName != "" {
			t.Errorf("%s sees %+v", who.Name, seen)
		}
		out, err := planning.ReadConsultation{Gate: c.Gate}.Do(ctx, who, c.Case, open.ID)
		if err != nil || out.Consultation.Note != "" || out.MayAnswer {
			t.Errorf("%s opens %+v, %v", who.Name, out.Consultation, err)
		}
	}
	if seen := consultationOf(t, c, c.Coordinator, c.Ashgrove.ID); seen.Note != "We have thought about it." {
		t.Errorf("the co-ordinator reads %q", seen.Note)
	}
	for _, who := range []ehc.Actor{c.Psychologist, c.SENCO} {
		if seen := readPlan(t, c, who).Consultations; len(seen) != 0 {
			t.Errorf("%s sees %+v", who.Name, seen)
		}
		if _, err := (planning.ReadConsultation{Gate: c.Gate}).Do(ctx, who, c.Case, open.ID); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%s opens it: %v", who.Name, err)
		}
	}
}

func TestAnsweringAConsultation(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	open := consultationOf(t, c, c.OtherSENCO, c.Ashgrove.ID)
	out, err := planning.ReadConsultation{Gate: c.Gate}.Do(ctx, c.OtherSENCO, c.Case, open.ID)
	ok(t, err)
	if !out.MayAnswer || out.Version.Number != 1 || out.DecidedOn != c.Today() || out.FinalBy.IsZero() {
		t.Errorf("opens %+v", out)
	}
	do := func(who ehc.Actor, in planning.AnswerInput) (plan.Consultation, error) {
		in.Case, in.Consultation = c.Case, open.ID
		return planning.AnswerConsultation{Gate: c.Gate}.Do(ctx, who, in)
	}
	_, err = do(c.OtherSENCO, planning.AnswerInput{Revision: open.Revision, Reply: plan.CanBeNamed, Send: true})
	refused(t, "without reasons", err, "consultation.note", "")
	_, err = do(c.OtherSENCO, planning.AnswerInput{Revision: open.Revision, Note: "Yes.", Send: true})
	refused(t, "without an answer", err, "consultation.reply", "CFA 2014 s.39(4)")
	_, err = do(c.OtherSENCO, planning.AnswerInput{Revision: open.Revision, Reply: plan.CanBeNamed, Note: "First."})
	ok(t, err)
	stored, err := do(c.OtherSENCO, planning.AnswerInput{Revision: open.Revision, Reply: plan.CanBeNamed, Note: "Second."})
	if !fault.Is(err, fault.Conflict) || stored.Note != "First." {
		t.Errorf("a stale answer: %v with %+v", err, stored)
	}
	if stored, err = do(c.Coordinator, planning.AnswerInput{Revision: open.Revision, Reply: plan.CanBeNamed, Note: "By letter.", Behalf: byLetter(c, 0)}); !fault.Is(err, fault.Conflict) || stored.Note != "" {
		t.Errorf("the co-ordinator reads what was not sent: %v with %+v", err, stored)
	}
	if _, err = do(c.SENCO, planning.AnswerInput{Revision: 2, Reply: plan.CanBeNamed, Note: "Not ours."}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("another setting answers: %v", err)
	}
	if _, err = do(c.Mother, planning.AnswerInput{Revision: 2, Reply: plan.CanBeNamed, Note: "Yes please."}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the mother answers: %v", err)
	}
	if _, err = do(c.Stranger, planning.AnswerInput{Revision: 2}); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger answers: %v", err)
	}
}

func TestWithdrawingAConsultation(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	open := consultationOf(t, c, c.Coordinator, c.Ashgrove.ID)
	if err := (planning.WithdrawConsultation{Gate: c.Gate}).Do(ctx, c.OtherSENCO, c.Case, open.ID); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the setting withdraws it: %v", err)
	}
	ok(t, planning.WithdrawConsultation{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case, open.ID))
	if _, err := (planning.ReadPlan{Gate: c.Gate}).Do(ctx, c.OtherSENCO, c.Case); !fault.Is(err, fault.NotFound) {
		t.Errorf("the setting after it was withdrawn: %v", err)
	}
	if told := events(t, c, ehc.ConsultationWithdrawn); len(told) != 1 {
		t.Errorf("told %+v", told)
	}
	ok(t, planning.Consult{Gate: c.Gate}.Do(ctx, c.Coordinator, planning.ConsultInput{Case: c.Case, Settings: []ehc.SettingID{c.Ashgrove.ID}, Letter: "Once more."}))
}

func TestAConsultationOfAnotherCaseIsNotFound(t *testing.T) {
	c := newCast(t)
	share(t, c, 1, c.Ashgrove.ID)
	_, err := planning.ReadConsultation{Gate: c.Gate}.Do(ctx, c.Coordinator, c.Case, ehc.ConsultationID(c.Case))
	if !fault.Is(err, fault.NotFound) {
		t.Errorf("got %v", err)
	}
}
