package ports

import (
	"context"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// Pages answers what lists and pages ask, in SQL, without loading aggregates.
type Pages interface {
	// Tray lists cases that any of the holders has, page by page.
	Tray(ctx context.Context, q TrayQuery) (TrayPage, error)
	// Matching counts how many cases each of the lists has that the one which is open lacks, whatever their pages;
	// counting stops after MatchLimit+1. All are counted by one statement.
	Matching(ctx context.Context, open TrayQuery, lists ...TrayQuery) ([]int, error)
	// Timeline lists what happened on a case, the latest first, at most limit entries, of the kinds given or, when
	// none is given, of every kind.
	Timeline(ctx context.Context, id ehc.CaseID, limit int, kinds ...ehc.EventKind) ([]TimelineEntry, error)
	// SettingsOf lists the settings of the cases in a tray whatever its filters are, with the one chosen, for the
	// tray's filter.
	SettingsOf(ctx context.Context, q TrayQuery) ([]Choice, error)
	// DraftsToAnswer lists, of the cases, those whose latest version is a draft, as the reviewer stands to it.
	DraftsToAnswer(ctx context.Context, reviewer ehc.PersonID, cases ...ehc.CaseID) ([]DraftToAnswer, error)
}

// WaitingLists answers what waits for people.
type WaitingLists interface {
	// Of lists the advice and the answers to consultations that any of the holders still owes on cases that they have,
	// the soonest due first, at most limit.
	Of(ctx context.Context, limit int, holders ...ehc.Holder) ([]Waiting, error)
}

// Waiting is one thing that waits for somebody.
type Waiting struct {
	Case      ehc.CaseID
	Reference ehc.Reference
	Called    string // the child's name, as it is said
	Code      string // of the limit: timescale.SendAdvice or timescale.AnswerConsultation
	Item      string // the request for advice, or the consultation
	Owes      ehc.Holder
	Due       ehc.Date // the day that they were told: the one asked for, or the last by law or guidance
}

// DraftToAnswer is the latest draft of a case, for one member of the family.
type DraftToAnswer struct {
	Case     ehc.CaseID
	ClosesOn ehc.Date  // last day of the family's window by law
	Answered bool      // the reviewer has sent their comments on this version
	SentAt   time.Time // when they were sent; zero while they are not
}

// TraySort is a column that a tray can be sorted by.
type TraySort string

const (
	ByUpdated TraySort = "updated"
	ByName    TraySort = "name"
	ByYear    TraySort = "year"
	BySetting TraySort = "setting"
	ByStatus  TraySort = "status"
)

// PageSize is how many cases one page of a tray shows.
const PageSize = 25

// TrayQuery asks for one page of a tray.
type TrayQuery struct {
	Tray             access.Tray
	Reader           ehc.PersonID  // from whom settings of some cases may be kept
	Holders          []ehc.Holder  // of one row of access.Trays: a person with their teams, settings, or the authority
	Covers           []ehc.Cover   // those for whom the reader stands in, whose holders are among Holders
	Search           string        // any part of the name, or of the case ID
	Reference        ehc.Reference // the case ID that Search is a way to write; empty when it is none
	Statuses         []string
	Setting          ehc.SettingID
	UpdatedSince     ehc.Date
	IncludeClosed    bool
	Only             []TrayTick // cases of which any of these holds; every case when empty (F48)
	Today            ehc.Date   // the day on which lateness is judged
	NearDays         int        // how many days ahead a due date counts as near
	OpenConsultation bool       // only cases with an open consultation of one of the holders (F49)
	Sort             TraySort
	Descending       bool
	Page             int // from 1
}

// TrayTick is a tick box that keeps a tray to the cases of which something holds (F48).
type TrayTick string

const (
	Impending TrayTick = "impending" // a duty is due within TrayQuery.NearDays
	Overdue   TrayTick = "overdue"   // a duty is past its day
	Mediating TrayTick = "mediation" // mediation is in progress
	Appealing TrayTick = "tribunal"  // an appeal is before the Tribunal
	// ClosedOutside cases were closed outside of the process (F323); this box shows closed cases too.
	ClosedOutside TrayTick = "closed-outside"
)

// AboutDisputes reports whether the box tells of mediation or an appeal, which only some readers may know of.
func (t TrayTick) AboutDisputes() bool { return t == Mediating || t == Appealing }

// FlagTick keeps a tray to the cases that carry a flag which the holders asked for see.
func FlagTick(f casework.Flag) TrayTick { return TrayTick("flag-" + f) }

// TrayPage is one page of a tray.
type TrayPage struct {
	Rows  []TrayRow
	Total int // of the whole answer; counting stops after TrayCountLimit+1
}

// TrayCountLimit is how many cases of a tray can be paged through: beyond it, it has "more than 10,000".
const TrayCountLimit = 10_000

// MatchLimit is how many matches are counted in lists other than the one that is open.
const MatchLimit = 100

// TrayRow is one case in a tray.
type TrayRow struct {
	Case      ehc.CaseID
	Reference string
	Name      string // "Surname, Forenames"
	Called    string // forenames and surname, as a family reads them
	Born      ehc.Date
	// ReceivedOn is when the request was received, FinalOn when the plan was made; zero before.
	ReceivedOn ehc.Date
	FinalOn    ehc.Date
	YearGroup  *int // where the record gives one that differs from the birth date's
	Setting    string
	State      string
	UpdatedAt  time.Time
	Flags      []casework.Flag // that the holders asked for see
	// Untold reports that a date of 6, 16 or 20 weeks was missed and that the family has had no letter about it.
	Untold bool
	// Turnings are the codes of birthdays within 12 weeks, or past, that are still to be prepared ("D30").
	Turnings []string
	ReplyBy  ehc.Date // the earliest day by which the council answers a message; zero when it owes no answer
	DueOn    ehc.Date // the earliest day by which an open duty of the case is due; zero without one
	DueCode  string   // of that duty's limit
	// Mediating and Appealing tell of mediation, or an appeal, in progress. Only some readers may know.
	Mediating bool
	Appealing bool
	Photo     ehc.FileID
	// For names those of TrayQuery.Covers through whom alone the reader has the case.
	For []string
}

// TimelineEntry is one event with the name of who acted.
type TimelineEntry struct {
	ehc.Event
	ByName string
}

// Choice is one entry of a pick list.
type Choice struct {
	Value string
	Label string
}
