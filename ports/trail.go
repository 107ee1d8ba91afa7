package ports

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// Processors keeps who works with children's data besides the council.
type Processors interface {
	// Of lists those that work with every child's data and, given a case, those of that child alone; the latest first.
	Of(ctx context.Context, id ehc.CaseID) ([]council.Processor, error)
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.ProcessorID) (council.Processor, error)
	// Save keeps one. fault.Conflict when it had ended already.
	Save(ctx context.Context, p council.Processor) error
}

// Trail reads what the audit keeps.
type Trail interface {
	// Looks says when each person looked at a case's file last, the latest first. Refused looks don't count.
	Looks(ctx context.Context, id ehc.CaseID) ([]Look, error)
}

// Look is when a person looked at a child's file last.
type Look struct {
	Person   ehc.PersonID
	Name     string
	JobTitle string
	At       time.Time // UTC
}
