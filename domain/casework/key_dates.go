package casework

import (
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// KeyDate is one statutory date of the case, with what became of it.
type KeyDate struct {
	timescale.Deadline
	DoneOn ehc.Date // zero while it is open
	// Off reports that the duty fell away: the case went another way, or a new clock took its place.
	Off bool
}

// Open reports whether somebody still has to act on it.
func (k KeyDate) Open() bool { return k.DoneOn.IsZero() && !k.Off }

// DaysLate counts the calendar days past the statutory last day, at today while it is open; 0 when in time.
func (k KeyDate) DaysLate(today ehc.Date) int {
	at := k.DoneOn
	if at.IsZero() {
		at = today
	}
	if k.Off || k.Last.IsZero() || !at.After(k.Last) {
		return 0
	}
	return k.Last.DaysUntil(at)
}

// KeyDates computes the case's dates from what happened on it.
func (c *Case) KeyDates(calendar timescale.Calendar) []KeyDate {
	if c.ReceivedOn().IsZero() {
		return nil
	}
	var dates []KeyDate
	for _, d := range timescale.DeadlinesFrom(timescale.RequestReceived, c.request.ReceivedOn, calendar) {
		if k, ok := c.keyDate(d); ok {
			dates = append(dates, k)
		}
	}
	dates = append(dates, c.secondClock(calendar)...)
	if !c.finalOn.IsZero() {
		for _, d := range timescale.DeadlinesFrom(timescale.PlanMade, c.finalOn, calendar) {
			if !d.Last.IsZero() {
				dates = append(dates, KeyDate{Deadline: d})
			}
		}
	}
	return dates
}

// keyDate says what became of one deadline of the request. The law asks for the family to be told, so a decision
// counts from the day it was published.
func (c *Case) keyDate(d timescale.Deadline) (KeyDate, bool) {
	k := KeyDate{Deadline: d, Off: c.state.Closed()}
	_, replaced := c.ordered()
	switch d.Code {
	case "D2":
		if first, ok := c.first(WhetherToAssess); ok {
			k.DoneOn = first.PublishedOn
		}
	case "D4": // owed only when the answer is no
		first, decided := c.first(WhetherToIssue)
		if decided && !first.Agreed {
			k.DoneOn = first.PublishedOn
			break
		}
		k.Off = k.Off || decided || c.state == RefusedAssess || replaced
	case "D8":
		k.DoneOn = c.finalOn
		k.Off = k.Off || c.Refused() || replaced
	default:
		return k, false
	}
	return k, true
}

// secondClock counts from the agreement or order behind a second decision, which takes the place of the request's
// own dates (SI 2014/1530 regs 42, 44, 45).
func (c *Case) secondClock(calendar timescale.Calendar) []KeyDate {
	d, ok := c.ordered()
	if !ok {
		return nil
	}
	trigger, about := d.clock()
	var dates []KeyDate
	for _, deadline := range timescale.DeadlinesWith(trigger, d.OrderedOn, timescale.Facts{About: about}, calendar) {
		if k, ok := c.secondDate(deadline, d); ok {
			dates = append(dates, k)
		}
	}
	return dates
}

func (c *Case) secondDate(deadline timescale.Deadline, second Decision) (KeyDate, bool) {
	k := KeyDate{Deadline: deadline, Off: c.state.Closed()}
	switch deadline.Step {
	case "notify":
		k.DoneOn = second.PublishedOn
	case "refuse": // owed only when the answer is no
		first, decided := c.first(WhetherToIssue)
		if decided && !first.Agreed {
			k.DoneOn = first.PublishedOn
		} else {
			k.Off = k.Off || decided
		}
	case "draft": // the plan knows the day on which it was shared; here it is known only that it was
		k.Off = k.Off || c.state != Drafting
	case "plan", "final":
		k.DoneOn = c.finalOn
		k.Off = k.Off || c.Refused()
	default:
		return k, false
	}
	return k, true
}

// ordered finds the latest second decision that rests on an agreement or an order.
func (c *Case) ordered() (Decision, bool) {
	for i := len(c.decisions) - 1; i >= 0; i-- {
		if trigger, _ := c.decisions[i].clock(); trigger != "" {
			return c.decisions[i], true
		}
	}
	return Decision{}, false
}

// clock says what the time limits after a second decision count from; "" when the request's own dates go on.
func (d Decision) clock() (timescale.Trigger, timescale.Subject) {
	about, order := timescale.AboutAssess, timescale.OrderAssess
	if d.Question == WhetherToIssue {
		about, order = timescale.AboutMakePlan, timescale.OrderMakePlan
	}
	switch d.Basis {
	case Mediation:
		return timescale.MediationAgreement, about
	case UnopposedAppeal:
		return timescale.AppealConceded, about
	case ConsentOrder, TribunalOrder:
		return order, about
	}
	return "", ""
}

// first finds the first decision on a question.
func (c *Case) first(q Question) (Decision, bool) {
	for _, d := range c.decisions {
		if d.Question == q {
			return d, true
		}
	}
	return Decision{}, false
}
