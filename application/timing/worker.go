package timing

import (
	"context"
	"log/slog"
	"time"

	"ehchub/domain/ehc"
)

// Worker counts dates again when that was asked for, until it is told to stop. Any number of workers may run at once.
type Worker struct{ Recount Recount }

// lookEvery is how often a worker looks whether dates are to be counted again.
const lookEvery = 20 * time.Second

// Run works until ctx ends.
func (w Worker) Run(ctx context.Context) {
	ticks := time.NewTicker(lookEvery)
	defer ticks.Stop()
	for {
		more, err := w.Recount.Do(ctx, ehc.SystemActor())
		if err != nil && ctx.Err() == nil {
			slog.ErrorContext(ctx, "counting dates again failed", "error", err)
		}
		if more && err == nil {
			continue
		}
		select {
		case <-ticks.C:
		case <-ctx.Done():
			return
		}
	}
}
