package clock

import (
	"cmp"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// quiet lists what moves no clock: nothing is reckoned anew after it. Whatever is not in the list might.
var quiet = []ehc.EventKind{
	ehc.RequestStarted, ehc.WriterAsked, ehc.WriterLeft, ehc.SenderChanged, ehc.CoordinatorAssigned, ehc.PersonAdded, ehc.ColleagueAdded, ehc.RegistrationInvited, ehc.ConfirmationAsked, ehc.FileAdded, ehc.VirusFound, ehc.OtherChildNamed,
	ehc.PlanPartSaved, ehc.ViewsSaved, ehc.ExceptionRecorded, ehc.ExceptionEnded, ehc.DelayTold,
}

// Moves reports whether an event of this kind can move a deadline.
func Moves(kind ehc.EventKind) bool { return !slices.Contains(quiet, kind) }

// Reckon counts the case's deadlines anew from all that happened on it. A date that changes keeps the earlier one
// beside it with because, a plain sentence; a deadline whose event is no longer told stays, fallen away. It reports
// whether anything changed.
func (c *Clock) Reckon(happened []timescale.Happening, calendar timescale.Calendar, because string, now time.Time) bool {
	counted := Count(happened, calendar)
	known := c.byKey()
	told := map[Key]bool{}
	var next []Deadline
	for _, d := range counted {
		if told[d.Key()] {
			continue
		}
		told[d.Key()] = true
		before, was := known[d.Key()]
		d.Since = now.UTC()
		if was {
			d.Earlier, d.Told = before.Earlier, before.Told
			if before.ChaseDay() == d.ChaseDay() {
				d.Since = before.Since
			}
			if before.Last != d.Last || before.Target != d.Target {
				d.Earlier = before.moved(because, now)
			}
		}
		if !was || !before.equal(d) {
			c.mark(d.Key())
		}
		next = append(next, d)
	}
	for _, before := range c.deadlines {
		if told[before.Key()] {
			continue
		}
		if before.Off == "" {
			before.Off = because
			c.mark(before.Key())
		}
		next = append(next, before)
	}
	c.deadlines = next
	sortBySoonest(c.deadlines)
	return len(c.changed) > 0
}

// Recount counts each deadline anew from the event that it holds, after the calendar or the law's table changed. It
// reports whether anything changed.
func (c *Clock) Recount(calendar timescale.Calendar, because string, now time.Time) bool {
	for i, before := range c.deadlines {
		again, ok := timescale.Again(before.Trigger, before.Code, before.Step, before.On, before.Facts, calendar)
		if !ok || again.Last.IsZero() || again.Last == before.Last && again.Target == before.Target {
			continue
		}
		d := before
		d.Deadline = again
		d.Earlier = before.moved(because, now)
		if before.ChaseDay() != d.ChaseDay() {
			d.Since = now.UTC()
		}
		c.deadlines[i] = d
		c.mark(d.Key())
	}
	sortBySoonest(c.deadlines)
	return len(c.changed) > 0
}

// moved gives the earlier dates of a deadline whose dates are about to change.
func (d Deadline) moved(because string, now time.Time) []Earlier {
	return append(slices.Clone(d.Earlier), Earlier{d.Last, d.Target, now.UTC(), because})
}

func (c *Clock) byKey() map[Key]Deadline {
	known := make(map[Key]Deadline, len(c.deadlines))
	for _, d := range c.deadlines {
		known[d.Key()] = d
	}
	return known
}

func (c *Clock) mark(k Key) {
	if c.changed == nil {
		c.changed = map[Key]bool{}
	}
	c.changed[k] = true
}

// equal reports whether a store would keep the same of both.
func (d Deadline) equal(o Deadline) bool {
	return d.On == o.On && d.Last == o.Last && d.Target == o.Target && d.Facts == o.Facts && d.Owes == o.Owes && d.Wanted == o.Wanted &&
		d.DoneOn == o.DoneOn && d.Off == o.Off
}

// sortBySoonest puts the soonest first; those of one day have an order too, so that a clock always reads the same.
func sortBySoonest(all []Deadline) {
	slices.SortFunc(all, func(a, b Deadline) int {
		return cmp.Or(cmp.Compare(b.Last.DaysUntil(a.Last), 0), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Step, b.Step), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Trigger, b.Trigger))
	})
}
