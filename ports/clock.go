package ports

import (
	"context"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
)

// Reminders keeps which reminders of deadlines were sent, so that none is sent twice.
type Reminders interface {
	// Wanting lists cases that may have a reminder to be sent on the day, in the order of their identity, after the
	// given one: at most limit.
	Wanting(ctx context.Context, on ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
	// Send marks reminders as sent and tells their events, in the timeline and the outbox; whichever was sent before,
	// by whomever, is left out. It gives how many it sent.
	Send(ctx context.Context, now time.Time, reminders ...clock.Reminder) (int, error)
}

// Rounds keeps what the hub does once a day.
type Rounds interface {
	// Done reports whether the round of a day is finished.
	Done(ctx context.Context, round string, on ehc.Date) (bool, error)
	// Finish marks it as finished; twice is no error.
	Finish(ctx context.Context, round string, on ehc.Date, now time.Time) error
}

// Histories tell how long cases take in this council.
type Histories interface {
	// Of gives the day on which the case came into its present state, no day when that is not known, and how long each
	// stretch of the road took in finished cases. What it says of those may be some hours old.
	Of(ctx context.Context, id ehc.CaseID, now time.Time) (since ehc.Date, history clock.History, err error)
}
