package council

import (
	"strings"
	"time"

	"ehchub/domain/fault"
)

// IncidentID is the identity of an incident.
type IncidentID string

// Severity is how much an incident stands in people's way.
type Severity string

// The severities, the worst first.
const (
	Outage Severity = "outage" // nobody can work
	Partly Severity = "partly" // some things do not work
	Slow   Severity = "slow"   // everything works, slowly or with detours
)

// Severities lists them in the order of a form.
func Severities() []Severity { return []Severity{Outage, Partly, Slow} }

// Label says it on pages; "" for none that there is.
func (s Severity) Label() string {
	return map[Severity]string{Outage: "The hub can’t be used", Partly: "Some things do not work", Slow: "The hub is slow"}[s]
}

// Incident is a time of trouble, as everybody reads it on the page of status (F357).
type Incident struct {
	ID        IncidentID
	Version   int
	Title     string // what does not work, in a sentence
	Severity  Severity
	Began     time.Time        // UTC
	Ended     time.Time        // UTC; zero while it goes on
	Updates   []IncidentUpdate // the earliest first
	SavedAt   time.Time        // UTC
	SavedName string
}

// IncidentUpdate is what was told of it at one time.
type IncidentUpdate struct {
	At   time.Time // UTC
	Text string
	Name string // who wrote it; not shown to the public
}

// MostUpdates bounds what is told of one incident.
const MostUpdates = 100

// Over reports whether it has ended.
func (i Incident) Over(now time.Time) bool { return !i.Ended.IsZero() && !now.Before(i.Ended) }

// Tell adds what is told now.
func (i Incident) Tell(text, name string, now time.Time) Incident {
	i.Updates = append(append([]IncidentUpdate(nil), i.Updates...), IncidentUpdate{At: now, Text: strings.TrimSpace(text), Name: name})
	return i
}

// Check finds what is wrong with an incident, at the fields "title", "severity", "began-date", "ended-date" and "update".
func (i Incident) Check(now time.Time) error {
	c := &checker{}
	c.line("title", i.Title, "what does not work", true)
	c.say(i.Severity.Label() == "", "severity", "Say how much it stands in people’s way.")
	c.say(i.Began.After(now), "began-date", "The start can’t be in the future. Plan work ahead under “Read-only for maintenance”.")
	c.say(!i.Ended.IsZero() && i.Ended.Before(i.Began), "ended-date", "The end can’t be before the start.")
	c.say(i.Ended.After(now), "ended-date", "The end can’t be in the future: enter it once it works again.")
	c.say(len(i.Updates) == 0, "update", "Tell people what is going on, and when you tell more.")
	c.say(len(i.Updates) > MostUpdates, "update", "There are 100 updates already. Write a new incident.")
	for _, u := range i.Updates {
		c.text("update", u.Text, "The update")
	}
	return fault.Join(c.faults...)
}
