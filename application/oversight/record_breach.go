package oversight

import (
	"context"

	"time"

	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Breaches is the council's log of personal data breaches: to write, to read and to take away (UK GDPR article 33(5)).
type Breaches struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// MostBreaches bounds what one page or file of the log holds.
const MostBreaches = 2000

// BreachesOut is the log as it stands at an instant.
type BreachesOut struct {
	All []council.Breach
	Now time.Time
}

// List reads the log.
func (u Breaches) List(ctx context.Context, actor ehc.Actor, kind ports.AuditKind) (BreachesOut, error) {
	out := BreachesOut{Now: u.Clock.Now().UTC()}
	err := u.do(ctx, actor, "", kind, func(ctx context.Context, s ports.Stores) (err error) {
		out.All, err = s.Breaches.List(ctx, MostBreaches)
		return err
	})
	return out, err
}

// Read gives one entry, or with no identity an empty one that begins now.
func (u Breaches) Read(ctx context.Context, actor ehc.Actor, id ehc.BreachID) (b council.Breach, now time.Time, err error) {
	now = u.Clock.Now().UTC()
	if id == "" {
		return council.Breach{AwareAt: now}, now, access.DecideOffice(actor, access.RecordBreach)
	}
	err = u.do(ctx, actor, id, ports.Looked, func(ctx context.Context, s ports.Stores) error {
		b, err = s.Breaches.Get(ctx, id)
		return err
	})
	return b, now, err
}

// Write keeps an entry: a new one without an identity. What the audit said of who opened it, the case and who recorded it
// stay. fault.Invalid at the fields that lack something.
func (u Breaches) Write(ctx context.Context, actor ehc.Actor, b council.Breach) (ehc.BreachID, error) {
	now := u.Clock.Now().UTC()
	fresh := b.ID == ""
	if fresh {
		b.ID = ehc.BreachID(u.IDs.New())
	}
	err := u.do(ctx, actor, b.ID, ports.Changed, func(ctx context.Context, s ports.Stores) error {
		if err := b.Check(now); err != nil {
			return err
		}
		b.RecordedBy, b.RecorderName, b.RecordedAt, b.Case, b.Opened = actor.Person, actor.Name, now, "", nil
		if !fresh {
			before, err := s.Breaches.Get(ctx, b.ID)
			if err != nil {
				return err
			}
			b.RecordedBy, b.RecorderName, b.RecordedAt, b.Case, b.Opened = before.RecordedBy, before.RecorderName, before.RecordedAt, before.Case, before.Opened
		}
		if b.Case == "" && b.Reference != "" {
			found, err := caseTyped(ctx, s, b.Reference)
			if err != nil && fault.As(err) != nil {
				return fault.Field("case", "audit.case", "There is no case with this case ID.")
			}
			if err != nil {
				return err
			}
			b.Case = found
		}
		return s.Breaches.Save(ctx, b)
	})
	return b.ID, err
}

func (u Breaches) do(ctx context.Context, actor ehc.Actor, id ehc.BreachID, kind ports.AuditKind, work func(context.Context, ports.Stores) error) error {
	if err := access.DecideOffice(actor, access.RecordBreach); err != nil {
		return err
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if err := work(ctx, s); err != nil {
			return err
		}
		item := "log of breaches"
		if id != "" {
			item = "breach/" + string(id)
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: u.Clock.Now().UTC(), Actor: actor.Person, Action: string(access.RecordBreach), Item: item, Kind: kind})
	})
}
