package timescale

import (
	"slices"

	"ehchub/domain/ehc"
)

// Happening is an event of one case with what became of the time limits that it starts. Each aggregate tells its
// own; the case's clock (package clock) counts and keeps their dates.
type Happening struct {
	Event
	Facts Facts
	// Item is the identity of what the event is about: a request for advice, a version, a dispute. It is empty
	// for an event of the case itself, which happens once.
	Item string
	// Only lists the codes or keys of the limits that it starts here; all of the table's when it is empty.
	Only []string
	// Owes is the person, team or setting that owes what the limit asks for; the zero Holder where the table's
	// owner says it all.
	Owes ehc.Holder
	// Wanted is the day by which it was asked for, where that is earlier than the law's last day.
	Wanted ehc.Date
	// Agreed gives, by a limit's key, the day that both sides agreed on in writing in place of the law's (SI 2014/1530
	// reg 42).
	Agreed map[string]ehc.Date
	// Met gives the day on which each limit's duty was done, by the limit's key ("D2", "D38-notify").
	Met map[string]ehc.Date
	// Off says in a plain sentence why a limit's duty fell away, by its key; the key All is for every one that
	// is not met.
	Off map[string]string
}

// All stands for every limit of a happening in Off.
const All = "*"

// Starts reports whether the happening starts a limit.
func (h Happening) Starts(d Deadline) bool {
	return len(h.Only) == 0 || slices.Contains(h.Only, d.Code) || slices.Contains(h.Only, d.Key())
}

// DoneOn is the day on which the duty of a limit was done; no date while it is open.
func (h Happening) DoneOn(key string) ehc.Date { return h.Met[key] }

// OffBecause says why the duty of a limit fell away; "" while it stands, or once it was done.
func (h Happening) OffBecause(key string) string {
	switch {
	case !h.Met[key].IsZero():
		return ""
	case h.Off[key] != "":
		return h.Off[key]
	}
	return h.Off[All]
}

// FactsOf gives what the counting of one limit needs.
func (h Happening) FactsOf(key string) Facts {
	facts := h.Facts
	facts.Agreed = h.Agreed[key]
	return facts
}

// Deadlines counts every time limit that the event starts, with the days that both sides agreed on instead.
func (h Happening) Deadlines(cal Calendar) []Deadline {
	all := DeadlinesWith(h.Trigger, h.On, h.Facts, cal)
	for i, d := range all {
		if h.Agreed[d.Key()].IsZero() {
			continue
		}
		if agreed, ok := Again(h.Trigger, d.Code, d.Step, h.On, h.FactsOf(d.Key()), cal); ok {
			all[i] = agreed
		}
	}
	return all
}
