package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

var (
	noPaperRecord    = fault.New(fault.NotFound, "paper.unknown", "There is no such record.")
	stalePaperRecord = fault.New(fault.Conflict, "paper.stale", "Someone else changed this while you were working on it. Reload the page and try again.")
)

var paperRecords = versionIn(func(r *paper.Record) *int { return &r.Version })

type paperRecordStore struct{ statements }

func (s paperRecordStore) Get(ctx context.Context, id ehc.RecordID) (paper.Record, error) {
	return paperRecords.get(ctx, s.statements, noPaperRecord, "SELECT version, record FROM paper_record WHERE id = ?", string(id))
}

func (s paperRecordStore) OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Record, error) {
	return paperRecords.ofCase(ctx, s.statements, "SELECT version, record FROM paper_record WHERE case_id = ? ORDER BY recorded_at DESC, id DESC", id)
}

func (s paperRecordStore) Save(ctx context.Context, r paper.Record) error {
	text, err := record(r)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, stalePaperRecord, `
		INSERT INTO paper_record AS p (id, case_id, version, recorded_at, waits, record) VALUES (?, ?, 1, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = p.version + 1, waits = excluded.waits, record = excluded.record WHERE p.version = ?`,
		string(r.ID), string(r.Case), r.At, r.Waits(), text, r.Version)
}
