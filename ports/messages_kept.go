package ports

import (
	"context"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
)

// MessageNote is what is kept of a message before it is handed over.
type MessageNote struct {
	// Slot tells what the message is from anything else: the same on every try.
	Slot     string
	Delivery ehc.MessageID // the event on its way; empty for what is told once a day
	Case     ehc.CaseID    // empty for what is of several cases
	Event    ehc.EventKind
	// Recipient is the person's identity, or what they are who have no account.
	Recipient string
	Person    ehc.PersonID // empty for somebody without an account
	Channel   delivery.Channel
	Asks      bool
	// DayBegan is since when the recipient's messages of today are counted.
	DayBegan time.Time
}

// Begun is a message that is about to be handed over.
type Begun struct {
	ID    ehc.MessageID // random; our reference at whoever carries it
	Again bool          // an earlier try may have handed it over
	Done  bool          // an earlier try did; there is nothing to do
}

// Messages keeps what was sent to whom, and what became of it.
type Messages interface {
	// Begin notes that a message is about to be handed over, and keeps other workers from it for a minute. Faults with
	// the code NotNow: another worker has it in hand, or (fault.TooMany) the recipient has had the day's most by this way.
	Begin(ctx context.Context, n MessageNote, now time.Time) (Begun, error)
	// Release ends a try that has not handed it over.
	Release(ctx context.Context, id ehc.MessageID) error
	// Report takes a report into account; changed is false for one that tells nothing new. A message that did not arrive
	// becomes a task, until it turns out that it did. fault.NotFound for a message that the hub did not send.
	Report(ctx context.Context, id ehc.MessageID, r delivery.Reported) (m delivery.Message, changed bool, err error)
	// OfCase lists the messages about a case, the latest first, at most limit.
	OfCase(ctx context.Context, id ehc.CaseID, limit int) ([]delivery.Message, error)
	// Settle ends the task of a message of a case. fault.NotFound when there is none.
	Settle(ctx context.Context, of ehc.CaseID, id ehc.MessageID, how delivery.Settled) error
}

// ParkedMessage is an event whose messages could not be sent after every try.
type ParkedMessage struct {
	ID        ehc.MessageID
	Case      ehc.CaseID
	Reference ehc.Reference
	Event     ehc.EventKind
	HappenedAt,
	ParkedAt time.Time
	Tries int
	Cause string // in identities, codes and sentences; no address
	// Waiting names those who have not had their message; nobody where it failed before anyone was found.
	Waiting []string
}

// Parked is what could not be sent, and waits for a person.
type Parked interface {
	// List gives what is parked, the longest first, at most limit.
	List(ctx context.Context, limit int) ([]ParkedMessage, error)
	// Again offers events to the workers once more; without identities, all that are parked. It counts them.
	Again(ctx context.Context, now time.Time, ids ...ehc.MessageID) (int, error)
	// GiveUp takes one off the list, with who did and why. fault.NotFound when it is not parked.
	GiveUp(ctx context.Context, id ehc.MessageID, by ehc.PersonID, why string, now time.Time) error
}
