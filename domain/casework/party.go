package casework

import (
	"slices"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// Party is one holder of the case: a person, setting, team or the authority, what they are to the case, and
// since when. A party with an end no longer sees the case; it is kept, because the file says who saw it.
type Party struct {
	Holder   ehc.Holder
	Relation access.Relation
	Name     string // as pages show them
	Detail   string // mother, SENCO, educational psychologist, …
	Email    string
	Phone    string
	ByEmail  bool // wants messages by e-mail
	ByPost   bool // wants letters by post
	Since    time.Time
	Until    time.Time // zero while it holds
	AddedBy  ehc.PersonID
	// EndedBy and EndedBecause tell who took the party off the case and why, where it was a person who did.
	EndedBy      ehc.PersonID
	EndedBecause string
	// Parts are what whoever was asked to write in a draft request writes of it; nil for everybody else.
	Parts []RequestPart
}

// Holds reports whether the party still has the case.
func (p Party) Holds() bool { return p.Until.IsZero() }

// Parties lists everyone who has or had the case, in the order they came.
func (c *Case) Parties() []Party { return append([]Party(nil), c.parties...) }

// Holders lists who has the case now, each once.
func (c *Case) Holders() []ehc.Holder {
	seen := map[ehc.Holder]bool{}
	var holders []ehc.Holder
	for _, p := range c.parties {
		if p.Holds() && !seen[p.Holder] {
			seen[p.Holder] = true
			holders = append(holders, p.Holder)
		}
	}
	return holders
}

// Family lists the parents, carers, young person and advocates who have the case now.
func (c *Case) Family() []Party { return c.with(access.Family, access.Advocate) }

// Reviewers lists the parents, carers and the young person who have the case and an account: those who are asked
// what they think of a draft.
func (c *Case) Reviewers() []Party {
	var found []Party
	for _, p := range c.with(access.Family) {
		if p.Holder.Kind == ehc.HeldByPerson {
			found = append(found, p)
		}
	}
	return found
}

// With lists the parties that hold the case in the relation.
func (c *Case) With(r access.Relation) []Party { return c.with(r) }

func (c *Case) with(relations ...access.Relation) []Party {
	var found []Party
	for _, p := range c.parties {
		for _, r := range relations {
			if p.Relation == r && p.Holds() {
				found = append(found, p)
			}
		}
	}
	return found
}

// RelationsOf derives what the actor is to the case from who holds it and from what the actor belongs to.
func (c *Case) RelationsOf(actor ehc.Actor) []access.Relation {
	if actor.Kind == ehc.System {
		return []access.Relation{access.Hub}
	}
	if actor.Kind == ehc.Guest {
		return c.guestRelations(actor)
	}
	relations := c.ownRelations(actor.Alone())
	for _, r := range c.coveredRelations(actor) {
		if !slices.Contains(relations, r) {
			relations = append(relations, r)
		}
	}
	if c.state == RequestDraft {
		if c.request.AtDesk && access.DecideStart(actor, true) == nil && !slices.Contains(relations, access.Author) {
			relations = append(relations, access.Author)
		}
		return relations
	}
	return append(relations, access.Offices(actor)...)
}

// ownRelations is what the actor is to the case themselves, offices aside.
func (c *Case) ownRelations(actor ehc.Actor) []access.Relation {
	var relations []access.Relation
	if c.authoredBy(actor) {
		relations = append(relations, access.Author)
	}
	if account, waits := c.AwaitsConfirmation(); waits && actor.Person == account {
		relations = append(relations, access.Unconfirmed)
	}
	for _, p := range c.parties {
		switch {
		case p.Holds():
			relations = append(relations, RelationThrough(actor, p)...)
		case p.Relation == access.CoAuthor && c.state != RequestDraft && p.EndedBy == "" && len(RelationThrough(actor, p)) > 0 && !slices.Contains(relations, access.CoAuthor):
			relations = append(relations, access.CoAuthor)
		case p.Relation == access.Consulted && len(RelationThrough(actor, p)) > 0 && !slices.Contains(relations, access.Answered):
			relations = append(relations, access.Answered)
		}
	}
	return relations
}

func (c *Case) authoredBy(actor ehc.Actor) bool {
	if actor.Kind == ehc.Visitor {
		return c.draftKey != "" && c.draftKey == actor.DraftKey
	}
	return actor.Person != "" && c.author == actor.Person
}

// RelationThrough gives what the actor is to the case through one of its parties.
func RelationThrough(actor ehc.Actor, p Party) []access.Relation {
	switch p.Holder.Kind {
	case ehc.HeldByPerson:
		if actor.Person != "" && p.Holder.ID == string(actor.Person) {
			return relationOf(actor, p)
		}
	case ehc.HeldBySetting:
		if actor.WorksAt(ehc.SettingID(p.Holder.ID)) {
			return []access.Relation{p.Relation}
		}
	case ehc.HeldByTeam:
		team := ehc.TeamID(p.Holder.ID)
		if actor.Manages(team) {
			return []access.Relation{access.TeamManager, access.TeamMember}
		}
		if actor.MemberOf(team) {
			return []access.Relation{access.TeamMember}
		}
	}
	return nil
}

// join lets a party hold the case; one that already holds it in the same relation is brought up to date.
func (c *Case) join(p Party) {
	for i, old := range c.parties {
		if old.Holder == p.Holder && old.Relation == p.Relation && old.Holds() {
			p.Since, p.AddedBy = old.Since, old.AddedBy
			c.parties[i] = p
			return
		}
	}
	c.parties = append(c.parties, p)
}

func (c *Case) leave(holder ehc.Holder, relation access.Relation, now time.Time) {
	for i, p := range c.parties {
		if p.Holder == holder && p.Relation == relation && p.Holds() {
			c.parties[i].Until = now
		}
	}
}
