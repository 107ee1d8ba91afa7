package hosting

import (
	"context"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// WriteBanner puts the council's own message at the top of pages for a time (F355).
type WriteBanner struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// bannersListed bounds the list of messages.
const bannersListed = 100

// List gives the messages, the one that ends last first, with the time by which they are on or over.
func (u WriteBanner) List(ctx context.Context, actor ehc.Actor) (banners []council.Banner, now time.Time, err error) {
	if err := access.DecideOffice(actor, access.WriteBanners); err != nil {
		return nil, now, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		banners, err = s.Banners.List(ctx, bannersListed)
		return err
	})
	return banners, u.Clock.Now(), err
}

// Read gives one message, or with no identity a new one that begins now.
func (u WriteBanner) Read(ctx context.Context, actor ehc.Actor, id council.BannerID) (b council.Banner, now time.Time, err error) {
	now = u.Clock.Now()
	if err := access.DecideOffice(actor, access.WriteBanners); err != nil || id == "" {
		return council.Banner{From: now}, now, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		b, err = s.Banners.Get(ctx, id)
		return err
	})
	return b, now, err
}

// Do keeps a message; its Version is the one that its writer had read. fault.Invalid where something of it is wrong,
// fault.Conflict when somebody else has changed it meanwhile.
func (u WriteBanner) Do(ctx context.Context, actor ehc.Actor, b council.Banner) error {
	if err := access.DecideOffice(actor, access.WriteBanners); err != nil {
		return err
	}
	if err := b.Check(); err != nil {
		return err
	}
	if b.ID == "" {
		b.ID = council.BannerID(u.IDs.New())
	}
	return u.keep(ctx, actor, b)
}

// End takes a message off the pages now.
func (u WriteBanner) End(ctx context.Context, actor ehc.Actor, id council.BannerID) error {
	b, now, err := u.Read(ctx, actor, id)
	if err != nil || b.Over(now) {
		return err
	}
	b.Until = now
	if !b.From.Before(now) {
		b.From = now.Add(-time.Second) // it had not begun: it is over all the same
	}
	return u.keep(ctx, actor, b)
}

func (u WriteBanner) keep(ctx context.Context, actor ehc.Actor, b council.Banner) error {
	b.Text, b.SavedAt, b.SavedName = strings.TrimSpace(b.Text), u.Clock.Now().UTC(), actor.Name
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Banners.Save(ctx, b); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: b.SavedAt, Actor: actor.Person, Action: string(access.WriteBanners), Item: string(b.ID)})
	})
}
