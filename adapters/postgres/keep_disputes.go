package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noDispute    = fault.New(fault.NotFound, "dispute.unknown", "There is no such record of mediation or an appeal.")
	staleDispute = fault.New(fault.Conflict, "dispute.stale", "Someone else changed this record while you were working on it. Reload the page and try again.")
)

var disputes = restoredBy(func(d *dispute.Snapshot) *int { return &d.Version }, dispute.Restore)

type disputeStore struct{ statements }

func (s disputeStore) Get(ctx context.Context, id ehc.DisputeID) (*dispute.Dispute, error) {
	return disputes.get(ctx, s.statements, noDispute, "SELECT version, record FROM dispute WHERE id = ?", string(id))
}

func (s disputeStore) OfCase(ctx context.Context, id ehc.CaseID) ([]*dispute.Dispute, error) {
	return disputes.ofCase(ctx, s.statements, "SELECT version, record FROM dispute WHERE case_id = ? ORDER BY opened_at DESC, id DESC", id)
}

// Save inserts a disagreement that was never saved, else writes it if it is still the version that was loaded; then
// it brings what trays are filtered by up to date.
func (s disputeStore) Save(ctx context.Context, d *dispute.Dispute) error {
	kept := d.Snapshot()
	if !valid(kept.ID) {
		return fmt.Errorf("postgres: %q is no identity of a disagreement", kept.ID)
	}
	text, err := record(kept)
	if err != nil {
		return err
	}
	columns := []any{string(kept.Mediation), string(kept.Tribunal), kept.Mediation.InProgress(), kept.Tribunal.InProgress(), kept.OpenedAt.UTC(), text}
	if kept.Version == 0 {
		err = s.write(ctx, 1, staleDispute, `
			INSERT INTO dispute (id, case_id, version, mediation_state, tribunal_state, mediating, appealing, opened_at, record)
			VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, append([]any{string(kept.ID), string(kept.Case)}, columns...)...)
	} else {
		err = s.write(ctx, 1, staleDispute, `
			UPDATE dispute SET version = version + 1, mediation_state = ?, tribunal_state = ?, mediating = ?, appealing = ?, opened_at = ?, record = ?
			WHERE id = ? AND version = ?`, append(columns, string(kept.ID), kept.Version)...)
	}
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, `
		UPDATE case_search s SET mediating = d.mediating, appealing = d.appealing
		FROM (SELECT bool_or(mediating) AS mediating, bool_or(appealing) AS appealing FROM dispute WHERE case_id = ?::uuid) d
		WHERE s.case_id = ?::uuid AND (s.mediating, s.appealing) IS DISTINCT FROM (d.mediating, d.appealing)`, string(kept.Case), string(kept.Case))
	return err
}
