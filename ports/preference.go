package ports

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// Preferences keeps when people want to be written to.
type Preferences interface {
	// Of gives a person's own, or the usual ones where they have chosen none.
	Of(ctx context.Context, person ehc.PersonID) (notice.Preferences, error)
	// Save keeps them in place of the earlier ones.
	Save(ctx context.Context, person ehc.PersonID, p notice.Preferences) error
}
