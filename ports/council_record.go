package ports

import (
	"context"

	"ehchub/domain/complaint"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// CouncilRecords keeps what the council writes down for itself, one kind of record each.
type CouncilRecords[T any, ID ~string] interface {
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id ID) (T, error)
	// List gives them, the latest first, at most limit.
	List(ctx context.Context, limit int) ([]T, error)
	// Save writes one; its version is the one that was loaded and counts on. fault.Conflict when a newer one is stored.
	Save(ctx context.Context, one T) error
}

// Office keeps what the council writes down for itself, about no one case.
type Office struct {
	// Support is who supports families near by.
	Support CouncilRecords[council.SupportRow, council.SupportID]
	// Problems are reports of pages that did not work.
	Problems CouncilRecords[council.Problem, council.ProblemID]
	// Missing are questions for cases that somebody does not find.
	Missing MissingCases
	// Incidents are times of trouble. Every process has the latest in its memory.
	Incidents CouncilRecords[council.Incident, council.IncidentID]
	// Complaints are complaints about the service.
	Complaints Complaints
}

// Complaints keeps complaints about the service.
type Complaints interface {
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id complaint.ID) (*complaint.Complaint, error)
	// List gives them: those for which something is due first, the soonest first; then the others, the latest first; at
	// most limit.
	List(ctx context.Context, limit int) ([]*complaint.Complaint, error)
	// Of gives those that a person made or answers, in the same order.
	Of(ctx context.Context, person ehc.PersonID, limit int) ([]*complaint.Complaint, error)
	// Save writes one. fault.Conflict when a newer one is stored.
	Save(ctx context.Context, c *complaint.Complaint) error
}

// MissingCases keeps what was asked of cases that somebody does not find.
type MissingCases interface {
	CouncilRecords[council.MissingCase, council.MissingCaseID]
	// Of lists what a person asked, the latest first, at most limit.
	Of(ctx context.Context, person ehc.PersonID, limit int) ([]council.MissingCase, error)
}
