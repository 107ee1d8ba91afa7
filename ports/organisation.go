package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// Organisations is what is kept of people and organisations beside People, Settings and Teams.
type Organisations struct {
	Directory Directory
	Changes   OrganisationChanges
}

// AccountState is how far somebody has come with their account.
type AccountState string

const (
	Invited       AccountState = "invited" // or known, without a password yet
	Registered    AccountState = "registered"
	ClosedAccount AccountState = "closed"
)

// DirectoryQuery asks for one page of everyone.
type DirectoryQuery struct {
	Search string // any part of the name or the e-mail address
	Role   ehc.Role
	To     string // identity of a team or setting that they belong to
	State  AccountState
	Page   int // from 1
}

// DirectoryEntry is one person, with what their account tells.
type DirectoryEntry struct {
	people.Person
	InvitedAt  time.Time // when the link for a password was sent last; zero for never
	SignedInAt time.Time // zero for never
}

// State says how far the account has come.
func (e DirectoryEntry) State() AccountState {
	switch {
	case e.Closed():
		return ClosedAccount
	case e.Registered:
		return Registered
	}
	return Invited
}

// DirectoryPage is one page of everyone.
type DirectoryPage struct {
	Entries []DirectoryEntry
	Total   int
}

// Directory answers who uses the hub, closed accounts included.
type Directory interface {
	// List gives one page, by name.
	List(ctx context.Context, q DirectoryQuery) (DirectoryPage, error)
	// Entry gives one person. fault.NotFound when there is none.
	Entry(ctx context.Context, id ehc.PersonID) (DirectoryEntry, error)
	// Managers gives everyone with an open account who manages the service. No other unit changes that until this one ends.
	Managers(ctx context.Context) ([]ehc.PersonID, error)
	// Manned lists the identities of the teams and settings that anybody with an open account belongs to.
	Manned(ctx context.Context) ([]string, error)
}

// OrganisationChange tells who changed what about a person.
type OrganisationChange struct {
	At     time.Time
	By     ehc.PersonID // empty for the hub
	ByName string       // filled when read
	Person ehc.PersonID // whom it is about
	Words  string
}

// OrganisationChanges keeps them for good.
type OrganisationChanges interface {
	Record(ctx context.Context, changes ...OrganisationChange) error
	// OfPerson lists the latest first, at most limit.
	OfPerson(ctx context.Context, id ehc.PersonID, limit int) ([]OrganisationChange, error)
}
