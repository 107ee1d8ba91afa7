package ports

import (
	"context"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
)

// MessageTask is a message that somebody must see to, because it did not arrive or was not read.
type MessageTask struct {
	delivery.Message
	Reference ehc.Reference
	Called    string // the child's name, as lists show it
	To        string // the reader's name; empty for somebody without an account
}

// Unread is a message that nobody has read, with the event that it tells of.
type Unread struct {
	delivery.Message
	Delivery Delivery
}

// FollowUps is what is done about messages that did not arrive or were not read.
type FollowUps interface {
	// Tasks lists what must be seen to on the cases of a co-ordinator, the longest waiting first, at most limit; for
	// nobody, what is of no co-ordinator's case.
	Tasks(ctx context.Context, coordinator ehc.PersonID, limit int) ([]MessageTask, error)
	// Unread lists cases with messages that nobody has read in time, in the order of their identity after the given one, at
	// most limit.
	Unread(ctx context.Context, now time.Time, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
	// UnreadOf gives those messages of a case, the latest first.
	UnreadOf(ctx context.Context, id ehc.CaseID, now time.Time) ([]Unread, error)
	// Follow notes that another way was taken; task that there is none left, so that somebody must see to it.
	Follow(ctx context.Context, id ehc.MessageID, at time.Time, task bool) error
}
