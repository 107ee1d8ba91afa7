package timescale

import "ehchub/domain/ehc"

// Again counts one limit anew from its event, as a store does that keeps the event and not the words. ok is false
// when the table no longer has the limit for such an event.
func Again(trigger Trigger, code, step string, on ehc.Date, facts Facts, cal Calendar) (d Deadline, ok bool) {
	facts = facts.of(Event{trigger, on})
	for _, r := range rowsFrom(trigger) {
		if r.Code == code && r.Step == step && r.holds(on, facts) {
			return r.count(event{on, facts, cal}), true
		}
	}
	return Deadline{}, false
}

// DutyOf says what a limit asks for that counts from such an event; "" when the table has none.
func DutyOf(trigger Trigger, key string) string {
	for _, r := range rowsFrom(trigger) {
		if r.key() == key {
			return r.Duty
		}
	}
	return ""
}
