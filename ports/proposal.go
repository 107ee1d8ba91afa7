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
	// Waiting lists the open proposals of the cases that a person co-ordinates and, with unassigned, of those that nobody
	// does: the oldest first, at most limit.
	Waiting(ctx context.Context, coordinator ehc.PersonID, unassigned bool, limit int) ([]ProposalWaiting, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, p casework.Proposal) error
}

// ProposalWaiting is an open proposal as a list of what is to do shows it.
type ProposalWaiting struct {
	casework.Proposal
	Reference ehc.Reference
	Called    string // the child's name, as it is said
}
