package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var (
	noUpload    = fault.New(fault.NotFound, "upload.unknown", "This document is no longer on its way. Choose it again.")
	staleUpload = fault.New(fault.Conflict, "upload.stale", "Another part of this document came meanwhile.")
	busyUpload  = fault.New(fault.Conflict, "upload.busy", "This document is being put together just now.")
)

type uploadStore struct{ statements }

type uploadRow struct {
	ID        string
	CaseID    string
	Owner     string
	Purpose   string
	Item      string
	Name      string
	Mark      string
	Bytes     int64
	Got       int64
	Pieces    json.RawMessage
	BegunAt   time.Time
	TouchedAt time.Time
}

const selectUpload = "SELECT id, case_id, owner, purpose, item, name, mark, bytes, got, pieces, begun_at, touched_at FROM upload "

func (row uploadRow) restore() (ports.Upload, error) {
	u := ports.Upload{ID: ehc.FileID(row.ID), Case: ehc.CaseID(row.CaseID), Owner: row.Owner, Purpose: row.Purpose, Item: row.Item, Name: row.Name, Mark: row.Mark, Bytes: row.Bytes, Got: row.Got,
		BegunAt: row.BegunAt.UTC(), TouchedAt: row.TouchedAt.UTC()}
	if u.Got == 0 {
		return u, nil
	}
	return u, restore(row.Pieces, &u.Pieces)
}

func (s uploadStore) Begin(ctx context.Context, u ports.Upload) error {
	_, err := s.exec(ctx, "INSERT INTO upload (id, case_id, owner, purpose, item, name, mark, bytes, begun_at, touched_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		string(u.ID), string(u.Case), u.Owner, u.Purpose, u.Item, u.Name, u.Mark, u.Bytes, u.BegunAt.UTC(), u.TouchedAt.UTC())
	return err
}

func (s uploadStore) Get(ctx context.Context, id ehc.FileID) (ports.Upload, error) {
	if !valid(id) {
		return ports.Upload{}, noUpload
	}
	var row uploadRow
	if err := s.one(ctx, &row, noUpload, selectUpload+"WHERE id = ?", string(id)); err != nil {
		return ports.Upload{}, err
	}
	return row.restore()
}

func (s uploadStore) Add(ctx context.Context, id ehc.FileID, from, bytes int64, piece ehc.FileID, now time.Time) error {
	return s.write(ctx, 1, staleUpload, "UPDATE upload SET got = got + ?, pieces = pieces || to_jsonb(?::text), touched_at = ? WHERE id = ? AND got = ? AND (claimed IS NULL OR claimed <= ?)",
		bytes, string(piece), now.UTC(), string(id), from, now.UTC())
}

func (s uploadStore) End(ctx context.Context, id ehc.FileID) error {
	_, err := s.exec(ctx, "DELETE FROM upload WHERE id = ?", string(id))
	return err
}

func (s uploadStore) Claim(ctx context.Context, id ehc.FileID, now, until time.Time) error {
	return s.write(ctx, 1, busyUpload, "UPDATE upload SET claimed = ? WHERE id = ? AND (claimed IS NULL OR claimed <= ?)", until.UTC(), string(id), now.UTC())
}

func (s uploadStore) Release(ctx context.Context, id ehc.FileID) error {
	_, err := s.exec(ctx, "UPDATE upload SET claimed = NULL WHERE id = ?", string(id))
	return err
}

func (s uploadStore) Begun(ctx context.Context, owner string, id ehc.CaseID) ([]ports.Upload, error) {
	if !valid(id) {
		return nil, nil
	}
	return s.list(ctx, selectUpload+"WHERE owner = ? AND case_id = ? ORDER BY begun_at, id", owner, string(id))
}

func (s uploadStore) Idle(ctx context.Context, since time.Time, limit int) ([]ports.Upload, error) {
	return s.list(ctx, selectUpload+"WHERE touched_at < ? ORDER BY touched_at, id LIMIT ?", since.UTC(), max(limit, 0))
}

func (s uploadStore) list(ctx context.Context, sql string, args ...any) ([]ports.Upload, error) {
	var rows []uploadRow
	if err := s.all(ctx, &rows, sql, args...); err != nil {
		return nil, err
	}
	var all []ports.Upload
	for _, row := range rows {
		u, err := row.restore()
		if err != nil {
			return nil, err
		}
		all = append(all, u)
	}
	return all, nil
}
