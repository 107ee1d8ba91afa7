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

// WriteIncident tells everybody on the page of status what does not work, and how it goes on (F357).
type WriteIncident struct {
	Units ports.UnitOfWork
	Clock ports.Clock
	IDs   ports.IDs
}

// incidentsListed bounds the list.
const incidentsListed = 200

// List gives them, the latest first.
func (u WriteIncident) List(ctx context.Context, actor ehc.Actor) (all []council.Incident, err error) {
	if err := access.DecideOffice(actor, access.WriteIncidents); err != nil {
		return nil, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		all, err = s.Office.Incidents.List(ctx, incidentsListed)
		return err
	})
	return all, err
}

// Read gives one, or with no identity a new one that begins now.
func (u WriteIncident) Read(ctx context.Context, actor ehc.Actor, id council.IncidentID) (one council.Incident, now time.Time, err error) {
	now = u.Clock.Now().UTC()
	if err := access.DecideOffice(actor, access.WriteIncidents); err != nil || id == "" {
		return council.Incident{Began: now}, now, err
	}
	err = u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		one, err = s.Office.Incidents.Get(ctx, id)
		return err
	})
	return one, now, err
}

// IncidentInput is an incident as its writer wants it, with the version that they had read, and what they tell now.
type IncidentInput struct {
	ID           council.IncidentID // empty for a new one
	Version      int
	Title        string
	Severity     council.Severity
	Began, Ended time.Time // UTC; no end while it goes on
	Update       string    // may be empty once something was told
}

// Do keeps it. fault.Invalid at the fields that lack something, fault.Conflict when somebody else changed it meanwhile.
func (u WriteIncident) Do(ctx context.Context, actor ehc.Actor, in IncidentInput) error {
	if err := access.DecideOffice(actor, access.WriteIncidents); err != nil {
		return err
	}
	now := u.Clock.Now().UTC()
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		one := council.Incident{ID: council.IncidentID(u.IDs.New())}
		if in.ID != "" {
			if one, err = s.Office.Incidents.Get(ctx, in.ID); err != nil {
				return err
			}
		}
		one.Version, one.Title, one.Severity, one.Began, one.Ended, one.SavedAt, one.SavedName = in.Version, strings.TrimSpace(in.Title), in.Severity, in.Began, in.Ended, now, actor.Name
		if strings.TrimSpace(in.Update) != "" {
			one = one.Tell(in.Update, actor.Name, now)
		}
		if err := one.Check(now); err != nil {
			return err
		}
		if err := s.Office.Incidents.Save(ctx, one); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: now, Actor: actor.Person, Action: string(access.WriteIncidents), Item: "incident/" + string(one.ID), Kind: ports.Changed})
	})
}
