package postgres

import (
	"context"
	"fmt"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

type draftStore struct{ statements }

func (s draftStore) Abandoned(ctx context.Context, before time.Time, limit int) ([]ehc.CaseID, error) {
	var ids []string
	err := s.all(ctx, &ids, `
		SELECT id FROM child_case WHERE state = '`+string(casework.RequestDraft)+`' AND updated_at < ? AND record->>'DraftKey' <> ''
		ORDER BY updated_at, id LIMIT ?`, before.UTC(), max(limit, 0))
	found := make([]ehc.CaseID, len(ids))
	for i, id := range ids {
		found[i] = ehc.CaseID(id)
	}
	return found, err
}

// Clear deletes the case last: what refers to it goes before, its trays and parties go with it.
func (s draftStore) Clear(ctx context.Context, c *casework.Case) error {
	snapshot := c.Snapshot()
	if snapshot.State != casework.RequestDraft || snapshot.DraftKey == "" {
		return fmt.Errorf("postgres: case %s is no visitor's draft, so it stays", snapshot.ID)
	}
	for _, sql := range []string{
		"DELETE FROM outbox WHERE event_id IN (SELECT id FROM event WHERE case_id = ?)",
		"DELETE FROM event WHERE case_id = ?",
		"DELETE FROM document WHERE case_id = ?",
	} {
		if _, err := s.exec(ctx, sql, string(snapshot.ID)); err != nil {
			return err
		}
	}
	return s.write(ctx, 1, staleCase, "DELETE FROM child_case WHERE id = ? AND version = ?", string(snapshot.ID), snapshot.Version)
}
