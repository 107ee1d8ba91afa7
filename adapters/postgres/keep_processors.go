package postgres

import (
	"context"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noProcessor    = fault.New(fault.NotFound, "processor.unknown", "There is no such entry.")
	endedProcessor = fault.New(fault.Conflict, "processor.stale", "Someone else ended this entry at the same time. Reload the page.")
)

type processorStore struct{ statements }

func (s processorStore) Of(ctx context.Context, id ehc.CaseID) ([]council.Processor, error) {
	var rows []recordRow
	var of any
	if valid(id) {
		of = string(id)
	}
	if err := s.all(ctx, &rows, "SELECT record FROM processor WHERE case_id IS NULL OR case_id = ?::uuid ORDER BY since DESC, id DESC", of); err != nil {
		return nil, err
	}
	return restoreEach[council.Processor](rows)
}

func (s processorStore) Get(ctx context.Context, id ehc.ProcessorID) (p council.Processor, err error) {
	if !valid(id) {
		return p, noProcessor
	}
	var row recordRow
	if err := s.one(ctx, &row, noProcessor, "SELECT record FROM processor WHERE id = ? FOR NO KEY UPDATE", string(id)); err != nil {
		return p, err
	}
	return p, restore(row.Record, &p)
}

func (s processorStore) Save(ctx context.Context, p council.Processor) error {
	text, err := record(p)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, endedProcessor, `
		INSERT INTO processor AS p (id, case_id, since, until, record) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET until = excluded.until, record = excluded.record WHERE p.until IS NULL`,
		string(p.ID), orNull(p.Case), p.Since.String(), dateOrNull(p.Until), text)
}
