package notifying

import (
	"context"
	"errors"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// AskLost asks whoever carries messages what became of those of which nothing was reported in a day: a report can be lost
// on its way, and a message that did not arrive must not stay unknown for it (C9).
type AskLost struct {
	Gate application.Gate
	// Carrier is nil where nobody can be asked.
	Carrier ports.Enquirer
}

// mostAsked is how many messages are asked about at a time.
const mostAsked = 50

// Do asks, and takes the answers into account as if they had been reported. It counts those that told something new.
func (u AskLost) Do(ctx context.Context, actor ehc.Actor) (learnt int, err error) {
	if err := access.DecideOffice(actor, access.TakeReports); err != nil || u.Carrier == nil {
		return 0, err
	}
	var ids []ehc.MessageID
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		ids, err = s.FollowUps.Unreported(ctx, u.Gate.Clock.Now().UTC(), mostAsked)
		return err
	})
	for _, id := range ids {
		r, known, failure := u.Carrier.Ask(ctx, id)
		if failure != nil {
			return learnt, errors.Join(err, failure) // they are asked again tomorrow
		}
		if !known {
			continue // it went another way, or they have forgotten it
		}
		changed, failure := TakeReport{Gate: u.Gate}.Do(ctx, actor, id, delivery.Reported(r))
		if err = errors.Join(err, failure); changed {
			learnt++
		}
	}
	return learnt, err
}

// Run asks from time to time, until ctx ends.
func (u AskLost) Run(ctx context.Context) {
	application.Every(ctx, application.LookEvery, "messages asked about of which nothing was reported", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}
