package casework

import (
	"fmt"
	"time"

	"ehchub/domain/ehc"
)

// YearGroupOn gives the national curriculum year on a date: 0 is reception, negative before it, above 13 after
// school, because plans run to the age of 25. A year given on the record goes before the birth date's.
func (c Child) YearGroupOn(on ehc.Date) int {
	if c.YearGroup != nil {
		return *c.YearGroup
	}
	return academicYear(on) - academicYear(c.Born) - 5
}

// academicYear names the school year that a date falls in by the calendar year of its 1 September. A child is in
// reception in the school year in which they turn five.
func academicYear(d ehc.Date) int {
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
