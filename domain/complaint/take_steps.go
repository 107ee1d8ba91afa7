package complaint

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Give gives the complaint to somebody who answers it. It is fault.Illegal for somebody whom it is about, for who made or
// answered it at the first stage, and once nothing is owed.
func (c *Complaint) Give(actor ehc.Actor, to ehc.PersonID, name string, today ehc.Date, now time.Time) error {
	wrong := func(code, message string) error { return fault.New(fault.Illegal, code, message).At("to") }
	switch {
	case c.s.State.Over() || c.s.State == Answered || c.s.State == AnsweredSecond:
		return wrong("complaint.nothing-owed", "This complaint waits for no answer of the council now.")
	case to == "":
		return fault.Field("to", "complaint.to", "Choose who answers it.")
	case c.s.IsAbout(to):
		return wrong("complaint.about", "The complaint is about this person. Choose somebody else.")
	case c.s.IsFrom(to):
		return wrong("complaint.own", "This person made the complaint. Choose somebody else.")
	case len(c.s.Replies) > 0 && c.s.Replies[0].By == to:
		return wrong("complaint.first", "This person answered it at stage 1. Somebody else looks at it anew at stage 2.")
	case to == c.s.Handler:
		return nil
	}
	c.s.Handler, c.s.HandlerName = to, name
	c.note("", "Given to "+name, today, actor, now)
	return nil
}

// NameAbout says whom it is about, as far as they have accounts. Whoever answers it so far and is named loses it.
func (c *Complaint) NameAbout(actor ehc.Actor, who []ehc.PersonID, names []string, today ehc.Date, now time.Time) error {
	if c.s.State.Over() {
		return fault.New(fault.Illegal, "complaint.over", "This complaint is closed.")
	}
	c.s.About, c.s.AboutNames = who, names
	if c.s.IsAbout(c.s.Handler) {
		c.s.Handler, c.s.HandlerName = "", ""
	}
	c.note("", "Whom it is about was put right", today, actor, now)
	return nil
}

// Acknowledge tells the person who complained that the complaint came, who answers it and by when.
func (c *Complaint) Acknowledge(actor ehc.Actor, times Times, count Count, today ehc.Date, now time.Time) error {
	if c.s.Handler == "" {
		return fault.New(fault.Illegal, "complaint.nobody", "Say first who answers it.")
	}
	if err := c.step(Acknowledge); err != nil {
		return err
	}
	days := times.Answer
	if c.s.State.Stage() == 2 {
		days = times.AnswerSecond
	}
	c.s.Due, c.s.Extended = count(today, days), false
	c.note(Acknowledge, "Acknowledged. The answer is due by "+c.s.Due.Long(), today, actor, now)
	return nil
}

// Extend puts the day of the answer off, once in a stage, with its reason for the person who complained.
func (c *Complaint) Extend(actor ehc.Actor, until ehc.Date, why string, times Times, count Count, today ehc.Date, now time.Time) error {
	if c.s.State != Acknowledged && c.s.State != AcknowledgedSecond {
		return fault.New(fault.Illegal, "complaint.no-day", "No answer is due now, so no day can be put off.")
	}
	if c.s.Extended {
		return fault.New(fault.Illegal, "complaint.extended", "The day was put off once already at this stage. Answer what can be answered.").Citing(code)
	}
	days := times.Extend
	if c.s.State.Stage() == 2 {
		days = times.ExtendSecond
	}
	last := count(c.s.Due, days)
	var faults []*fault.Fault
	switch {
	case until.IsZero():
		faults = append(faults, fault.Field("until", "complaint.until", "Enter the new day."))
	case !until.After(c.s.Due):
		faults = append(faults, fault.Field("until", "complaint.until-early", "The new day must be after "+c.s.Due.Long()+"."))
	case until.After(last):
		faults = append(faults, fault.Field("until", "complaint.until-late", "The new day can’t be after "+last.Long()+".").Citing(code))
	}
	faults = append(faults, written("why", why, "Say why. The person who complained reads it."))
	if err := fault.Join(faults...); err != nil {
		return err
	}
	c.s.Due, c.s.Extended = until, true
	c.note("", "The answer is put off until "+until.Long()+": "+strings.TrimSpace(why), today, actor, now)
	return nil
}

// Answer answers the stage. After the first the person who complained can take it further; after the second they can go
// to the Ombudsman.
func (c *Complaint) Answer(actor ehc.Actor, text string, finding Finding, times Times, count Count, today ehc.Date, now time.Time) error {
	var wrong *fault.Fault
	if finding.Label() == "" {
		wrong = fault.Field("finding", "complaint.finding", "Say whether the council agrees with the complaint.")
	}
	if err := fault.Join(wrong, written("text", text, "Write the answer.")); err != nil {
		return err
	}
	if err := c.step(Answer); err != nil {
		return err
	}
	c.s.Replies = append(c.s.Replies, Reply{Text: strings.TrimSpace(text), Finding: finding, By: actor.Person, Name: actor.Name, On: today})
	c.s.Due = ehc.Date{}
	if c.s.State == Answered {
		c.s.Further = count(today, times.TakeFurther)
	}
	c.note(Answer, "Answered: "+finding.Label(), today, actor, now)
	return nil
}

// TakeFurther asks for a second look. late lets an officer take up a wish that came after its last day.
func (c *Complaint) TakeFurther(actor ehc.Actor, why string, late bool, times Times, count Count, today ehc.Date, now time.Time) error {
	if wrong := written("why", why, "Say what is wrong with the answer."); wrong != nil {
		return wrong
	}
	if c.s.State == Answered && today.After(c.s.Further) && !late {
		return fault.New(fault.Illegal, "complaint.late", "The last day to take this further was "+c.s.Further.Long()+". Tell us why you could not do so earlier: we can still take it up.")
	}
	if err := c.step(TakeFurther); err != nil {
		return err
	}
	c.s.Due, c.s.Further, c.s.Handler, c.s.HandlerName = count(today, times.AcknowledgeSecond), ehc.Date{}, "", ""
	c.note(TakeFurther, "Taken to stage 2: "+strings.TrimSpace(why), today, actor, now)
	return nil
}

// Withdraw takes the complaint back. An officer who does it for whoever complained says how they asked for it:
// fault.Invalid at "why".
func (c *Complaint) Withdraw(actor ehc.Actor, why string, today ehc.Date, now time.Time) error {
	words := "Withdrawn"
	if !c.s.IsFrom(actor.Person) {
		if wrong := written("why", why, "Say how and when the person who complained asked for it. They read this."); wrong != nil {
			return wrong
		}
		words += " for the person who complained: " + strings.TrimSpace(why)
	}
	if err := c.step(Withdraw); err != nil {
		return err
	}
	c.s.Due = ehc.Date{}
	c.note(Withdraw, words, today, actor, now)
	return nil
}

// RecordOmbudsman records that the Ombudsman looks into it.
func (c *Complaint) RecordOmbudsman(actor ehc.Actor, words string, today ehc.Date, now time.Time) error {
	if wrong := written("why", words, "Write what the Ombudsman told the council, with its reference."); wrong != nil {
		return wrong
	}
	if err := c.step(Ombudsman); err != nil {
		return err
	}
	c.note(Ombudsman, "With the Ombudsman: "+strings.TrimSpace(words), today, actor, now)
	return nil
}

// Close closes the complaint, with what came of it.
func (c *Complaint) Close(actor ehc.Actor, words string, today ehc.Date, now time.Time) error {
	if wrong := written("why", words, "Say what came of it, and what is done so that it does not happen again."); wrong != nil {
		return wrong
	}
	if c.s.State == Answered && !today.After(c.s.Further) {
		return fault.New(fault.Illegal, "complaint.open", "It can be taken further until "+c.s.Further.Long()+". Close it after that day.")
	}
	if err := c.step(Close); err != nil {
		return err
	}
	c.s.Due, c.s.Further = ehc.Date{}, ehc.Date{}
	c.note(Close, "Closed: "+strings.TrimSpace(words), today, actor, now)
	return nil
}

func written(field, text, message string) *fault.Fault {
	switch {
	case strings.TrimSpace(text) == "":
		return fault.Field(field, "complaint."+field, message)
	case utf8.RuneCountInString(text) > MaxText:
		return fault.Field(field, "complaint.long", "Use 5,000 characters or fewer.")
	}
	return nil
}
