package ports

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/transfer"
)

// Transfers keeps the moves of children to the next phase of education.
type Transfers interface {
	// Of gives a case's moves; none where none is known.
	Of(ctx context.Context, id ehc.CaseID) (*transfer.Moves, error)
	// Save writes the moves that changed since they were loaded.
	Save(ctx context.Context, m *transfer.Moves) error
	// Wanting lists the cases with a plan in force, in the order of their identity from the given one on, at most limit,
	// whose child moves next September without it being known, or is known to move but does not: as transfer.Find says.
	Wanting(ctx context.Context, today ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
	// Count gives how far the moves are, by year and kind, the earliest year first and the youngest children first.
	Count(ctx context.Context, whose ehc.PersonID, today ehc.Date) ([]TransferCount, error)
	// Page lists moves, page by page.
	Page(ctx context.Context, q TransferQuery) (TransferPage, error)
}

// TransferCount is how far the moves of one kind in one year are: each of All is in one of the others.
type TransferCount struct {
	Year                              int // in which the children move
	Kind                              transfer.Kind
	All, NotReviewed, NotNamed, Named int
	// Late are those of NotReviewed and NotNamed whose last day has passed.
	Late int
}

// TransferStep is how far a move is.
type TransferStep string

// The steps.
const (
	NotReviewed TransferStep = "not-reviewed" // the plan was not reviewed for it yet
	NotNamed    TransferStep = "not-named"    // reviewed; the plan does not name the next setting yet
	NextNamed   TransferStep = "named"        // the plan names it
)

// TransferSort is a column that moves can be sorted by.
type TransferSort string

// The columns.
const (
	TransfersByDay     TransferSort = "day" // the last day for naming the next setting
	TransfersByName    TransferSort = "name"
	TransfersBySetting TransferSort = "setting"
)

// TransferQuery asks for one page of the moves of a year.
type TransferQuery struct {
	Reader     ehc.PersonID // settings that are kept from them are not told
	Whose      ehc.PersonID // only cases that this person co-ordinates; every case when empty
	Year       int
	Kind       transfer.Kind // every kind when empty
	Steps      []TransferStep
	Search     string // any part of the name, or of the case ID
	Sort       TransferSort
	Descending bool
	Page       int // from 1
	Limit      int // rows a page
}

// TransferPage is one page of moves.
type TransferPage struct {
	Rows  []TransferRow
	Total int
}

// TransferRow is one move as lists show it.
type TransferRow struct {
	Case        ehc.CaseID
	Reference   string
	Name        string // "Surname, Forenames"
	Year        int    // national curriculum year before the move
	Kind        transfer.Kind
	On          ehc.Date
	Last        ehc.Date // the last day for naming the next setting
	From        string
	ReviewedOn  ehc.Date
	NamedOn     ehc.Date
	Next        string // the setting that is named
	Coordinator string // their name; empty while nobody has the case
}
