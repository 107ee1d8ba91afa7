package accounts

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// FindSession tells who is signed in, on every request, in one statement.
type FindSession struct {
	Sessions ports.Sessions
	Clock    ports.Clock
}

// FoundSession is who is signed in, and how long they stay so if they do nothing more.
type FoundSession struct {
	Actor ehc.Actor
	Left  time.Duration
}

// Do gives the person behind the secret of a session. fault.Unauthenticated when it has ended: 30 minutes after
// it was last used, and 12 hours after it began.
func (u FindSession) Do(ctx context.Context, token string) (FoundSession, error) {
	now := u.Clock.Now().UTC()
	return u.find(ctx, token, sessionBounds(now))
}

func (u FindSession) find(ctx context.Context, token string, bounds ports.SessionBounds) (FoundSession, error) {
	found, err := u.Sessions.Find(ctx, hashOf(token), bounds)
	if err != nil {
		return FoundSession{}, err
	}
	return FoundSession{found.Actor, min(SessionIdle, found.BegunAt.Add(SessionLife).Sub(bounds.Now))}, nil
}

// Peek tells as Do does, and does not count as being there.
func (u FindSession) Peek(ctx context.Context, token string) (FoundSession, error) {
	bounds := sessionBounds(u.Clock.Now().UTC())
	bounds.Touch = bounds.SeenSince // whatever was seen before that no longer holds
	return u.find(ctx, token, bounds)
}

func sessionBounds(now time.Time) ports.SessionBounds {
	// Being seen is marked once a minute, so nobody is signed out before the full 30 minutes.
	return ports.SessionBounds{Now: now, SeenSince: now.Add(-SessionIdle - sessionTouch), BegunSince: now.Add(-SessionLife), Touch: now.Add(-sessionTouch)}
}

// SignOut ends a session.
type SignOut struct{ Sessions ports.Sessions }

// Do ends the session behind the secret; ending none is no error.
func (u SignOut) Do(ctx context.Context, token string) error {
	return u.Sessions.End(ctx, hashOf(token))
}
