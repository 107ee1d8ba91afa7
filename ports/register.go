package ports

import (
	"context"
	"io"
	"iter"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// RegisterFile reads what the Department for Education gives out of the national register of schools: a table of
// establishments, with or without a table of which follows which, or both in one archive.
type RegisterFile interface {
	// Establishments gives each row of a file. What is wrong with a row is in Wrong; the error ends the reading:
	// fault.Invalid when the file is none of the register's or lacks a column that is needed, which it names.
	Establishments(file io.ReadSeeker) iter.Seq2[RegisterRow, error]
	// Successions gives which establishment follows which; nothing where the file holds no such table.
	Successions(file io.ReadSeeker) iter.Seq2[people.Succession, error]
}

// RegisterRow is one row of the register's file.
type RegisterRow struct {
	Line          int // the first line of the file is 1
	Establishment people.Establishment
	Wrong         []RegisterProblem
}

// RegisterProblem is a value that was not taken. Where Whole is set the whole row was left out.
type RegisterProblem struct {
	Line   int
	URN    string
	Column string
	Value  string
	Why    string
	Whole  bool
}

// RegisterLoad is one file of the register that somebody gave to the hub.
type RegisterLoad struct {
	ID       ehc.FileID // its bytes are in the FileStore until it is brought in
	Name     string
	At       time.Time
	By       ehc.PersonID
	LoadedAt time.Time // zero while it was only checked
	Areas    []string  // codes of the authorities whose settings are offered without searching
	Report   RegisterReport
}

// RegisterReport says what a file holds against what the hub holds.
type RegisterReport struct {
	Rows    int // establishments in the file
	New     int
	Changed int
	Same    int
	Adopted int // of those changed: typed by hand before, and known by name and place
	Shut    int // of those changed: they were open
	Refused int // rows left out
	Follow  int // rows that say which establishment follows which
	// Problems are the first values that were not taken.
	Problems []RegisterProblem
}

// MostRegisterProblems bounds the list of problems in a report; the counts are of all.
const MostRegisterProblems = 200

// Register keeps the settings of the national register.
type Register interface {
	// ByURN finds settings by their numbers in the register; unknown ones are left out.
	ByURN(ctx context.Context, urns ...string) ([]people.Setting, error)
	// ByHand lists the settings that have no number.
	ByHand(ctx context.Context) ([]people.Setting, error)
	// Save writes settings. A new one is offered only when it is searched for. fault.Conflict when another setting has the
	// number of one of them.
	Save(ctx context.Context, settings ...people.Setting) error
	// Follow notes which establishment follows which.
	Follow(ctx context.Context, all ...people.Succession) error
}

// LeftSetting is a setting that is shut, with how many children the hub still has there and what follows it.
type LeftSetting struct {
	Setting    people.Setting
	Children   int
	People     int // who act for it
	Successors []people.Setting
	On         ehc.Date // from when the first of them follows; zero where the register does not say
}

// RegisterLoads keeps which files of the register were given, and what became of them.
type RegisterLoads interface {
	Save(ctx context.Context, l RegisterLoad) error
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.FileID) (RegisterLoad, error)
	// Latest lists them, the latest first, at most limit.
	Latest(ctx context.Context, limit int) ([]RegisterLoad, error)
}

// Attendance tells which settings children of the council are at.
type Attendance interface {
	// Offer makes settings be offered without being searched for: those that the council added by itself, those in the
	// areas of the authorities, and those that children are at. It leaves the others to be searched for.
	Offer(ctx context.Context, areas []string) error
	// Left lists settings that are shut and that children of open cases still are at, by name.
	Left(ctx context.Context) ([]LeftSetting, error)
	// At lists open cases of children who are at a setting, as their first or second one, in the order of identity.
	At(ctx context.Context, setting ehc.SettingID) ([]ehc.CaseID, error)
}
