package timescale

import (
	"sort"
	"time"

	"ehchub/domain/ehc"
)

// HolidaysKnownUntil is the last day for which England's bank holidays are taken as known. Later ones follow the
// standing rules, and a royal proclamation may still move or add one.
var HolidaysKnownUntil = ehc.D(2030, time.December, 31)

// Holiday is one bank holiday in England.
type Holiday struct {
	On   ehc.Date
	Name string
}

// A proclaimed holiday is one that the standing rules don't give; Instead is the holiday that it moved, if any.
type proclaimed struct {
	On      ehc.Date
	Name    string
	Instead ehc.Date
}

var proclaimedHolidays = []proclaimed{
	{On: ehc.D(2020, 5, 8), Name: "Early May bank holiday (VE Day)", Instead: ehc.D(2020, 5, 4)},
	{On: ehc.D(2022, 6, 2), Name: "Spring bank holiday", Instead: ehc.D(2022, 5, 30)},
	{On: ehc.D(2022, 6, 3), Name: "Platinum Jubilee bank holiday"},
	{On: ehc.D(2022, 9, 19), Name: "State funeral of Queen Elizabeth II"},
	{On: ehc.D(2023, 5, 8), Name: "Coronation of King Charles III"},
}

var (
	firstListed, lastListed = 2000, 2060
	listedHolidays          = listHolidays()
)

func listHolidays() map[ehc.Date]string {
	all := map[ehc.Date]string{}
	for year := firstListed; year <= lastListed; year++ {
		for _, h := range HolidaysOf(year) {
			all[h.On] = h.Name
		}
	}
	return all
}

// HolidaysOf lists England's bank holidays of one year in order (Banking and Financial Dealings Act 1971, Good
// Friday and Christmas Day by custom, and those proclaimed).
func HolidaysOf(year int) []Holiday {
	easter := easterSunday(year)
	days := []Holiday{
		{substituted(ehc.D(year, 1, 1)), "New Year's Day"},
		{easter.AddDays(-2), "Good Friday"},
		{easter.AddDays(1), "Easter Monday"},
		{firstMonday(year, time.May), "Early May bank holiday"},
		{lastWeekday(year, time.May, time.Monday), "Spring bank holiday"},
		{lastWeekday(year, time.August, time.Monday), "Summer bank holiday"},
	}
	days = append(days, christmas(year)...)
	days = withProclaimed(days, year)
	sort.Slice(days, func(i, j int) bool { return days[i].On.Before(days[j].On) })
	return days
}

func withProclaimed(days []Holiday, year int) []Holiday {
	for _, p := range proclaimedHolidays {
		if p.On.Year != year {
			continue
		}
		kept := days[:0]
		for _, h := range days {
			if p.Instead.IsZero() || h.On != p.Instead {
				kept = append(kept, h)
			}
		}
		days = append(kept, Holiday{p.On, p.Name})
	}
	return days
}

// substituted moves a holiday at a weekend to the Monday after it.
func substituted(d ehc.Date) ehc.Date {
	for weekend(d) {
		d = d.AddDays(1)
	}
	return d
}

func christmas(year int) []Holiday {
	day, boxing := ehc.D(year, 12, 25), ehc.D(year, 12, 26)
	switch day.Weekday() {
	case time.Friday:
		boxing = ehc.D(year, 12, 28)
	case time.Saturday:
		day, boxing = ehc.D(year, 12, 27), ehc.D(year, 12, 28)
	case time.Sunday:
		day = ehc.D(year, 12, 27)
	}
	return []Holiday{{day, "Christmas Day"}, {boxing, "Boxing Day"}}
}

func firstMonday(year int, month time.Month) ehc.Date {
	d := ehc.D(year, month, 1)
	for d.Weekday() != time.Monday {
		d = d.AddDays(1)
	}
	return d
}

func lastWeekday(year int, month time.Month, day time.Weekday) ehc.Date {
	d := ehc.D(year, month+1, 1).AddDays(-1)
	for d.Weekday() != day {
		d = d.AddDays(-1)
	}
	return d
}

// easterSunday computes Easter in the Gregorian calendar from the golden number, the century and the epact.
func easterSunday(year int) ehc.Date {
	golden, century := year%19, year/100
	epact := (century - century/4 - (8*century+13)/25 + 19*golden + 15) % 30
	moon := epact - (epact/28)*(1-(29/(epact+1))*((21-golden)/11))
	weekday := (year + year/4 + moon + 2 - century + century/4) % 7
	offset := moon - weekday
	month := 3 + (offset+40)/44
	return ehc.D(year, time.Month(month), offset+28-31*(month/4))
}

func weekend(d ehc.Date) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }
