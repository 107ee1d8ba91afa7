package ports

import (
	"context"
	"time"

	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
)

// Conversations keeps what the council and those on a case write to each other.
type Conversations interface {
	// Of gives a thread; an empty one before anybody wrote.
	Of(ctx context.Context, id conversation.ID) (*conversation.Thread, error)
	// Save writes what changed, with its events. fault.Conflict when someone else wrote since it was loaded.
	Save(ctx context.Context, t *conversation.Thread) error
	// Read notes that a person has read a thread up to a message, and gives how far everybody has read, before that.
	Read(ctx context.Context, id conversation.ID, by ehc.PersonID, upTo int, at time.Time) ([]ReadUpTo, error)
	// OfCase tells what was written about a case, as one person finds it.
	OfCase(ctx context.Context, id ehc.CaseID, reader ehc.PersonID) (Correspondence, error)
	// Late lists cases on which an answer of the council was due before a day and nobody was reminded, in the order of
	// their identity after the given one, at most limit.
	Late(ctx context.Context, before ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
}

// ReadUpTo is how far somebody has read a thread.
type ReadUpTo struct {
	Person ehc.PersonID
	Name   string
	UpTo   int // number of the last message
	At     time.Time
}

// Correspondence is what was written about a case.
type Correspondence struct {
	Threads []ThreadState // those in which something was written
	// MessageWaits reports that a message did not arrive or was not read, so that somebody must see to it.
	MessageWaits bool
}

// ThreadState is what a person needs to know of a thread before they open it.
type ThreadState struct {
	With     conversation.Audience
	Messages int
	Unread   int // written by others, and not read yet
	LastAt   time.Time
	ReplyBy  ehc.Date // the council's answer is due; zero where it owes none
	Promised bool
	AskedBy  ehc.Date // the others' answer is due
}
