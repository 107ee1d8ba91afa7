package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// OwnSession is one place in which a person is signed in.
type OwnSession struct {
	ID              string // tells it from the person's others; nobody signs in with it
	Device          string // in plain words: "Firefox on Windows"; empty where it was not noted
	BegunAt, SeenAt time.Time
}

// OwnSessions lets a person see where they are signed in, and end it.
type OwnSessions interface {
	// Of lists a person's sessions that hold, the one seen last first.
	Of(ctx context.Context, person ehc.PersonID, bounds SessionBounds) ([]OwnSession, error)
	// Describe notes in what a session was begun.
	Describe(ctx context.Context, token []byte, device string) error
	// EndOne ends one of a person's; ending none is no error.
	EndOne(ctx context.Context, person ehc.PersonID, id string) error
	// EndOthers ends all of a person's but one.
	EndOthers(ctx context.Context, person ehc.PersonID, keep []byte) error
}

// Proofs keeps when the person of a session last showed that it is they: by signing in, or by the password again.
type Proofs interface {
	// LastOf gives when; the zero time when the session is not the person's.
	LastOf(ctx context.Context, person ehc.PersonID, token []byte) (time.Time, error)
	// Note tells that they did.
	Note(ctx context.Context, token []byte, at time.Time) error
}

// Device is a browser in which a person has signed in.
type Device struct {
	ID              string // tells it from the person's others; nobody signs in with it
	Name            string // in plain words
	FirstAt, SeenAt time.Time
	// RememberedUntil is how long it needs no second step; zero where it needs one each time.
	RememberedUntil time.Time
}

// Devices keeps in which browsers a person has signed in, under the hash of the secret that a browser carries.
type Devices interface {
	// Of lists a person's, the one seen last first.
	Of(ctx context.Context, person ehc.PersonID) ([]Device, error)
	// Find gives one of a person's. fault.NotFound when they have not signed in in it.
	Find(ctx context.Context, person ehc.PersonID, token []byte) (Device, error)
	// See notes that a person signed in in one, now; d.SeenAt is when. It forgets those not seen since an instant. A
	// d.RememberedUntil that is zero leaves what is stored as it is.
	See(ctx context.Context, person ehc.PersonID, token []byte, d Device, since time.Time) error
	// Forget drops one of a person's; dropping none is no error.
	Forget(ctx context.Context, person ehc.PersonID, id string) error
	// AskAgain ends that any of a person's needs no second step.
	AskAgain(ctx context.Context, person ehc.PersonID) error
}
