package ports

import (
	"context"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// Proposals keeps what people ask of the authority about who is on a case.
type Proposals interface {
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.ProposalID) (casework.Proposal, error)
	// OfCase lists a case's proposals, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]casework.Proposal, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, p casework.Proposal) error
}
