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

// ShieldGround is why where a child lives and learns is kept from a person.
type ShieldGround string

const (
	CourtOrder ShieldGround = "court-order" // an order restricts contact or what may be told
	Refuge     ShieldGround = "refuge"      // the family lives where it must not be found
	OtherRisk  ShieldGround = "risk"
)

// ShieldGrounds lists the grounds in the order of forms.
func ShieldGrounds() []ShieldGround { return []ShieldGround{CourtOrder, Refuge, OtherRisk} }

// Label names the ground on pages.
func (g ShieldGround) Label() string {
	return map[ShieldGround]string{CourtOrder: "A court order", Refuge: "The family is in a refuge, or must not be found", OtherRisk: "Another risk to somebody’s safety"}[g]
}

// Shield keeps address, setting and meeting places from named persons on the case, whatever else they are to it. It
// rests on what the council must not tell (UK GDPR article 5(1)(c), (f); DPA 2018 Schedule 2 paragraph 16).
type Shield struct {
	ID     ehc.ItemID
	From   []ehc.PersonID
	Names  []string // of those in From, as they were called
	Ground ShieldGround
	Note   string // on what it rests; for officers alone
	// For is the person who set it for themselves; empty when an officer set it.
	For        ehc.PersonID
	SetBy      ehc.PersonID
	SetterName string
	SetAt      time.Time
	// EndedAt is zero while it holds; EnderName and EndReason say who ended it and why.
	EndedAt   time.Time
	EnderName string
	EndReason string
}

// Holds reports whether it is in force.
func (s Shield) Holds() bool { return s.EndedAt.IsZero() }

// MaxShieldNote is the longest note or reason of a shield, in characters.
const MaxShieldNote = 2000

// Shields lists every shield, the latest first.
func (c *Case) Shields() []Shield {
	all := slices.Clone(c.shields)
	slices.Reverse(all)
	return all
}

// Shielded lists from whom something is kept now, each once.
func (c *Case) Shielded() []ehc.PersonID {
	var found []ehc.PersonID
	for _, s := range c.shields {
		if !s.Holds() {
			continue
		}
		for _, p := range s.From {
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// ShieldedFrom reports whether address, setting and meeting places are kept from the person.
func (c *Case) ShieldedFrom(p ehc.PersonID) bool {
	return p != "" && slices.Contains(c.Shielded(), p)
}

// CanBeShieldedFrom lists the persons on the case from whom something can be kept: all but its co-ordinator and the
// person who asks. Who had the case once can have it again, so they are among them.
func (c *Case) CanBeShieldedFrom(asker ehc.PersonID) []Party {
	var found []Party
	for _, p := range c.parties {
		person := ehc.PersonID(p.Holder.ID)
		if p.Holder.Kind != ehc.HeldByPerson || person == "" || person == asker || c.coordinates(person) || slices.ContainsFunc(found, func(f Party) bool { return f.Holder == p.Holder }) {
			continue
		}
		found = append(found, p)
	}
	return found
}

func (c *Case) coordinates(p ehc.PersonID) bool {
	return slices.ContainsFunc(c.with(access.Coordinator), func(one Party) bool { return one.Holder.ID == string(p) })
}

// KeepPrivate keeps address, setting and meeting places from the persons named, from now on.
func (c *Case) KeepPrivate(actor ehc.Actor, s Shield, officer bool, now time.Time) error {
	if c.state == RequestDraft {
		return fault.New(fault.Illegal, "shield.draft", "This can be done once the request has been received.")
	}
	s.Note = strings.TrimSpace(s.Note)
	var faults []*fault.Fault
	if len(s.From) == 0 {
		faults = append(faults, fault.Field("from", "shield.nobody", "Choose from whom it is kept."))
	}
	s.Names = nil
	known := c.CanBeShieldedFrom(actor.Person)
	for _, p := range s.From {
		i := slices.IndexFunc(known, func(k Party) bool { return k.Holder.ID == string(p) })
		if i < 0 {
			faults = append(faults, fault.Field("from", "shield.unknown", "Choose people from the list."))
			break
		}
		s.Names = append(s.Names, known[i].Name)
	}
	if s.Ground.Label() == "" {
		faults = append(faults, fault.Field("ground", "shield.ground", "Say why it must be kept private."))
	}
	if utf8.RuneCountInString(s.Note) > MaxShieldNote {
		faults = append(faults, fault.Field("note", "shield.note", "Use 2,000 characters or fewer."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	s.SetBy, s.SetterName, s.SetAt, s.EndedAt, s.EnderName, s.EndReason = actor.Person, actor.Name, now, time.Time{}, "", ""
	if s.For = ""; !officer {
		s.For = actor.Person
	}
	c.shields = append(slices.Clone(c.shields), s)
	c.raise(ehc.PlacesShielded, actor, now, nil)
	return nil
}

// TellAgain ends a shield. Who set it for themselves can end it; officers can end any.
func (c *Case) TellAgain(actor ehc.Actor, id ehc.ItemID, reason string, officer bool, now time.Time) error {
	i := slices.IndexFunc(c.shields, func(s Shield) bool {
		return s.ID == id && s.Holds() && (officer || s.For == actor.Person)
	})
	if i < 0 {
		return fault.New(fault.NotFound, "shield.none", "There is no such entry, or it has ended.")
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return fault.Field("reason", "shield.reason", "Say why it no longer has to be kept private.")
	}
	c.shields = slices.Clone(c.shields)
	c.shields[i].EndedAt, c.shields[i].EnderName, c.shields[i].EndReason = now, actor.Name, reason
	c.raise(ehc.ShieldEnded, actor, now, nil)
	return nil
}
