package casework

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// Closing is how a case came to an end outside of the process. It is never deleted: one that was a mistake is undone,
// and stands in the history with the reason.
type Closing struct {
	Kind ClosingKind
	// On is the day of what ended the case: the withdrawal, the move, the death, the 25th birthday.
	On ehc.Date
	// To is the authority that the family moved to; for ByMovingAway alone.
	To string
	// AskedBy is who withdrew the request; for ByWithdrawal alone.
	AskedBy string
	// Reason says why the authority's duty no longer stands. Everyone on the case reads it.
	Reason     string
	From       State // where the case stood
	ClosedOn   ehc.Date
	ClosedBy   ehc.PersonID
	CloserName string
	Undone     *Undoing
}

// Undoing takes back a closing that was a mistake.
type Undoing struct {
	On     ehc.Date
	By     ehc.PersonID
	Name   string
	Reason string
}

// Withdrawal is the family's or the requester's wish to take the request back, before the authority has confirmed it.
type Withdrawal struct {
	By   ehc.PersonID
	Name string
	On   ehc.Date
	Why  string // empty where they gave no reason; nobody has to
}

// Closing gives what closed the case; ok is false while it is open.
func (c *Case) Closing() (closing Closing, ok bool) {
	if len(c.closings) == 0 || c.closings[len(c.closings)-1].Undone != nil {
		return Closing{}, false
	}
	return c.closings[len(c.closings)-1], true
}

// Closings lists every closing, the latest first, also those that were undone.
func (c *Case) Closings() []Closing {
	all := slices.Clone(c.closings)
	slices.Reverse(all)
	return all
}

// Quiet reports whether nobody is to be written to about the case any more, because the child has died.
func (c *Case) Quiet() bool {
	closing, ok := c.Closing()
	rule, _ := closing.Kind.Rule()
	return ok && rule.Quiet
}

// Stage says which stage the case is at; a closed one stays at the stage that it had reached.
func (c *Case) Stage() Stage {
	if closing, ok := c.Closing(); ok {
		return closing.From.Stage()
	}
	return c.state.Stage()
}

// CheckClosing says what stands between a closing and its record, without making it.
func (c *Case) CheckClosing(closing Closing, today ehc.Date) error {
	rule, known := closing.Kind.Rule()
	if !known {
		return fault.Field("kind", "closing.kind", "Say why the case ends.")
	}
	if c.state == Closed {
		return fault.New(fault.Illegal, "closing.closed", "This case is closed already. A closed case is not opened again: for a new assessment, a new request is made.")
	}
	if closing.Kind == ByMovingAway && c.PlanInForce() {
		return fault.New(fault.Illegal, "closing.plan-goes-over", "A plan is in force, and goes over to the new council. Record the move under “Moving to another area”; the case closes once the plan has been sent.").At("kind").Citing(lawOfMoving)
	}
	if !slices.Contains(rule.From, c.state) || rule.WithoutPlan && c.PlanInForce() {
		return fault.New(fault.Illegal, "closing.not-from-here", rule.Otherwise).At("kind").Citing(rule.Law)
	}
	faults := c.checkClosingDay(closing, rule, today)
	if rule.NeedsAuthority && strings.TrimSpace(closing.To) == "" {
		faults = append(faults, fault.Field("to", "closing.to", "Enter the council that the family has moved to."))
	}
	if rule.NeedsAsker && strings.TrimSpace(closing.AskedBy) == "" {
		faults = append(faults, fault.Field("asked-by", "closing.asked-by", "Enter who asked to withdraw the request."))
	}
	switch {
	case rule.NeedsReason && strings.TrimSpace(closing.Reason) == "":
		faults = append(faults, fault.Field("reason", "closing.reason", "Say why the council’s duty no longer stands.").Citing(rule.Law))
	case utf8.RuneCountInString(closing.Reason) > MaxReason:
		faults = append(faults, fault.Field("reason", "closing.reason-long", "The reason must be 20,000 characters or fewer."))
	}
	return fault.Join(faults...)
}

func (c *Case) checkClosingDay(closing Closing, rule ClosingRule, today ehc.Date) []*fault.Fault {
	wrong := func(code, message string) []*fault.Fault {
		return []*fault.Fault{fault.Field("on", code, message).Citing(rule.Law)}
	}
	switch {
	case closing.On.IsZero():
		return wrong("closing.on", "Enter "+rule.Asks+".")
	case closing.On.After(today):
		return wrong("closing.future", "This can be recorded once it has happened: "+rule.Asks+" can’t be in the future.")
	case closing.On.Before(c.child.Born):
		return wrong("closing.before-birth", "This is before the child or young person was born.")
	case closing.Kind == ByWithdrawal && closing.On.Before(c.request.ReceivedOn):
		return wrong("closing.before-request", "The request was received on "+c.request.ReceivedOn.Long()+". It can’t have been withdrawn before.")
	case closing.Kind == ByAge && closing.On.Before(c.child.turns(EndAge)):
		return wrong("closing.age", "The 25th birthday is on "+c.child.turns(EndAge).Long()+".")
	}
	return nil
}

// Close ends the case outside of the process. Nothing is deleted, and everyone keeps what they could see.
func (c *Case) Close(actor ehc.Actor, closing Closing, today ehc.Date, now time.Time) error {
	if err := c.CheckClosing(closing, today); err != nil {
		return err
	}
	return c.end(actor, closing, today, now)
}

// end closes the case by a closing that was checked.
func (c *Case) end(actor ehc.Actor, closing Closing, today ehc.Date, now time.Time) error {
	rule, _ := closing.Kind.Rule()
	closing.From, closing.ClosedOn, closing.ClosedBy, closing.CloserName, closing.Undone = c.state, today, actor.Person, actor.Name, nil
	closing.Reason, closing.To, closing.AskedBy = strings.TrimSpace(closing.Reason), strings.TrimSpace(closing.To), strings.TrimSpace(closing.AskedBy)
	if !rule.NeedsAuthority {
		closing.To = ""
	}
	if !rule.NeedsAsker {
		closing.AskedBy = ""
	}
	if err := c.step(rule.Trigger); err != nil {
		return err
	}
	c.closings, c.withdrawal = append(c.closings, closing), nil
	c.raise(rule.Event, actor, now, nil)
	return nil
}

// UndoClosing takes back a closing that was a mistake: the case stands where it stood, and every date is what it was.
func (c *Case) UndoClosing(actor ehc.Actor, reason string, today ehc.Date, now time.Time) error {
	closing, ok := c.Closing()
	if !ok {
		return fault.New(fault.Illegal, "closing.open", "This case is not closed.")
	}
	if strings.TrimSpace(reason) == "" {
		return fault.Field("reason", "closing.undo-reason", "Say what the mistake was.")
	}
	if err := c.step(undoTo(closing.From)); err != nil {
		return err
	}
	c.closings = slices.Clone(c.closings)
	if c.moving != nil && closing.Kind == ByMovingAway {
		again := *c.moving
		again.SentOn, again.Sender = ehc.Date{}, ""
		c.moving = &again
	}
	c.closings[len(c.closings)-1].Undone = &Undoing{On: today, By: actor.Person, Name: actor.Name, Reason: strings.TrimSpace(reason)}
	c.raise(ehc.ClosingUndone, actor, now, nil)
	return nil
}

// WithdrawalAsked gives the wish to withdraw that waits for the authority; ok is false without one.
func (c *Case) WithdrawalAsked() (w Withdrawal, ok bool) {
	if c.withdrawal == nil {
		return Withdrawal{}, false
	}
	return *c.withdrawal, true
}

// CanBeWithdrawn reports whether the request can still be taken back.
func (c *Case) CanBeWithdrawn() bool {
	return Machine.Can(c.state, WithdrawRequest) && !c.PlanInForce()
}

// AskToWithdraw records that the family, or the setting that asked, wants to take the request back. The case goes on
// until the authority has confirmed that its duty no longer stands: a child who was brought to its attention may still
// have to be assessed (CFA 2014 ss.24, 36).
func (c *Case) AskToWithdraw(actor ehc.Actor, why string, today ehc.Date, now time.Time) error {
	if _, err := Machine.Next(c.state, WithdrawRequest); err != nil {
		return err
	}
	if !c.CanBeWithdrawn() {
		rule, _ := ByWithdrawal.Rule()
		return fault.New(fault.Illegal, "withdrawal.plan-in-force", rule.Otherwise).Citing(rule.Law)
	}
	if c.withdrawal != nil {
		return fault.New(fault.Illegal, "withdrawal.asked", c.withdrawal.Name+" has asked for this already, on "+c.withdrawal.On.Long()+".")
	}
	if utf8.RuneCountInString(why) > MaxReason {
		return fault.Field("reason", "closing.reason-long", "The reason must be 20,000 characters or fewer.")
	}
	c.withdrawal = &Withdrawal{By: actor.Person, Name: actor.Name, On: today, Why: strings.TrimSpace(why)}
	c.raise(ehc.WithdrawalAsked, actor, now, nil)
	return nil
}

// KeepRequest takes the wish to withdraw back: the case goes on.
func (c *Case) KeepRequest(actor ehc.Actor, now time.Time) error {
	if c.withdrawal == nil {
		return fault.New(fault.Illegal, "withdrawal.none", "Nobody has asked to withdraw this request.")
	}
	c.withdrawal = nil
	c.raise(ehc.WithdrawalTakenBack, actor, now, nil)
	return nil
}
