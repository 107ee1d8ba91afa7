package postgres

import (
	"context"
	"encoding/hex"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type ownSessionStore struct{ statements }

func (s ownSessionStore) Of(ctx context.Context, person ehc.PersonID, b ports.SessionBounds) ([]ports.OwnSession, error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []struct {
		ID, Device      string
		BegunAt, SeenAt time.Time
	}
	err := s.all(ctx, &rows, "SELECT encode(token, 'hex') AS id, device, begun_at, seen_at FROM session WHERE person_id = ? AND seen_at > ? AND begun_at > ? ORDER BY seen_at DESC, token",
		string(person), b.SeenSince, b.BegunSince)
	var all []ports.OwnSession
	for _, row := range rows {
		all = append(all, ports.OwnSession{ID: row.ID, Device: row.Device, BegunAt: row.BegunAt.UTC(), SeenAt: row.SeenAt.UTC()})
	}
	return all, err
}

func (s ownSessionStore) Describe(ctx context.Context, token []byte, device string) error {
	_, err := s.exec(ctx, "UPDATE session SET device = ? WHERE token = ?", device, token)
	return err
}

func (s ownSessionStore) EndOne(ctx context.Context, person ehc.PersonID, id string) error {
	token, err := hex.DecodeString(id)
	if err != nil || !valid(person) {
		return nil // nobody's
	}
	_, err = s.exec(ctx, "DELETE FROM session WHERE person_id = ? AND token = ?", string(person), token)
	return err
}

func (s ownSessionStore) EndOthers(ctx context.Context, person ehc.PersonID, keep []byte) error {
	if !valid(person) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM session WHERE person_id = ? AND token <> ?", string(person), keep)
	return err
}

type proofStore struct{ statements }

func (s proofStore) LastOf(ctx context.Context, person ehc.PersonID, token []byte) (time.Time, error) {
	var at time.Time
	if !valid(person) {
		return at, nil
	}
	err := s.one(ctx, &at, noSession, "SELECT coalesce(proved_at, begun_at) FROM session WHERE person_id = ? AND token = ?", string(person), token)
	if fault.Is(err, fault.Unauthenticated) {
		return time.Time{}, nil
	}
	return at.UTC(), err
}

func (s proofStore) Note(ctx context.Context, token []byte, at time.Time) error {
	_, err := s.exec(ctx, "UPDATE session SET proved_at = ? WHERE token = ?", at, token)
	return err
}

var noDevice = fault.New(fault.NotFound, "account.device-unknown", "You have not signed in in this browser.")

type deviceStore struct{ statements }

type deviceRow struct {
	ID, Name        string
	FirstAt, SeenAt time.Time
	RememberedUntil *time.Time
}

const selectDevice = "SELECT encode(token, 'hex') AS id, name, first_at, seen_at, remembered_until FROM device WHERE person_id = ?"

func (row deviceRow) restore() ports.Device {
	d := ports.Device{ID: row.ID, Name: row.Name, FirstAt: row.FirstAt.UTC(), SeenAt: row.SeenAt.UTC()}
	if row.RememberedUntil != nil {
		d.RememberedUntil = row.RememberedUntil.UTC()
	}
	return d
}

func (s deviceStore) Of(ctx context.Context, person ehc.PersonID) (all []ports.Device, err error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []deviceRow
	err = s.all(ctx, &rows, selectDevice+" ORDER BY seen_at DESC, token", string(person))
	for _, row := range rows {
		all = append(all, row.restore())
	}
	return all, err
}

func (s deviceStore) Find(ctx context.Context, person ehc.PersonID, token []byte) (ports.Device, error) {
	if !valid(person) {
		return ports.Device{}, noDevice
	}
	var row deviceRow
	err := s.one(ctx, &row, noDevice, selectDevice+" AND token = ?", string(person), token)
	return row.restore(), err
}

func (s deviceStore) See(ctx context.Context, person ehc.PersonID, token []byte, d ports.Device, since time.Time) error {
	if !valid(person) {
		return noPerson
	}
	var until *time.Time
	if !d.RememberedUntil.IsZero() {
		until = &d.RememberedUntil
	}
	_, err := s.exec(ctx, `
		WITH forgotten AS (DELETE FROM device WHERE (person_id, token) IN (SELECT person_id, token FROM device WHERE seen_at <= ? AND token <> ? FOR UPDATE SKIP LOCKED))
		INSERT INTO device AS d (token, person_id, name, first_at, seen_at, remembered_until) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (person_id, token) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at, remembered_until = coalesce(excluded.remembered_until, d.remembered_until)`,
		since, token, token, string(person), d.Name, d.SeenAt, d.SeenAt, until)
	return err
}

func (s deviceStore) Forget(ctx context.Context, person ehc.PersonID, id string) error {
	token, err := hex.DecodeString(id)
	if err != nil || !valid(person) {
		return nil // nobody's
	}
	_, err = s.exec(ctx, "DELETE FROM device WHERE person_id = ? AND token = ?", string(person), token)
	return err
}

func (s deviceStore) AskAgain(ctx context.Context, person ehc.PersonID) error {
	if !valid(person) {
		return nil
	}
	_, err := s.exec(ctx, "UPDATE device SET remembered_until = NULL WHERE person_id = ? AND remembered_until IS NOT NULL", string(person))
	return err
}
