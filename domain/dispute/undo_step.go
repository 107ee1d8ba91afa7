package dispute

import (
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// Undone takes back a step that was recorded by mistake. Both stay in the record.
type Undone struct {
	On     ehc.Date
	By     ehc.PersonID
	Name   string
	Reason string
	// Done is what had been recorded as done because of the step.
	Done []Done
}

// Before is what the record said before a step that changed it, so that it can be undone.
type Before struct {
	HealthOnly           bool
	MeetingOn, HearingOn ehc.Date
}

// standing lists the steps that were not undone.
func (d *Dispute) standing() []Taken {
	return slices.DeleteFunc(slices.Clone(d.taken), func(t Taken) bool { return t.Undone != nil })
}

// before is what the record says now, as a step keeps it.
func (d *Dispute) before() Before { return Before{d.healthOnly, d.meetingOn, d.appeal.HearingOn} }

// Undoable gives the latest step of the mediation, or of the appeal, that stands; ok is false where there is none.
func (d *Dispute) Undoable(mediation bool) (step Taken, ok bool) {
	for _, t := range slices.Backward(d.taken) {
		if t.Undone == nil && IsMediation(t.Step) == mediation {
			return t, true
		}
	}
	return Taken{}, false
}

// UndoStep takes back the latest step of the mediation, or of the appeal, that was recorded by mistake: the record
// stands where it stood before, and shows both.
func (d *Dispute) UndoStep(actor ehc.Actor, mediation bool, reason string, today ehc.Date) error {
	last, ok := d.Undoable(mediation)
	switch {
	case !ok:
		return fault.New(fault.Illegal, "dispute.nothing-to-undo", "Nothing is recorded here that could be undone.")
	case strings.TrimSpace(reason) == "":
		return fault.Field("reason", "dispute.undo-reason", "Say what the mistake was.")
	}
	dropped := d.revert(last)
	d.taken = slices.Clone(d.taken)
	for i, t := range slices.Backward(d.taken) {
		if t.Undone == nil && t.Step == last.Step {
			d.taken[i].Undone = &Undone{On: today, By: actor.Person, Name: actor.Name, Reason: strings.TrimSpace(reason), Done: dropped}
			break
		}
	}
	d.replay()
	return nil
}

// replay finds the states again from the steps that stand.
func (d *Dispute) replay() {
	d.mediation, d.tribunal = Mediation.Initial(), Tribunal.Initial()
	for _, t := range d.standing() {
		if IsMediation(t.Step) {
			d.mediation, _ = Mediation.Next(d.mediation, MediationStep(t.Step))
		} else {
			d.tribunal, _ = Tribunal.Next(d.tribunal, TribunalStep(t.Step))
		}
	}
}

// revert takes back what a step had written, and gives what was recorded as done because of it.
func (d *Dispute) revert(t Taken) []Done {
	switch t.Step {
	case string(RequestMediation):
		d.healthOnly = t.Was.HealthOnly
	case string(ArrangeMediation):
		d.meetingOn = t.Was.MeetingOn
	case string(ReachAgreement):
		d.agreement = Agreement{}
		return d.dropDone(timescale.MediationAgreement)
	case string(RegisterAppeal):
		d.appeal = Appeal{}
	case string(SetHearing):
		d.appeal.HearingOn = t.Was.HearingOn
	case string(MakeOrder):
		dropped := d.dropDone(d.ordersAsked()...)
		d.orders = nil
		return dropped
	case string(ConcedeAppeal), string(DismissAppeal), string(Comply):
		return d.dropDone(append(d.ordersAsked(), timescale.AppealConceded, timescale.OrderCease)...)
	}
	return nil
}

// ordersAsked are the events from which the time limits of the orders count.
func (d *Dispute) ordersAsked() []timescale.Trigger {
	var all []timescale.Trigger
	for _, k := range d.orders {
		info, _ := k.Info()
		all = append(all, info.Trigger)
	}
	return all
}

func (d *Dispute) dropDone(of ...timescale.Trigger) []Done {
	var kept, dropped []Done
	for _, one := range d.done {
		if slices.Contains(of, one.Trigger) {
			dropped = append(dropped, one)
		} else {
			kept = append(kept, one)
		}
	}
	d.done = kept
	return dropped
}

// Settles reports whether a step is one that obliges the authority to act, so that a second decision can rest on it.
func Settles(step string) bool {
	return slices.Contains([]string{string(ReachAgreement), string(ConcedeAppeal), string(MakeOrder)}, step)
}
