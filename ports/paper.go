package ports

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/paper"
)

// PaperRecords keeps what officers wrote down for somebody.
type PaperRecords interface {
	// Get finds a record. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.RecordID) (paper.Record, error)
	// OfCase lists a case's records, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]paper.Record, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, r paper.Record) error
}
