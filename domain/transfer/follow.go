package transfer

import (
	"slices"

	"ehchub/domain/ehc"
)

// LeftWords is why a move that was found falls away by itself.
const LeftWords = "The child’s year group, setting or plan changed, so that they do not move to the next phase then."

// Follow brings the moves up to date with how the child stands. A child who moves next September is found; one who
// turns out not to, before the last day for naming a setting, falls away, and comes back if that changes again. What an
// officer recorded for the same year stays. It gives the moves that were found, fell away or were met.
func (m *Moves) Follow(s Standing, today ehc.Date) []Move {
	at := m.inYear(NextSeptember(today))
	found, moves := Find(m.moved(s, today), today)
	switch {
	case moves && at < 0:
		m.put(at, found)
	case moves:
		m.revise(at, found)
	case at >= 0:
		m.drop(at, today)
	}
	m.meet(s)
	return m.peek()
}

// moved puts the setting that a plan named in place of the one that the child has left for it, where the record still
// holds the one before.
func (m *Moves) moved(s Standing, today ehc.Date) Standing {
	for _, one := range m.moves {
		if one.Done() && one.Expected() && !one.On.After(today) && one.From.ID == s.From.ID {
			s.From = one.Named.In
		}
	}
	return s
}

// peek lists what changed without taking it.
func (m *Moves) peek() []Move {
	return slices.DeleteFunc(slices.Clone(m.moves), func(one Move) bool { return !m.changed[one.Key()] })
}

// inYear finds the move of the school year that begins on a 1 September; -1 when there is none.
func (m *Moves) inYear(september ehc.Date) int {
	return slices.IndexFunc(m.moves, func(one Move) bool { return NextSeptember(one.On.AddDays(-1)) == september })
}

const daysOfYear = 366

func (m *Moves) revise(at int, found Move) {
	old := m.moves[at]
	if old.Basis == ByHand || old.LeftByHand || old.Done() {
		return
	}
	next := old
	next.Kind, next.Basis, next.From, next.Year, next.Left = found.Kind, found.Basis, found.From, found.Year, found.Left
	if next != old {
		m.put(at, next)
	}
}

func (m *Moves) drop(at int, today ehc.Date) {
	old := m.moves[at]
	if old.Basis == ByHand || old.LeftByHand || old.Done() || old.Left != "" || today.After(old.LastDay()) {
		return
	}
	old.Left = LeftWords
	m.put(at, old)
}

// meet takes from a final plan that it names the next setting: one that teaches the year after the move, in a plan
// made in the school year before it.
func (m *Moves) meet(s Standing) {
	for at, one := range m.moves {
		named := s.Named
		elsewhere := named.In.ID != one.From.ID || one.Kind == IntoSchool
		inTime := !named.On.IsZero() && named.On.Before(one.On) && !named.On.Before(one.On.AddDays(-daysOfYear))
		if one.Done() || !one.Expected() || !inTime || named.In.ID == "" || !elsewhere || !named.In.Takes(one.Year+1) {
			continue
		}
		one.Named = named
		m.put(at, one)
	}
}
