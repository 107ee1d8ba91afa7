package standing_test

import (
	"testing"

	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/disputing"
	"ehchub/application/standing"
	"ehchub/domain/casework"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// live makes the world's case one with a plan in force since today.
func (h hub) live(t *testing.T) {
	t.Helper()
	c := h.Load(t).Snapshot()
	c.State, c.FinalOn = casework.ReviewPending, today
	c.Decisions = append(c.Decisions, casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "A plan is needed.", DecidedOn: today, PublishedOn: today})
	h.save(t, casework.Restore(c))
}

func (h hub) due(t *testing.T, code string) ehc.Date {
	t.Helper()
	out, err := standing.ReadReassessment{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case)
	h.must(t, err)
	for _, d := range out.Dates {
		if d.Code == code {
			return d.Last
		}
	}
	t.Fatalf("no date %s in %+v", code, out.Dates)
	return ehc.Date{}
}

func (h hub) decide(t *testing.T, d casework.Decision) error {
	t.Helper()
	d.DecidedOn = ehc.DateIn(h.Clock.Now(), application.London)
	return assessment.Decide{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), assessment.DecideInput{Case: h.Case, Decision: d})
}

func TestAParentAsksToReassessAndTheFifteenDaysAreKept(t *testing.T) {
	h := newHub(t)
	ask := standing.AskToReassess{Gate: h.gate}
	in := standing.AskToReassessInput{Case: h.Case, Why: "School has stopped working."}
	if err := ask.Do(t.Context(), h.Parent.Actor(), in); !fault.Has(err, "reassess.no-plan") {
		t.Errorf("without a plan: %v", err)
	}
	h.live(t)
	refused(t, "asking", func(by ehc.Actor) error { return ask.Do(t.Context(), by, in) }, map[fault.Kind][]ehc.Actor{fault.NotFound: {h.Stranger.Actor(), h.Officer.Actor()}})
	h.must(t, ask.Do(t.Context(), h.Parent.Actor(), in))
	r, _ := h.Load(t).Reassessment()
	if r.Asker != casework.AskedByParent || r.Name != h.Parent.Name || r.ReceivedOn != today {
		t.Errorf("kept %+v", r)
	}
	if last := h.due(t, timescale.DecideWhetherToReassess); last != today.AddDays(15) {
		t.Errorf("decided by %s", last)
	}
	if len(h.Events(t, ehc.ReassessmentAsked)) != 1 {
		t.Error("nobody is told")
	}
	back := standing.TakeReassessmentBack{Gate: h.gate}
	if err := back.Do(t.Context(), h.SENCO.Actor(), h.Case); !fault.Has(err, "access.own") {
		t.Errorf("the setting takes the parent’s request back: %v", err)
	}
	h.must(t, back.Do(t.Context(), h.Parent.Actor(), h.Case))
	h.must(t, ask.Do(t.Context(), h.SENCO.Actor(), in))
	if r, _ := h.Load(t).Reassessment(); r.Asker != casework.AskedBySetting {
		t.Errorf("the setting asks as %s", r.Asker)
	}
}

func TestARefusalToReassessGoesToTheTribunalAndIsDecidedAgain(t *testing.T) {
	h := newHub(t)
	h.live(t)
	h.must(t, standing.AskToReassess{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), standing.AskToReassessInput{Case: h.Case, Asker: casework.AskedByParent, Name: "Isla Farrow", ReceivedOn: today, Why: "A letter came."}))
	h.must(t, h.decide(t, casework.Decision{Question: casework.WhetherToReassess, Reason: "Nothing has changed.", Ground: casework.NotNecessary}))
	gate := h.gate
	list, err := disputing.ReadDisputes{Gate: gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case)
	h.must(t, err)
	known := false
	for _, m := range list.Matters {
		known = known || m.Kind == dispute.NotToReassess && m.NoticeOn == today
	}
	for _, kind := range list.Later {
		known = known && kind != dispute.NotToReassess
	}
	if !known {
		t.Errorf("the day of the notice is asked for: %+v, %v", list.Matters, list.Later)
	}
	if !list.Head.Case.RefusedOn(casework.WhetherToReassess) {
		t.Error("no refusal stands")
	}
	id, err := disputing.OpenDispute{Gate: gate}.Do(t.Context(), h.Coordinator.Actor(), disputing.OpenDisputeInput{Case: h.Case, Matter: dispute.Matter{Kind: dispute.NotToReassess}})
	h.must(t, err)
	step := disputing.RecordStep{Gate: gate}
	for _, in := range []dispute.TribunalInput{
		{Step: dispute.RegisterAppeal, On: today, Grounds: []dispute.Ground{dispute.RefusalToReassess}}, {Step: dispute.ReceiveAppeal, On: today}, {Step: dispute.OpposeAppeal, On: today},
		{Step: dispute.MakeOrder, On: today, Orders: []dispute.OrderKind{dispute.Remit}},
	} {
		h.must(t, step.Do(t.Context(), h.Coordinator.Actor(), disputing.StepInput{Case: h.Case, Dispute: id, Tribunal: &in}))
	}
	again := casework.Decision{Question: casework.WhetherToReassess, Reason: "We looked again.", Ground: casework.NotNecessary, Basis: casework.TribunalOrder, OrderedOn: today}
	if err := h.decide(t, again); !fault.Has(err, "decision.refused-again") {
		t.Errorf("refused against an order: %v", err)
	}
	again.Basis = casework.Remitted
	h.must(t, h.decide(t, again))
	d, err := disputing.ReadDispute{Gate: gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, id)
	h.must(t, err)
	if d.Dispute.Tribunal() != dispute.Complied {
		t.Errorf("after deciding again the appeal stands at %s", d.Dispute.Tribunal())
	}
	if got := len(h.Load(t).Decisions(casework.WhetherToReassess)); got != 2 {
		t.Errorf("%d decisions are kept", got)
	}
}

func TestAnAgreedReassessmentGoesTheRoadAgain(t *testing.T) {
	h := newHub(t)
	h.live(t)
	h.must(t, standing.AskToReassess{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), standing.AskToReassessInput{Case: h.Case, Asker: casework.AskedByAuthority, ReceivedOn: today, Why: "The placement broke down."}))
	if out, err := (standing.ReadReassessment{Gate: h.gate}).Do(t.Context(), h.Parent.Actor(), h.Case); err != nil || len(out.Rounds) != 0 {
		t.Errorf("the family reads what the council only considers: %+v, %v", out.Rounds, err)
	}
	h.must(t, h.decide(t, casework.Decision{Question: casework.WhetherToReassess, Agreed: true, Reason: "The needs have changed."}))
	c := h.Load(t)
	if c.State() != casework.Assessing || !c.PlanInForce() || c.FinalOn() != today {
		t.Errorf("stands at %s, in force %v", c.State(), c.PlanInForce())
	}
	if last := h.due(t, timescale.SendPlanReassessed); last != today.AddDays(98) {
		t.Errorf("final plan by %s", last)
	}
	page, err := assessment.Page{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case)
	h.must(t, err)
	if !page.MayAsk || !page.MayFinish {
		t.Error("advice can’t be asked for again")
	}
}
