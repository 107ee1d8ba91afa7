package postgres

import (
	"context"

	"ehchub/domain/casework"
)

// keepShields writes from whom a case's places are kept, for lists. Most cases have none: those that never had one cost
// no statement.
func (s caseStore) keepShields(ctx context.Context, c *casework.Case, kept casework.Snapshot) error {
	if len(kept.Shields) == 0 {
		return nil
	}
	from := texts(c.Shielded())
	_, err := s.exec(ctx, `
		WITH gone AS (DELETE FROM shielded WHERE case_id = ?::uuid AND NOT person_id = ANY(?::uuid[]))
		INSERT INTO shielded (person_id, case_id) SELECT p, ?::uuid FROM unnest(?::uuid[]) p ON CONFLICT DO NOTHING`, string(kept.ID), from, string(kept.ID), from)
	return err
}
