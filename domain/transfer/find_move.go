package transfer

import (
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Place is a setting with the ages that it teaches: LowAge at the beginning of its first year, HighAge by the end of
// its last. Both are 0 where nobody knows.
type Place struct {
	ID              ehc.SettingID
	Name            string
	LowAge, HighAge int
}

func (p Place) agesKnown() bool { return p.HighAge > 0 }

// preschool reports that its children leave for school.
func (p Place) preschool() bool { return p.agesKnown() && p.HighAge <= schoolAge }

// Takes reports whether the setting teaches the national curriculum year; one whose ages nobody knows might.
func (p Place) Takes(year int) bool {
	return !p.agesKnown() || !p.preschool() && p.LowAge <= year+schoolAge-1 && year+schoolAge <= p.HighAge
}

const (
	// schoolAge is the age that children reach in reception, which is year 0: in Year n they reach n+5.
	schoolAge = 5
	// endAge is the age at which the process ends (CFA 2014 ss.46, 83).
	endAge = 25
	// nurseryYear is the last year before school.
	nurseryYear = -1
)

// Standing is what the moves of a child follow from.
type Standing struct {
	// Year is the national curriculum year in which the child is taught this school year, as recorded where that
	// differs from the birth date's; Known reports that there is one.
	Year  int
	Known bool
	Born  ehc.Date
	From  Place
	// PlanMade is the day on which the plan was made; zero while there is none, or none any more. A move is prepared
	// by reviewing a plan.
	PlanMade ehc.Date
	// Named is the setting that a final plan names in section I.
	Named Naming
}

// Naming is that a plan names a setting.
type Naming struct {
	On ehc.Date
	In Place
}

// NextSeptember gives the first day of the school year after the one that the day falls in.
func NextSeptember(on ehc.Date) ehc.Date {
	if on.Month >= time.September {
		return ehc.D(on.Year+1, time.September, 1)
	}
	return ehc.D(on.Year, time.September, 1)
}

// MadeTooLate is why nothing is to be done for a move although the child moves: reg 18 reviews a plan that is there.
const MadeTooLate = "The plan was made after the last day for this move, so it was written with the move in view."

// Find tells whether the child moves to the next phase next September: in the last year of their setting's ages, in
// the year before school or, where the ages are not known or are past, in the years in which most move. There is no
// move without a plan, or for whoever is 25 by then; a plan that was made after the last day for naming the next
// setting need not be reviewed for it.
func Find(s Standing, today ehc.Date) (Move, bool) {
	on := NextSeptember(today)
	if s.PlanMade.IsZero() || !s.Known || !s.Born.IsZero() && s.Born.YearsAt(on) >= endAge {
		return Move{}, false
	}
	kind, basis := s.leaves()
	if kind == "" {
		return Move{}, false
	}
	m := Move{On: on, Kind: kind, Basis: basis, From: s.From, Year: s.Year, FoundOn: today}
	if s.PlanMade.After(m.LastDay()) {
		m.Left = MadeTooLate
	}
	return m, true
}

// usualYears are those in which most children move, where a setting's ages are not known.
var usualYears = map[int]Kind{nurseryYear: IntoSchool, 6: IntoSecondary, 11: IntoPost16}

func (s Standing) leaves() (Kind, Basis) {
	switch {
	case s.Year == nurseryYear && s.From.agesKnown(): // free early education is an early years phase in a school too
		return IntoSchool, ByAges
	case s.From.preschool() && s.Year > nurseryYear:
		return IntoSchool, ByAges
	case !s.From.agesKnown(), s.Year+schoolAge > s.From.HighAge: // nobody is taught past the last year: the record is old
		return usualYears[s.Year], ByUsualYear
	case s.Year+schoolAge < s.From.HighAge:
		return "", ""
	case s.From.LowAge >= 16:
		return BetweenPost16, ByAges
	}
	return fromYear(s.Year), ByAges
}

// fromYear says where a move after the last year of a school leads.
func fromYear(year int) Kind {
	switch {
	case year >= 11:
		return IntoPost16
	case year >= 7:
		return FromMiddle
	case year == 6:
		return IntoSecondary
	case year >= 3:
		return IntoMiddle
	}
	return IntoJunior
}

// LastDay is the last lawful day for reviewing and amending the plan so that it names the next setting.
func (m Move) LastDay() ehc.Date {
	info, ok := m.Kind.Info()
	if !ok {
		return ehc.Date{}
	}
	return timescale.LimitOf(timescale.PhaseTransfer, info.Code, m.On, timescale.Facts{To: info.To}, timescale.England()).Last
}
