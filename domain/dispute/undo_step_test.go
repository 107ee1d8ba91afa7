package dispute_test

import (
	"testing"

	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

func TestAMistakenStepIsUndoneAndStaysInTheRecord(t *testing.T) {
	f := about(t, dispute.NotToIssue).
		mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(3)}).
		mediate(dispute.MediationInput{Step: dispute.ArrangeMediation, On: day(5), MeetingOn: day(20)}).
		mediate(dispute.MediationInput{Step: dispute.ArrangeMediation, On: day(6), MeetingOn: day(25)})
	if err := f.UndoStep(by, true, " ", today); !fault.Has(err, "dispute.undo-reason") {
		t.Errorf("without a reason: %v", err)
	}
	if err := f.UndoStep(by, true, "Another family was meant.", today); err != nil {
		t.Fatal(err)
	}
	if f.Mediation() != dispute.Arranged || f.MeetingOn() != day(20) {
		t.Errorf("stands at %s, meeting on %s", f.Mediation(), f.MeetingOn())
	}
	for range 2 {
		if err := f.UndoStep(by, true, "All of it was a mistake.", today); err != nil {
			t.Fatal(err)
		}
	}
	taken := f.Taken()
	if f.Mediation() != dispute.NoMediation || len(taken) != 3 || taken[2].Undone == nil || taken[2].Undone.Reason != "Another family was meant." {
		t.Errorf("stands at %s with %+v", f.Mediation(), taken)
	}
	if len(f.Happenings()) != 0 || f.Open() {
		t.Errorf("what was undone starts time limits: %+v", f.Happenings())
	}
	if err := f.UndoStep(by, true, "Once more.", today); !fault.Has(err, "dispute.nothing-to-undo") {
		t.Errorf("nothing is left: %v", err)
	}
	f.mediate(dispute.MediationInput{Step: dispute.ContactAdviser, On: day(4)})
	if h := f.OfDecision(timescale.Happening{Event: timescale.Event{Trigger: timescale.DecisionNotice, On: notice}}); h.Met[timescale.ContactMediation] != day(4) {
		t.Errorf("the adviser was contacted on %s", h.Met[timescale.ContactMediation])
	}
}

func TestUndoingAnOrderTakesWhatItAskedForAlong(t *testing.T) {
	f := heard(about(t, dispute.NotToIssue), dispute.RefusalToIssue).appeal(dispute.TribunalInput{Step: dispute.MakeOrder, On: day(120), Orders: []dispute.OrderKind{dispute.MakePlan}})
	if err := f.RecordDone(by, f.Duties()[0].Field(), day(130), today, now); err != nil {
		t.Fatal(err)
	}
	if err := f.UndoStep(by, false, "The order is about another child.", today); err != nil {
		t.Fatal(err)
	}
	last := f.Taken()[len(f.Taken())-1]
	if f.Tribunal() != dispute.Hearing || len(f.Orders()) != 0 || len(f.Duties()) != 0 || len(last.Undone.Done) != 1 {
		t.Errorf("stands at %s, orders %v, duties %v, kept %+v", f.Tribunal(), f.Orders(), f.Duties(), last.Undone)
	}
	if _, settled := f.Settled(); settled {
		t.Error("an order that was undone settles the disagreement")
	}
}

func TestBothSidesCanAgreeOnOtherDays(t *testing.T) {
	f := about(t, dispute.NotToIssue).
		mediate(dispute.MediationInput{Step: dispute.RequestMediation, On: day(3)}).
		mediate(dispute.MediationInput{Step: dispute.ArrangeMediation, On: day(5), MeetingOn: day(20)}).
		mediate(dispute.MediationInput{Step: dispute.HoldMediation, On: day(20)}).
		mediate(dispute.MediationInput{Step: dispute.ReachAgreement, On: day(20), Agreement: dispute.Agreement{Grounds: []dispute.Ground{dispute.RefusalToIssue}, Text: "A plan will be made."}})
	const field = "mediation-agreement-D35-final"
	agreed := day(200)
	for want, in := range map[string]struct {
		field string
		by    ehc.Date
		why   string
	}{
		"dispute.agreed-date": {field, ehc.Date{}, "x"}, "dispute.agreed-early": {field, day(19), "x"}, "dispute.agreed-why": {field, agreed, " "}, "dispute.not-datable": {"order-assess-D38-plan", agreed, "x"},
	} {
		if err := f.AgreeDate(by, in.field, in.by, in.why, today); !fault.Has(err, want) {
			t.Errorf("want %s, got %v", want, err)
		}
	}
	if err := f.AgreeDate(by, field, agreed, "The school opens in September.", today); err != nil {
		t.Fatal(err)
	}
	for _, u := range f.Duties() {
		switch u.Key() {
		case "D35-final":
			if why, ok := f.Agreed(u); u.Last != agreed || !ok || why.Why != "The school opens in September." {
				t.Errorf("final plan by %s, because %+v", u.Last, why)
			}
		case "D35-draft":
			if u.Last != day(20+35) {
				t.Errorf("the draft’s own day moved to %s", u.Last)
			}
		}
	}
}
