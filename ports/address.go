package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// OwnAddress is a further e-mail address that a person has proven to be theirs.
type OwnAddress struct {
	Email   string // normal
	AddedAt time.Time
}

// OwnAddresses keeps them, beside the address of the person to which messages go. An address leads to one person.
type OwnAddresses interface {
	// Of lists a person's, by address.
	Of(ctx context.Context, person ehc.PersonID) ([]OwnAddress, error)
	// Add adds one. fault.Invalid at "email" when it leads to somebody already.
	Add(ctx context.Context, person ehc.PersonID, a OwnAddress) error
	// Drop removes one of a person's; none is no error.
	Drop(ctx context.Context, person ehc.PersonID, email string) error
}

// PersonNow is what somebody is called and written to at now, whatever a case has kept from when they came to it.
type PersonNow struct {
	Name, Email string
	Closed      bool // their account is: they have access to nothing
}

// PersonNames gives people as they are now.
type PersonNames interface {
	// Of gives those that there are.
	Of(ctx context.Context, ids ...ehc.PersonID) (map[ehc.PersonID]PersonNow, error)
}
