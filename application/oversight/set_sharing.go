package oversight

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// SetSharing decides for the council whether contributors read what families comment on a draft (F183).
type SetSharing struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// Read reports whether families' comments are kept from contributors.
func (u SetSharing) Read(ctx context.Context, actor ehc.Actor) (kept bool, err error) {
	if err := access.DecideOffice(actor, access.SetSharing); err != nil {
		return false, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		kept = profile.CommentsKept
		return err
	})
	return kept, err
}

// Do keeps them from contributors, or lets contributors read them.
func (u SetSharing) Do(ctx context.Context, actor ehc.Actor, keep bool) error {
	if err := access.DecideOffice(actor, access.SetSharing); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		current, err := s.Council.Current(ctx)
		if err != nil {
			return err
		}
		profile := current.Profile
		profile.CommentsKept = keep
		if err := s.Council.Keep(ctx, current.Next(profile, actor, u.Clock.Now().UTC())); err != nil {
			return err
		}
		item := "contributors read them"
		if keep {
			item = "kept from contributors"
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.SetSharing), Item: item, Kind: ports.Changed})
	})
}
