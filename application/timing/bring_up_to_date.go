package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// BringUpToDate goes through the cases that were stored before the hub kept what it keeps of each now: their deadlines,
// and what lists show of them to everyone who holds them (ports.KeptEdition). Each case is brought up to date in a unit
// of its own, once; it can be stopped at any time and goes on where it was. Any number of servers may do so at once.
type BringUpToDate struct{ Gate application.Gate }

// Do brings every such case up to date, and counts them.
func (u BringUpToDate) Do(ctx context.Context, actor ehc.Actor) (count int, err error) {
	if err := access.DecideOffice(actor, access.CountAgain); err != nil {
		return 0, err
	}
	return application.Round{Gate: u.Gate,
		Wanting: func(ctx context.Context, s ports.Stores, _ ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
			return s.Upkeep.Behind(ctx, after, limit)
		},
		Work: func(ctx context.Context, id ehc.CaseID) (int, error) {
			return 1, u.Gate.Open(ctx, actor, id, access.CountAgain, "", func(ctx context.Context, v *application.Visit) error {
				v.CountAgain("The hub began to keep this date, or counts it in another way now.")
				return v.Stores.Upkeep.Keep(ctx, v.Case)
			})
		},
	}.Go(ctx)
}

// Run does so until ctx ends.
func (u BringUpToDate) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "cases brought up to date", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}
