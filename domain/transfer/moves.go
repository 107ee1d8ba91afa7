package transfer

import (
	"cmp"
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Basis is what a move follows from.
type Basis string

// The bases.
const (
	ByAges      Basis = "ages"       // of the setting
	ByUsualYear Basis = "usual-year" // the setting's ages are not known
	ByHand      Basis = "recorded"   // an officer recorded it
)

// Move is one move to the next phase, and how far it is prepared.
type Move struct {
	Version int      // counts the saves; 0 before the first
	On      ehc.Date // the first day in the next phase
	Kind    Kind
	Basis   Basis
	From    Place
	Year    int // national curriculum year before the move
	// FoundOn is the day on which the move came to be known.
	FoundOn ehc.Date
	// ReviewedOn is the day of the meeting that reviewed the plan for the move; zero before.
	ReviewedOn ehc.Date
	// Named is which setting the plan names for the next phase, and the day on which that plan was sent.
	Named Naming
	// Left says why the child does not move then after all; empty while they do. LeftByHand reports that an officer
	// said so.
	Left       string
	LeftByHand bool
	// Why is an officer's own reason for a move that they recorded.
	Why string
	// By and ByName are who recorded something last.
	By     ehc.PersonID
	ByName string
}

// Key tells a move from every other of its case.
func (m Move) Key() string { return m.On.String() }

// Done reports whether the plan names the next setting.
func (m Move) Done() bool { return !m.Named.On.IsZero() }

// Expected reports whether the child moves then, as far as anybody knows.
func (m Move) Expected() bool { return m.Left == "" }

// Moves holds the moves of one case.
type Moves struct {
	caseID  ehc.CaseID
	moves   []Move
	changed map[string]bool
}

// New gives the moves of a case of which none is known.
func New(id ehc.CaseID) *Moves { return &Moves{caseID: id} }

// Case is whose moves they are.
func (m *Moves) Case() ehc.CaseID { return m.caseID }

// All lists the moves, the latest first.
func (m *Moves) All() []Move {
	all := slices.Clone(m.moves)
	slices.SortFunc(all, func(a, b Move) int { return cmp.Compare(b.Key(), a.Key()) })
	return all
}

// Next is the move that is still to be made; ok is false when none is expected.
func (m *Moves) Next(today ehc.Date) (next Move, ok bool) {
	for _, one := range m.All() {
		if one.Expected() && one.On.After(today) {
			next, ok = one, true
		}
	}
	return next, ok
}

// Happenings tells of each move for the clock: what meets its limit is a plan that names the next setting. closed
// reports that the case has ended.
func (m *Moves) Happenings(closed bool) []timescale.Happening {
	var all []timescale.Happening
	for _, one := range m.moves {
		info, _ := one.Kind.Info()
		h := timescale.Happening{Event: timescale.Event{Trigger: timescale.PhaseTransfer, On: one.On}, Facts: timescale.Facts{To: info.To}, Item: one.Key(),
			Met: map[string]ehc.Date{info.Code: one.Named.On}, Off: map[string]string{}}
		switch {
		case one.Left != "":
			h.Off[timescale.All] = one.Left
		case closed:
			h.Off[timescale.All] = "The case was closed."
		}
		all = append(all, h)
	}
	return all
}

// Snapshot is the moves of a case as a store keeps them.
type Snapshot struct {
	Case  ehc.CaseID
	Moves []Move
}

// Restore brings stored moves back. Only stores call it.
func Restore(s Snapshot) *Moves { return &Moves{caseID: s.Case, moves: s.Moves} }

// TakeChanged hands over, once, the moves that changed since they were loaded.
func (m *Moves) TakeChanged() []Move {
	var changed []Move
	for _, one := range m.moves {
		if m.changed[one.Key()] {
			changed = append(changed, one)
		}
	}
	m.changed = nil
	return changed
}

func (m *Moves) put(at int, one Move) {
	if at < 0 {
		m.moves = append(m.moves, one)
	} else {
		m.moves[at] = one
	}
	if m.changed == nil {
		m.changed = map[string]bool{}
	}
	m.changed[one.Key()] = true
}
