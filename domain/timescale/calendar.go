package timescale

import (
	"time"

	"ehchub/domain/ehc"
)

// Calendar knows working days in England and how a council sets its targets. The zero Calendar is England's with
// targets one day before the last lawful day.
type Calendar struct {
	closed map[ehc.Date]bool
	early  int
}

// England gives the calendar that every council starts with.
func England() Calendar { return Calendar{} }

// WithClosedDays adds days on which the council's offices are shut. They move targets; the law's days stay.
func (c Calendar) WithClosedDays(days ...ehc.Date) Calendar {
	closed := make(map[ehc.Date]bool, len(c.closed)+len(days))
	for d := range c.closed {
		closed[d] = true
	}
	for _, d := range days {
		closed[d] = true
	}
	c.closed = closed
	return c
}

// WithTargetDaysBefore sets how many days before the last lawful day the target lies, before it is moved back to
// a working day. A negative number counts as 0.
func (c Calendar) WithTargetDaysBefore(n int) Calendar { c.early = max(n, 0) - 1; return c }

// Holiday names the bank holiday of the day; "" when it is none.
func (c Calendar) Holiday(d ehc.Date) string {
	if d.Year >= firstListed && d.Year <= lastListed {
		return listedHolidays[d]
	}
	for _, h := range HolidaysOf(d.Year) {
		if h.On == d {
			return h.Name
		}
	}
	return ""
}

// Working reports whether the law counts the day as a working day: no Saturday, Sunday, Good Friday, Christmas
// Day or bank holiday.
func (c Calendar) Working(d ehc.Date) bool {
	christmasDay := d.Month == time.December && d.Day == 25
	return !weekend(d) && !christmasDay && c.Holiday(d) == ""
}

// Open reports whether the council works that day.
func (c Calendar) Open(d ehc.Date) bool { return c.Working(d) && !c.closed[d] }

// WorkingDays gives the last of n working days counted from x; inclusive counts x itself when it is one
// ("beginning with the day", regs 15, 16).
func (c Calendar) WorkingDays(x ehc.Date, n int, inclusive bool) ehc.Date {
	return countDays(x, n, inclusive, c.Working)
}

// OpenDays gives the last of n days on which the council works, the first of them after x.
func (c Calendar) OpenDays(x ehc.Date, n int) ehc.Date { return countDays(x, n, false, c.Open) }

func countDays(x ehc.Date, n int, inclusive bool, counts func(ehc.Date) bool) ehc.Date {
	d := x
	if !inclusive {
		d = d.AddDays(1)
	}
	for left := n; ; d = d.AddDays(1) {
		if counts(d) {
			left--
		}
		if left <= 0 {
			return d
		}
	}
}

// Target gives the day to work towards for a last lawful day: the council's number of days before it, moved back
// to a day on which the council works.
func (c Calendar) Target(last ehc.Date) ehc.Date {
	d := last.AddDays(-1 - c.early)
	for !c.Open(d) {
		d = d.AddDays(-1)
	}
	return d
}
