package casework

import (
	"slices"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// coveredRelations is what the actor is to the case through those for whom they stand in. What somebody is as a parent,
// carer or advocate does not pass on; and nobody who is of the child's family comes to a file through a colleague.
func (c *Case) coveredRelations(actor ehc.Actor) []access.Relation {
	if len(actor.Covers) == 0 || slices.ContainsFunc(c.ownRelations(actor.Alone()), ofFamily) {
		return nil
	}
	var relations []access.Relation
	for _, cover := range actor.Covers {
		relations = append(relations, c.passedOn(cover)...)
	}
	return relations
}

// passedOn is what somebody who is away is to the case at work.
func (c *Case) passedOn(cover ehc.Cover) []access.Relation {
	return slices.DeleteFunc(c.ownRelations(cover.Actor()), func(r access.Relation) bool {
		return ofFamily(r) || r == access.Unconfirmed || (r == access.Author || r == access.CoAuthor) && !c.draftAtWork()
	})
}

// draftAtWork reports whether a draft request is written for a setting or for the authority, and not for a family.
func (c *Case) draftAtWork() bool {
	return c.request.Requester.Kind == BySetting || c.request.Requester.Kind == ByAuthority || c.request.Channel.OnBehalf()
}

// StandingIn gives for whom the actor stands in where they do something that they may not do as themselves; ok is false
// where they act in their own right.
func (c *Case) StandingIn(actor ehc.Actor, action access.Action, asked access.Subject) (cover ehc.Cover, ok bool) {
	if len(actor.Covers) == 0 {
		return ehc.Cover{}, false
	}
	alone := access.Subject{Case: c.id, Relations: c.RelationsOf(actor.Alone()), Facts: asked.Facts}
	if access.May(action, alone) {
		return ehc.Cover{}, false
	}
	for _, cover := range actor.Covers {
		if access.May(action, access.Subject{Case: c.id, Relations: append(c.passedOn(cover), alone.Relations...), Facts: asked.Facts}) {
			return cover, true
		}
	}
	return ehc.Cover{}, false
}

// ShieldedFromActor reports whether address, setting and meeting places are kept from whoever acts: from themselves or,
// where they have the case only because they stand in for somebody, from that person.
func (c *Case) ShieldedFromActor(actor ehc.Actor) bool {
	if c.ShieldedFrom(actor.Person) {
		return true
	}
	own := len(c.ownRelations(actor.Alone())) > 0
	return !own && slices.ContainsFunc(actor.Covers, func(cover ehc.Cover) bool {
		return c.ShieldedFrom(cover.Person) && len(c.passedOn(cover)) > 0
	})
}
