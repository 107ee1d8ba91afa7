package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

type absenceStore struct{ statements }

type absenceRow struct {
	ID, PersonID, FromOn, ToOn, ByID, Name, ByName, Lapse string
	Beyond                                                bool
}

func (row absenceRow) restore() (ports.AbsenceEntry, error) {
	e := ports.AbsenceEntry{Absence: people.Absence{ID: ehc.AbsenceID(row.ID), Person: ehc.PersonID(row.PersonID), By: ehc.PersonID(row.ByID), Beyond: row.Beyond}, Name: row.Name, ByName: row.ByName, Lapse: people.Lapse(row.Lapse)}
	if err := e.From.UnmarshalText([]byte(row.FromOn)); err != nil {
		return e, fmt.Errorf("postgres: absence %s: %w", row.ID, err)
	}
	if err := e.To.UnmarshalText([]byte(row.ToOn)); err != nil {
		return e, fmt.Errorf("postgres: absence %s: %w", row.ID, err)
	}
	return e, nil
}

// Of locks the person, so that of two absences that are recorded at once the second sees the first.
func (s absenceStore) Of(ctx context.Context, person ehc.PersonID, since ehc.Date) ([]ports.AbsenceEntry, error) {
	if !valid(person) {
		return nil, nil
	}
	if _, err := s.exec(ctx, "SELECT FROM person WHERE id = ? FOR UPDATE", string(person)); err != nil {
		return nil, err
	}
	return s.entries(ctx, `(a.person_id = ? OR c.by_id = ?) AND (coalesce(a.to_on, 'infinity') >= ?::date OR c.by_id = ? AND c.lapse <> '' AND a.to_on >= ?::date)`,
		string(person), string(person), since.String(), string(person), since.AddDays(-ports.LapseTold).String())
}

func (s absenceStore) Covering(ctx context.Context, on ehc.Date, persons ...ehc.PersonID) ([]ports.AbsenceEntry, error) {
	known := validOf(persons)
	if len(known) == 0 {
		return nil, nil
	}
	return s.entries(ctx, `c.absent_id IN (?) AND c.lapse = '' AND ?::date BETWEEN c.from_on AND coalesce(c.to_on, 'infinity')`, listOf(known), on.String())
}

func (s absenceStore) entries(ctx context.Context, where string, args ...any) ([]ports.AbsenceEntry, error) {
	var rows []absenceRow
	err := s.all(ctx, &rows, `
		SELECT a.id, a.person_id, a.from_on::text, coalesce(a.to_on::text, '') AS to_on, coalesce(c.by_id::text, '') AS by_id, p.name, coalesce(b.name, '') AS by_name,
			coalesce(c.beyond, false) AS beyond, coalesce(c.lapse, '') AS lapse
		FROM absence a JOIN person p ON p.id = a.person_id LEFT JOIN standing_in c ON c.id = a.id LEFT JOIN person b ON b.id = c.by_id
		WHERE `+where+` ORDER BY a.from_on, a.id`, args...)
	if err != nil {
		return nil, err
	}
	var all []ports.AbsenceEntry
	for _, row := range rows {
		e, err := row.restore()
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

func (s absenceStore) StandIns(ctx context.Context, on ehc.Date, persons ...ehc.PersonID) (map[ehc.PersonID]ehc.PersonID, error) {
	known, found := validOf(persons), map[ehc.PersonID]ehc.PersonID{}
	if len(known) == 0 {
		return found, nil
	}
	var rows []struct{ AbsentID, ByID string }
	err := s.all(ctx, &rows, `SELECT c.absent_id, c.by_id FROM standing_in c
		WHERE c.lapse = '' AND c.absent_id IN (?) AND ?::date BETWEEN c.from_on AND coalesce(c.to_on, 'infinity') ORDER BY c.id`, listOf(known), on.String())
	for _, row := range rows {
		found[ehc.PersonID(row.AbsentID)] = ehc.PersonID(row.ByID)
	}
	return found, err
}

func (s absenceStore) Save(ctx context.Context, a people.Absence) error {
	_, err := s.exec(ctx, `
		WITH away AS (
			INSERT INTO absence (id, person_id, from_on, to_on) VALUES (?::uuid, ?::uuid, ?::date, ?::date)
			ON CONFLICT (id) DO UPDATE SET from_on = excluded.from_on, to_on = excluded.to_on
		), gone AS (
			DELETE FROM cover WHERE id = ?::uuid AND ?::uuid IS NULL
		)
		INSERT INTO cover (id, absent_id, by_id, from_on, to_on, beyond) SELECT ?::uuid, ?::uuid, ?::uuid, ?::date, ?::date, ?::boolean WHERE ?::uuid IS NOT NULL
		ON CONFLICT (id) DO UPDATE SET by_id = excluded.by_id, from_on = excluded.from_on, to_on = excluded.to_on, beyond = excluded.beyond`,
		string(a.ID), string(a.Person), a.From.String(), dateOrNull(a.To), string(a.ID), orNull(a.By),
		string(a.ID), string(a.Person), orNull(a.By), a.From.String(), dateOrNull(a.To), a.Beyond, orNull(a.By))
	return err
}

func (s absenceStore) Drop(ctx context.Context, id ehc.AbsenceID) error {
	if !valid(id) {
		return nil
	}
	_, err := s.exec(ctx, "WITH c AS (DELETE FROM cover WHERE id = ?) DELETE FROM absence WHERE id = ?", string(id), string(id))
	return err
}
