package accounts

import (
	"context"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// SetPassword gives a person a password without a link. It is for the hub itself only: the first administrator at
// the command line, and the demo.
type SetPassword struct{ Means }

// SetPasswordInput is whose password, and what it is to be.
type SetPasswordInput struct {
	Person   ehc.PersonID
	Password string
}

// Do sets the password. fault.Forbidden for anyone but the hub; fault.Invalid at "password".
func (u SetPassword) Do(ctx context.Context, actor ehc.Actor, in SetPasswordInput) error {
	if err := access.Decide(actor, access.InvitePerson, access.Subject{Relations: access.Offices(actor)}); err != nil {
		return err
	}
	if actor.Kind != ehc.System {
		return fault.New(fault.Forbidden, "account.set-password", "People choose their own passwords. Send them a link instead.")
	}
	now := u.Clock.Now().UTC()
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, in.Person)
		if err != nil {
			return err
		}
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		if err := u.checkPassword(in.Password, p, profile.Name); err != nil {
			return err
		}
		hash, err := u.Passwords.Hash(ctx, in.Password)
		if err != nil {
			return err
		}
		return u.register(ctx, s, p, hash, now)
	})
}
