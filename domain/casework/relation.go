package casework

import (
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Kinship is what the children of two cases are to each other.
type Kinship string

const (
	SameChild  Kinship = "same-child" // two requests for one child
	Siblings   Kinship = "siblings"   // of one family, whoever looks after them
	NotRelated Kinship = "not-related"
)

// KinshipRule is one row of the table of kinships.
type KinshipRule struct {
	Kind  Kinship
	Label string // as an officer chooses it
	Said  string // as it stands in a list
	Means string // what follows from it
}

// Kinships lists what two cases can be to each other.
func Kinships() []KinshipRule {
	return []KinshipRule{
		{SameChild, "They are the same child", "The same child", "One of the two requests goes on with its own dates. The other is closed by you, and its requester is told which one goes on."},
		{Siblings, "They are brothers or sisters, or live in one family", "Brother or sister", "A document that names both is not stopped as one about a stranger. Whoever chooses a co-ordinator sees who has the other."},
		{NotRelated, "They have nothing to do with each other", "Not related", "The hub does not ask about these two again."},
	}
}

// Rule finds the row of a kinship; ok is false for one that is none.
func (k Kinship) Rule() (rule KinshipRule, ok bool) {
	i := slices.IndexFunc(Kinships(), func(r KinshipRule) bool { return r.Kind == k })
	if i < 0 {
		return KinshipRule{}, false
	}
	return Kinships()[i], true
}

// Relation is what an officer found that two cases have to do with each other, or what the hub suspects.
type Relation struct {
	Cases   [2]ehc.CaseID // the lower identity first
	Kind    Kinship
	Why     []string // in which points the records are alike
	By      ehc.PersonID
	ByName  string // empty while nobody has answered, and Kind is what the hub suspects
	At      time.Time
	Version int
}

var (
	errOwnRelation = fault.Field("reference", "relation.own", "This is the case itself. Enter the ID of another.")
	errNoKinship   = fault.Field("kind", "relation.kind", "Choose what the two cases have to do with each other.")
)

// Relate records what two cases have to do with each other.
func Relate(a, b ehc.CaseID, kind Kinship, by ehc.Actor, now time.Time) (Relation, error) {
	if _, ok := kind.Rule(); !ok {
		return Relation{}, errNoKinship
	}
	r, err := between(a, b, now)
	r.Kind, r.By, r.ByName = kind, by.Person, by.Name
	return r, err
}

// Suspect notes that two records are alike, for an officer to answer.
func Suspect(a, b ehc.CaseID, found Likeness, now time.Time) (Relation, error) {
	r, err := between(a, b, now)
	r.Kind, r.Why = found.Kind, found.Why
	return r, err
}

func between(a, b ehc.CaseID, now time.Time) (Relation, error) {
	if a == b {
		return Relation{}, errOwnRelation
	}
	return Relation{Cases: [2]ehc.CaseID{min(a, b), max(a, b)}, At: now.UTC()}, nil
}

// Answered reports whether an officer has said what it is.
func (r Relation) Answered() bool { return r.ByName != "" }

// Other gives the case at the far end.
func (r Relation) Other(id ehc.CaseID) ehc.CaseID {
	if r.Cases[0] == id {
		return r.Cases[1]
	}
	return r.Cases[0]
}
