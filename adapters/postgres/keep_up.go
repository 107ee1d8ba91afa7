package postgres

import (
	"context"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type upkeepStore struct{ caseStore }

func (s upkeepStore) Behind(ctx context.Context, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
	if after == "" {
		after = noneBefore
	}
	var rows []struct{ ID ehc.CaseID }
	err := s.all(ctx, &rows, "SELECT id FROM child_case WHERE kept < ? AND id > ?::uuid ORDER BY id LIMIT ?", ports.KeptEdition, string(after), max(limit, 0))
	var found []ehc.CaseID
	for _, row := range rows {
		found = append(found, row.ID)
	}
	return found, err
}

func (s upkeepStore) Keep(ctx context.Context, c *casework.Case) error {
	snapshot := c.Snapshot()
	if err := s.write(ctx, 1, staleCase, "UPDATE child_case SET kept = ? WHERE id = ? AND version = ?", ports.KeptEdition, string(snapshot.ID), snapshot.Version); err != nil {
		return err
	}
	return s.keepHolders(ctx, c, snapshot)
}
