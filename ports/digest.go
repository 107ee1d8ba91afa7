package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

// DigestLine is one thing that a person is told of with others, in one e-mail a day.
type DigestLine struct {
	Message ehc.MessageID // the delivery that it comes from
	Person  ehc.PersonID
	To      notice.Recipient // which of the event's messages it is
	Event   ehc.Event
}

// Digests is what waits to be told once a day. Any number of workers share it.
type Digests interface {
	// Add lets a line wait. Adding it twice is no error, and it is told once.
	Add(ctx context.Context, line DigestLine) error
	// Claim gives the waiting lines of up to n persons, each person's together: of those who have had no digest on the
	// day, and to whom nothing was added after the instant. They are hidden from other workers for a while.
	Claim(ctx context.Context, n int, on ehc.Date, quietSince time.Time) ([][]DigestLine, error)
	// Done marks a person's lines as told, and the day's digest as sent.
	Done(ctx context.Context, on ehc.Date, lines []DigestLine) error
	// Drop marks lines as not worth telling any more; the day's digest is still to come.
	Drop(ctx context.Context, lines []DigestLine) error
	// Failed puts a person's lines back for a later try; after eight tries they are given up.
	Failed(ctx context.Context, lines []DigestLine) error
}
