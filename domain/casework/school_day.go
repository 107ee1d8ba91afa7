package casework

import (
	"slices"
	"strings"
)

// SchoolDay is a day of the week on which a child attends a setting.
type SchoolDay string

// SchoolDays lists them. A child may attend two settings on one day.
func SchoolDays() []SchoolDay {
	return []SchoolDay{"monday", "tuesday", "wednesday", "thursday", "friday"}
}

// Label gives the day in words.
func (d SchoolDay) Label() string { return strings.ToUpper(string(d[:1])) + string(d[1:]) }

// DaysInWords lists days of the week, in their order.
func DaysInWords(days []SchoolDay) string {
	var words []string
	for _, d := range orderedDays(days) {
		words = append(words, d.Label())
	}
	return strings.Join(words, ", ")
}

// orderedDays leaves out what is no day, and what is said twice.
func orderedDays(days []SchoolDay) []SchoolDay {
	var known []SchoolDay
	for _, d := range SchoolDays() {
		if slices.Contains(days, d) {
			known = append(known, d)
		}
	}
	return known
}

// withDays keeps the days at two settings in their order; days of a setting that the child does not attend any more, or of
// one that is the only one, are nobody's.
func (c Child) withDays() Child {
	if c.SettingDays, c.SecondDays = orderedDays(c.SettingDays), orderedDays(c.SecondDays); !c.DualRegistered() {
		c.SettingDays, c.SecondDays = nil, nil
	}
	return c
}
