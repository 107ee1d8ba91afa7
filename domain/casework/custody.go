package casework

import (
	"slices"
	"strings"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Custody is one time during which a child or young person was or is detained by order of a court. The authority of
// their home keeps their plan meanwhile, and may not end it (CFA 2014 ss.70 to 75; SI 2015/62).
type Custody struct {
	From       ehc.Date // the first day
	KnewOn     ehc.Date // the day on which the authority learned of it: its 5 working days follow
	Where      string   // where they are held
	SentOn     ehc.Date // the day on which the plan was sent to those in charge there; no date before
	ReleasedOn ehc.Date // no date while they are detained
	ReviewedOn ehc.Date // the day on which the plan was reviewed after the release; no date before
	RecordedBy ehc.PersonID
	RecordedOn ehc.Date
}

// lastDetainedAge is the age up to which the duties to detained persons hold (CFA 2014 s.70(5)).
const lastDetainedAge = 18

// leastResponsibleAge is the age from which a child can be found guilty (Children and Young Persons Act 1933 s.50).
const leastResponsibleAge = 10

// Custodies lists the times in custody, the latest first.
func (c *Case) Custodies() []Custody {
	all := slices.Clone(c.custodies)
	slices.Reverse(all)
	return all
}

// Detained gives the time in custody that lasts; ok is false while they are free.
func (c *Case) Detained() (now Custody, ok bool) {
	if len(c.custodies) == 0 || !c.custodies[len(c.custodies)-1].ReleasedOn.IsZero() {
		return Custody{}, false
	}
	return c.custodies[len(c.custodies)-1], true
}

// Released gives the day of the last release; no date before one, and while they are detained.
func (c *Case) Released() ehc.Date {
	if len(c.custodies) == 0 {
		return ehc.Date{}
	}
	return c.custodies[len(c.custodies)-1].ReleasedOn
}

// MayBeDetained reports whether a court can have ordered that the child is held under these duties on a day: from 10,
// below which no child is criminally responsible, to 18.
func (c *Case) MayBeDetained(on ehc.Date) bool {
	if c.child.Born.IsZero() {
		return true
	}
	age := c.child.Born.YearsAt(on)
	return age >= leastResponsibleAge && age <= lastDetainedAge
}

// RecordDetention records that the authority learned of a detention. With a plan in force, those in charge must have it
// within 5 working days.
func (c *Case) RecordDetention(actor ehc.Actor, d Custody, today ehc.Date, now time.Time) error {
	const law = "CFA 2014 ss.70 to 75"
	if c.state == RequestDraft || c.state.Closed() {
		return fault.New(fault.Illegal, "custody.not-open", "This can be recorded while the case is open.").Citing(law)
	}
	if _, detained := c.Detained(); detained {
		return fault.New(fault.Illegal, "custody.recorded", "A time in custody is recorded already, and no release.").Citing(law)
	}
	var faults []*fault.Fault
	faults = append(faults, c.checkCustodyDay("from", d.From, ehc.Date{}, today, "Enter the first day in custody.")...)
	faults = append(faults, c.checkCustodyDay("knew-on", d.KnewOn, d.From, today, "Enter the day on which the council learned of it. Its 5 working days follow.")...)
	if !d.From.IsZero() && !c.child.Born.IsZero() && c.child.Born.YearsAt(d.From) > lastDetainedAge {
		faults = append(faults, fault.Field("from", "custody.age", "These duties hold for somebody who was 18 or younger when they were detained.").Citing("CFA 2014 s.70(5)"))
	}
	if strings.TrimSpace(d.Where) == "" {
		faults = append(faults, fault.Field("where", "custody.where", "Enter where they are held: the plan goes to those in charge there."))
	}
	if err := fault.Join(faults...); err != nil {
		return err
	}
	d = Custody{From: d.From, KnewOn: d.KnewOn, Where: strings.TrimSpace(d.Where), RecordedBy: actor.Person, RecordedOn: today}
	c.custodies = append(slices.Clone(c.custodies), d)
	if rule, _ := YouthCustody.Rule(); c.current(YouthCustody) < 0 {
		c.raiseFlag(actor, rule, d.From, "From the record of custody.", today)
	}
	data := map[string]string{}
	if c.PlanInForce() {
		data[ehc.DataDue] = timescale.LimitOf(timescale.Detained, timescale.SendPlanToCustody, d.KnewOn, timescale.Facts{}, timescale.England()).Last.String()
	}
	c.raise(ehc.DetentionRecorded, actor, now, data)
	return nil
}

func (c *Case) checkCustodyDay(field string, on, from, today ehc.Date, missing string) []*fault.Fault {
	switch {
	case on.IsZero():
		return []*fault.Fault{fault.Field(field, "custody.day", missing)}
	case on.After(today):
		return []*fault.Fault{fault.Field(field, "custody.future", "This can’t be in the future.")}
	case on.Before(from):
		return []*fault.Fault{fault.Field(field, "custody.early", "This can’t be before "+from.Long()+", the first day in custody.")}
	case on.Before(c.child.Born):
		return []*fault.Fault{fault.Field(field, "custody.before-birth", "This is before the child or young person was born.")}
	}
	return nil
}

// SendPlanToCustody records that those in charge in custody, the youth justice team and health were sent the plan.
func (c *Case) SendPlanToCustody(actor ehc.Actor, on, today ehc.Date, now time.Time) error {
	d, detained := c.Detained()
	if !detained || !d.SentOn.IsZero() || !c.PlanInForce() {
		return fault.New(fault.Illegal, "custody.nothing-to-send", "No plan waits to be sent to custody.").Citing("SI 2015/62")
	}
	if err := fault.Join(c.checkCustodyDay("sent-on", on, d.From, today, "Enter the day on which the plan was sent.")...); err != nil {
		return err
	}
	c.changeCustody(func(d *Custody) { d.SentOn = on })
	c.raise(ehc.PlanSentToCustody, actor, now, nil)
	return nil
}

// RecordRelease records the end of a time in custody: from that day the authority maintains the plan again, and reviews
// it as soon as practicable (CFA 2014 s.48).
func (c *Case) RecordRelease(actor ehc.Actor, on, today ehc.Date, now time.Time) error {
	d, detained := c.Detained()
	if !detained {
		return fault.New(fault.Illegal, "custody.free", "No time in custody is recorded that lasts.").Citing("CFA 2014 s.48")
	}
	if err := fault.Join(c.checkCustodyDay("released-on", on, d.From, today, "Enter the day of the release.")...); err != nil {
		return err
	}
	c.changeCustody(func(d *Custody) { d.ReleasedOn = on })
	if i := c.current(YouthCustody); i >= 0 {
		c.endFlag(actor, i, on, "From the record of custody.")
	}
	c.raise(ehc.ReleaseRecorded, actor, now, nil)
	return nil
}

// ReviewAwaited reports whether a plan in force has not been reviewed since its holder was released.
func (c *Case) ReviewAwaited() bool {
	released := c.Released()
	return !released.IsZero() && c.PlanInForce() && !c.finalOn.After(released) && c.custodies[len(c.custodies)-1].ReviewedOn.IsZero()
}

// RecordReviewAfterRelease records that the plan was reviewed after the last release.
func (c *Case) RecordReviewAfterRelease(actor ehc.Actor, on, today ehc.Date, now time.Time) error {
	if !c.ReviewAwaited() {
		return fault.New(fault.Illegal, "custody.no-review", "No review after a release is awaited.").Citing("CFA 2014 s.48")
	}
	released := c.Released()
	switch {
	case on.IsZero():
		return fault.Field("reviewed-on", "custody.day", "Enter the day on which the review was finished.")
	case on.After(today):
		return fault.Field("reviewed-on", "custody.future", "This can’t be in the future.")
	case on.Before(released):
		return fault.Field("reviewed-on", "custody.early", "This can’t be before "+released.Long()+", the day of the release.")
	}
	c.changeCustody(func(d *Custody) { d.ReviewedOn = on })
	c.raise(ehc.ReviewedAfterRelease, actor, now, nil)
	return nil
}

func (c *Case) changeCustody(change func(*Custody)) {
	c.custodies = slices.Clone(c.custodies)
	change(&c.custodies[len(c.custodies)-1])
}

// detainedWords say why no review falls due while somebody is detained.
const detainedWords = "They are in custody. The plan is kept, and is reviewed as soon as reasonably practicable after release (CFA 2014 s.48)."

// custodyHappened tells of each time in custody during which a plan was in force, and takes the review of the plan away
// while it lasts.
func (c *Case) custodyHappened(happened []timescale.Happening) []timescale.Happening {
	if _, detained := c.Detained(); detained {
		for i := range happened {
			switch happened[i].Trigger {
			case timescale.PlanMade:
				happened[i].Off[timescale.ReviewFirst] = detainedWords
			case timescale.Transferred:
				happened[i].Off[timescale.ReviewAfterTransfer] = detainedWords
			}
		}
	}
	for i, d := range c.custodies {
		if c.finalOn.IsZero() || d.KnewOn.Before(c.finalOn) {
			continue
		}
		h := happening(timescale.Detained, d.KnewOn)
		h.Item = "custody-" + itoa(i+1)
		h.Met[timescale.SendPlanToCustody] = d.SentOn
		if !d.ReleasedOn.IsZero() {
			h.Off[timescale.SendPlanToCustody] = "They were released on " + d.ReleasedOn.Long() + "."
		}
		happened = append(happened, h)
	}
	return happened
}
