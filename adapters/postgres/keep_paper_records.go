package postgres

import (
	"context"
	"encoding/json"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

var (
	noPaperRecord    = fault.New(fault.NotFound, "paper.unknown", "There is no such record.")
	stalePaperRecord = fault.New(fault.Conflict, "paper.stale", "Someone else changed this while you were working on it. Reload the page and try again.")
)

type paperRecordStore struct{ statements }

type paperRecordRow struct {
	Version int
	Record  json.RawMessage
}

func (row paperRecordRow) restore() (r paper.Record, err error) {
	err = restore(row.Record, &r)
	r.Version = row.Version
	return r, err
}

func (s paperRecordStore) Get(ctx context.Context, id ehc.RecordID) (paper.Record, error) {
	if !valid(id) {
		return paper.Record{}, noPaperRecord
	}
	var row paperRecordRow
	if err := s.one(ctx, &row, noPaperRecord, "SELECT version, record FROM paper_record WHERE id = ?", string(id)); err != nil {
		return paper.Record{}, err
	}
	return row.restore()
}

func (s paperRecordStore) OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Record, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []paperRecordRow
	if err := s.all(ctx, &rows, "SELECT version, record FROM paper_record WHERE case_id = ? ORDER BY recorded_at DESC, id DESC", string(id)); err != nil {
		return nil, err
	}
	var all []paper.Record
	for _, row := range rows {
		r, err := row.restore()
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
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
