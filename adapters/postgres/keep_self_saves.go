package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type selfSaveStore struct{ statements }

var noSelfSave = fault.New(fault.NotFound, "save.unknown", "This page has saved nothing by itself.")

func (s selfSaveStore) Last(ctx context.Context, page string) (ports.SelfSave, error) {
	if !ehc.ValidID(page) {
		return ports.SelfSave{}, noSelfSave
	}
	var row struct {
		Number int
		Marks  []byte
	}
	if err := s.one(ctx, &row, noSelfSave, "SELECT number, marks FROM self_save WHERE page = ?", page); err != nil {
		return ports.SelfSave{}, err
	}
	save := ports.SelfSave{ID: page, Number: row.Number}
	return save, json.Unmarshal(row.Marks, &save.Marks)
}

func (s selfSaveStore) Clear(ctx context.Context, before time.Time) error {
	_, err := s.exec(ctx, "DELETE FROM self_save WHERE at < ?", before.UTC())
	return err
}

// isSelfSaving reports whether the unit of work keeps what a page saves by itself.
func isSelfSaving(ctx context.Context) bool {
	save := ports.SelfSaveOf(ctx)
	return save != nil && save.Marks != nil && (ehc.ValidID(save.ID) || save.ID == "" && !save.ByItself)
}

// noteSelfSave notes what the unit saves, in the unit itself, and tells whoever else has the place open once it is
// committed. What a page saves by itself and was saved already is refused.
func (s statements) noteSelfSave(ctx context.Context) error {
	save := ports.SelfSaveOf(ctx)
	marks, err := json.Marshal(save.Marks)
	if err != nil {
		return err
	}
	at := save.At
	if at.IsZero() {
		at = time.Now()
	}
	var row struct {
		Noted int
		Told  *string
	}
	err = s.one(ctx, &row, ports.SavedAlready, `
		WITH noted AS (
			INSERT INTO self_save AS s (page, number, marks, at, place, person_id, by_name) VALUES (coalesce(?::uuid, gen_random_uuid()), ?, ?::jsonb, ?, ?, ?, ?)
			ON CONFLICT (page) DO UPDATE SET number = greatest(s.number, excluded.number), marks = excluded.marks, at = excluded.at, place = excluded.place, person_id = excluded.person_id, by_name = excluded.by_name
			WHERE s.number < excluded.number OR NOT ?::bool RETURNING s.page
		)
		SELECT (SELECT count(*) FROM noted) AS noted,
			(SELECT pg_notify('`+presenceChannel+`', ?)::text FROM noted WHERE EXISTS (SELECT FROM presence p WHERE p.place = ? AND p.page IS DISTINCT FROM ?::uuid)) AS told`,
		orNull(save.ID), save.Number, string(marks), at.UTC(), save.Place, orNull(save.Person), save.Name, save.ByItself, save.Place, save.Place, orNull(save.ID))
	if err == nil && row.Noted == 0 {
		return ports.SavedAlready
	}
	return err
}
