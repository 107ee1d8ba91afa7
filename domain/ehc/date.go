package ehc

import (
	"fmt"
	"time"
)

// Date is a civil date in Europe/London, the only kind that the law counts in. The zero Date is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// D makes a date; D(2026, 2, 30) normalises to 2 March as time.Date does.
func D(year int, month time.Month, day int) Date {
	return dateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseDate reads "2026-09-01". It refuses a date that no calendar has.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date such as 2026-09-01", text)
	}
	return dateOf(t), nil
}

// DateIn gives the civil date of an instant in the given place; pass London.
func DateIn(at time.Time, place *time.Location) Date { return dateOf(at.In(place)) }

func dateOf(t time.Time) Date { y, m, d := t.Date(); return Date{y, m, d} }

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// AddDays moves by calendar days, back when n is negative.
func (d Date) AddDays(n int) Date { return dateOf(d.time().AddDate(0, 0, n)) }

// DaysUntil counts calendar days from d to other; negative when other is earlier.
func (d Date) DaysUntil(other Date) int { return int(other.time().Sub(d.time()).Hours() / 24) }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.time().Before(other.time()) }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return other.Before(d) }

// Weekday names the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// DaysInMonth gives the number of days of the date's month.
func (d Date) DaysInMonth() int { return time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day() }

// String gives "2026-09-01", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Long gives "1 September 2026", as pages and letters write dates.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// LongWithDay gives "Tuesday 1 September 2026", for a date on which someone must act.
func (d Date) LongWithDay() string {
	if d.IsZero() {
		return ""
	}
	return d.Weekday().String() + " " + d.Long()
}

// MarshalText writes the date as String does, so that stored records hold "2026-09-01".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// YearsAt gives completed years from d (a birth date) to on.
func (d Date) YearsAt(on Date) int {
	years := on.Year - d.Year
	if on.Month < d.Month || (on.Month == d.Month && on.Day < d.Day) {
		years--
	}
	return years
}
