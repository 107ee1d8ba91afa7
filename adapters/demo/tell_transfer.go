package demo

import (
	"context"
	"time"

	"ehchub/application/timing"
	"ehchub/domain/ehc"
	"ehchub/domain/transfer"
)

// findTransfers lets the hub find who moves to the next phase, on each 1 September and on the last day.
func (l *loading) findTransfers() {
	for day := l.today.AddDays(-founded); day.Before(l.today); day = day.AddDays(1) {
		if first := day.Month == time.September && day.Day == 1; !first && day != l.today.AddDays(-1) {
			continue
		}
		l.steps = append(l.steps, step{at: morning(day).Add(-2 * time.Hour), what: "find who moves to the next phase", do: func(ctx context.Context) error {
			_, err := timing.FindTransfers{Gate: l.Gate}.Do(ctx, ehc.SystemActor())
			return err
		}})
	}
}

// nextPlace is where most children of the story go on, by the kind of their move.
var nextPlace = map[transfer.Kind]string{transfer.IntoSchool: "larkfield", transfer.IntoJunior: "junior", transfer.IntoSecondary: "wrenbridge", transfer.IntoPost16: "college"}

// tellTransfer tells how far the move of a child to the next phase is prepared: a third are reviewed, and a third have
// the next setting named too. A child who moves nowhere has nothing to tell.
func (s *story) tellTransfer() {
	how := s.rng.IntN(3)
	if how == 0 {
		return
	}
	s.on(s.age-4, "record the review for the move", false, func(ctx context.Context) error {
		return s.prepareMove(ctx, func(m transfer.Move) timing.RecordTransferInput {
			return timing.RecordTransferInput{ReviewedOn: s.now().AddDays(-1)}
		})
	})
	if how == 1 {
		return
	}
	s.on(s.age-2, "record the setting named for the move", false, func(ctx context.Context) error {
		return s.prepareMove(ctx, func(m transfer.Move) timing.RecordTransferInput {
			return timing.RecordTransferInput{NamedOn: s.now(), Setting: s.settings[nextPlace[m.Kind]].ID}
		})
	})
}

func (s *story) prepareMove(ctx context.Context, record func(transfer.Move) timing.RecordTransferInput) error {
	out, err := timing.ReadMoves{Gate: s.Gate}.Do(ctx, s.coordinator(), s.id)
	if err != nil {
		return err
	}
	for _, m := range out.Moves {
		if !m.Expected() || !m.On.After(s.now()) || nextPlace[m.Kind] == "" {
			continue
		}
		in := record(m)
		in.Case, in.Move = s.id, m.Key()
		return timing.RecordTransfer{Gate: s.Gate}.Do(ctx, s.coordinator(), in)
	}
	return nil
}
