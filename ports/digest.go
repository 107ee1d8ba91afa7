package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// DigestLine is one thing that a person is told of with others, in one e-mail: that of the day, or that after quiet hours.
type DigestLine struct {
	Message ehc.MessageID // the delivery that it comes from
	Person  ehc.PersonID
	To      notice.Recipient // which of the event's messages it is
	Event   ehc.Event
	// NotBefore is when it may be told at the earliest; zero for as soon as the day's list goes.
	NotBefore time.Time
	// Held is of what came in the person's quiet hours: it is told when they end, whether or not the day's list has gone.
	Held bool
}

// Digests is what waits to be told together with others. Any number of workers share it.
type Digests interface {
	// Add lets a line wait. Adding it again is no error: it is told once, and waits as it was added last.
	Add(ctx context.Context, line DigestLine) error
	// Claim gives the waiting lines of up to n persons, each person's together: what is held, and of those who have
	// had no digest on the day the rest, once nothing was added after the instant. They are hidden from other workers for a while.
	Claim(ctx context.Context, n int, on ehc.Date, quietSince time.Time) ([][]DigestLine, error)
	// Done marks a person's lines as told, and the day's digest as sent unless all of them were held.
	Done(ctx context.Context, on ehc.Date, lines []DigestLine) error
	// Drop marks lines as not worth telling any more; the day's digest is still to come.
	Drop(ctx context.Context, lines []DigestLine) error
	// Failed puts a person's lines back for a later try; after eight tries they are given up.
	Failed(ctx context.Context, lines []DigestLine) error
}
