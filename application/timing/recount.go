package timing

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Recount counts every open deadline again, a batch at a time, after the council's calendar or the law's table changed.
// It can be stopped and goes on where it was; of several processes one works at a time. Dates that were done stay.
type Recount struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// RecountBatch is how many cases one transaction counts again.
const RecountBatch = 500

// Do counts the next batch. more is false when nothing is left, or another process is at it.
func (u Recount) Do(ctx context.Context, actor ehc.Actor) (more bool, err error) {
	if err := access.DecideOffice(actor, access.CountAgain); err != nil {
		return false, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		because, after, ok, err := s.Recounts.Claim(ctx)
		if err != nil || !ok {
			return err
		}
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		clocks, err := s.Clocks.Open(ctx, after, RecountBatch)
		if err != nil {
			return err
		}
		now := u.Clock.Now().UTC()
		var changed []*clock.Clock
		for _, c := range clocks {
			if c.Recount(profile.Calendar(), because, now) {
				changed = append(changed, c)
			}
		}
		if err := s.Clocks.Move(ctx, changed...); err != nil {
			return err
		}
		more = len(clocks) == RecountBatch
		last := ehc.CaseID("")
		if more {
			last = clocks[len(clocks)-1].Case()
		}
		return s.Recounts.Advance(ctx, last, now)
	})
	return more, err
}
