package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type passkeyStore struct{ statements }

func (s passkeyStore) Of(ctx context.Context, person ehc.PersonID) (all []ports.Passkey, err error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []struct {
		ID, Name string
		Record   json.RawMessage
		AddedAt  time.Time
		UsedAt   *time.Time
	}
	err = s.all(ctx, &rows, "SELECT id, name, record, added_at, used_at FROM passkey WHERE person_id = ? ORDER BY added_at, id", string(person))
	for _, row := range rows {
		k := ports.Passkey{ID: row.ID, Name: row.Name, Record: row.Record, AddedAt: row.AddedAt.UTC()}
		if row.UsedAt != nil {
			k.UsedAt = row.UsedAt.UTC()
		}
		all = append(all, k)
	}
	return all, err
}

func (s passkeyStore) Add(ctx context.Context, person ehc.PersonID, k ports.Passkey) error {
	if !valid(person) {
		return noPerson
	}
	_, err := s.exec(ctx, "INSERT INTO passkey (id, person_id, name, record, added_at) VALUES (?, ?, ?, ?, ?)", k.ID, string(person), k.Name, string(k.Record), k.AddedAt.UTC())
	return err
}

func (s passkeyStore) Use(ctx context.Context, person ehc.PersonID, k ports.Passkey) (bool, error) {
	if !valid(person) {
		return false, nil
	}
	n, err := s.exec(ctx, "UPDATE passkey SET record = ?, used_at = ? WHERE person_id = ? AND id = ?", string(k.Record), k.UsedAt.UTC(), string(person), k.ID)
	return n == 1, err
}

func (s passkeyStore) Drop(ctx context.Context, person ehc.PersonID, id string) error {
	if !valid(person) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM passkey WHERE person_id = ? AND id = ?", string(person), id)
	return err
}

var noPasskeyAsk = fault.New(fault.NotFound, "account.passkey-not-asked", "No passkey is asked for.")

type passkeyAskStore struct{ statements }

func (s passkeyAskStore) Keep(ctx context.Context, token, expect []byte, until time.Time) error {
	_, err := s.exec(ctx, `
		INSERT INTO passkey_ask (token, expect, until) VALUES (?, ?, ?)
		ON CONFLICT (token) DO UPDATE SET expect = excluded.expect, until = excluded.until`, token, string(expect), until.UTC())
	return err
}

// Take deletes it, and those whose time is over.
func (s passkeyAskStore) Take(ctx context.Context, token []byte, now time.Time) ([]byte, error) {
	if _, err := s.exec(ctx, "DELETE FROM passkey_ask WHERE until <= ?", now.UTC()); err != nil {
		return nil, err
	}
	var row recordRow
	err := s.one(ctx, &row, noPasskeyAsk, "DELETE FROM passkey_ask WHERE token = ? RETURNING expect AS record", token)
	return row.Record, err
}
