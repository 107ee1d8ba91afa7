package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
)

// ReadDelays gives the delay log of a case: every date that was missed, by how much, what excuses it, and when the
// family was told why (law: C28; LGSCO 23 020 358). It is ready to go with the answer to a complaint.
type ReadDelays struct{ Gate application.Gate }

// DelaysOut is the log.
type DelaysOut struct {
	application.Head
	Clock  *clock.Clock
	Missed []clock.Deadline // the earliest first
	Likely map[clock.Key]clock.Likely
}

// Do reads the log.
func (u ReadDelays) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (DelaysOut, error) {
	var out DelaysOut
	err := u.Gate.Open(ctx, actor, id, access.ReadDelay, "delay log", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.Clock, err = v.Clock(ctx); err != nil {
			return err
		}
		out.Missed = out.Clock.Missed(v.Today)
		out.Likely, err = v.Forecast(ctx, out.Clock, nil)
		return err
	})
	return out, err
}
