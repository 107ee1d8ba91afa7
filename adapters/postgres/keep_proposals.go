package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	noProposal    = fault.New(fault.NotFound, "proposal.unknown", "Nobody has asked for this.")
	staleProposal = fault.New(fault.Conflict, "proposal.stale", "Someone else has answered this while you were reading it. Reload the page to see the answer.")
)

var proposals = versionIn(func(p *casework.Proposal) *int { return &p.Version })

type proposalStore struct{ statements }

func (s proposalStore) Get(ctx context.Context, id ehc.ProposalID) (casework.Proposal, error) {
	return proposals.get(ctx, s.statements, noProposal, "SELECT version, record FROM proposal WHERE id = ?", string(id))
}

func (s proposalStore) OfCase(ctx context.Context, id ehc.CaseID) ([]casework.Proposal, error) {
	return proposals.ofCase(ctx, s.statements, "SELECT version, record FROM proposal WHERE case_id = ? ORDER BY asked_at DESC, id DESC", id)
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
