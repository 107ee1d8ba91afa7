package documents_test

import (
	"context"
	"testing"

	"ehchub/application/documents"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
	"ehchub/ports"
)

func TestThePackForAnotherCouncilWaitsForAMoveAndAPlanInForce(t *testing.T) {
	c := newCast(t)
	pack := documents.TransferPack{Gate: c.Gate, Renderers: renderers}
	if _, err := pack.Do(ctx, c.Coordinator, c.Case, ports.PDF); !fault.Has(err, "moving.none") {
		t.Errorf("before a move: %v", err)
	}
	if _, err := pack.Do(ctx, c.Mother, c.Case, ports.PDF); !fault.Is(err, fault.Forbidden) {
		t.Errorf("for the family: %v", err)
	}
	c.begin(t)
	c.SumUp(t)
	c.share(t, 1, c.Ashgrove.ID)
	c.Clock.Pass(40)
	c.finalise(t, 2)
	err := c.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		one, err := s.Cases.Get(ctx, c.Case)
		if err != nil {
			return err
		}
		if err := one.RecordMove(c.Coordinator, casework.Moving{To: "Northmoor Council", On: c.Today(), KnewOn: c.Today()}, c.Today(), c.Clock.At); err != nil {
			return err
		}
		return s.Cases.Save(ctx, one)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []ports.Format{ports.PDF, ports.Word} {
		file, err := pack.Do(ctx, c.Coordinator, c.Case, f)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, string(f), textOf(t, f, file.Content), "Transfer of an education, health and care plan", "Northmoor Council", "within 6 weeks of the transfer")
	}
}
