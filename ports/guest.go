package ports

import (
	"context"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// Guests is everything that is kept of people without an account who are asked for one piece of advice.
type Guests struct {
	Invitations GuestInvitations
	Links       GuestLinks
	Sessions    GuestSessions
}

// GuestQuery asks for one page of invitations.
type GuestQuery struct {
	// Coordinator leaves only those of the cases that a person co-ordinates, and of cases that nobody does; empty leaves
	// every case's.
	Coordinator ehc.PersonID
	// Open leaves out those that have ended.
	Open bool
	Page int // from 1
	Size int // how many a page holds
}

// GuestListed is one invitation as a list shows it.
type GuestListed struct {
	casework.Guest
	Reference ehc.Reference
	Called    string // the child's name, as it is said
	Sent      bool   // their advice is in
}

// GuestPage is one page of invitations.
type GuestPage struct {
	Guests []GuestListed
	Total  int
}

// GuestInvitations keeps who was invited.
type GuestInvitations interface {
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.GuestID) (casework.Guest, error)
	// OfCase lists a case's, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]casework.Guest, error)
	// AtAddress lists the invitations that have not ended and went to an e-mail address, at most limit.
	AtAddress(ctx context.Context, email string, limit int) ([]casework.Guest, error)
	// List gives one page, the latest first.
	List(ctx context.Context, q GuestQuery) (GuestPage, error)
	// Save writes one. fault.Conflict when someone else saved it since it was loaded, or when the request has an open
	// invitation already. An invitation whose link was not made, or that has ended, has no link and nobody in by it.
	Save(ctx context.Context, g casework.Guest) error
}

// GuestLinks keeps the hashes of the links that guests come in by. An invitation has one at most.
type GuestLinks interface {
	// Keep stores the hash of a link, in the place of any earlier one. fault.NotFound when the invitation has ended.
	Keep(ctx context.Context, id ehc.GuestID, link []byte, at time.Time) error
	// Find gives the invitation behind a link, expired or not. fault.NotFound for a link that is unknown, was replaced, or
	// whose invitation has ended.
	Find(ctx context.Context, link []byte) (casework.Guest, error)
}

// GuestSession is a guest who is in, or was.
type GuestSession struct {
	casework.Guest
	BegunAt, SeenAt time.Time
}

// GuestSessions keeps which guests are in.
type GuestSessions interface {
	// Begin stores a session and notes that the guest came, and forgets sessions that began before an instant.
	Begin(ctx context.Context, token []byte, id ehc.GuestID, now, begunSince time.Time) error
	// Find gives the guest of a session, however long they did nothing. fault.Unauthenticated for none, and for one whose
	// invitation has ended. A session last seen before touch is marked as seen now, if it was seen since seenSince.
	Find(ctx context.Context, token []byte, now, touch, seenSince time.Time) (GuestSession, error)
	// End ends one session; ending none is no error.
	End(ctx context.Context, token []byte) error
}
