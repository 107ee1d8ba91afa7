package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noProposal    = fault.New(fault.NotFound, "proposal.unknown", "Nobody has asked for this.")
	staleProposal = fault.New(fault.Conflict, "proposal.stale", "Someone else has answered this while you were reading it. Reload the page to see the answer.")
)

type proposalStore struct{ statements }

type proposalRow struct {
	Version int
	Record  json.RawMessage
}

func (row proposalRow) restore() (p casework.Proposal, err error) {
	err = restore(row.Record, &p)
	p.Version = row.Version
	return p, err
}

func (s proposalStore) Get(ctx context.Context, id ehc.ProposalID) (casework.Proposal, error) {
	if !valid(id) {
		return casework.Proposal{}, noProposal
	}
	var row proposalRow
	if err := s.one(ctx, &row, noProposal, "SELECT version, record FROM proposal WHERE id = ?", string(id)); err != nil {
		return casework.Proposal{}, err
	}
	return row.restore()
}

func (s proposalStore) OfCase(ctx context.Context, id ehc.CaseID) ([]casework.Proposal, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []proposalRow
	if err := s.all(ctx, &rows, "SELECT version, record FROM proposal WHERE case_id = ? ORDER BY asked_at DESC, id DESC", string(id)); err != nil {
		return nil, err
	}
	all := make([]casework.Proposal, len(rows))
	for i, row := range rows {
		var err error
		if all[i], err = row.restore(); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (s proposalStore) Save(ctx context.Context, p casework.Proposal) error {
	if !valid(p.ID) {
		return fmt.Errorf("postgres: %q is no identity of a proposal", p.ID)
	}
	text, err := record(p)
	if err != nil {
		return err
	}
	if p.Version == 0 {
		return s.write(ctx, 1, staleProposal, `
			INSERT INTO proposal (id, case_id, version, open, asked_at, record) VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
			string(p.ID), string(p.Case), p.Open(), p.AskedAt.UTC(), text)
	}
	return s.write(ctx, 1, staleProposal, "UPDATE proposal SET version = version + 1, open = ?, record = ? WHERE id = ? AND version = ?", p.Open(), text, string(p.ID), p.Version)
}
