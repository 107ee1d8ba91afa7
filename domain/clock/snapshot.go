package clock

import "ehchub/domain/ehc"

// Snapshot is the whole clock as a store keeps it.
type Snapshot struct {
	Case       ehc.CaseID
	Deadlines  []Deadline
	Exceptions []Exception
}

// Snapshot gives the clock to a store.
func (c *Clock) Snapshot() Snapshot {
	return Snapshot{c.caseID, c.Deadlines(), append([]Exception(nil), c.exceptions...)}
}

// Restore brings a stored clock back. Only stores call it.
func Restore(s Snapshot) *Clock {
	c := &Clock{caseID: s.Case, deadlines: s.Deadlines, exceptions: s.Exceptions}
	sortBySoonest(c.deadlines)
	return c
}

// TakeChanged hands over, once, the deadlines and exceptions that changed since the clock was loaded.
func (c *Clock) TakeChanged() (deadlines []Deadline, exceptions []Exception) {
	for _, d := range c.deadlines {
		if c.changed[d.Key()] {
			deadlines = append(deadlines, d)
		}
	}
	exceptions = c.excused
	c.changed, c.excused = nil, nil
	return deadlines, exceptions
}
