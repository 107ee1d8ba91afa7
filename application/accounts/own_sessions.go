package accounts

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ListSessions shows a person where they are signed in, and in which browsers they sign in.
type ListSessions struct{ Means }

// SignedInAt is one place in which the person is signed in.
type SignedInAt struct {
	ports.OwnSession
	This bool // the one that asks
}

// KnownDevice is a browser in which the person signs in.
type KnownDevice struct {
	ports.Device
	This bool // the one that asks
	// Skips means that it needs no second step until RememberedUntil.
	Skips bool
}

// ListSessionsInput is who asks, with which session, in a browser that carries which secrets.
type ListSessionsInput struct {
	Person  ehc.PersonID
	Session string
	Devices []string
}

// ListSessionsOut is what there is; those seen last first.
type ListSessionsOut struct {
	Sessions []SignedInAt
	Devices  []KnownDevice
}

// Do lists a person's own.
func (u ListSessions) Do(ctx context.Context, in ListSessionsInput) (out ListSessionsOut, err error) {
	now := u.Clock.Now().UTC()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		sessions, err := s.Accounts.OwnSessions.Of(ctx, in.Person, sessionBounds(now))
		if err != nil {
			return err
		}
		for _, one := range sessions {
			out.Sessions = append(out.Sessions, SignedInAt{one, one.ID == idOf(in.Session)})
		}
		devices, err := s.Accounts.Devices.Of(ctx, in.Person)
		if err != nil {
			return err
		}
		secret, _, err := deviceOf(ctx, s, in.Person, in.Devices)
		for _, d := range devices {
			out.Devices = append(out.Devices, KnownDevice{d, secret != "" && d.ID == idOf(secret), d.RememberedUntil.After(now)})
		}
		return err
	})
	return out, err
}

// EndSession signs a person out in one place.
type EndSession struct{ Means }

// Do ends the session; one that is over, or another's, is left alone.
func (u EndSession) Do(ctx context.Context, person ehc.PersonID, id string) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.OwnSessions.EndOne(ctx, person, id)
	})
}

// EndOtherSessions signs a person out everywhere but here.
type EndOtherSessions struct{ Means }

// Do ends every session of the person but the one whose secret is given.
func (u EndOtherSessions) Do(ctx context.Context, person ehc.PersonID, session string) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.OwnSessions.EndOthers(ctx, person, hashOf(session))
	})
}

// ForgetDevice makes a browser a stranger: signing in in it needs the second step, and tells the person by e-mail.
type ForgetDevice struct{ Means }

// Do forgets it; one of another person is left alone.
func (u ForgetDevice) Do(ctx context.Context, person ehc.PersonID, id string) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Accounts.Devices.Forget(ctx, person, id)
	})
}
