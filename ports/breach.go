package ports

import (
	"context"

	"ehchub/domain/council"
	"ehchub/domain/ehc"
)

// Breaches keeps the council's log of personal data breaches.
type Breaches interface {
	Get(ctx context.Context, id ehc.BreachID) (council.Breach, error)
	// List gives entries, those that the council became aware of last first, at most limit.
	List(ctx context.Context, limit int) ([]council.Breach, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded.
	Save(ctx context.Context, b council.Breach) error
}
