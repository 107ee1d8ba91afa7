package casework

import (
	"slices"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// ShareDraftWithSetting lets everybody who acts for the author's own setting have a draft request that is written for it
// (C16): whoever comes after the author goes on with it. Another setting that the draft names never has it.
func (c *Case) ShareDraftWithSetting(actor ehc.Actor, now time.Time) {
	if c.state != RequestDraft || actor.Kind != ehc.Human {
		return
	}
	var own SettingRef
	if c.request.Requester.Kind == BySetting {
		for _, s := range c.child.settings() {
			if actor.WorksAt(s.ID) {
				own = s
				break
			}
		}
	}
	if own.ID == "" && c.author == "" {
		return // nobody else has it
	}
	for _, p := range c.with(access.Author) {
		if p.Holder.Kind == ehc.HeldBySetting && p.Holder != settingHolder(own.ID) {
			c.leave(p.Holder, access.Author, now)
		}
	}
	if own.ID != "" {
		c.join(Party{Holder: settingHolder(own.ID), Relation: access.Author, Name: own.Name, Since: now})
	}
}

// LeaveSetting ends what a person had of the case in the name of a setting for which they no longer act; stays reports for
// which they still do. A draft that their setting has goes on without them. It reports whether anything changed.
func (c *Case) LeaveSetting(actor ehc.Actor, person ehc.PersonID, stays func(ehc.SettingID) bool, now time.Time) bool {
	holder := ehc.Holder{Kind: ehc.HeldByPerson, ID: string(person)}
	relation := access.Setting
	if c.state == RequestDraft {
		relation = access.Author
	}
	held := false
	for _, p := range c.with(relation) {
		if p.Holder.Kind == ehc.HeldBySetting {
			if stays(ehc.SettingID(p.Holder.ID)) {
				return false
			}
			held = true
		}
	}
	if relation == access.Author {
		if !held || c.author != person {
			return false
		}
		c.author = ""
		c.leave(holder, relation, now)
		c.updatedAt = now
		return true
	}
	left := false
	for i, p := range c.parties {
		if p.Holder == holder && p.Relation == relation && p.Holds() {
			c.parties[i].Until, c.parties[i].EndedBy, c.parties[i].EndedBecause, left = now, actor.Person, "No longer acts for the setting.", true
		}
	}
	if left {
		c.raise(ehc.PersonRemoved, actor, now, map[string]string{"holder": string(person), ehc.DataPerson: string(person)})
	}
	return left
}

// sentBy lets a colleague who sends a draft of their setting stand for it, where it still names its first author.
func (c *Case) sentBy(actor ehc.Actor) {
	q := &c.request.Requester
	if c.state != RequestDraft || q.Kind != BySetting || actor.Kind != ehc.Human || actor.Person == c.author {
		return
	}
	begun := slices.IndexFunc(c.parties, func(p Party) bool { return p.Relation == access.Author && p.Holder.Kind == ehc.HeldByPerson })
	if begun >= 0 && c.parties[begun].Name == q.Name {
		q.Name, q.Email = actor.Name, actor.Email
		if actor.JobTitle != "" {
			q.Relationship = actor.JobTitle
		}
	}
	c.author, q.Person = actor.Person, actor.Person
}
