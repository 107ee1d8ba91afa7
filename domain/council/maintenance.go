package council

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/fault"
)

// Maintenance is a time in which the hub can be read and nothing is changed in it.
type Maintenance struct {
	From, Until time.Time // UTC; zero where none is planned
	Message     string    // why, in the council's words; may be empty
	SetBy       string    // who switched it; "the operator" from the command line
}

// LongestMaintenance bounds it, so that a mistaken date doesn't shut people out.
const LongestMaintenance = 7 * 24 * time.Hour

// WarnBefore is how long before it begins every page says so.
const WarnBefore = 48 * time.Hour

// Check finds what is wrong with a planned maintenance, at the fields "from-date", "until-date" and "message".
func (m Maintenance) Check(now time.Time) error {
	var faults []*fault.Fault
	if utf8.RuneCountInString(strings.TrimSpace(m.Message)) > LongestBanner {
		faults = append(faults, fault.Field("message", "maintenance.message", "The message must have 300 characters or fewer."))
	}
	switch {
	case !m.Until.After(now):
		faults = append(faults, fault.Field("until-date", "maintenance.past", "The end must be in the future."))
	case !m.Until.After(m.From):
		faults = append(faults, fault.Field("until-date", "maintenance.until", "The end must be after the start."))
	case m.Until.Sub(m.From) > LongestMaintenance:
		faults = append(faults, fault.Field("until-date", "maintenance.long", "The hub can be read-only for seven days at the most."))
	}
	return fault.Join(faults...)
}

// On reports whether nothing can be changed now.
func (m Maintenance) On(now time.Time) bool { return !now.Before(m.From) && now.Before(m.Until) }

// Ahead reports whether it is planned and begins soon.
func (m Maintenance) Ahead(now time.Time) bool {
	return now.Before(m.From) && m.From.Sub(now) <= WarnBefore && m.Until.After(m.From)
}

// Planned reports whether it is on or still to come.
func (m Maintenance) Planned(now time.Time) bool { return now.Before(m.Until) }
