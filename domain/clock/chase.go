package clock

import (
	"strconv"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// Chase is one row of the table of reminders: how many days from the day on which something is due the reminder
// goes, and how long after that it is still worth sending.
type Chase struct {
	// Days counts from the due day: -14 is two weeks before it, +1 the day after it.
	Days int
	// Until is the last day, counted alike, on which a reminder that was missed is caught up. Later it is stale:
	// the next one has taken its place.
	Until int
	// Source says what the reminder answers to.
	Source string
}

// Chases lists the reminders of every duty with a date, the earliest first. The law asks for none of them: the
// Ombudsman found advice late that nobody had asked after (LGSCO 24-007-461, 22-013-576).
func Chases() []Chase {
	return []Chase{
		{-14, -8, "LGSCO 24-007-461: advice that is not in by its day"},
		{-7, -2, "LGSCO 24-007-461: advice that is not in by its day"},
		{-1, 0, "SI 2014/1530 regs 5, 8(1), 10, 13(2): the last lawful day"},
		{+1, +3, "SI 2014/1530 regs 5, 8(1), 10, 13(2): the last lawful day has passed"},
	}
}

// windowTooShort is the reminder that falls too near to the beginning of a window of two weeks.
const windowTooShort = -14

// TurningChases lists the reminders of what must be prepared before a birthday on which rights pass or the plan ends:
// the first goes 12 weeks ahead.
func TurningChases() []Chase {
	const source = "CFA 2014 ss.46, 83(2); SI 2014/1530 regs 46, 63 to 65: rights that pass, or a plan that ends, by age"
	return []Chase{{-84, -29, source}, {-28, -8, source}, {-7, 0, source}, {+1, +14, source}}
}

// chases gives the reminders of this deadline.
func (d Deadline) chases() []Chase {
	if d.Trigger == timescale.DateOfBirth {
		return TurningChases()
	}
	return Chases()
}

// Chased reports whether somebody is reminded of the deadline: of every duty that is owed, and of the answer that a
// consulted setting should give (Code of Practice 9.83); of a birthday, until what comes before it is prepared. A family is never chased: its time is its own.
func (d Deadline) Chased() bool {
	return d.Owed() || d.Open() && (d.Window && d.Owner == timescale.Setting || d.Trigger == timescale.DateOfBirth)
}

// ChaseDay is the day that reminders count from: the day by which it was asked for or, of a window, the day that is
// shown to whoever has it.
func (d Deadline) ChaseDay() ehc.Date {
	if d.Window {
		return d.Target
	}
	return d.Due()
}

// ChaseOn gives the reminder that is to be sent on a day, if it was not sent before: the latest whose day has come
// and that is not stale. Reminders whose day had come when the deadline got its date are left out, and so is that of
// two weeks before the end of a window of two weeks.
func (d Deadline) ChaseOn(today ehc.Date, place *time.Location) (found Chase, ok bool) {
	if !d.Chased() {
		return Chase{}, false
	}
	known := d.On
	if !d.Since.IsZero() {
		known = ehc.DateIn(d.Since, place)
	}
	for _, c := range d.chases() {
		day, until := d.ChaseDay().AddDays(c.Days), d.ChaseDay().AddDays(c.Until)
		if d.Window && c.Days == windowTooShort || !known.Before(day) {
			continue
		}
		if !today.Before(day) && !today.After(until) {
			found, ok = c, true
		}
	}
	return found, ok
}

// Reminder is a chase of one deadline of a case.
type Reminder struct {
	Case ehc.CaseID
	Of   Key
	Days int // from the due day; see Chase
	Due  ehc.Date
	Owes ehc.Holder
}

// Reminders lists what is to be sent on a day, unless it was sent before.
func (c *Clock) Reminders(today ehc.Date, place *time.Location) []Reminder {
	var all []Reminder
	for _, d := range c.deadlines {
		if row, ok := d.ChaseOn(today, place); ok {
			all = append(all, Reminder{c.caseID, d.Key(), row.Days, d.ChaseDay(), d.Owes})
		}
	}
	return all
}

// Holds reports whether a reminder still says the truth: its deadline is open, and due on the same day.
func (c *Clock) Holds(of Key, due ehc.Date) bool {
	for _, d := range c.deadlines {
		if d.Key() == of {
			return d.Chased() && d.ChaseDay() == due
		}
	}
	return false
}

// Event gives what the timeline and the outbox are told of the reminder.
func (r Reminder) Event(now time.Time) ehc.Event {
	near, overdue := ehc.DutyNear, ehc.DutyOverdue
	switch r.Of.Trigger {
	case timescale.AdviceRequestReceived:
		near, overdue = ehc.AdviceNear, ehc.AdviceOverdue
	case timescale.SettingConsulted:
		near, overdue = ehc.ConsultationNear, ehc.ConsultationOverdue
	case timescale.DateOfBirth:
		near, overdue = ehc.TurningNear, ehc.TurningNear
	}
	e := ehc.Event{Kind: near, Case: r.Case, At: now.UTC(), Data: map[string]string{ehc.DataTrigger: string(r.Of.Trigger), ehc.DataItem: r.Of.Item, ehc.DataLimit: r.Of.Limit,
		ehc.DataDays: strconv.Itoa(r.Days), ehc.DataDue: r.Due.String()}}
	if r.Days > 0 {
		e.Kind = overdue
	}
	if key, ok := dataKeys[r.Owes.Kind]; ok {
		e.Data[key] = r.Owes.ID
	}
	return e
}

var dataKeys = map[ehc.HolderKind]string{ehc.HeldByPerson: ehc.DataPerson, ehc.HeldByTeam: ehc.DataTeam, ehc.HeldBySetting: ehc.DataSetting}

// KeyOf reads the deadline that an event is about.
func KeyOf(e ehc.Event) Key {
	return Key{timescale.Trigger(e.Data[ehc.DataTrigger]), e.Data[ehc.DataItem], e.Data[ehc.DataLimit]}
}

// DutyOf says in words what the deadline of an event asks for, such as may stand in an e-mail; where those of the
// table would tell something about the child, it says no more than that there is a duty.
func DutyOf(e ehc.Event) string {
	of := KeyOf(e)
	if duty := timescale.DutyOf(of.Trigger, of.Limit); duty != "" && of.Trigger != timescale.Detained {
		return duty
	}
	return "a duty of this case"
}
