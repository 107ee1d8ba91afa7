package standing_test

import (
	"testing"

	"ehchub/application/standing"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var moved = casework.Closing{Kind: casework.ByMovingAway, On: today, To: "Northmoor Council", Reason: "The family has moved."}

func TestACaseIsClosedAndTheMistakeUndone(t *testing.T) {
	h := newHub(t)
	h.must(t, standing.CheckClosing{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, moved))
	if h.Load(t).State().Closed() {
		t.Fatal("checking closed it")
	}
	closing := standing.CloseCase{Gate: h.gate}
	h.must(t, closing.Do(t.Context(), h.Coordinator.Actor(), h.Case, moved))
	c, kept := h.Load(t), casework.Closing{}
	if kept, _ = c.Closing(); kept.To != moved.To || kept.From != casework.Assessing || kept.CloserName != h.Coordinator.Name || kept.On != today {
		t.Errorf("kept %+v", kept)
	}
	if err := closing.Do(t.Context(), h.Coordinator.Actor(), h.Case, moved); !fault.Has(err, "closing.closed") {
		t.Errorf("twice: %v", err)
	}
	undo := standing.UndoClosing{Gate: h.gate}
	h.must(t, undo.Do(t.Context(), h.Manager.Actor(), h.Case, "Another child was meant."))
	if c := h.Load(t); c.State() != casework.Assessing || c.Closings()[0].Undone == nil {
		t.Errorf("after undoing: %s %+v", c.State(), c.Closings())
	}
	if len(h.Events(t, ehc.CaseMovedAway)) != 1 || len(h.Events(t, ehc.ClosingUndone)) != 1 {
		t.Error("not everyone is told")
	}
}

func TestWhoClosesAndWhoUndoes(t *testing.T) {
	h := newHub(t)
	refused(t, "closing", func(by ehc.Actor) error { return standing.CloseCase{Gate: h.gate}.Do(t.Context(), by, h.Case, moved) }, map[fault.Kind][]ehc.Actor{
		fault.Forbidden: {h.Parent.Actor(), h.SENCO.Actor()}, fault.NotFound: {h.Stranger.Actor(), h.Officer.Actor()}, fault.Unauthenticated: {{}}})
	h.must(t, standing.CloseCase{Gate: h.gate}.Do(t.Context(), h.Manager.Actor(), h.Case, moved))
	refused(t, "undoing", func(by ehc.Actor) error { return standing.UndoClosing{Gate: h.gate}.Do(t.Context(), by, h.Case, "x") }, map[fault.Kind][]ehc.Actor{
		fault.Forbidden: {h.Parent.Actor(), h.Coordinator.Actor()}, fault.NotFound: {h.Stranger.Actor()}})
	if !h.Load(t).State().Closed() {
		t.Error("it is open again")
	}
}

func TestTheFamilyAsksToWithdrawAndTheAuthorityConfirms(t *testing.T) {
	h := newHub(t)
	ask := standing.AskToWithdraw{Gate: h.gate}
	refused(t, "withdrawing", func(by ehc.Actor) error { return ask.Do(t.Context(), by, h.Case, "") }, map[fault.Kind][]ehc.Actor{
		fault.Forbidden: {h.SENCO.Actor(), h.Coordinator.Actor()}, fault.NotFound: {h.Stranger.Actor()}})
	h.must(t, ask.Do(t.Context(), h.Parent.Actor(), h.Case, "School is going well now."))
	if w, asked := h.Load(t).WithdrawalAsked(); !asked || w.Why == "" || w.Name != h.Parent.Name {
		t.Errorf("kept %+v", w)
	}
	h.must(t, standing.KeepRequest{Gate: h.gate}.Do(t.Context(), h.Parent.Actor(), h.Case))
	h.must(t, ask.Do(t.Context(), h.Parent.Actor(), h.Case, ""))
	h.must(t, standing.CloseCase{Gate: h.gate}.Do(t.Context(), h.Coordinator.Actor(), h.Case, casework.Closing{Kind: casework.ByWithdrawal, On: today, AskedBy: h.Parent.Name, Reason: "The school makes the provision."}))
	if _, asked := h.Load(t).WithdrawalAsked(); asked || len(h.Events(t, ehc.WithdrawalAsked)) != 2 || len(h.Events(t, ehc.WithdrawalTakenBack)) != 1 {
		t.Error("the wish was not told or still waits")
	}
}
