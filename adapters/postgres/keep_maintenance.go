package postgres

import (
	"context"
	"time"

	"ehchub/domain/council"
)

// maintenanceStore keeps the time in which nothing is changed.
type maintenanceStore struct{ *councilUnit }

func readMaintenance(ctx context.Context, s statements) (council.Maintenance, error) {
	var rows []struct {
		ReadOnlyFrom  time.Time
		ReadOnlyUntil time.Time
		Message       string
		SetBy         string
	}
	if err := s.all(ctx, &rows, "SELECT read_only_from, read_only_until, message, set_by FROM council_maintenance"); err != nil || len(rows) == 0 {
		return council.Maintenance{}, err
	}
	row := rows[0]
	return council.Maintenance{From: row.ReadOnlyFrom.UTC(), Until: row.ReadOnlyUntil.UTC(), Message: row.Message, SetBy: row.SetBy}, nil
}

func (s maintenanceStore) Planned(ctx context.Context) (council.Maintenance, error) {
	return readMaintenance(ctx, s.statements)
}

func (s maintenanceStore) Save(ctx context.Context, m council.Maintenance) error {
	_, err := s.exec(ctx, `
		INSERT INTO council_maintenance (read_only_from, read_only_until, message, set_by) VALUES (?, ?, ?, ?)
		ON CONFLICT (one) DO UPDATE SET read_only_from = excluded.read_only_from, read_only_until = excluded.read_only_until, message = excluded.message, set_by = excluded.set_by`,
		m.From.UTC(), m.Until.UTC(), m.Message, m.SetBy)
	if err != nil {
		return err
	}
	return s.tell(ctx)
}
