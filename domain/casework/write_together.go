package casework

import (
	"slices"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// RequestPart is one part of a draft request, as it is written and kept by itself.
type RequestPart string

const (
	AboutRequester RequestPart = "requester" // stays with those who send the request
	AboutChild     RequestPart = "child"
	TheStory       RequestPart = "story"
	TheDocuments   RequestPart = "documents"
)

// SharedParts lists the parts that others can be asked to write, in the order of the request.
func SharedParts() []RequestPart { return []RequestPart{AboutChild, TheStory, TheDocuments} }

// Label gives the part in words.
func (p RequestPart) Label() string {
	return map[RequestPart]string{AboutRequester: "About the person who asks", AboutChild: "About the child or young person", TheStory: "Their story", TheDocuments: "Documents"}[p]
}

// Writing tells that somebody wrote in a part of a draft request, and when they did so last.
type Writing struct {
	Part   RequestPart
	Person ehc.PersonID
	Name   string
	At     time.Time
}

// MostWriters is how many persons and settings at once can be asked to write in one draft request.
const MostWriters = 12

// Writers lists whom the sender of a draft request asked to write in it, and who still may.
func (c *Case) Writers() []Party { return c.with(access.CoAuthor) }

// Writings lists who wrote in which part of the request, the one who wrote last first.
func (c *Case) Writings() []Writing {
	all := slices.Clone(c.writings)
	slices.Reverse(all)
	return all
}

// LastWriting gives who wrote in a part last; ok is false where that is not known.
func (c *Case) LastWriting(part RequestPart) (Writing, bool) {
	for _, w := range c.Writings() {
		if w.Part == part {
			return w, true
		}
	}
	return Writing{}, false
}

// NoteWriting keeps who wrote in a part. Of a visitor nothing is kept: nobody else writes with them.
func (c *Case) NoteWriting(actor ehc.Actor, part RequestPart, now time.Time) {
	if actor.Person == "" {
		return
	}
	others := slices.DeleteFunc(slices.Clone(c.writings), func(w Writing) bool { return w.Part == part && w.Person == actor.Person })
	c.writings = append(others, Writing{Part: part, Person: actor.Person, Name: actor.Name, At: now})
}

// PartsFor lists the parts of a draft request that the actor writes: its authors all, whoever was asked the parts that they
// were asked for. Empty once the request was sent.
func (c *Case) PartsFor(actor ehc.Actor) []RequestPart {
	if c.state != RequestDraft {
		return nil
	}
	relations := c.RelationsOf(actor)
	if slices.Contains(relations, access.Author) {
		return append([]RequestPart{AboutRequester}, SharedParts()...)
	}
	var parts []RequestPart
	for _, part := range SharedParts() {
		if slices.ContainsFunc(c.Writers(), func(p Party) bool { return slices.Contains(p.Parts, part) && c.reaches(actor, p) }) {
			parts = append(parts, part)
		}
	}
	return parts
}

// reaches reports whether the actor has the case through a party, for themselves or for somebody for whom they stand in.
func (c *Case) reaches(actor ehc.Actor, p Party) bool {
	if len(RelationThrough(actor.Alone(), p)) > 0 {
		return true
	}
	return c.draftAtWork() && slices.ContainsFunc(actor.Covers, func(cover ehc.Cover) bool { return len(RelationThrough(cover.Actor(), p)) > 0 })
}

// AskToWrite lets a person or a setting write parts of a draft request (F81, F82). Whoever was asked before has the parts
// anew. fault.Invalid at "parts" without any, at "who" for somebody who writes all of it already, or who is one too many.
func (c *Case) AskToWrite(actor ehc.Actor, p Party, now time.Time) error {
	if err := c.unsent(); err != nil {
		return err
	}
	p.Parts = slices.DeleteFunc(SharedParts(), func(part RequestPart) bool { return !slices.Contains(p.Parts, part) })
	if c.author == "" && c.draftKey != "" {
		return fault.New(fault.Illegal, "writer.account", "To write a request together with others, start it from an account.")
	}
	asked := slices.ContainsFunc(c.Writers(), func(w Party) bool { return w.Holder == p.Holder })
	switch {
	case len(p.Parts) == 0:
		return fault.Field("parts", "writer.parts", "Choose what they are to write.")
	case slices.ContainsFunc(c.with(access.Author), func(a Party) bool { return a.Holder == p.Holder }):
		return fault.Field("who", "writer.author", p.Name+" writes all of this request already.")
	case !asked && len(c.Writers()) >= MostWriters:
		return fault.Field("who", "writer.many", "12 people and settings write in this request already. Remove one first.")
	}
	p.Relation, p.Since, p.AddedBy = access.CoAuthor, now, actor.Person
	c.join(p)
	c.updatedAt = now
	if !asked {
		c.raise(ehc.WriterAsked, actor, now, map[string]string{"holder": p.Holder.ID, string(p.Holder.Kind): p.Holder.ID})
	}
	return nil
}

// Writer gives whom the sender asked to write, by identity. fault.NotFound for nobody.
func (c *Case) Writer(holder string) (Party, error) {
	for _, p := range c.Writers() {
		if p.Holder.ID == holder && holder != "" {
			return p, nil
		}
	}
	return Party{}, fault.New(fault.NotFound, "writer.unknown", "Nobody like this writes in the request.")
}

// DismissWriter ends that somebody writes in the draft; what they wrote stays. fault.NotFound for nobody.
func (c *Case) DismissWriter(actor ehc.Actor, holder string, now time.Time) error {
	if err := c.unsent(); err != nil {
		return err
	}
	p, err := c.Writer(holder)
	if err != nil {
		return err
	}
	c.endWriting(actor, p.Holder, now)
	return nil
}

// StopWriting lets somebody who was asked stop of their own accord: themselves or, where their setting was asked, the
// setting.
func (c *Case) StopWriting(actor ehc.Actor, now time.Time) error {
	if err := c.unsent(); err != nil {
		return err
	}
	for _, p := range c.Writers() {
		if len(RelationThrough(actor.Alone(), p)) > 0 {
			c.endWriting(actor, p.Holder, now)
		}
	}
	return nil
}

func (c *Case) endWriting(actor ehc.Actor, holder ehc.Holder, now time.Time) {
	for i, p := range c.parties {
		if p.Holder == holder && p.Relation == access.CoAuthor && p.Holds() {
			c.parties[i].Until, c.parties[i].EndedBy = now, actor.Person
		}
	}
	c.updatedAt = now
	c.raise(ehc.WriterLeft, actor, now, map[string]string{"holder": holder.ID})
}

// Sender gives the one person who sends a draft request; ok is false for a visitor's, and where the one who began it has
// left their setting: whoever of it comes then sends it.
func (c *Case) Sender() (Party, bool) {
	for _, p := range c.with(access.Author) {
		if p.Holder.Kind == ehc.HeldByPerson && p.Holder.ID == string(c.author) {
			return p, true
		}
	}
	return Party{}, false
}

// sends reports whether the draft is the actor's to send (F80). That they are its author the table asks besides.
func (c *Case) sends(actor ehc.Actor) bool {
	return c.state == RequestDraft && (c.author == "" || actor.StandsFor(c.author))
}

// GiveSending makes another person the one who sends the draft. known is what the hub knows of them, for a request that
// was written in the name of the one before, who goes on writing all the parts that can be shared.
func (c *Case) GiveSending(actor, next ehc.Actor, known Requester, now time.Time) error {
	if err := c.unsent(); err != nil {
		return err
	}
	if next.Kind != ehc.Human || next.Person == "" || next.Person == c.author {
		return fault.Field("to", "sender.choose", "Choose who sends the request.")
	}
	colleague := slices.ContainsFunc(c.with(access.Author), func(p Party) bool {
		return p.Holder.Kind == ehc.HeldBySetting && next.WorksAt(ehc.SettingID(p.Holder.ID))
	})
	c.inNameOf(known, colleague)
	c.handOn(next, now)
	c.author = next.Person
	c.join(Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(next.Person)}, Relation: access.Author, Name: next.Name, Email: next.Email, Since: now, AddedBy: actor.Person})
	c.ShareDraftWithSetting(next, now)
	for _, p := range c.with(access.Author) { // who writes all of it needs no part
		c.leave(p.Holder, access.CoAuthor, now)
	}
	c.updatedAt = now
	c.raise(ehc.SenderChanged, actor, now, map[string]string{ehc.DataPerson: string(next.Person)})
	return nil
}

// handOn lets whoever had all of the draft go on writing what can be shared. Where a setting has it, its people go on as
// people of the setting, and no longer than they act for it.
func (c *Case) handOn(next ehc.Actor, now time.Time) {
	had := c.with(access.Author)
	ofSetting := slices.ContainsFunc(had, func(p Party) bool { return p.Holder.Kind == ehc.HeldBySetting })
	for _, p := range had {
		setting := p.Holder.Kind == ehc.HeldBySetting
		if setting && next.WorksAt(ehc.SettingID(p.Holder.ID)) {
			continue
		}
		c.leave(p.Holder, access.Author, now)
		if setting || !ofSetting {
			p.Relation, p.Parts, p.Since = access.CoAuthor, SharedParts(), now
			c.join(p)
		}
	}
}

// inNameOf lets the request be asked by somebody else. What whoever asked before agreed to holds for a colleague alone.
func (c *Case) inNameOf(known Requester, colleague bool) {
	if before := c.request.Requester; colleague {
		known.Interpreter, known.ParentalResponsibility, known.Consent, known.ConsentOn = before.Interpreter, before.ParentalResponsibility, before.Consent, before.ConsentOn
	}
	c.request.Requester = known
}

func (c *Case) unsent() error {
	if c.state != RequestDraft {
		return fault.New(fault.Illegal, "case.request-sent", "The request has been sent and can no longer be changed.")
	}
	return nil
}
