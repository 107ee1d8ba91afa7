package assessment

import (
	"context"
	"errors"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ClearDrafts deletes the draft requests of visitors who never sent them: what is not needed is not kept (UK GDPR
// art 5(1)(e)). Drafts of people with an account stay theirs.
type ClearDrafts struct {
	Gate  application.Gate
	Store ports.FileStore
}

// draftsAtOnce is how many drafts are looked up at a time.
const draftsAtOnce = 100

// Do clears every draft that was not saved for as many days as the council keeps them, and gives their number. One
// that was saved or sent meanwhile stays.
func (u ClearDrafts) Do(ctx context.Context, actor ehc.Actor) (cleared int, err error) {
	for {
		before := cleared
		found, err := u.find(ctx)
		if err != nil {
			return cleared, err
		}
		for _, id := range found {
			err := u.clear(ctx, actor, id)
			switch {
			case err == nil:
				cleared++
			case !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Conflict): // else another server was quicker
				return cleared, err
			}
		}
		if cleared == before {
			return cleared, nil
		}
	}
}

func (u ClearDrafts) find(ctx context.Context) (found []ehc.CaseID, err error) {
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		found, err = s.Drafts.Abandoned(ctx, u.Gate.Clock.Now().UTC().AddDate(0, 0, -profile.VisitorDraftsKept()), draftsAtOnce)
		return err
	})
	return found, err
}

// clear takes the documents first: should it be broken off, the draft is still there to be cleared the next time.
func (u ClearDrafts) clear(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.ClearDraft, "", func(ctx context.Context, v *application.Visit) error {
		var failed error
		for _, file := range v.Case.Request().Files {
			failed = errors.Join(failed, u.Store.Remove(ctx, file))
		}
		if failed != nil {
			return failed
		}
		return v.Stores.Drafts.Clear(ctx, v.Case)
	})
}

// clearEvery is how long the hub waits until it looks for abandoned drafts again.
const clearEvery = 24 * time.Hour

// Run clears drafts now and once a day, until ctx ends. Any number of hubs may do so at once.
func (u ClearDrafts) Run(ctx context.Context) {
	application.Every(ctx, clearEvery, "abandoned drafts cleared", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}
