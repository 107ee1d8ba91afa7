// Package timescale holds the statutory clocks: six ways in which the law counts time, England's bank holidays,
// and one table of every time limit with its source. It reads no clock: each function is handed its dates.
//
// An exception never moves a date (SI 2014/1530 regs 5(4), 8(2), 10(4), 13(3), 27(3), 44(3), 45). The table says
// which exceptions may excuse lateness; the case records whether one did.
package timescale

import "ehchub/domain/ehc"

// Owner is who must act, or who is given the time.
type Owner string

// The owners of time limits.
const (
	Council          Owner = "council"
	OldCouncil       Owner = "old council"
	NewCouncil       Owner = "new council"
	Family           Owner = "family"
	Adviser          Owner = "adviser"
	Setting          Owner = "setting"
	Arranger         Owner = "whoever arranges the review"
	HealthBoard      Owner = "integrated care board"
	OldHealthBoard   Owner = "old integrated care board"
	NewHealthBoard   Owner = "new integrated care board"
	HealthAndCare    Owner = "integrated care board and social care"
	MediationAdviser Owner = "mediation adviser"
	Everyone         Owner = "everyone"
)

// Row is one time limit of the law. A code has several rows when it counts from several events or asks for
// several things.
type Row struct {
	// Code numbers the limit, "D1" to "D43". Step tells rows of one code and one trigger apart; mostly empty.
	Code, Step string
	// Trigger is the event that the time counts from.
	Trigger Trigger
	// Duty says in a plain sentence what must be done, or what the time is for.
	Duty string
	// ForFamily says the same to a parent or young person, as what they get or what their own time is for.
	ForFamily string
	// Owner is who must do it, or whose time it is.
	Owner Owner
	// Limit counts the time.
	Limit Limit
	// Source cites the law.
	Source string
	// Exceptions lists the codes of what may excuse lateness ("E1"); see Exceptions.
	Exceptions []string
	// Note adds what a person should know beside the date; may be empty.
	Note string
	// From is the first day on which an event starts this limit; Until the last, or no date while the law stands.
	From, Until ehc.Date
	// Advisory marks a limit of the Code of Practice ("should"), which no Act or regulation imposes.
	Advisory bool
	// Unchecked marks a limit or a part of it that was written from knowledge, without the source at hand.
	Unchecked bool
	// About and To keep a row to one kind of appeal or transfer; empty rows hold for all.
	About Subject
	To    Phase
	// Unsaid shows the row only while the kind of appeal or transfer is not given.
	Unsaid bool
}

// Deadline is a Row counted from one event.
type Deadline struct {
	Code, Step string
	Trigger    Trigger
	// On is the day of the event.
	On        ehc.Date
	Duty      string
	ForFamily string // the duty in words for a parent or young person
	Owner     Owner
	// Last is the last lawful day; for a window given to a family or a setting, the day on which it closes by
	// law. No date when the law names no day; NoDate then says why.
	Last ehc.Date
	// Target is the day to work towards: by default the last working day on or before the day before Last. For
	// a window it is the day shown to the family or setting, one day after Last, and the council acts only
	// after it.
	Target     ehc.Date
	Source     string
	Exceptions []string
	// Plain explains in sentences how the date was counted.
	Plain string
	// NoDate says why there is no date; empty when there is one.
	NoDate string
	Note   string
	// Window marks time given to a family or a setting.
	Window bool
	// Back marks a limit that counts back from its event ("at least two weeks before").
	Back      bool
	Advisory  bool
	Unchecked bool
}

func (r Row) key() string { return Deadline{Code: r.Code, Step: r.Step}.Key() }

// Key names the deadline within its event: "D2", or "D38-notify" where a code asks for several things.
func (d Deadline) Key() string {
	if d.Step == "" {
		return d.Code
	}
	return d.Code + "-" + d.Step
}

// LateBy counts the days by which something done (or still open) on the given day is after the last lawful day;
// 0 when it is in time or the deadline has no date.
func (d Deadline) LateBy(on ehc.Date) int {
	if d.Last.IsZero() || !on.After(d.Last) {
		return 0
	}
	return d.Last.DaysUntil(on)
}
