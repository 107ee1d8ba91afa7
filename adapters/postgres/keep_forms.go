package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type browserStore struct{ statements }

func (s browserStore) Remember(ctx context.Context, browser []byte, person ehc.PersonID, at, since time.Time) error {
	if !valid(person) {
		return noPerson
	}
	_, err := s.exec(ctx, `
		WITH forgotten AS (DELETE FROM browser WHERE token IN (SELECT token FROM browser WHERE seen_at <= ? AND token <> ? FOR UPDATE SKIP LOCKED))
		INSERT INTO browser (token, person_id, seen_at) VALUES (?, ?, ?)
		ON CONFLICT (token) DO UPDATE SET person_id = excluded.person_id, seen_at = excluded.seen_at, signed_out_at = NULL`,
		since.UTC(), browser, browser, string(person), at.UTC())
	return err
}

func (s browserStore) SignedOut(ctx context.Context, browser []byte, at time.Time) error {
	_, err := s.exec(ctx, "UPDATE browser SET signed_out_at = ? WHERE token = ?", at.UTC(), browser)
	return err
}

func (s browserStore) Find(ctx context.Context, browser []byte, since time.Time) (ports.Browser, error) {
	var row struct {
		PersonID    string
		SignedOutAt *time.Time
	}
	err := s.one(ctx, &row, noBrowser, "SELECT person_id, signed_out_at FROM browser WHERE token = ? AND seen_at > ?", browser, since.UTC())
	found := ports.Browser{Person: ehc.PersonID(row.PersonID)}
	if row.SignedOutAt != nil {
		found.SignedOutAt = row.SignedOutAt.UTC()
	}
	return found, err
}

var (
	noBrowser = fault.New(fault.NotFound, "account.browser-unknown", "Nobody has signed in in this browser lately.")
	noRoom    = fault.New(fault.TooMany, "account.kept-full", "There is no room to keep what you typed.")
)

type keptFormStore struct{ statements }

func (s keptFormStore) Keep(ctx context.Context, f ports.KeptForm, room ports.KeptRoom) error {
	if err := s.Clear(ctx, f.KeptAt); err != nil {
		return err
	}
	return s.write(ctx, 1, noRoom, `
		INSERT INTO kept_form (id, browser, person_id, print, sealed, kept_at, until)
		SELECT ?, ?, ?, ?, ?, ?, ?
		WHERE (SELECT count(*) FROM kept_form WHERE browser = ? AND person_id = ? AND print <> ?) < ?
			AND (SELECT count(*) FROM kept_form) < ?
		ON CONFLICT (browser, person_id, print) DO UPDATE SET kept_at = excluded.kept_at, until = excluded.until`,
		f.ID, f.Browser, string(f.Person), f.Print, f.Sealed, f.KeptAt.UTC(), f.Until.UTC(),
		f.Browser, string(f.Person), f.Print, room.EachBrowser, room.InAll)
}

func (s keptFormStore) Of(ctx context.Context, browser []byte, person ehc.PersonID, now time.Time) ([]ports.KeptForm, error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []struct {
		ID            string
		Print, Sealed []byte
		KeptAt, Until time.Time
	}
	err := s.all(ctx, &rows, "SELECT id, print, sealed, kept_at, until FROM kept_form WHERE browser = ? AND person_id = ? AND until > ? ORDER BY kept_at DESC, id", browser, string(person), now.UTC())
	kept := make([]ports.KeptForm, len(rows))
	for i, row := range rows {
		kept[i] = ports.KeptForm{ID: row.ID, Browser: browser, Person: person, Print: row.Print, Sealed: row.Sealed, KeptAt: row.KeptAt.UTC(), Until: row.Until.UTC()}
	}
	return kept, err
}

func (s keptFormStore) Drop(ctx context.Context, browser []byte, person ehc.PersonID, id string) error {
	if !valid(person) || !ehc.ValidID(id) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM kept_form WHERE id = ? AND browser = ? AND person_id = ?", id, browser, string(person))
	return err
}

func (s keptFormStore) Clear(ctx context.Context, now time.Time) error {
	_, err := s.exec(ctx, "DELETE FROM kept_form WHERE until <= ?", now.UTC())
	return err
}
