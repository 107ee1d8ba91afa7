package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// FindTransfers finds, once a day, who moves to the next phase of education next September: on 1 September the whole
// cohort of the school year, later whoever turns out to move (SI 2014/1530 reg 18). Their clocks get the day by which
// the plan must name the next setting. Any number of servers may do so at once.
type FindTransfers struct{ Gate application.Gate }

// foundWords is why dates change through it.
const foundWords = "It became known, or turned out not to be so, that the child moves to the next phase of education."

// Do looks at every case of which something is not known yet, and counts them.
func (u FindTransfers) Do(ctx context.Context, actor ehc.Actor) (found int, err error) {
	if err := access.DecideOffice(actor, access.FindTransfers); err != nil {
		return 0, err
	}
	return application.Round{Gate: u.Gate, Daily: "transfers",
		Wanting: func(ctx context.Context, s ports.Stores, today ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
			return s.Transfers.Wanting(ctx, today, after, limit)
		},
		Work: func(ctx context.Context, id ehc.CaseID) (int, error) {
			return 1, u.Gate.Open(ctx, actor, id, access.FindTransfers, "", func(_ context.Context, v *application.Visit) error {
				v.CountAgain(foundWords)
				return nil
			})
		},
	}.Go(ctx)
}

// Run does so every day, until ctx ends.
func (u FindTransfers) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "cases whose child moves to the next phase found", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}
