package clock

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Told is one letter by which a family learned that a date was missed.
type Told struct {
	On     ehc.Date
	Letter ehc.LetterID
	Why    string
	Likely ehc.Date // zero where none could be said
}

// toldWhen lists the limits whose missing a family is told of by letter: those of 6, 16 and 20 weeks (LGSCO 23 020 358
// found families left without a word).
var toldWhen = []string{"D2", "D4", "D8"}

// DelayToTell finds the missed date of which the family is to be told: the latest of 6, 16 and 20 weeks that has
// passed unmet. ok is false when none has, or when the family knows of it.
func (c *Clock) DelayToTell(today ehc.Date) (missed Deadline, ok bool) {
	for _, d := range c.deadlines {
		if d.Trigger == timescale.RequestReceived && slices.Contains(toldWhen, d.Deadline.Key()) && d.Owed() && today.After(d.Last) && !d.Last.Before(missed.Last) {
			missed, ok = d, true
		}
	}
	return missed, ok && len(missed.Told) == 0
}

// CheckDelay says what is wrong with what a family is to be told, without telling it.
func (c *Clock) CheckDelay(t Told, today ehc.Date) error {
	if _, ok := c.DelayToTell(today); !ok {
		return fault.New(fault.Illegal, "clock.nothing-late", "There is no missed date of which the family has yet to be told.")
	}
	var faults []*fault.Fault
	switch why := strings.TrimSpace(t.Why); {
	case why == "":
		faults = append(faults, fault.Field("why", "clock.delay-why", "Say why it is late, in words that the family understands."))
	case len([]rune(why)) > MaxWhy:
		faults = append(faults, fault.Field("why", "clock.delay-why-long", "Use 5,000 characters or fewer."))
	}
	if !t.Likely.IsZero() && t.Likely.Before(today) {
		faults = append(faults, fault.Field("likely", "clock.delay-likely", "The likely day can’t be in the past."))
	}
	return fault.Join(faults...)
}

// TellDelay records that the family was told of the missed date.
func (c *Clock) TellDelay(t Told, today ehc.Date) error {
	if err := c.CheckDelay(t, today); err != nil {
		return err
	}
	missed, _ := c.DelayToTell(today)
	t.Why, t.On = strings.TrimSpace(t.Why), today
	for i, d := range c.deadlines {
		if d.Key() == missed.Key() {
			c.deadlines[i].Told = append(slices.Clone(d.Told), t)
			c.mark(d.Key())
		}
	}
	return nil
}

// Missed lists the duties that were done late, or are late today, the earliest first.
func (c *Clock) Missed(today ehc.Date) []Deadline {
	return slices.DeleteFunc(c.Deadlines(), func(d Deadline) bool { return d.Advisory || d.DaysLate(today) == 0 })
}
