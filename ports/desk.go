package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// DeskKind is a kind of thing that an officer must see to.
type DeskKind string

const (
	// PersonToCheck is a wish that somebody is added to a case, or removed: Data is the casework.Wish.
	PersonToCheck DeskKind = "person"
	// MessageToMind is a message that did not arrive or was not read: Data is its delivery.Status, Name its reader's.
	MessageToMind DeskKind = "message"
	// ComplaintToSee is a complaint to answer, or to give to somebody where Name is empty; Data is its state, Since the day
	// on which the next step is due. None is about the officers who ask.
	ComplaintToSee DeskKind = "complaint"
	// PaperToSee is a scanned paper that waits: at its case, to be written down, or at none, to be sorted by hand. Data is
	// its paper.Kind, Name of whom it was asked.
	PaperToSee DeskKind = "paper"
	// RequestToCompare is a request that may be a second one for a child with a case: Case is the later of the two, Item
	// the identity of the other.
	RequestToCompare DeskKind = "compare"
	// MissingToAnswer is what somebody asks of a case that they do not find: Name is theirs, Case the one that seems to be meant.
	MissingToAnswer DeskKind = "missing"
	// ProblemToAnswer is a report of a problem that nobody has looked at: Data is the name of the page's route.
	ProblemToAnswer DeskKind = "problem"
	// DraftToFinish is a draft request at the authority's desk, written from a paper: Since the day on which it came.
	DraftToFinish DeskKind = "draft"
	// ConsentToGet is somebody outside the council about whom a family was asked and has not answered: Name is who that is,
	// Since the day from which they are to work with the file.
	ConsentToGet DeskKind = "consent"
)

// DeskTask is one thing that waits on an officer's desk.
type DeskTask struct {
	Kind      DeskKind
	Item      string     // the identity of what must be seen to
	Case      ehc.CaseID // empty where it is about no one case
	Reference ehc.Reference
	Called    string // the child's name, as lists show it
	Name      string
	Data      string
	Since     time.Time
}

// DeskQuery is whose desk is looked at.
type DeskQuery struct {
	// Officers are those whose cases count: the reader, and those for whom they stand in.
	Officers []ehc.PersonID
	// Unassigned counts what is of nobody's case too, and Nobodys does so for these kinds alone.
	Unassigned bool
	Nobodys    []DeskKind
	Kinds      []DeskKind
	Limit      int // of each kind
}

// Desk finds what officers must see to beside their cases.
type Desk interface {
	// Waiting lists it in one statement, kind by kind, the longest waiting first.
	Waiting(ctx context.Context, q DeskQuery) ([]DeskTask, error)
}
