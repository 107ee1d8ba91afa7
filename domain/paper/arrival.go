package paper

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Scan is one file of scanned paper as it was brought in. It is kept whole.
type Scan struct {
	ID     ehc.ScanID
	Name   string
	Type   string // media type
	SHA256 string
	Bytes  int64
	Pages  int
	Blank  []int // pages on which there is nothing
	By     ehc.PersonID
	ByName string
	At     time.Time
}

// Reason says why nobody but a person can tell where a paper belongs.
type Reason string

// The reasons.
const (
	NoReason     Reason = ""
	NoCode       Reason = "no-code"
	UnknownCode  Reason = "unknown-code"
	OtherCouncil Reason = "other-council"
	SeveralCodes Reason = "several-codes"
	CaseClosed   Reason = "case-closed"
	WrongCase    Reason = "wrong-case"
)

// Label gives the reason in words.
func (r Reason) Label() string {
	return map[Reason]string{
		NoCode: "No code could be read on it", UnknownCode: "Its code is not one of this council’s forms", OtherCouncil: "It is a form of another council",
		WrongCase: "It is about another child than its case", SeveralCodes: "Two forms lie on one page", CaseClosed: "The case that it belongs to is closed",
	}[r]
}

// Arrival is one paper out of a scan: the pages of one form, or pages that lie together and have no code.
type Arrival struct {
	ID       ehc.ArrivalID
	Version  int // counts saves
	Scan     ehc.ScanID
	ScanName string
	File     ehc.FileID // its pages, as a file of their own
	Type     string
	SHA256   string
	Bytes    int64
	Pages    []int // of the scan
	Missing  []int // pages of the form that are not among them
	At       time.Time
	By       ehc.PersonID
	ByName   string
	Reason   Reason
	Code     string // of the form
	Case     ehc.CaseID
	Kind     Kind
	Item     string
	For      ehc.Holder
	Name     string // of whom was asked
	// Again tells that a scan of the same form arrived before.
	Again bool
	// SortedBy is who found out where it belongs, where no code told.
	SortedBy string
	// Done says what became of it.
	Done     string
	DoneBy   string
	DoneAt   time.Time
	RecordID ehc.RecordID
}

// Open reports whether somebody has still to see to it.
func (a Arrival) Open() bool { return a.DoneAt.IsZero() }

// ByHand reports whether nobody knows yet where it belongs.
func (a Arrival) ByHand() bool { return a.Open() && a.Case == "" }

// Asks reports whether it asks for an assessment of a child of whom there is no case yet.
func (a Arrival) Asks() bool { return a.ByHand() && a.Kind == Request }

// Joined ends it as a document of a draft request.
func (a Arrival) Joined(by ehc.Actor, draft ehc.CaseID, now time.Time) Arrival {
	a.Case, a.Kind, a.Reason = draft, Request, NoReason
	a.Done, a.DoneBy, a.DoneAt = "With the draft request that is written from it", by.Name, now
	return a
}

// FromPack gives an arrival what its form says.
func (a Arrival) FromPack(p Pack) Arrival {
	a.Code, a.Case, a.Kind, a.Item, a.For, a.Name = p.Code, p.Case, p.Kind, p.Item, p.For, p.Name
	return a
}

// Recorded ends it with what was written down from it. One paper can hold several answers; the first ends it.
func (a Arrival) Recorded(by ehc.Actor, r ehc.RecordID, now time.Time) Arrival {
	if a.Open() {
		a.Done, a.DoneBy, a.DoneAt, a.RecordID = "Written down in the hub", by.Name, now, r
	}
	return a
}

// Sort says to which case a paper belongs, and of what kind it is.
func (a Arrival) Sort(by ehc.Actor, to ehc.CaseID, kind Kind) (Arrival, error) {
	switch {
	case !a.ByHand():
		return a, fault.New(fault.Illegal, "paper.sorted", "Somebody has sorted this already.")
	case kind.Label() == "":
		return a, fault.Field("kind", "paper.kind", "Choose what it is.")
	}
	a.Case, a.Kind, a.Reason, a.SortedBy = to, kind, NoReason, by.Name
	return a, nil
}

// Misplaced takes it from a case that it is not about.
func (a Arrival) Misplaced() (Arrival, error) {
	if !a.Open() || a.Case == "" {
		return a, fault.New(fault.Illegal, "paper.done", "This paper is not at a case any more. Reload the page.")
	}
	a.Case, a.Kind, a.Item, a.For, a.Name, a.Reason = "", "", "", ehc.Holder{}, "", WrongCase
	return a, nil
}

// PutAside ends it without anything being written down from it.
func (a Arrival) PutAside(by ehc.Actor, why string, now time.Time) (Arrival, error) {
	why = strings.TrimSpace(why)
	switch {
	case !a.Open():
		return a, fault.New(fault.Illegal, "paper.done", "Somebody has seen to this already: "+a.DoneBy+".")
	case why == "":
		return a, fault.Field("why", "paper.why", "Write why nothing is written down from it.")
	case utf8.RuneCountInString(why) > MaxObjection:
		return a, fault.Field("why", "paper.long", "Use 5,000 characters or fewer.")
	}
	a.Done, a.DoneBy, a.DoneAt = why, by.Name, now
	return a, nil
}
