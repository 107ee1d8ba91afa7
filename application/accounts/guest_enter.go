package accounts

import (
	"context"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

// EnterAsGuest is the second step of a guest's coming in: the code.
type EnterAsGuest struct{ Means }

// EnterAsGuestInput is the link, the secret of the browser that asked for the code, and the code as it was typed.
type EnterAsGuestInput struct{ Link, Browser, Code string }

// Do uses the code and begins a session, whose secret it returns. fault.Invalid at "code" says what to do; as guestBehind
// for a link that does not work.
func (u EnterAsGuest) Do(ctx context.Context, in EnterAsGuestInput) (session string, err error) {
	now := u.Clock.Now().UTC()
	session = newToken()
	return session, u.enterGuest(ctx, now, in.Browser, in.Code, session, "", func(ctx context.Context, s ports.Stores) (casework.Guest, error) {
		g, _, err := guestBehind(ctx, s, in.Link, now)
		return g, err
	})
}

// enterGuest begins a session in the place of an earlier one, which may be none.
func (m Means) enterGuest(ctx context.Context, now time.Time, browser, typed, session, earlier string, find func(ctx context.Context, s ports.Stores) (casework.Guest, error)) error {
	digits, ok := plainDigits(typed)
	if !ok {
		return fault.Field("code", "account.code-form", "Enter the six digits of the code that we sent you.")
	}
	var try ports.CodeTry
	err := m.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		g, err := find(ctx, s)
		if err != nil {
			return err
		}
		secret := guestSecret(browser, g.ID)
		if try, err = s.Accounts.Codes.Try(ctx, ports.ForGuest, hashOf(secret), m.seal(ports.ForGuest, secret, digits), now); err != nil {
			return err
		}
		entry := ports.AuditEntry{At: now, Actor: g.Person, Action: "come in as a guest", Case: g.Case, Item: string(g.Advice), Refused: !try.Fits}
		if try.Fits {
			if err := s.Accounts.Attempts.Forget(ctx, now, m.counted("guest code", string(g.ID))); err != nil {
				return err
			}
			if err := s.Guests.Sessions.End(ctx, hashOf(earlier)); err != nil {
				return err
			}
			if err := s.Guests.Sessions.Begin(ctx, hashOf(session), g.ID, now, now.Add(-SessionLife)); err != nil {
				return err
			}
		}
		return s.Audit.Record(ctx, entry)
	})
	switch {
	case err != nil:
		return err
	case try.Fits:
		return nil
	case try.Person == "":
		return fault.Field("code", "account.code-ended", "This code no longer works. Ask for a new one.")
	}
	return wrongCode(ByMail, try.Left)
}

// FindGuest tells which guest is in.
type FindGuest struct{ Means }

// FoundGuest is a guest who is in, or was until they did nothing for too long.
type FoundGuest struct {
	casework.Guest
	Actor ehc.Actor
	// Over means that they need a new code before they go on.
	Over bool
	To   GuestDoor // where it goes
	// Left is how long they are in if they do nothing more.
	Left time.Duration
}

// Do gives the guest behind the secret of a session. fault.Unauthenticated when there is none, or the invitation has ended
// or expired.
func (u FindGuest) Do(ctx context.Context, session string) (found FoundGuest, err error) {
	now := u.Clock.Now().UTC()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		held, p, err := guestIn(ctx, s, session, now)
		if err != nil {
			return err
		}
		whole := held.BegunAt.Add(SessionLife).Sub(now)
		over := whole <= 0 || now.Sub(held.SeenAt) >= SessionIdle+sessionTouch
		found = FoundGuest{Guest: held.Guest, Actor: held.Guest.Actor(), Over: over, To: u.doorOf(held.Guest, p), Left: min(SessionIdle, whole)}
		return nil
	})
	return found, err
}

func guestIn(ctx context.Context, s ports.Stores, session string, now time.Time) (held ports.GuestSession, p people.Person, err error) {
	gone := fault.New(fault.Unauthenticated, "guest.no-session", "Open the link in our e-mail again to go on.")
	if session == "" {
		return held, p, gone
	}
	held, err = s.Guests.Sessions.Find(ctx, hashOf(session), now, now.Add(-sessionTouch), now.Add(-SessionIdle-sessionTouch))
	if err == nil && !held.MayCome(now) {
		err = gone
	}
	if err != nil {
		return held, p, err
	}
	p, err = s.People.Get(ctx, held.Person)
	if err == nil && p.Closed() {
		err = gone
	}
	return held, p, err
}

// SendGuestCodeAgain sends a code to a guest who was in and did nothing for too long, so that what they typed is not lost.
type SendGuestCodeAgain struct{ Means }

// Do sends it, and gives the secret of the browser in which alone it works. It fails as FindGuest and SendGuestCode do.
func (u SendGuestCodeAgain) Do(ctx context.Context, session string) (browser string, err error) {
	now := u.Clock.Now().UTC()
	return u.guestCode(ctx, now, newToken(), func(ctx context.Context, s ports.Stores) (casework.Guest, people.Person, error) {
		held, p, err := guestIn(ctx, s, session, now)
		return held.Guest, p, err
	})
}

// GoOnAsGuest lets a guest who was in go on, by a new code.
type GoOnAsGuest struct{ Means }

// Do begins a new session in the place of the earlier. It fails as FindGuest and EnterAsGuest do.
func (u GoOnAsGuest) Do(ctx context.Context, earlier, browser, code string) (session string, err error) {
	now := u.Clock.Now().UTC()
	session = newToken()
	return session, u.enterGuest(ctx, now, browser, code, session, earlier, func(ctx context.Context, s ports.Stores) (casework.Guest, error) {
		held, _, err := guestIn(ctx, s, earlier, now)
		return held.Guest, err
	})
}

// LeaveAsGuest ends a guest's session.
type LeaveAsGuest struct{ Means }

// Do ends it; ending none is no error.
func (u LeaveAsGuest) Do(ctx context.Context, session string) error {
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Guests.Sessions.End(ctx, hashOf(session))
	})
}
