package delivery

import (
	"slices"
	"time"

	"ehchub/domain/ehc"
)

// Message is one message to one person: everything but its text and the address that it went to.
type Message struct {
	ID    ehc.MessageID
	Case  ehc.CaseID    // empty for a list of what is due, which is of many cases
	Event ehc.EventKind // what it tells of; Digest for such a list
	// Person is who it went to; empty for somebody without an account.
	Person  ehc.PersonID
	Channel Channel
	Reported
	NotedAt time.Time
	SentAt  time.Time // zero while no carrier has taken it
	// Opened is when its reader looked at the case for the first time after it was sent; zero when they did not.
	Opened time.Time
	// Asks reports that it asks its reader for something, or that a time of theirs runs.
	Asks bool
	// TaskSince is since when somebody must see to it that the reader learns of it; zero when nobody must.
	TaskSince time.Time
	Settled   Settled
}

// Settled says how somebody saw to a message that did not arrive.
type Settled struct {
	At  time.Time
	By  ehc.PersonID
	How string
}

// Digest stands in the place of an event's kind for the list of what is due soon.
const Digest ehc.EventKind = "digest"

// Waits reports whether somebody must still see to it.
func (m Message) Waits() bool { return !m.TaskSince.IsZero() && m.Settled.At.IsZero() }

// Unread reports whether the message asked for something and its reader has not looked at the case since, so long after.
func (m Message) Unread(now time.Time) bool {
	return m.Asks && m.Opened.IsZero() && !m.SentAt.IsZero() && !m.Status.Failed() && now.Sub(m.SentAt) >= m.Channel.Patience()
}

const day = 24 * time.Hour

// Patience is how long a reader is waited for before the next way is taken (the specification's C9): three days, and by
// post two more, in which the letter is on its way.
func (c Channel) Patience() time.Duration {
	if c == ByPost {
		return 5 * day
	}
	return 3 * day
}

// MostADay is how many messages one person gets by a way on one day; what is more waits for the next.
func (c Channel) MostADay() int {
	switch c {
	case ByText:
		return 5
	case ByPost:
		return 10
	}
	return 100
}

// Asks reports whether a message of an event asks its reader for something, or a time begins to run for them, so that it
// matters whether they have read it.
func Asks(kind ehc.EventKind) bool {
	return slices.Contains([]ehc.EventKind{
		ehc.AdviceRequested, ehc.AdviceAllocated, ehc.AdviceReopened, ehc.AdviceOverdue, ehc.AdviceChased, ehc.AdviceEscalated, ehc.ConsultationStarted, ehc.ConsultationOverdue,
		ehc.DraftShared, ehc.RevisedDraftShared, ehc.ConfirmationAsked, ehc.RegistrationInvited,
		ehc.DecidedNotToAssess, ehc.DecidedNotToIssue, ehc.DecidedNotToReassess, ehc.DecidedToKeep, ehc.PlanFinalised,
	}, kind)
}
