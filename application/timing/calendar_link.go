package timing

import (
	"context"
	"crypto/rand"
	"crypto/sha256"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// CalendarLink gives a person the private link under which their calendar has their own dates, and stops it. Whoever
// has the link reads case IDs and duties, and nothing of a child.
type CalendarLink struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// Make gives a fresh link's secret, once; an earlier link stops.
func (u CalendarLink) Make(ctx context.Context, actor ehc.Actor) (secret string, err error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return "", err
	}
	secret = rand.Text()
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.CalendarLinks.Keep(ctx, actor.Person, hashOf(secret), u.Clock.Now())
	})
	return secret, err
}

// Stop ends the person's link.
func (u CalendarLink) Stop(ctx context.Context, actor ehc.Actor) error {
	if err := access.DecideOwnDates(actor); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return s.CalendarLinks.Stop(ctx, actor.Person) })
}

// Read tells whether the person has a link, and since when. fault.NotFound without one.
func (u CalendarLink) Read(ctx context.Context, actor ehc.Actor) (link ports.CalendarLink, err error) {
	if err := access.DecideOwnDates(actor); err != nil {
		return link, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		link, err = s.CalendarLinks.Of(ctx, actor.Person)
		return err
	})
	return link, err
}

// hashOf is what is kept of a secret. It is random, so one plain round is enough.
func hashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
