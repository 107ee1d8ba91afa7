package hosting

import (
	"context"
	"time"

	"ehchub/ports"
)

// CheckReady finds out whether this server can answer: whether its database does.
type CheckReady struct{ Units ports.UnitOfWork }

// readyWithin is how long the database may take.
const readyWithin = 2 * time.Second

// Check gives nil when it can.
func (u CheckReady) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Maintenance.Planned(ctx)
		return err
	})
}
