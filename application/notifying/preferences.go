package notifying

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// ChoosePreferences is how a person says when they want to be written to.
type ChoosePreferences struct{ Units ports.UnitOfWork }

// Read gives the person's own. fault.Unauthenticated for nobody.
func (u ChoosePreferences) Read(ctx context.Context, actor ehc.Actor) (p notice.Preferences, err error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return p, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err = s.Preferences.Of(ctx, actor.Person)
		return err
	})
	return p, err
}

// Do keeps what the person chose, for every message from now on.
func (u ChoosePreferences) Do(ctx context.Context, actor ehc.Actor, p notice.Preferences) error {
	if err := access.DecideOwnDates(actor); err != nil {
		return err
	}
	if err := p.Check(); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return s.Preferences.Save(ctx, actor.Person, p) })
}
