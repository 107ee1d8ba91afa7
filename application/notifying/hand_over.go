package notifying

import (
	"context"
	"time"

	"ehchub/application"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// longestTry bounds one try to hand a message over. It is shorter than a worker has a message to itself, so that no two
// are ever at the same.
const longestTry = 45 * time.Second

// handOver notes a message and has it sent, under an identity that is the same on every try. An address that can never be
// reached is no failure of the try: it is noted, and becomes a task.
func handOver(ctx context.Context, gate application.Gate, n ports.MessageNote, send func(ctx context.Context, id ehc.MessageID, again bool) error) error {
	now := gate.Clock.Now().UTC()
	n.DayBegan = application.MorningOf(ehc.DateIn(now, application.London))
	var begun ports.Begun
	err := gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		begun, err = s.Messages.Begin(ctx, n, now)
		return err
	})
	if err != nil || begun.Done {
		return err
	}
	trying, end := context.WithTimeout(ctx, longestTry)
	defer end()
	failure := send(trying, begun.ID, begun.Again)
	report := func(s delivery.Status) error {
		_, err := TakeReport{Gate: gate}.Do(ctx, ehc.SystemActor(), begun.ID, delivery.Reported{Status: s, At: gate.Clock.Now().UTC()})
		return err
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err() // stopping: whether it went is asked at the next try
	case failure == nil:
		return report(delivery.Sent)
	case fault.Has(failure, ports.NotEver):
		return report(delivery.Bounced)
	}
	if err := gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return s.Messages.Release(ctx, begun.ID) }); err != nil {
		return err
	}
	return failure
}
