package timescale

import (
	"time"

	"ehchub/domain/ehc"
)

// WithinWeeks gives the last lawful day of "within n weeks of x": x itself is not counted.
func WithinWeeks(x ehc.Date, n int) ehc.Date { return x.AddDays(7 * n) }

// WithinDays gives the last lawful day of "within n days of x": x itself is not counted.
func WithinDays(x ehc.Date, n int) ehc.Date { return x.AddDays(n) }

// BeginningWith gives the day on which "n days beginning with x" close: x is the first of them (regs 13(1), 22(2)(c)).
func BeginningWith(x ehc.Date, n int) ehc.Date { return x.AddDays(n - 1) }

// MonthsStarting gives the last day of "the period of n months starting with x" (s.44(1)): the day before the
// corresponding date, or the last day of a month that has no such date.
func MonthsStarting(x ehc.Date, n int) ehc.Date {
	last := addMonths(x, n)
	if last.Day == x.Day {
		return last.AddDays(-1)
	}
	return last
}

// WithinMonths gives the last lawful day of "within n months after x": the corresponding date, or the last day
// of a month that has no such date.
func WithinMonths(x ehc.Date, n int) ehc.Date { return addMonths(x, n) }

// NotLaterThanWeeks gives the last lawful day of "at least n weeks before x".
func NotLaterThanWeeks(x ehc.Date, n int) ehc.Date { return x.AddDays(-7 * n) }

// NotLaterThanMonths gives the last lawful day of "at least n months before x".
func NotLaterThanMonths(x ehc.Date, n int) ehc.Date { return addMonths(x, -n) }

// addMonths finds the same day n months on, and the month's last day where there is none: 31 December and two
// months is 28 February, where time.AddDate would give 3 March.
func addMonths(x ehc.Date, n int) ehc.Date {
	first := ehc.D(x.Year, x.Month+time.Month(n), 1)
	return ehc.Date{Year: first.Year, Month: first.Month, Day: min(x.Day, first.DaysInMonth())}
}
