package postgres

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// councilUnit is what one unit of work does to what the council has set.
type councilUnit struct {
	statements
	cache   *councilCache
	saved   *council.Profile // not committed yet
	changed bool
}

// tell counts a change on, so that every process reads anew.
func (u *councilUnit) tell(ctx context.Context) error {
	u.changed = true
	_, err := u.exec(ctx, "UPDATE council_change SET number = number + 1")
	return err
}

// councilStore is the Council of one unit of work.
type councilStore struct{ *councilUnit }

var noProfile = fault.New(fault.NotFound, "council.unknown", "The council’s details have not been set up yet.")

func (s councilStore) Profile(ctx context.Context) (council.Profile, error) {
	if s.saved != nil {
		return copied(*s.saved), nil
	}
	p, saves, ok := s.cache.get()
	if ok {
		return copied(p), nil
	}
	p, err := s.storedProfile(ctx)
	if err != nil {
		return council.Profile{}, err
	}
	s.cache.wasRead(p, saves)
	return copied(p), nil
}

func (s statements) storedProfile(ctx context.Context) (council.Profile, error) {
	var row recordRow
	if err := s.one(ctx, &row, noProfile, "SELECT record FROM council"); err != nil {
		return council.Profile{}, err
	}
	return restoreProfile(row.Record)
}

// restoreProfile gives a setting that came later its first value.
func restoreProfile(text json.RawMessage) (council.Profile, error) {
	p := council.New("")
	return p, restore(text, &p)
}

func (s councilStore) SaveProfile(ctx context.Context, p council.Profile) error {
	number, err := s.latest(ctx)
	if err != nil {
		return err
	}
	return s.keep(ctx, council.Edition{Number: number + 1, Profile: p})
}

func (s councilStore) latest(ctx context.Context) (int, error) {
	var latest struct{ Number int }
	err := s.one(ctx, &latest, noProfile, "SELECT coalesce(max(number), 0) AS number FROM council_edition")
	return latest.Number, err
}

func (s councilStore) Current(ctx context.Context) (council.Edition, error) {
	found, err := s.Editions(ctx, 1)
	if err != nil {
		return council.Edition{}, err
	}
	if len(found) == 0 {
		return council.Edition{}, noProfile
	}
	return found[0], nil
}

func (s councilStore) Keep(ctx context.Context, e council.Edition) error {
	number, err := s.latest(ctx)
	if err != nil {
		return err
	}
	if e.Number != number+1 {
		return staleProfile
	}
	return s.keep(ctx, e)
}

var staleProfile = fault.New(fault.Conflict, "council.stale", "Somebody else has changed the council’s profile since you opened it.")

// keep writes an edition, as the profile that counts from now on.
func (s councilStore) keep(ctx context.Context, e council.Edition) error {
	p := copied(e.Profile)
	text, err := record(p)
	if err != nil {
		return err
	}
	if err := s.write(ctx, 1, staleProfile, "INSERT INTO council_edition (number, record, saved_at, saved_by, saved_name) VALUES (?, ?, coalesce(?::timestamptz, now()), ?, ?) ON CONFLICT (number) DO NOTHING",
		e.Number, text, timeOrNull(e.At), orNull(e.By), e.Name); err != nil {
		return err
	}
	if _, err := s.exec(ctx, "INSERT INTO council (record) VALUES (?) ON CONFLICT (one) DO UPDATE SET record = excluded.record, saved_at = now()", text); err != nil {
		return err
	}
	s.saved = &p
	return s.tell(ctx)
}

func (s councilStore) Editions(ctx context.Context, limit int) ([]council.Edition, error) {
	var rows []struct {
		Number    int
		Record    json.RawMessage
		SavedAt   time.Time
		SavedBy   string
		SavedName string
	}
	if err := s.all(ctx, &rows, "SELECT number, record, saved_at, saved_by, saved_name FROM council_edition ORDER BY number DESC LIMIT ?", limit); err != nil {
		return nil, err
	}
	found := make([]council.Edition, len(rows))
	for i, row := range rows {
		p, err := restoreProfile(row.Record)
		if err != nil {
			return nil, err
		}
		found[i] = council.Edition{Number: row.Number, Profile: p, At: row.SavedAt.UTC(), By: ehc.PersonID(row.SavedBy), Name: row.SavedName}
	}
	return found, nil
}

func copied(p council.Profile) council.Profile {
	p.Address, p.ClosedDays = slices.Clone(p.Address), slices.Clone(p.ClosedDays)
	p.RegisterAreas = slices.Clone(p.RegisterAreas)
	return p
}
