package ports

import (
	"context"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
)

// Unread is a message that nobody has read, with the event that it tells of.
type Unread struct {
	delivery.Message
	Delivery Delivery
}

// FollowUps is what is done about messages that did not arrive or were not read.
type FollowUps interface {
	// Unread lists cases with messages that nobody has read in time, in the order of their identity after the given one, at
	// most limit.
	Unread(ctx context.Context, now time.Time, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
	// UnreadOf gives those messages of a case, the latest first.
	UnreadOf(ctx context.Context, id ehc.CaseID, now time.Time) ([]Unread, error)
	// Follow notes that another way was taken; task that there is none left, so that somebody must see to it.
	Follow(ctx context.Context, id ehc.MessageID, at time.Time, task bool) error
	// Unreported gives messages that a carrier took a day ago or longer, and of which it has said nothing since, at most
	// limit: their reports may be lost. Each is given once a day, to one server, and for a week.
	Unreported(ctx context.Context, now time.Time, limit int) ([]ehc.MessageID, error)
}
