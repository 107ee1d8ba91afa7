package transfer

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// MaxWhy bounds an officer's reason, in characters.
const MaxWhy = 2000

var noMove = fault.New(fault.NotFound, "transfer.unknown", "There is no such move to the next phase on this case.")

// Find gives a move by its key. fault.NotFound when there is none.
func (m *Moves) Find(key string) (Move, error) {
	at, err := m.find(key)
	if err != nil {
		return Move{}, err
	}
	return m.moves[at], nil
}

func (m *Moves) find(key string) (int, error) {
	at := slices.IndexFunc(m.moves, func(one Move) bool { return one.Key() == key })
	if at < 0 {
		return at, noMove
	}
	return at, nil
}

// Plan records a move that the hub could not find itself: to another college on a day, or in a year that ages don't
// tell. It takes the place of what was found for the same school year.
func (m *Moves) Plan(actor ehc.Actor, kind Kind, on ehc.Date, why string, s Standing, today ehc.Date) error {
	var faults []*fault.Fault
	if _, ok := kind.Info(); !ok {
		faults = append(faults, fault.Field("kind", "transfer.kind", "Choose from which phase to which."))
	}
	switch {
	case on.IsZero():
		faults = append(faults, fault.Field("on", "transfer.on", "Enter the first day in the next phase."))
	case !on.After(today):
		faults = append(faults, fault.Field("on", "transfer.past", "The first day in the next phase must be in the future."))
	case on.After(today.AddDays(3 * daysOfYear)):
		faults = append(faults, fault.Field("on", "transfer.far", "That is more than three years away."))
	}
	faults = append(faults, checkWhy(why, "Say how the council knows of the move."))
	if err := fault.Join(faults...); err != nil {
		return err
	}
	if s.PlanMade.IsZero() {
		return fault.New(fault.Illegal, "transfer.no-plan", "There is no plan yet that could name the next setting.").Citing("SI 2014/1530 reg 18")
	}
	planned := Move{On: on, Kind: kind, Basis: ByHand, From: s.From, Year: s.Year, FoundOn: today, Why: strings.TrimSpace(why), By: actor.Person, ByName: actor.Name}
	if at := m.inYear(NextSeptember(on.AddDays(-1))); at >= 0 && m.moves[at].Key() != planned.Key() && m.moves[at].Expected() && !m.moves[at].Done() {
		old := m.moves[at]
		old.Left, old.LeftByHand, old.By, old.ByName = "Another move was recorded for "+on.Long()+".", true, actor.Person, actor.Name
		m.put(at, old)
	}
	at, _ := m.find(planned.Key())
	m.put(at, planned)
	return nil
}

// LeaveOut records that the child does not move then, and why: they stay a year longer, or the setting teaches them
// on.
func (m *Moves) LeaveOut(actor ehc.Actor, key, why string) error {
	at, err := m.find(key)
	if err != nil {
		return err
	}
	if err := fault.Join(checkWhy(why, "Say why they do not move then.")); err != nil {
		return err
	}
	one := m.moves[at]
	if one.Done() {
		return fault.New(fault.Illegal, "transfer.done", "The plan names the next setting already.")
	}
	one.Left, one.LeftByHand, one.By, one.ByName = strings.TrimSpace(why), true, actor.Person, actor.Name
	m.put(at, one)
	return nil
}

// Progress is how far a move is prepared, as an officer records it. A zero day leaves what is known.
type Progress struct {
	ReviewedOn ehc.Date
	Named      Naming
}

// Record takes down the day of the review meeting, and the setting that the amended plan names with the day on which
// that plan was sent.
func (m *Moves) Record(actor ehc.Actor, key string, p Progress, planMade, today ehc.Date) error {
	at, err := m.find(key)
	if err != nil {
		return err
	}
	one := m.moves[at]
	if !one.Expected() {
		return fault.New(fault.Illegal, "transfer.left", "This move fell away: "+one.Left)
	}
	if err := fault.Join(append(checkDay("reviewed-on", "the review meeting", p.ReviewedOn, planMade, today), one.checkNamed(p.Named, planMade, today)...)...); err != nil {
		return err
	}
	if p.ReviewedOn.IsZero() && p.Named.On.IsZero() {
		return fault.New(fault.Invalid, "transfer.nothing", "Enter the day of the review, or of the plan that names the next setting.").At("reviewed-on")
	}
	if !p.ReviewedOn.IsZero() {
		one.ReviewedOn = p.ReviewedOn
	}
	if !p.Named.On.IsZero() {
		one.Named = p.Named
	}
	one.By, one.ByName = actor.Person, actor.Name
	m.put(at, one)
	return nil
}

func (m Move) checkNamed(n Naming, planMade, today ehc.Date) []*fault.Fault {
	faults := checkDay("named-on", "the plan that names the next setting", n.On, planMade, today)
	switch given := n.In.ID != ""; {
	case given && n.On.IsZero():
		faults = append(faults, fault.Field("named-on", "transfer.named-on", "Enter the day on which the plan was sent that names this setting."))
	case !given && !n.On.IsZero():
		faults = append(faults, fault.Field("setting", "transfer.named", "Choose the setting that the plan names."))
	case given && !n.In.Takes(m.Year+1):
		faults = append(faults, fault.Field("setting", "transfer.ages", n.In.Name+" does not teach the year that comes next. Choose the setting of the next phase."))
	}
	return faults
}

func checkDay(field, of string, on, planMade, today ehc.Date) []*fault.Fault {
	switch {
	case on.IsZero():
		return nil
	case on.After(today):
		return []*fault.Fault{fault.Field(field, "transfer.future", "The day of "+of+" can’t be in the future.")}
	case on.Before(planMade):
		return []*fault.Fault{fault.Field(field, "transfer.before-plan", "The day of "+of+" can’t be before the plan was made, on "+planMade.Long()+".")}
	}
	return nil
}

func checkWhy(why, ask string) *fault.Fault {
	switch why = strings.TrimSpace(why); {
	case why == "":
		return fault.Field("why", "transfer.why", ask)
	case len([]rune(why)) > MaxWhy:
		return fault.Field("why", "transfer.why-long", "Use 2,000 characters or fewer.")
	}
	return nil
}
