package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

var (
	noPack       = fault.New(fault.NotFound, "paper.no-form", "There is no such form.")
	noArrival    = fault.New(fault.NotFound, "paper.no-arrival", "There is no such paper.")
	staleArrival = fault.New(fault.Conflict, "paper.stale", "Someone else has seen to this paper while you were working on it. Reload the page to see what they did.")
	sameScan     = fault.New(fault.Conflict, "scan.again", "This file was brought in already.")
)

type packStore struct{ statements }

func (s packStore) ByCode(ctx context.Context, codes ...string) ([]paper.Pack, error) {
	if len(codes) == 0 {
		return nil, nil
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM paper_pack WHERE code = ANY(?)", texts(codes)); err != nil {
		return nil, err
	}
	return restoreEach[paper.Pack](rows)
}

func (s packStore) OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Pack, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM paper_pack WHERE case_id = ? ORDER BY made_at DESC, id DESC", string(id)); err != nil {
		return nil, err
	}
	return restoreEach[paper.Pack](rows)
}

func (s packStore) Save(ctx context.Context, p paper.Pack) error {
	text, err := record(p)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, staleArrival, "INSERT INTO paper_pack AS p (id, code, case_id, made_at, record) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, record = excluded.record WHERE p.case_id IS NULL",
		string(p.ID), p.Code, orNull(p.Case), p.At, text)
}

func (s packStore) Get(ctx context.Context, id ehc.PackID) (p paper.Pack, err error) {
	if !valid(id) {
		return p, noPack
	}
	var row recordRow
	if err := s.one(ctx, &row, noPack, "SELECT record FROM paper_pack WHERE id = ?", string(id)); err != nil {
		return p, err
	}
	return p, restore(row.Record, &p)
}

type scanStore struct{ statements }

func (s scanStore) SameAs(ctx context.Context, sha256 string) (found paper.Scan, ok bool, err error) {
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM paper_scan WHERE sha256 = ?", sha256); err != nil || len(rows) == 0 {
		return found, false, err
	}
	return found, true, restore(rows[0].Record, &found)
}

func (s scanStore) Save(ctx context.Context, scan paper.Scan) error {
	text, err := record(scan)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, sameScan, "INSERT INTO paper_scan (id, sha256, scanned_at, record) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING", string(scan.ID), scan.SHA256, scan.At, text)
}

var arrivals = versionIn(func(a *paper.Arrival) *int { return &a.Version })

type arrivalStore struct{ statements }

func (s arrivalStore) Get(ctx context.Context, id ehc.ArrivalID) (paper.Arrival, error) {
	return arrivals.get(ctx, s.statements, noArrival, "SELECT version, record FROM paper_arrival WHERE id = ?", string(id))
}

func (s arrivalStore) where(ctx context.Context, where string, args ...any) ([]paper.Arrival, error) {
	return arrivals.list(ctx, s.statements, "SELECT version, record FROM paper_arrival WHERE "+where, args...)
}

func (s arrivalStore) List(ctx context.Context, open bool, limit int) ([]paper.Arrival, error) {
	if open {
		return s.where(ctx, "open ORDER BY arrived_at, id LIMIT ?", max(limit, 0))
	}
	return s.where(ctx, "NOT open ORDER BY done_at DESC, id DESC LIMIT ?", max(limit, 0))
}

func (s arrivalStore) OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Arrival, error) {
	if !valid(id) {
		return nil, nil
	}
	return s.where(ctx, "case_id = ? ORDER BY arrived_at DESC, id DESC", string(id))
}

func (s arrivalStore) WithCode(ctx context.Context, code string) (int, error) {
	var row struct{ Count int }
	err := s.one(ctx, &row, noArrival, "SELECT count(*) AS count FROM paper_arrival WHERE code = ? AND code <> ''", code)
	return row.Count, err
}

func (s arrivalStore) Save(ctx context.Context, a paper.Arrival) error {
	text, err := record(a)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, staleArrival, `
		INSERT INTO paper_arrival AS p (id, scan_id, case_id, code, version, open, arrived_at, done_at, record) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = p.version + 1, case_id = excluded.case_id, open = excluded.open, done_at = excluded.done_at, record = excluded.record WHERE p.version = ?`,
		string(a.ID), string(a.Scan), orNull(a.Case), a.Code, a.Open(), a.At, timeOrNull(a.DoneAt), text, a.Version)
}
