package clock

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Exception records why the law excuses that a time was not kept. It moves no date: lateness is reported with and
// without it (SI 2014/1530 regs 5(4), 8(2), 10(4), 13(3), 27(3), 44(3), 45).
type Exception struct {
	ID   ehc.ItemID
	Code string // "E1" to "E6"; see timescale.Exceptions
	// Of names the deadline that it excuses.
	Of       Key
	From, To ehc.Date
	// Why says why the circumstances made keeping the time impractical; Evidence what shows it.
	Why, Evidence string
	// AskedOn is, for E1 and E2, the day on which the setting was asked; FirstShut and LastShut its closure.
	AskedOn             ehc.Date
	FirstShut, LastShut ehc.Date
	AuthorisedBy        string // the officer's name
	FamilyToldOn        ehc.Date
	RecordedBy          ehc.PersonID
	RecordedAt          time.Time
	// EndedBecause says why a recorded exception no longer counts; it is kept all the same.
	EndedBecause string
}

// Counts reports whether the exception still excuses lateness.
func (e Exception) Counts() bool { return e.EndedBecause == "" }

// MaxWhy is how long each text of an exception can be, in characters.
const MaxWhy = 5_000

// fewestDays is how long, at the least, each kind of circumstance lasts in calendar days, both ends counted: four
// weeks away (E4), two after an order (E6 covers other reasons too, and has none).
var fewestDays = map[string]int{"E4": 28}

// Excuse records an exception. fault.Invalid names the field that is wrong and the rule.
func (c *Clock) Excuse(e Exception, today ehc.Date) error {
	d, ok := c.byKey()[e.Of]
	if !ok {
		return fault.Field("deadline", "clock.no-deadline", "Choose the date that was, or will be, missed.")
	}
	if err := fault.Join(e.check(d, today)...); err != nil {
		return err
	}
	e.Why, e.Evidence, e.AuthorisedBy = strings.TrimSpace(e.Why), strings.TrimSpace(e.Evidence), strings.TrimSpace(e.AuthorisedBy)
	c.exceptions = append(c.exceptions, e)
	c.excused = append(c.excused, e)
	return nil
}

// EndExcuse takes an exception back, with the reason; it stays on record.
func (c *Clock) EndExcuse(id ehc.ItemID, because string) error {
	because = strings.TrimSpace(because)
	if because == "" {
		return fault.Field("because", "clock.end-reason", "Say why the exception no longer counts.")
	}
	for i, e := range c.exceptions {
		if e.ID == id && e.Counts() {
			c.exceptions[i].EndedBecause = because
			c.excused = append(c.excused, c.exceptions[i])
			return nil
		}
	}
	return fault.New(fault.NotFound, "clock.no-exception", "There is no such exception.")
}

// Exceptions lists those recorded for a deadline, ended ones too.
func (c *Clock) Exceptions(of Key) []Exception {
	var found []Exception
	for _, e := range c.exceptions {
		if e.Of == of {
			found = append(found, e)
		}
	}
	return found
}

// Excused reports whether an exception that counts covers the deadline.
func (c *Clock) Excused(d Deadline) bool {
	return slices.ContainsFunc(c.exceptions, func(e Exception) bool { return e.Of == d.Key() && e.Counts() })
}

func (e Exception) check(d Deadline, today ehc.Date) []*fault.Fault {
	var faults []*fault.Fault
	wrong := func(field, code, message, law string) {
		faults = append(faults, fault.Field(field, code, message).Citing(law))
	}
	kind, known := timescale.FindException(e.Code)
	switch {
	case !known:
		wrong("code", "clock.exception", "Choose which exception applies.", "")
	case !slices.Contains(d.Exceptions, e.Code):
		wrong("code", "clock.exception-not-here", "The law does not allow this exception for this date.", d.Source)
	}
	switch {
	case e.From.IsZero():
		wrong("from", "clock.from", "Enter the first day of the circumstances.", kind.Law)
	case e.To.IsZero():
		wrong("to", "clock.to", "Enter the last day of the circumstances.", kind.Law)
	case e.To.Before(e.From):
		wrong("to", "clock.order", "The last day can’t be before the first, "+e.From.Long()+".", "")
	case e.From.After(d.Last):
		wrong("from", "clock.after", "The circumstances must begin by the last day, "+d.Last.Long()+".", kind.Law)
	case e.To.Before(d.On):
		wrong("to", "clock.before", "The circumstances must reach into the time that the law gives, which began on "+d.On.Long()+".", kind.Law)
	case e.From.DaysUntil(e.To)+1 < fewestDays[e.Code]:
		wrong("to", "clock.short", "This exception needs at least 4 weeks on end.", kind.Law)
	}
	if e.Code == "E1" || e.Code == "E2" {
		faults = append(faults, e.checkClosure(kind.Law)...)
	}
	for _, text := range []struct{ field, value, code, message string }{
		{"why", e.Why, "clock.why", "Say why this made it impractical to keep the date."},
		{"evidence", e.Evidence, "clock.evidence", "Say what shows it, such as a letter or a calendar."},
		{"authorised-by", e.AuthorisedBy, "clock.authorised", "Name the officer who authorised it."},
	} {
		switch {
		case strings.TrimSpace(text.value) == "":
			wrong(text.field, text.code, text.message, kind.Law)
		case len([]rune(text.value)) > MaxWhy:
			wrong(text.field, text.code+"-long", "Use 5,000 characters or fewer.", "")
		}
	}
	if e.FamilyToldOn.After(today) {
		wrong("family-told-on", "clock.told-future", "The day on which the family was told can’t be in the future.", "Code of Practice 9.44")
	}
	return faults
}

// checkClosure holds E1 and E2 to their window: the setting was asked between one week before it shut and one week
// before it reopened, and was shut for at least four weeks on end.
func (e Exception) checkClosure(law string) []*fault.Fault {
	switch {
	case e.FirstShut.IsZero() || e.LastShut.IsZero():
		return []*fault.Fault{fault.Field("closure", "clock.closure", "Choose the closure of the setting.").Citing(law)}
	case e.AskedOn.IsZero():
		return []*fault.Fault{fault.Field("asked-on", "clock.asked-on", "Enter the day on which the setting was asked for advice.").Citing(law)}
	}
	from, to, ok := timescale.ClosureWindow(e.FirstShut, e.LastShut)
	switch {
	case !ok:
		return []*fault.Fault{fault.Field("closure", "clock.closure-short", "The setting was shut for less than 4 weeks on end, which excuses nothing.").Citing(law)}
	case e.AskedOn.Before(from) || e.AskedOn.After(to):
		return []*fault.Fault{fault.Field("asked-on", "clock.asked-outside", "The setting must have been asked from "+from.Long()+" to "+to.Long()+": from one week before it shut until one week before it reopened.").Citing(law)}
	}
	return nil
}
