package casework

import (
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Moving is the move of a child with a plan to the area of another authority, from the day on which this authority
// learned of it until the plan has gone over (CFA 2014 s.47; SI 2014/1530 reg 15).
type Moving struct {
	To         string   // the new authority
	On         ehc.Date // the day of the move, which may lie ahead
	KnewOn     ehc.Date // the day on which this authority learned of it: its time begins with it
	RecordedBy ehc.PersonID
	RecordedOn ehc.Date
	SentOn     ehc.Date // the day on which the plan was transferred; no date before
	Sender     string   // who sent it
	// CancelledOn is the day on which it was found that the family stays; Why says so.
	CancelledOn ehc.Date
	Why         string
}

// Moving gives the move that was recorded last; ok is false without one, or where the family stays after all.
func (c *Case) Moving() (m Moving, ok bool) {
	if c.moving == nil || !c.moving.CancelledOn.IsZero() {
		return Moving{}, false
	}
	return *c.moving, true
}

const lawOfMoving = "CFA 2014 s.47; SI 2014/1530 reg 15"

// RecordMove records that a child with a plan moves to another area: the plan must be transferred on the day of the
// move, or within 15 working days beginning with the day on which the authority learned of it, whichever is later.
func (c *Case) RecordMove(actor ehc.Actor, m Moving, today ehc.Date, now time.Time) error {
	if !c.PlanInForce() {
		return fault.New(fault.Illegal, "moving.no-plan", "No plan is in force that could be transferred. A case without a plan is closed when the family has moved.").Citing(lawOfMoving)
	}
	if _, moves := c.Moving(); moves {
		return fault.New(fault.Illegal, "moving.recorded", "A move is recorded already.")
	}
	var faults []*fault.Fault
	if strings.TrimSpace(m.To) == "" {
		faults = append(faults, fault.Field("to", "moving.to", "Enter the council that the family moves to."))
	}
	switch {
	case m.KnewOn.IsZero():
		faults = append(faults, fault.Field("knew-on", "moving.knew", "Enter the day on which the council learned of the move. Its time begins with that day.").Citing("SI 2014/1530 reg 15(2)"))
	case m.KnewOn.After(today):
		faults = append(faults, fault.Field("knew-on", "moving.knew-future", "The council can’t have learned of it in the future."))
	case m.KnewOn.Before(c.finalOn):
		faults = append(faults, fault.Field("knew-on", "moving.knew-early", "This is before the plan was made, on "+c.finalOn.Long()+"."))
	}
	if m.On.IsZero() {
		faults = append(faults, fault.Field("on", "moving.on", "Enter the day of the move."))
	} else if m.On.Before(c.child.Born) {
		faults = append(faults, fault.Field("on", "moving.before-birth", "This is before the child or young person was born."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	c.moving = &Moving{To: strings.TrimSpace(m.To), On: m.On, KnewOn: m.KnewOn, RecordedBy: actor.Person, RecordedOn: today}
	due := timescale.LimitOf(timescale.OldAuthorityKnew, timescale.TransferPlan, m.KnewOn, timescale.Facts{Moved: m.On}, timescale.England()).Last
	c.raise(ehc.MoveRecorded, actor, now, map[string]string{ehc.DataDue: due.String()})
	return nil
}

// CancelMove records that the family stays after all, or that the move was recorded by mistake.
func (c *Case) CancelMove(actor ehc.Actor, why string, today ehc.Date, now time.Time) error {
	m, moves := c.Moving()
	switch {
	case !moves || !m.SentOn.IsZero():
		return fault.New(fault.Illegal, "moving.none", "There is no move that could be taken back.")
	case strings.TrimSpace(why) == "":
		return fault.Field("reason", "moving.why", "Say why the plan is not transferred.")
	case utf8.RuneCountInString(why) > MaxReason:
		return fault.Field("reason", "moving.why-long", "The reason must be 20,000 characters or fewer.")
	}
	m.CancelledOn, m.Why = today, strings.TrimSpace(why)
	c.moving = &m
	c.raise(ehc.MoveCancelled, actor, now, nil)
	return nil
}

// TransferPlan records that the plan has gone to the new authority, and closes the case here. It is transferred on or
// after the day of the move: until then this authority must keep to it.
func (c *Case) TransferPlan(actor ehc.Actor, sentOn, today ehc.Date, now time.Time) error {
	m, moves := c.Moving()
	switch {
	case !moves || c.state.Closed():
		return fault.New(fault.Illegal, "moving.none", "Record the move first.").Citing(lawOfMoving)
	case sentOn.IsZero():
		return fault.Field("sent-on", "moving.sent", "Enter the day on which the plan was sent.").Citing("SI 2014/1530 reg 15(2)")
	case sentOn.After(today):
		return fault.Field("sent-on", "moving.sent-future", "This can be recorded once the plan has been sent.")
	case sentOn.Before(m.On):
		return fault.Field("sent-on", "moving.sent-early", "The family moves on "+m.On.Long()+". Until then this council keeps the plan.").Citing("SI 2014/1530 reg 15(2)")
	}
	m.SentOn, m.Sender = sentOn, actor.Name
	c.moving = &m
	return c.end(actor, Closing{Kind: ByMovingAway, On: m.On, To: m.To}, today, now)
}

// movesHappened tells of the move of a child with a plan, and of the transfer.
func (c *Case) movesHappened() []timescale.Happening {
	if c.moving == nil {
		return nil
	}
	h := happening(timescale.OldAuthorityKnew, c.moving.KnewOn)
	h.Facts.Moved = c.moving.On
	h.Met[timescale.TransferPlan] = c.moving.SentOn
	if !c.moving.CancelledOn.IsZero() {
		h.Off[timescale.TransferPlan] = "The plan is not transferred: the family stays."
	}
	return []timescale.Happening{h}
}
