package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Authenticator is what a person's app shares with the hub.
type Authenticator struct {
	Sealed  []byte // the secret, which only the hub's own key opens
	AddedAt time.Time
}

// Authenticators keeps the app by which a person makes codes; one a person.
type Authenticators interface {
	// Of gives a person's. fault.NotFound when they have none.
	Of(ctx context.Context, person ehc.PersonID) (Authenticator, error)
	// Save puts one in the place of any earlier one.
	Save(ctx context.Context, person ehc.PersonID, a Authenticator) error
	// Drop removes a person's; none is no error.
	Drop(ctx context.Context, person ehc.PersonID) error
	// Use takes the code of a half minute, counted since 1970. It reports false when that code or a later one was
	// used before; of several uses at once only one succeeds.
	Use(ctx context.Context, person ehc.PersonID, step int64) (bool, error)
}

// RecoveryCodes keeps the single-use codes that a person has on paper, as keyed hashes.
type RecoveryCodes interface {
	// Replace puts new ones in the place of all earlier ones.
	Replace(ctx context.Context, person ehc.PersonID, seals [][]byte) error
	// Use takes one; false when it is not there.
	Use(ctx context.Context, person ehc.PersonID, seal []byte) (bool, error)
	// Left counts those that are left.
	Left(ctx context.Context, person ehc.PersonID) (int, error)
}

// AppCodes reckons with authenticator apps (RFC 6238).
type AppCodes interface {
	// NewSecret makes a secret, and the address by which an app takes it in: whose account it is, and whose hub.
	NewSecret(hub, account string) (secret, address string, err error)
	// Address is that of a secret that was made before.
	Address(secret, hub, account string) (string, error)
	// Picture draws an address as a square of dark and light fields, row by row, for a camera to read.
	Picture(address string) ([][]bool, error)
	// Step finds the half minute to which a code belongs, now or one away, for clocks that differ a little.
	Step(secret, code string, now time.Time) (step int64, fits bool)
}
