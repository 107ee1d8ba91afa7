package postgres

import (
	"context"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noBreach    = fault.New(fault.NotFound, "breach.unknown", "There is no such entry.")
	staleBreach = fault.New(fault.Conflict, "breach.stale", "Someone else changed this entry while you were working on it. Reload the page and try again.")
)

var breaches = versionIn(func(b *council.Breach) *int { return &b.Version })

type breachStore struct{ statements }

func (s breachStore) Get(ctx context.Context, id ehc.BreachID) (council.Breach, error) {
	return breaches.get(ctx, s.statements, noBreach, "SELECT version, record FROM breach WHERE id = ?", string(id))
}

func (s breachStore) List(ctx context.Context, limit int) ([]council.Breach, error) {
	return breaches.list(ctx, s.statements, "SELECT version, record FROM breach ORDER BY aware_at DESC, id DESC LIMIT ?", max(limit, 0))
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
