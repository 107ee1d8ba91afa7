package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var (
	noIdentity  = fault.New(fault.NotFound, "account.no-identity", "Nobody signs in with this account.")
	noDeparture = fault.New(fault.NotFound, "account.no-departure", "Nobody is on their way with this secret.")
)

type identityStore struct{ statements }

type identityRow struct {
	Provider, Subject string
	PersonID          ehc.PersonID
	LinkedAt, UsedAt  time.Time
}

func (row identityRow) restore() ports.Identity {
	return ports.Identity{Provider: row.Provider, Subject: row.Subject, Person: row.PersonID, LinkedAt: row.LinkedAt.UTC(), UsedAt: row.UsedAt.UTC()}
}

func (s identityStore) Find(ctx context.Context, provider, subject string, now time.Time) (ports.Identity, error) {
	var row identityRow
	err := s.one(ctx, &row, noIdentity, "UPDATE identity SET used_at = ? WHERE provider = ? AND subject = ? RETURNING provider, subject, person_id, linked_at, used_at", now.UTC(), provider, subject)
	return row.restore(), err
}

func (s identityStore) Link(ctx context.Context, i ports.Identity) error {
	if !valid(i.Person) {
		return noPerson
	}
	_, err := s.exec(ctx, `
		INSERT INTO identity (provider, subject, person_id, linked_at, used_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (person_id, provider) DO UPDATE SET subject = excluded.subject, linked_at = excluded.linked_at, used_at = excluded.used_at`,
		i.Provider, i.Subject, string(i.Person), i.LinkedAt.UTC(), i.UsedAt.UTC())
	return err
}

func (s identityStore) OfPerson(ctx context.Context, person ehc.PersonID) ([]ports.Identity, error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []identityRow
	err := s.all(ctx, &rows, "SELECT provider, subject, person_id, linked_at, used_at FROM identity WHERE person_id = ? ORDER BY provider", string(person))
	var all []ports.Identity
	for _, row := range rows {
		all = append(all, row.restore())
	}
	return all, err
}

func (s identityStore) Depart(ctx context.Context, state []byte, d ports.Departure, until time.Time) error {
	text, err := record(d)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, "INSERT INTO departure (state, record, until) VALUES (?, ?, ?)", state, text, until.UTC())
	return err
}

// Return deletes the departure, and those that were never returned from.
func (s identityStore) Return(ctx context.Context, state []byte, now time.Time) (d ports.Departure, err error) {
	if _, err := s.exec(ctx, "DELETE FROM departure WHERE until <= ?", now.UTC()); err != nil {
		return d, err
	}
	var row recordRow
	if err := s.one(ctx, &row, noDeparture, "DELETE FROM departure WHERE state = ? RETURNING record", state); err != nil {
		return d, err
	}
	return d, restore(row.Record, &d)
}
