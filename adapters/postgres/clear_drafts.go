package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
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

func (s draftStore) Begun(ctx context.Context, author ehc.PersonID, key string, limit int, settings ...ehc.SettingID) ([]ports.DraftBegun, error) {
	column, whose := "Author", string(author)
	if whose == "" {
		column, whose = "DraftKey", key
	}
	if whose == "" {
		return nil, nil
	}
	theirs := []string{whose}
	if column == "Author" {
		for _, id := range settings {
			if valid(id) {
				theirs = append(theirs, string(id))
			}
		}
	}
	var rows []struct {
		ID        string
		Called    string
		UpdatedAt time.Time
	}
	err := s.all(ctx, &rows, `
		SELECT c.id, coalesce(n.called, '') AS called, c.updated_at FROM child_case c LEFT JOIN case_search n ON n.case_id = c.id
		WHERE c.state = '`+string(casework.RequestDraft)+`' AND (c.record->>? = ? OR EXISTS (SELECT FROM case_party p WHERE p.case_id = c.id AND p.relation IN ('author', 'co-author') AND p.until IS NULL AND p.holder_id::text IN (?)))
		ORDER BY c.updated_at DESC, c.id DESC LIMIT ?`, column, whose, listOf(theirs), max(limit, 0))
	begun := make([]ports.DraftBegun, len(rows))
	for i, row := range rows {
		begun[i] = ports.DraftBegun{Case: ehc.CaseID(row.ID), Called: row.Called, SavedAt: row.UpdatedAt.UTC()}
	}
	return begun, err
}

func (s draftStore) SameChild(ctx context.Context, surname string, born ehc.Date, limit int) ([]ports.CaseOfChild, error) {
	var rows []struct{ ID, Reference, Called, State string }
	err := s.all(ctx, &rows, `
		SELECT c.id, coalesce(c.reference, '') AS reference, n.called, c.state FROM case_search n JOIN child_case c ON c.id = n.case_id
		WHERE n.born = ? AND lower(split_part(n.name, ',', 1)) = lower(?) AND (c.state <> '`+string(casework.RequestDraft)+`' OR c.record->'Request'->>'AtDesk' = 'true')
		ORDER BY c.updated_at DESC, c.id DESC LIMIT ?`, dateOrNull(born), strings.TrimSpace(surname), max(limit, 0))
	found := make([]ports.CaseOfChild, len(rows))
	for i, row := range rows {
		found[i] = ports.CaseOfChild{Case: ehc.CaseID(row.ID), Reference: ehc.Reference(row.Reference), Called: row.Called, State: casework.State(row.State)}
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
		"DELETE FROM document WHERE case_id = ?", "DELETE FROM document_warning WHERE case_id = ?",
	} {
		if _, err := s.exec(ctx, sql, string(snapshot.ID)); err != nil {
			return err
		}
	}
	return s.write(ctx, 1, staleCase, "DELETE FROM child_case WHERE id = ? AND version = ?", string(snapshot.ID), snapshot.Version)
}
