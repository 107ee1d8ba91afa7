package timescale_test

import (
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// asked are the limits that the hub asks about by name, with the event that each counts from.
var asked = []struct {
	code    string
	trigger timescale.Trigger
}{
	{timescale.DecideWhetherToAssess, timescale.RequestReceived}, {timescale.SendAdvice, timescale.AdviceRequestReceived},
	{timescale.SayThereIsNoPlan, timescale.RequestReceived}, {timescale.AnswerDraft, timescale.DraftServed},
	{timescale.AnswerConsultation, timescale.SettingConsulted}, {timescale.SendFinalPlan, timescale.RequestReceived},
	{timescale.ReviewFirst, timescale.PlanMade}, {timescale.LeaveSchoolAge, timescale.DateOfBirth},
	{timescale.ContactMediation, timescale.DecisionNotice}, {timescale.CertifyMediation, timescale.MediationDeclined},
	{timescale.CertifyMediation, timescale.MediationEnded}, {timescale.ArrangeMediation, timescale.MediationRequested},
	{timescale.DoAsAgreed, timescale.MediationAgreement}, {timescale.SendAppeal, timescale.DecisionNotice},
	{timescale.SendAppeal, timescale.MediationCertificate}, {timescale.RespondToAppeal, timescale.AppealReceived},
	{timescale.AssessAsOrdered, timescale.OrderAssess}, {timescale.MakePlanAsOrdered, timescale.OrderMakePlan},
	{timescale.DoAsConceded, timescale.AppealConceded},
}

func TestEveryLimitAskedByNameIsInTheTable(t *testing.T) {
	on := ehc.D(2026, 9, 1)
	for _, a := range asked {
		if d := timescale.LimitOf(a.trigger, a.code, on, timescale.Facts{Decision: on, About: timescale.AboutAssess}, timescale.England()); d.Code != a.code || d.Last.IsZero() {
			t.Errorf("%s from %s gives %+v", a.code, a.trigger, d)
		}
	}
}

func TestALimitThatTheTableLacksIsNeverMadeUp(t *testing.T) {
	if d := timescale.LimitOf(timescale.RequestReceived, timescale.SendFinalPlan, ehc.D(2013, 9, 1), timescale.Facts{}, timescale.England()); !d.Last.IsZero() {
		t.Errorf("before the Act there was %+v", d)
	}
	defer func() {
		if recover() == nil {
			t.Error("a limit that counts from another event was made up")
		}
	}()
	timescale.LimitOf(timescale.DraftServed, timescale.AnswerConsultation, ehc.D(2026, 9, 1), timescale.Facts{}, timescale.England())
}
