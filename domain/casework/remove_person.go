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

// removable are the parts in which a person, or a team, can be taken off a case by itself. A co-ordinator is replaced, a
// setting goes with the child's record, a consultation is withdrawn.
var removable = []access.Relation{access.Family, access.Advocate, access.Setting, access.Adviser, access.Guest, access.TeamMember}

// Removable gives who holds the case under an identity and can be taken off it. fault.NotFound for somebody who does not
// hold it, fault.Illegal with the way that leads on for whoever can't be taken off.
func (c *Case) Removable(holder string) (Party, error) {
	var found []Party
	for _, p := range c.parties {
		if p.Holds() && p.Holder.ID == holder && holder != "" {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return Party{}, fault.New(fault.NotFound, "person.not-on-case", "This person is not on the case.")
	}
	for _, p := range found {
		switch {
		case p.Relation == access.Coordinator:
			return Party{}, fault.New(fault.Illegal, "person.coordinator", "The case co-ordinator can’t be removed. Assign another one instead.")
		case p.Holder.Kind == ehc.HeldBySetting && p.Relation == access.Consulted:
			return Party{}, fault.New(fault.Illegal, "person.consulted", "A consulted setting has the case while it is consulted. Withdraw the consultation instead.")
		case p.Holder.Kind == ehc.HeldBySetting:
			return Party{}, fault.New(fault.Illegal, "person.setting", "A setting has the case while the child attends it. Change the setting in the child’s record instead.")
		case p.Holder.Kind == ehc.HeldByAuthority || !slices.Contains(removable, p.Relation):
			return Party{}, fault.New(fault.Illegal, "person.fixed", "This part in the case can’t be ended here.")
		}
	}
	return found[0], nil
}

// Remove ends every hold of a person, or a team, at once. fault.Invalid at "because" without a reason; else as Removable.
func (c *Case) Remove(actor ehc.Actor, holder, because string, now time.Time) error {
	if err := c.changeable(); err != nil {
		return err
	}
	party, err := c.Removable(holder)
	if err != nil {
		return err
	}
	because = strings.TrimSpace(because)
	switch {
	case because == "":
		return fault.Field("because", "person.remove-why", "Say why this person’s access is ended.")
	case utf8.RuneCountInString(because) > MaxBecause:
		return fault.Field("because", "proposal.long", "Use 2,000 characters or fewer.")
	}
	for i, p := range c.parties {
		if p.Holds() && p.Holder == party.Holder {
			c.parties[i].Until, c.parties[i].EndedBy, c.parties[i].EndedBecause = now, actor.Person, because
		}
	}
	c.raise(ehc.PersonRemoved, actor, now, map[string]string{"holder": holder, string(party.Holder.Kind): holder})
	return nil
}
