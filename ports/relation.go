package ports

import (
	"context"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// KinCase is a case as it is compared with another.
type KinCase struct {
	ID          ehc.CaseID
	Reference   ehc.Reference
	State       casework.State
	ReceivedOn  ehc.Date
	Coordinator string // by name; empty while it has none
	casework.Kin
}

// Relations keeps what cases have to do with each other.
type Relations interface {
	// Of lists the relations of a case, answered and suspected.
	Of(ctx context.Context, id ehc.CaseID) ([]casework.Relation, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, r casework.Relation) error
	// Alike lists cases, drafts aside and but for one, whose records may be of the same child or of one family, at most
	// limit, the latest requests first. What they really share is for casework.Alike to say.
	Alike(ctx context.Context, of casework.Kin, except ehc.CaseID, limit int) ([]KinCase, error)
	// Cases reads cases to compare by their identities; those that don't exist are left out.
	Cases(ctx context.Context, ids ...ehc.CaseID) ([]KinCase, error)
}
