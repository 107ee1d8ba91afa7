package casework

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// WholeFile is what is recalled from somebody who should not be on the case.
const WholeFile = "file"

// SharedVersion, SharedLetter and SharedDocument name one thing that was shared, as it is recalled.
func SharedVersion(number int) string     { return "version/" + itoa(number) }
func SharedLetter(id ehc.LetterID) string { return "letter/" + string(id) }
func SharedDocument(id ehc.FileID) string { return "document/" + string(id) }
func ofAuthority(relations []access.Relation) bool {
	return slices.ContainsFunc(relations, func(r access.Relation) bool { return slices.Contains(officers, r) })
}

// Recall is a share that was a mistake and was taken back from one party (C25).
type Recall struct {
	ID     ehc.ItemID
	What   string // WholeFile, or one shared thing
	Label  string // in words
	From   ehc.Holder
	Name   string // of the party
	Reason string
	By     ehc.PersonID
	ByName string
	At     time.Time
}

// MaxRecallReason is the longest reason, in characters.
const MaxRecallReason = 2000

// Recalls lists what was taken back, the latest first.
func (c *Case) Recalls() []Recall {
	all := slices.Clone(c.recalls)
	slices.Reverse(all)
	return all
}

// RecallableFrom lists the parties from whom something can be taken back: all but the council and its co-ordinator.
func (c *Case) RecallableFrom() []Party {
	var found []Party
	for _, p := range c.parties {
		if p.Holds() && p.Holder.ID != "" && p.Holder != ehc.Authority() && p.Relation != access.Coordinator && !slices.ContainsFunc(found, func(f Party) bool { return f.Holder == p.Holder }) {
			found = append(found, p)
		}
	}
	return found
}

// Recall takes back what was shared with a party by mistake. Their access to it ends at once.
func (c *Case) Recall(actor ehc.Actor, r Recall, now time.Time) error {
	r.Reason = strings.TrimSpace(r.Reason)
	var faults []*fault.Fault
	i := slices.IndexFunc(c.RecallableFrom(), func(p Party) bool { return p.Holder == r.From })
	if i < 0 {
		faults = append(faults, fault.Field("from", "recall.from", "Choose from whom it is taken back."))
	}
	if r.What == "" {
		faults = append(faults, fault.Field("what", "recall.what", "Choose what is taken back."))
	}
	if r.Reason == "" || utf8.RuneCountInString(r.Reason) > MaxRecallReason {
		faults = append(faults, fault.Field("reason", "recall.reason", "Say what went wrong, in 2,000 characters or fewer."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	r.Name, r.By, r.ByName, r.At = c.RecallableFrom()[i].Name, actor.Person, actor.Name, now
	c.recalls = append(slices.Clone(c.recalls), r)
	if r.What == WholeFile {
		for _, p := range c.Parties() {
			if p.Holder == r.From && p.Holds() {
				c.leave(p.Holder, p.Relation, now)
			}
		}
	}
	c.raise(ehc.ShareRecalled, actor, now, nil)
	return nil
}

// Recalled reports whether one shared thing was taken back from the actor, or from an organisation through which alone
// they have it.
func (c *Case) Recalled(actor ehc.Actor, what string) bool {
	if ofAuthority(c.RelationsOf(actor)) {
		return false
	}
	return slices.ContainsFunc(c.recalls, func(r Recall) bool {
		from := Party{Holder: r.From, Relation: access.Consulted}
		return r.What == what && (len(RelationThrough(actor, from)) > 0 || slices.ContainsFunc(actor.Covers, func(cover ehc.Cover) bool { return len(RelationThrough(cover.Actor(), from)) > 0 }))
	})
}
