package postgres

import (
	"context"
	"encoding/json"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noBreach    = fault.New(fault.NotFound, "breach.unknown", "There is no such entry.")
	staleBreach = fault.New(fault.Conflict, "breach.stale", "Someone else changed this entry while you were working on it. Reload the page and try again.")
)

type breachStore struct{ statements }

type breachRow struct {
	Version int
	Record  json.RawMessage
}

func (row breachRow) restore() (b council.Breach, err error) {
	err = restore(row.Record, &b)
	b.Version = row.Version
	return b, err
}

func (s breachStore) Get(ctx context.Context, id ehc.BreachID) (council.Breach, error) {
	if !valid(id) {
		return council.Breach{}, noBreach
	}
	var row breachRow
	if err := s.one(ctx, &row, noBreach, "SELECT version, record FROM breach WHERE id = ?", string(id)); err != nil {
		return council.Breach{}, err
	}
	return row.restore()
}

func (s breachStore) List(ctx context.Context, limit int) ([]council.Breach, error) {
	var rows []breachRow
	if err := s.all(ctx, &rows, "SELECT version, record FROM breach ORDER BY aware_at DESC, id DESC LIMIT ?", max(limit, 0)); err != nil {
		return nil, err
	}
	var all []council.Breach
	for _, row := range rows {
		b, err := row.restore()
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, nil
}

func (s breachStore) Save(ctx context.Context, b council.Breach) error {
	text, err := record(b)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, staleBreach, `
		INSERT INTO breach AS b (id, version, aware_at, record) VALUES (?, 1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = b.version + 1, aware_at = excluded.aware_at, record = excluded.record WHERE b.version = ?`,
		string(b.ID), b.AwareAt, text, b.Version)
}
