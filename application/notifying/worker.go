package notifying

import (
	"context"
	"log/slog"
	"time"

	"ehchub/domain/ehc"
)

// Worker sends messages as they fall due, until it is told to stop. Any number of workers may run at once.
type Worker struct{ Send SendDue }

// The rest after a failure begins at one second and doubles up to a minute.
const (
	firstRest   = time.Second
	longestRest = time.Minute
)

// Run works until ctx ends.
func (w Worker) Run(ctx context.Context) {
	rest := firstRest
	for ctx.Err() == nil {
		taken, err := w.Send.Do(ctx, ehc.SystemActor())
		switch {
		case ctx.Err() != nil:
		case err != nil:
			slog.ErrorContext(ctx, "sending messages failed", "error", err)
			sleep(ctx, rest)
			rest = min(2*rest, longestRest)
		case taken == 0:
			rest = firstRest
			w.Send.Outbox.Wait(ctx)
		default:
			rest = firstRest
		}
	}
}

func sleep(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
