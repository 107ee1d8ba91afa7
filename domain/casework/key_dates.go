package casework

import (
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// KeyDate is one statutory date of the case, with what became of it.
type KeyDate struct {
	timescale.Deadline
	DoneOn ehc.Date // zero while it is open
	// Off reports that the duty fell away: the case went another way.
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
	if c.request.ReceivedOn.IsZero() {
		return nil
	}
	var dates []KeyDate
	for _, d := range timescale.DeadlinesFrom(timescale.RequestReceived, c.request.ReceivedOn, calendar) {
		if k, ok := c.keyDate(d); ok {
			dates = append(dates, k)
		}
	}
	if !c.finalOn.IsZero() {
		for _, d := range timescale.DeadlinesFrom(timescale.PlanMade, c.finalOn, calendar) {
			if !d.Last.IsZero() {
				dates = append(dates, KeyDate{Deadline: d})
			}
		}
	}
	return dates
}

// keyDate says what became of one deadline of the request.
func (c *Case) keyDate(d timescale.Deadline) (KeyDate, bool) {
	k := KeyDate{Deadline: d, Off: c.state.Closed()}
	switch d.Code {
	case "D2":
		k.DoneOn = c.firstDecidedOn(WhetherToAssess)
	case "D4": // owed only when the answer is no
		k.DoneOn = c.firstDecidedOn(WhetherToIssue)
		k.Off = k.Off || c.state == RefusedAssess || !c.DecidedOn(WhetherToIssue).IsZero()
	case "D8":
		k.DoneOn = c.finalOn
		k.Off = k.Off || c.state == RefusedAssess || c.state == RefusedIssue
	default:
		return k, false
	}
	return k, true
}

func (c *Case) firstDecidedOn(q Question) ehc.Date {
	for _, d := range c.decisions {
		if d.Question == q {
			return d.DecidedOn
		}
	}
	return ehc.Date{}
}
