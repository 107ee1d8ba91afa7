// Package clock is the statutory clock of one case: every dated duty that follows from what happened on it, the
// dates that a duty had before, and the exceptions that may excuse lateness. It reckons from the happenings that
// the other aggregates tell, and reads no clock of its own.
package clock

import (
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Deadline is one dated duty of a case, or one window given to a family or a setting.
type Deadline struct {
	timescale.Deadline
	Facts timescale.Facts // what the counting needed besides the day
	// Item is what the duty is about (a request for advice, a version, a dispute); empty for the case itself.
	Item string
	// Owes is the person, team or setting that owes it; the zero Holder where Owner says it all.
	Owes ehc.Holder
	// Wanted is the day by which it was asked for, where that is earlier than Last.
	Wanted ehc.Date
	// DoneOn is the day on which it was done; zero while it is not.
	DoneOn ehc.Date
	// Off says why the duty fell away; empty while it stands.
	Off string
	// Since is the instant, in UTC, from which it was known to be due on its present day.
	Since time.Time
	// Earlier lists the dates that it had before, the oldest first.
	Earlier []Earlier
	// Told lists when the family was told that it is late, the oldest first.
	Told []Told
}

// Earlier is a date that a deadline had before it was counted anew.
type Earlier struct {
	Last, Target ehc.Date
	Until        time.Time // the instant, in UTC, at which the next date took its place
	Because      string    // why, in a plain sentence
}

// Key tells a deadline from every other of its case.
type Key struct {
	Trigger timescale.Trigger
	Item    string
	Limit   string // timescale.Deadline.Key
}

// Key is the deadline's key.
func (d Deadline) Key() Key { return Key{d.Trigger, d.Item, d.Deadline.Key()} }

// Open reports whether somebody still has to act on it.
func (d Deadline) Open() bool { return d.DoneOn.IsZero() && d.Off == "" }

// Owed reports whether it is a duty by law that somebody still owes.
func (d Deadline) Owed() bool { return d.Open() && d.IsDuty() && !d.Advisory }

// IsDuty reports whether an authority, adviser or setting owes something, rather than a family having time.
func (d Deadline) IsDuty() bool {
	return !d.Window && d.Owner != timescale.Family && d.Owner != timescale.Everyone
}

// Due is the day by which it is wanted: what was asked for, or the law's last day.
func (d Deadline) Due() ehc.Date {
	if !d.Wanted.IsZero() && d.Wanted.Before(d.Last) {
		return d.Wanted
	}
	return d.Last
}

// DaysLate counts the calendar days past the statutory last day, at today while it is open; 0 when in time, fallen
// away or a window.
func (d Deadline) DaysLate(today ehc.Date) int {
	at := d.DoneOn
	if at.IsZero() {
		at = today
	}
	if d.Off != "" || !d.IsDuty() {
		return 0
	}
	return d.LateBy(at)
}

// Count counts every dated deadline of what happened, in the order told.
func Count(happened []timescale.Happening, calendar timescale.Calendar) []Deadline {
	var all []Deadline
	for _, h := range happened {
		for _, d := range h.Deadlines(calendar) {
			if d.Last.IsZero() || !h.Starts(d) {
				continue
			}
			all = append(all, Deadline{Deadline: d, Facts: h.FactsOf(d.Key()), Item: h.Item, Owes: h.Owes, Wanted: h.Wanted, DoneOn: h.DoneOn(d.Key()), Off: h.OffBecause(d.Key())})
		}
	}
	return all
}

// Clock holds the deadlines and exceptions of one case.
type Clock struct {
	caseID     ehc.CaseID
	deadlines  []Deadline
	exceptions []Exception
	changed    map[Key]bool
	excused    []Exception // recorded or ended since it was loaded
}

// New gives the clock of a case on which nothing happened yet.
func New(id ehc.CaseID) *Clock { return &Clock{caseID: id} }

// Case is whose clock it is.
func (c *Clock) Case() ehc.CaseID { return c.caseID }

// Deadlines lists every dated duty, open or not, the soonest first.
func (c *Clock) Deadlines() []Deadline { return append([]Deadline(nil), c.deadlines...) }

// DateOf gives the soonest deadline of a code; ok is false when there is none.
func (c *Clock) DateOf(code string) (found Deadline, ok bool) {
	for _, d := range c.deadlines {
		if d.Code == code {
			return d, true
		}
	}
	return Deadline{}, false
}

// Only gives a clock to read that holds just the deadlines wanted. It must not be reckoned or kept.
func (c *Clock) Only(wanted func(Deadline) bool) *Clock {
	seen := &Clock{caseID: c.caseID, exceptions: c.exceptions}
	for _, d := range c.deadlines {
		if wanted(d) {
			seen.deadlines = append(seen.deadlines, d)
		}
	}
	return seen
}

// Next is the open duty whose last day comes first; ok is false when there is none.
func (c *Clock) Next() (next Deadline, ok bool) {
	for _, d := range c.deadlines {
		if d.Owed() && (!ok || d.Due().Before(next.Due())) {
			next, ok = d, true
		}
	}
	return next, ok
}

// Undated lists the duties for which the law names no day, as they follow from what happened.
func (c *Clock) Undated(calendar timescale.Calendar) []timescale.Deadline {
	type event struct {
		timescale.Event
		facts timescale.Facts
	}
	var undated []timescale.Deadline
	seen := map[event]bool{}
	for _, d := range c.deadlines {
		e := event{timescale.Event{Trigger: d.Trigger, On: d.On}, d.Facts}
		if seen[e] || d.Off != "" {
			continue
		}
		seen[e] = true
		for _, u := range timescale.DeadlinesWith(d.Trigger, d.On, d.Facts, calendar) {
			if u.Last.IsZero() {
				undated = append(undated, u)
			}
		}
	}
	return undated
}
