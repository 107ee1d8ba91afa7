package assessment

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ListDrafts finds the requests that someone began and has not sent, so that nobody begins a second time by mistake.
type ListDrafts struct{ Units ports.UnitOfWork }

// draftsListed is how many of them are offered.
const draftsListed = 20

// Do lists whoever asks' own drafts and those of their settings, the one saved last first; none for those who can’t begin one.
func (u ListDrafts) Do(ctx context.Context, actor ehc.Actor) (begun []ports.DraftBegun, err error) {
	if access.DecideStart(actor, false) != nil {
		return nil, nil
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		begun, err = s.Drafts.Begun(ctx, actor.Person, actor.DraftKey, draftsListed, actor.Settings...)
		return err
	})
	return begun, err
}
