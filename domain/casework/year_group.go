package casework

import (
	"fmt"
	"time"

	"ehchub/domain/ehc"
)

// YearGroupOn gives the national curriculum year on a date: 0 is reception, negative before it, above 13 after
// school, because plans run to the age of 25. A year given on the record goes before the birth date's, and moves on with
// each school year after the one in which it was recorded.
func (c Child) YearGroupOn(on ehc.Date) int {
	switch {
	case c.YearGroup == nil:
		return SchoolYear(on) - SchoolYear(c.Born) - 5
	case c.YearGroupSince.IsZero():
		return *c.YearGroup
	}
	return *c.YearGroup + SchoolYear(on) - SchoolYear(c.YearGroupSince)
}

// WithYearOn gives the record with the year group as it is on a day, for a form that is filled in then.
func (c Child) WithYearOn(today ehc.Date) Child {
	if c.YearGroup != nil {
		year := c.YearGroupOn(today)
		c.YearGroup, c.YearGroupSince = &year, today
	}
	return c
}

// yearFrom keeps since when the recorded year holds: the day of the change, or the earlier one where nothing changed.
func (c Child) yearFrom(old Child, today ehc.Date) Child {
	switch {
	case c.YearGroup == nil:
		c.YearGroupSince = ehc.Date{}
	case old.YearGroup != nil && *c.YearGroup == old.YearGroupOn(today):
		c.YearGroup, c.YearGroupSince = old.YearGroup, old.YearGroupSince
	default:
		c.YearGroupSince = today
	}
	return c
}

// SchoolYear names the school year that a date falls in by the calendar year of its 1 September. A child is in
// reception in the school year in which they turn five.
func SchoolYear(d ehc.Date) int {
	if d.Month >= time.September {
		return d.Year
	}
	return d.Year - 1
}

// YearGroupLabel names a year as people do: "Year 4", "Reception", "Nursery", "Early years".
func YearGroupLabel(year int) string {
	switch {
	case year > 0:
		return fmt.Sprintf("Year %d", year)
	case year == 0:
		return "Reception"
	case year == -1:
		return "Nursery"
	}
	return "Early years"
}
