package timescale

import (
	"sort"
	"sync"

	"ehchub/domain/ehc"
)

// Event is one thing that happened, or will, on a day.
type Event struct {
	Trigger Trigger
	On      ehc.Date
}

// DeadlinesFrom counts every time limit that the event starts, in the order of the table. A limit that the law
// did not have on that day is left out; one that needs more than the event carries says so in NoDate.
func DeadlinesFrom(trigger Trigger, on ehc.Date, cal Calendar) []Deadline {
	return DeadlinesWith(trigger, on, Facts{}, cal)
}

// DeadlinesWith is DeadlinesFrom with the further facts that some limits ask for.
func DeadlinesWith(trigger Trigger, on ehc.Date, facts Facts, cal Calendar) []Deadline {
	facts = facts.of(Event{trigger, on})
	var out []Deadline
	for _, r := range rowsFrom(trigger) {
		if r.holds(on, facts) {
			out = append(out, r.count(event{on, facts, cal}))
		}
	}
	return out
}

// Timetable counts the deadlines of several events of one case, soonest first and those without a date last. It
// refuses events in an order that cannot be; see CheckOrder.
func Timetable(events []Event, facts Facts, cal Calendar) ([]Deadline, error) {
	if err := CheckOrder(events); err != nil {
		return nil, err
	}
	for _, e := range events {
		facts = facts.with(e)
	}
	var out []Deadline
	for _, e := range events {
		out = append(out, DeadlinesWith(e.Trigger, e.On, facts, cal)...)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].Last, out[j].Last
		if a.IsZero() || b.IsZero() {
			return !a.IsZero() && b.IsZero()
		}
		return a.Before(b)
	})
	return out, nil
}

// with adds what an event tells, keeping the latest of each kind.
func (f Facts) with(e Event) Facts {
	known := map[Trigger]ehc.Date{PlanMade: f.PlanMade, LastReview: f.LastReview, DecisionNotice: f.Decision, MediationCertificate: f.Certificate}
	if e.On.After(known[e.Trigger]) {
		return f.of(e)
	}
	return f
}

// of takes what the event tells in place of what was known: a limit counts from its own event.
func (f Facts) of(e Event) Facts {
	switch e.Trigger {
	case PlanMade:
		f.PlanMade = e.On
	case LastReview:
		f.LastReview = e.On
	case DecisionNotice:
		f.Decision = e.On
	case MediationCertificate:
		f.Certificate = e.On
	}
	return f
}

// rowsFrom gives the rows of one trigger in the order of the table.
func rowsFrom(trigger Trigger) []Row { return rowsByTrigger()[trigger] }

var rowsByTrigger = sync.OnceValue(func() map[Trigger][]Row {
	all := map[Trigger][]Row{}
	for _, r := range rows() {
		all[r.Trigger] = append(all[r.Trigger], r)
	}
	return all
})

// holds reports whether the row was law on the day and is about this kind of appeal or transfer. A birth before
// the Act doesn't matter: what counts is what follows from it.
func (r Row) holds(on ehc.Date, facts Facts) bool {
	if r.Trigger != DateOfBirth && (on.Before(r.From) || !r.Until.IsZero() && on.After(r.Until)) {
		return false
	}
	if r.Unsaid {
		return facts.About == "" && r.Trigger != PhaseTransfer || facts.To == "" && r.Trigger == PhaseTransfer
	}
	return (r.About == "" || r.About == facts.About) && (r.To == "" || r.To == facts.To)
}

func (r Row) count(e event) Deadline {
	found := r.Limit.find(e).agreed(r.Trigger, e.facts.Agreed)
	d := Deadline{
		Code: r.Code, Step: r.Step, Trigger: r.Trigger, On: e.on, Duty: r.Duty, ForFamily: r.ForFamily, Owner: r.Owner,
		Last: found.last, Source: r.Source, Exceptions: append([]string(nil), r.Exceptions...),
		Plain: found.plain, NoDate: found.noDate, Note: r.Note,
		Window: r.Limit.Window, Back: r.Limit.Back, Advisory: r.Advisory, Unchecked: r.Unchecked,
	}
	if d.Last.IsZero() {
		return d
	}
	d.Target = r.Limit.target(e, d.Last)
	d.Plain += restDay(d.Last, e.cal)
	return d
}

// target gives the day to work towards. It is never before the event for a limit that counts forward.
func (l Limit) target(e event, last ehc.Date) ehc.Date {
	if l.Window {
		return last.AddDays(1)
	}
	if l.atOnce {
		return last
	}
	target := e.cal.Target(last)
	if !l.Back && target.Before(e.on) {
		return e.on
	}
	return target
}

// restDay says that a last day on which nobody works stays where it is.
func restDay(last ehc.Date, cal Calendar) string {
	if name := cal.Holiday(last); name != "" {
		return " That is a bank holiday (" + name + "); the last day does not move."
	}
	if weekend(last) {
		return " That is a " + last.Weekday().String() + "; the last day does not move."
	}
	return ""
}
