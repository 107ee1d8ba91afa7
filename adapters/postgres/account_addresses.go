package postgres

import (
	"context"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

type ownAddressStore struct{ statements }

func (s ownAddressStore) Of(ctx context.Context, person ehc.PersonID) (all []ports.OwnAddress, err error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []struct {
		Email   string
		AddedAt time.Time
	}
	err = s.all(ctx, &rows, "SELECT email, added_at FROM own_address WHERE person_id = ? ORDER BY email", string(person))
	for _, row := range rows {
		all = append(all, ports.OwnAddress{Email: row.Email, AddedAt: row.AddedAt.UTC()})
	}
	return all, err
}

func (s ownAddressStore) Add(ctx context.Context, person ehc.PersonID, a ports.OwnAddress) error {
	if !valid(person) {
		return noPerson
	}
	_, err := s.exec(ctx, "INSERT INTO own_address (email, person_id, added_at) VALUES (?, ?, ?)", a.Email, string(person), a.AddedAt.UTC())
	return err
}

func (s ownAddressStore) Drop(ctx context.Context, person ehc.PersonID, email string) error {
	if !valid(person) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM own_address WHERE person_id = ? AND email = ?", string(person), email)
	return err
}

type nameStore struct{ statements }

func (s nameStore) Of(ctx context.Context, ids ...ehc.PersonID) (map[ehc.PersonID]ports.PersonNow, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id ehc.PersonID) bool { return !valid(id) })
	names := map[ehc.PersonID]ports.PersonNow{}
	if len(ids) == 0 {
		return names, nil
	}
	var rows []struct {
		ID, Name, Email string
		Closed          bool
	}
	err := s.all(ctx, &rows, "SELECT id, name, email, closed_at IS NOT NULL AS closed FROM person WHERE id IN (?)", listOf(ids))
	for _, row := range rows {
		names[ehc.PersonID(row.ID)] = ports.PersonNow{Name: row.Name, Email: row.Email, Closed: row.Closed}
	}
	return names, err
}
