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

// PersonNames gives people's names as they are now.
type PersonNames interface {
	// Of gives those that there are.
	Of(ctx context.Context, ids ...ehc.PersonID) (map[ehc.PersonID]string, error)
}
