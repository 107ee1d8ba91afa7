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

// SwitchReadOnly makes the hub read-only for a time, so that it can be looked after, and ends that.
type SwitchReadOnly struct {
	Units ports.UnitOfWork
	Clock ports.Clock
}

// Read gives what is planned, and the time by which it is on.
func (u SwitchReadOnly) Read(ctx context.Context, actor ehc.Actor) (m council.Maintenance, now time.Time, err error) {
	now = u.Clock.Now()
	if err := access.DecideOffice(actor, access.SwitchReadOnly); err != nil {
		return m, now, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		m, err = s.Maintenance.Planned(ctx)
		return err
	})
	return m, now, err
}

// Do plans it; a beginning that is zero or past is now. fault.Invalid where something of it is wrong.
func (u SwitchReadOnly) Do(ctx context.Context, actor ehc.Actor, m council.Maintenance) error {
	now := u.Clock.Now().UTC()
	if m.From.Before(now) {
		m.From = now
	}
	m.Message = strings.TrimSpace(m.Message)
	if err := access.DecideOffice(actor, access.SwitchReadOnly); err != nil {
		return err
	}
	if err := m.Check(now); err != nil {
		return err
	}
	return u.keep(ctx, actor, m, now)
}

// End ends it now, or takes back what was planned.
func (u SwitchReadOnly) End(ctx context.Context, actor ehc.Actor) error {
	if err := access.DecideOffice(actor, access.SwitchReadOnly); err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	return u.keep(ctx, actor, council.Maintenance{From: now, Until: now}, now)
}

func (u SwitchReadOnly) keep(ctx context.Context, actor ehc.Actor, m council.Maintenance, now time.Time) error {
	if m.SetBy = actor.Name; actor.Kind == ehc.System {
		m.SetBy = "The operator"
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := s.Maintenance.Save(ctx, m); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.SwitchReadOnly)})
	})
}
