package ports

import (
	"context"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// Organisations is what is kept of people and organisations beside People, Settings and Teams.
type Organisations struct {
	Directory Directory
	Changes   OrganisationChanges
	Absences  Absences
	Work      Work
	TeamWork  TeamWork
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

// AbsenceEntry is an absence with the names of those it is about, as they are called now.
type AbsenceEntry struct {
	people.Absence
	Name, ByName string
	Lapse        people.Lapse // why whoever was to stand in does not
}

// LapseTold is for how many days somebody is still told that they stand in no longer, though the absence is over.
const LapseTold = 14

// Absences keeps who is away and who stands in. Those that are over stay, as a record.
type Absences interface {
	// Of lists a person's absences, and those in which they stand in, that are not over before a day, the soonest first; those in
	// which they were to stand in, and could not, for LapseTold days longer. No other unit records an absence of that person until this one ends.
	Of(ctx context.Context, person ehc.PersonID, since ehc.Date) ([]AbsenceEntry, error)
	// Covering lists the absences of persons in which somebody stands in on a day.
	Covering(ctx context.Context, on ehc.Date, persons ...ehc.PersonID) ([]AbsenceEntry, error)
	// StandIns gives who stands in on a day for persons who are away.
	StandIns(ctx context.Context, on ehc.Date, persons ...ehc.PersonID) (map[ehc.PersonID]ehc.PersonID, error)
	// Save records or changes one.
	Save(ctx context.Context, a people.Absence) error
	// Drop takes one back that has not begun.
	Drop(ctx context.Context, id ehc.AbsenceID) error
}

// HeldCase is one case that somebody holds in their own name.
type HeldCase struct {
	Case      ehc.CaseID
	Reference ehc.Reference // empty for a draft
	Called    string        // the child
	State     string
	Relation  access.Relation
	ReplyBy   ehc.Date // the earliest day by which the council answers a message; zero when it owes no answer
}

// AskedWork is one request for advice that is not answered yet.
type AskedWork struct {
	Case      ehc.CaseID
	Advice    ehc.AdviceID
	Reference ehc.Reference
	Called    string
	Person    ehc.PersonID // who is asked; empty for a team that has given it to nobody
	Limb      string
	DueOn     ehc.Date
	Begun     bool // something of the answer is written
}

// SettingCase is one case of a setting, with those of its people who are named on it.
type SettingCase struct {
	Case      ehc.CaseID
	Reference ehc.Reference // empty for a draft
	Called    string
	State     string
	Named     []string
}

// Work finds what somebody has to do, for those to whom it passes.
type Work interface {
	// HeldBy lists the open cases, drafts included, that a person holds in their own name, by case ID.
	HeldBy(ctx context.Context, person ehc.PersonID) ([]HeldCase, error)
	// AskedOf lists the open requests for advice that a person is asked, the soonest first.
	AskedOf(ctx context.Context, person ehc.PersonID) ([]AskedWork, error)
	// AskedOfSetting lists those of which the person was asked for a setting.
	AskedOfSetting(ctx context.Context, setting ehc.SettingID) ([]AskedWork, error)
	// OfSetting lists the open cases of a setting with who of its people has each by name, at most limit.
	OfSetting(ctx context.Context, setting ehc.SettingID, limit int) ([]SettingCase, error)
	// OpenOfTeam counts the open requests of a team.
	OpenOfTeam(ctx context.Context, team ehc.TeamID) (int, error)
}

// OrganisationChange tells who changed what about a person.
type OrganisationChange struct {
	At     time.Time
	By     ehc.PersonID // empty for the hub
	ByName string       // filled when read
	Name   string       // of whom it is about; filled when read of a holder
	Person ehc.PersonID // whom it is about
	Holder string       // identity of the setting, team or service that it is about; empty for none
	Words  string
}

// OrganisationChanges keeps them for good.
type OrganisationChanges interface {
	Record(ctx context.Context, changes ...OrganisationChange) error
	// OfPerson lists the latest first, at most limit.
	OfPerson(ctx context.Context, id ehc.PersonID, limit int) ([]OrganisationChange, error)
	// OfHolder lists those of a setting, team or service, the latest first, at most limit, with the names of whom they are about.
	OfHolder(ctx context.Context, id string, limit int) ([]OrganisationChange, error)
}
