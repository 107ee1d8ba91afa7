package ports

import (
	"context"

	"ehchub/domain/council"
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
	// Incidents are times of trouble. Every process has the latest in its memory.
	Incidents CouncilRecords[council.Incident, council.IncidentID]
}
