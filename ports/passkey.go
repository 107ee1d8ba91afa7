package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Passkey is a key by which a person's device signs in. The device keeps the secret half and the hub the public one.
type Passkey struct {
	ID              string // what the device calls it; no secret
	Name            string // what the person calls it
	Record          []byte // JSON: what PasskeyChecks needs to know it again
	AddedAt, UsedAt time.Time
}

// PasskeyOwner is whose passkeys they are, as devices show it.
type PasskeyOwner struct {
	Person      ehc.PersonID
	Email, Name string
}

// PasskeyChecks asks a person's device and checks what it answers (W3C Web Authentication). What is expected of an
// answer is kept by whoever asks, and used once.
type PasskeyChecks interface {
	// Offer asks for a new key. ask is for the browser, expect for Accept; known keys are not made twice.
	Offer(owner PasskeyOwner, known []Passkey) (ask, expect []byte, err error)
	// Accept gives the key that was made; its name and time are the caller's. fault.Invalid when the answer does not fit.
	Accept(owner PasskeyOwner, expect, answer []byte) (Passkey, error)
	// Challenge asks for one of the known keys.
	Challenge(owner PasskeyOwner, known []Passkey) (ask, expect []byte, err error)
	// Check gives the key that answered, with its record as it is now. fault.Invalid when the answer does not fit, is of
	// no known key, was made for another address, or counts back, as a copied key does.
	Check(owner PasskeyOwner, known []Passkey, expect, answer []byte) (Passkey, error)
}

// Passkeys keeps the keys of persons.
type Passkeys interface {
	// Of lists a person's, the oldest first.
	Of(ctx context.Context, person ehc.PersonID) ([]Passkey, error)
	// Add keeps a new one. fault.Conflict when it is somebody's already.
	Add(ctx context.Context, person ehc.PersonID, k Passkey) error
	// Use keeps the record of one that was used at k.UsedAt; false when the person has it no more.
	Use(ctx context.Context, person ehc.PersonID, k Passkey) (bool, error)
	// Drop removes one of a person's; none is no error.
	Drop(ctx context.Context, person ehc.PersonID, id string) error
}

// PasskeyAsks keeps what is expected of the answer to each ask, under the hash of the secret that the asked browser
// carries.
type PasskeyAsks interface {
	// Keep keeps it until an instant, in the place of any earlier one under the same secret.
	Keep(ctx context.Context, token, expect []byte, until time.Time) error
	// Take gives one that still holds, once. fault.NotFound afterwards.
	Take(ctx context.Context, token []byte, now time.Time) (expect []byte, err error)
}
