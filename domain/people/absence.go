package people

import (
	"slices"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Absence is a time in which somebody is away from work, both days included, and who stands in for them meanwhile.
type Absence struct {
	ID     ehc.AbsenceID
	Person ehc.PersonID
	From   ehc.Date
	To     ehc.Date     // zero until it is known
	By     ehc.PersonID // who stands in; empty for nobody
	Beyond bool         // a manager of the service chose somebody who does not work with the person
}

// Lapse says why somebody who was to stand in does not: what made them fit for it has ended, and the standing in with it.
type Lapse string

const (
	Lasting      Lapse = ""              // they do stand in
	AbsentClosed Lapse = "absent-closed" // the account of whoever is away is closed
	CoverClosed  Lapse = "cover-closed"  // their own account is closed
	RoleLost     Lapse = "role"          // they have not every role of whoever is away any more
	Apart        Lapse = "apart"         // they share no setting, no team and no office any more
)

// On reports whether the person is away on the day.
func (a Absence) On(day ehc.Date) bool { return !day.Before(a.From) && !a.Over(day) }

// Over reports whether the absence has ended before the day.
func (a Absence) Over(day ehc.Date) bool { return !a.To.IsZero() && a.To.Before(day) }

func (a Absence) crosses(b Absence) bool {
	return !a.Over(b.From) && !b.Over(a.From)
}

// longestAbsence is how many days ahead an absence can end: further on it is a mistake in typing.
const longestAbsence = 2 * 366

// Check holds an absence to its days and to what is recorded already: others of the same person, and those of whoever is to
// stand in. fault.Invalid at "from", "to" or "by".
func (a Absence) Check(today ehc.Date, others, ofCover []Absence) error {
	var faults []*fault.Fault
	switch {
	case a.From.IsZero():
		faults = append(faults, fault.Field("from", "absence.from", "Enter the first day."))
	case a.From.AddDays(longestAbsence).Before(today), a.From.After(today.AddDays(longestAbsence)):
		faults = append(faults, fault.Field("from", "absence.far", "The first day is too far from today. Check the year."))
	case !a.To.IsZero() && a.To.Before(a.From):
		faults = append(faults, fault.Field("to", "absence.order", "The last day can’t be before the first."))
	case a.Over(today):
		faults = append(faults, fault.Field("to", "absence.past", "The last day can’t be in the past."))
	case a.To.After(today.AddDays(longestAbsence)):
		faults = append(faults, fault.Field("to", "absence.far", "The last day is too far from today. Check the year."))
	case slices.ContainsFunc(others, a.crosses):
		faults = append(faults, fault.Field("from", "absence.again", "There is an absence in these days already. End that one first."))
	}
	if len(faults) == 0 && a.By != "" && slices.ContainsFunc(ofCover, a.crosses) {
		faults = append(faults, fault.Field("by", "absence.cover-away", "This person is away in these days too. Choose somebody else."))
	}
	return fault.Join(faults...)
}

// AtWork reports whether the person has a part in the hub besides that of a family: only that passes on.
func (p Person) AtWork() bool {
	return slices.ContainsFunc(p.Roles, func(r ehc.Role) bool { return r != ehc.RoleFamily && r != ehc.RoleAdvocate })
}

// CanStandIn answers nil when somebody can stand in for the person. A role is never lent: whoever stands in for an officer,
// a professional or somebody of a setting is one themselves. fault.Invalid at "by".
func (p Person) CanStandIn(by Person) error {
	if by.ID == p.ID {
		return fault.Field("by", "absence.self", "Choose somebody else to stand in.")
	}
	if by.Closed() || !by.Registered {
		return fault.Field("by", "absence.no-account", by.Name+" can’t sign in to the hub. Choose somebody with an open account.")
	}
	if len(p.Settings)+len(p.Teams) > 0 && len(by.Settings)+len(by.Teams) == 0 && !p.Colleague(by) {
		return fault.Field("by", "absence.nowhere", by.Name+" belongs to no team and no setting, so can’t stand in. Choose somebody who does.")
	}
	for _, role := range p.Roles {
		if role != ehc.RoleFamily && role != ehc.RoleAdvocate && !slices.Contains(by.Roles, role) {
			return fault.Field("by", "absence.role", by.Name+" does not have the role “"+RoleLabel(role)+"”, so can’t stand in. Choose somebody who has it.")
		}
	}
	return nil
}

// Colleague reports whether two people work together: at one setting, in one team, or as officers of the council.
func (p Person) Colleague(other Person) bool {
	mine, theirs := p.Actor(), other.Actor()
	return slices.ContainsFunc(p.Settings, theirs.WorksAt) || slices.ContainsFunc(p.Teams, func(t ehc.TeamMembership) bool { return theirs.MemberOf(t.Team) }) ||
		officer(mine) && officer(theirs)
}

func officer(a ehc.Actor) bool {
	return a.Is(ehc.RoleCoordinator) || a.Is(ehc.RoleDecider) || a.Is(ehc.RoleManager)
}
