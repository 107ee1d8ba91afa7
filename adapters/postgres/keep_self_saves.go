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
	return save != nil && save.Marks != nil && ehc.ValidID(save.ID)
}

// noteSelfSave notes what the unit saves, in the unit itself. One that was saved already is refused.
func (s statements) noteSelfSave(ctx context.Context) error {
	save := ports.SelfSaveOf(ctx)
	marks, err := json.Marshal(save.Marks)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, ports.SavedAlready, `
		INSERT INTO self_save (page, number, marks) VALUES (?, ?, ?::jsonb)
		ON CONFLICT (page) DO UPDATE SET number = excluded.number, marks = excluded.marks, at = now() WHERE self_save.number < excluded.number`,
		save.ID, save.Number, string(marks))
}
