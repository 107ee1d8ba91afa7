package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

type toScanStore struct{ statements }

func (s toScanStore) Next(ctx context.Context, since time.Time, limit int) ([]ports.File, error) {
	var rows []fileRow
	err := s.all(ctx, &rows, selectFile+"WHERE scan IN ('', 'waits') AND (scan_tried IS NULL OR scan_tried < ?) ORDER BY scan_tried NULLS FIRST, id LIMIT ?", since.UTC(), max(limit, 0))
	if err != nil {
		return nil, err
	}
	var files []ports.File
	for _, row := range rows {
		files = append(files, row.restore())
	}
	return files, nil
}

func (s toScanStore) Tried(ctx context.Context, id ehc.FileID, said ports.Scan, at time.Time) error {
	if !valid(id) {
		return nil
	}
	_, err := s.exec(ctx, "UPDATE document SET scan = ?, scan_tried = ? WHERE id = ?", string(said), at.UTC(), string(id))
	return err
}

type warningStore struct{ statements }

func (s warningStore) Record(ctx context.Context, w ports.DocumentWarning) error {
	text, err := record(w)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, "INSERT INTO document_warning (id, case_id, at, record) VALUES (?, ?, ?, ?)", w.ID, string(w.Case), w.At.UTC(), text)
	return err
}

func (s warningStore) OfCase(ctx context.Context, id ehc.CaseID) ([]ports.DocumentWarning, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM document_warning WHERE case_id = ? ORDER BY at DESC, id DESC", string(id)); err != nil {
		return nil, err
	}
	return restoreEach[ports.DocumentWarning](rows)
}
