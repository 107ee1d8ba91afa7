package casework

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// RaisedFlag is one time during which a flag was or is set. Ended ones stay as history.
type RaisedFlag struct {
	Flag       Flag
	From       ehc.Date
	To         ehc.Date // the last day; no date while it is set
	Reason     string
	SetBy      ehc.PersonID
	SetterName string
	SetOn      ehc.Date
	// EndedBy, EnderName and EndReason say who ended it and why.
	EndedBy   ehc.PersonID
	EnderName string
	EndReason string
}

// Set reports whether the flag is set now.
func (f RaisedFlag) Set() bool { return f.To.IsZero() }

// Flags lists every time that a flag was set, the current ones first, then the latest.
func (c *Case) Flags() []RaisedFlag {
	all := slices.Clone(c.flags)
	slices.Reverse(all)
	slices.SortStableFunc(all, func(a, b RaisedFlag) int {
		switch {
		case a.Set() && !b.Set():
			return -1
		case b.Set() && !a.Set():
			return 1
		}
		return 0
	})
	return all
}

// HasFlag reports whether the flag is set now.
func (c *Case) HasFlag(f Flag) bool { return c.current(f) >= 0 }

// FlagsSeenBy lists the flags that are set and that someone who is this to the case sees, in the order of the table.
func (c *Case) FlagsSeenBy(relations ...access.Relation) []Flag {
	var seen []Flag
	for _, r := range FlagRules() {
		if c.HasFlag(r.Flag) && r.SeenBy(relations...) {
			seen = append(seen, r.Flag)
		}
	}
	return seen
}

// FlagsSeenThrough lists the flags that are set and that a holder of the case sees by what it is to the case.
func (c *Case) FlagsSeenThrough(h ehc.Holder) []Flag {
	var relations []access.Relation
	for _, p := range c.parties {
		if p.Holder == h && p.Holds() {
			relations = append(relations, p.Relation)
		}
	}
	if h == ehc.Authority() {
		relations = append(relations, access.Manager)
	}
	return c.FlagsSeenBy(relations...)
}

func (c *Case) current(f Flag) int {
	return slices.IndexFunc(c.flags, func(r RaisedFlag) bool { return r.Flag == f && r.Set() })
}

// SetFlag raises a flag from a day on. The child's record follows, where it says the same.
func (c *Case) SetFlag(actor ehc.Actor, f Flag, from ehc.Date, reason string, today ehc.Date, now time.Time) error {
	rule, known := f.Rule()
	if !known {
		return fault.Field("flag", "flag.unknown", "Choose a flag from the list.")
	}
	if c.state == RequestDraft {
		return fault.New(fault.Illegal, "flag.draft", "Flags can be set once the request has been received.")
	}
	if i := c.current(f); i >= 0 {
		return fault.Field("flag", "flag.set", "“"+rule.Label+"” is set already, since "+c.flags[i].From.Long()+".")
	}
	var faults []*fault.Fault
	switch {
	case from.IsZero():
		faults = append(faults, fault.Field("from", "flag.from", "Enter the day from which it holds."))
	case from.After(today):
		faults = append(faults, fault.Field("from", "flag.future", "A flag can’t begin in the future."))
	case from.Before(c.child.Born):
		faults = append(faults, fault.Field("from", "flag.before-birth", "This is before the child or young person was born."))
	}
	if strings.TrimSpace(reason) == "" {
		faults = append(faults, fault.Field("reason", "flag.reason", "Say who told the council, or on what it rests."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	c.raiseFlag(actor, rule, from, strings.TrimSpace(reason), today)
	c.raise(ehc.FlagSet, actor, now, map[string]string{ehc.DataFlag: string(f)})
	return nil
}

// EndFlag takes a flag down after its last day. It stays in the history.
func (c *Case) EndFlag(actor ehc.Actor, f Flag, to ehc.Date, reason string, today ehc.Date, now time.Time) error {
	i := c.current(f)
	if i < 0 {
		return fault.New(fault.Illegal, "flag.not-set", "This flag is not set.")
	}
	var faults []*fault.Fault
	switch {
	case to.IsZero():
		faults = append(faults, fault.Field("to", "flag.to", "Enter the last day on which it held."))
	case to.After(today):
		faults = append(faults, fault.Field("to", "flag.to-future", "The last day can’t be in the future."))
	case to.Before(c.flags[i].From):
		faults = append(faults, fault.Field("to", "flag.to-early", "The flag was set from "+c.flags[i].From.Long()+". It can’t have ended before."))
	}
	if strings.TrimSpace(reason) == "" {
		faults = append(faults, fault.Field("reason", "flag.end-reason", "Say why the flag is no longer needed."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	c.endFlag(actor, i, to, strings.TrimSpace(reason))
	c.raise(ehc.FlagEnded, actor, now, map[string]string{ehc.DataFlag: string(f)})
	return nil
}

func (c *Case) raiseFlag(actor ehc.Actor, rule FlagRule, from ehc.Date, reason string, today ehc.Date) {
	c.flags = append(slices.Clone(c.flags), RaisedFlag{Flag: rule.Flag, From: from, Reason: reason, SetBy: actor.Person, SetterName: actor.Name, SetOn: today})
	if rule.record != nil {
		*rule.record(&c.child) = true
	}
}

func (c *Case) endFlag(actor ehc.Actor, i int, to ehc.Date, reason string) {
	c.flags = slices.Clone(c.flags)
	f := &c.flags[i]
	f.To, f.EndedBy, f.EnderName, f.EndReason = to, actor.Person, actor.Name, reason
	if rule, _ := f.Flag.Rule(); rule.record != nil {
		*rule.record(&c.child) = false
	}
}

// flagsFollowRecord sets and ends the flags that the child's record answers.
func (c *Case) flagsFollowRecord(actor ehc.Actor, source string, today ehc.Date) {
	for _, rule := range FlagRules() {
		if rule.record == nil {
			continue
		}
		says, i := *rule.record(&c.child), c.current(rule.Flag)
		switch {
		case says && i < 0:
			c.raiseFlag(actor, rule, today, source, today)
		case !says && i >= 0:
			c.endFlag(actor, i, today, source)
		}
	}
}
