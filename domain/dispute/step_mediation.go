package dispute

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// MediationInput is one step of the mediation as its form gives it.
type MediationInput struct {
	Step MediationStep
	// On is the day on which it happened.
	On ehc.Date
	// HealthOnly goes with RequestMediation.
	HealthOnly bool
	// MeetingOn goes with ArrangeMediation: the day that was set, which may lie ahead.
	MeetingOn ehc.Date
	// Agreement goes with ReachAgreement.
	Agreement Agreement
	// ByFamily tells that the family recorded it themselves.
	ByFamily bool
}

// mediationDays is how long the authority has to arrange a mediation (SI 2014/1530 reg 36).
const mediationDays = 30

// MaxText is how long what was agreed can be, in characters.
const MaxText = 5_000

// StepMediation takes one step of the mediation. What the table doesn't allow is fault.Illegal; a day that can't be
// is fault.Invalid at its field, with the rule.
func (d *Dispute) StepMediation(actor ehc.Actor, in MediationInput, today ehc.Date, now time.Time) error {
	to, err := Mediation.Next(d.mediation, in.Step)
	if err != nil {
		return err
	}
	row, _ := Mediation.Step(d.mediation, in.Step)
	dated := d.checkDay(FieldOf(string(in.Step)), in.On, d.latest(IsMediation), today, row.Law)
	if err := fault.Join(dated, d.checkMediation(in, row.Law)); err != nil {
		return err
	}
	was := d.before()
	d.keepMediation(in)
	d.mediation = to
	d.taken = append(d.taken, Taken{Step: string(in.Step), On: in.On, By: actor.Person, At: now, ByFamily: in.ByFamily, Was: was})
	return nil
}

func (d *Dispute) keepMediation(in MediationInput) {
	switch in.Step {
	case RequestMediation:
		d.healthOnly = in.HealthOnly
	case ArrangeMediation:
		d.meetingOn = in.MeetingOn
	case ReachAgreement:
		d.agreement = in.Agreement
		d.agreement.Text = strings.TrimSpace(in.Agreement.Text)
	}
}

// checkMediation holds a step to what its own rule asks for beside the day.
func (d *Dispute) checkMediation(in MediationInput, law string) *fault.Fault {
	switch in.Step {
	case TellHealthBoard:
		if !d.healthOnly {
			return fault.New(fault.Illegal, "dispute.not-health", "The integrated care board is told of mediation that is about health only. This one is not.").Citing(law)
		}
	case ArrangeMediation:
		if in.MeetingOn.IsZero() {
			return fault.Field("meeting-on", "dispute.meeting", "Enter the day of the mediation.").Citing(law)
		}
		if in.MeetingOn.Before(in.On) {
			return fault.Field("meeting-on", "dispute.meeting-early", "The mediation can’t be before the day on which it was arranged.").Citing(law)
		}
	case MissMediation:
		last := d.ArrangeBy()
		if !in.On.IsZero() && !in.On.After(last) {
			return fault.Field(FieldOf(string(in.Step)), "dispute.missed-early", "The council has until "+last.Long()+" to arrange the mediation, and can’t refuse it. From the day after, it can be recorded as not arranged.").Citing(law)
		}
	case ReachAgreement:
		return d.checkAgreement(in.Agreement, law)
	}
	return nil
}

func (d *Dispute) checkAgreement(a Agreement, law string) *fault.Fault {
	for _, g := range a.Grounds {
		if !slices.Contains(d.Agreeable(), g) {
			return fault.Field("agreed", "dispute.agreed-ground", "“"+g.Label()+"” is no part of this disagreement.").Citing(law)
		}
	}
	switch {
	case len(a.Grounds) == 0 && !a.Other && !a.Board:
		return fault.Field("agreed", "dispute.agreed", "Say what was agreed: the time for doing it depends on that.").Citing(law)
	case a.Board && !d.healthOnly:
		return fault.Field("agreed", "dispute.agreed-board", "The integrated care board agrees in a mediation that is about health only. This one is not.").Citing(law)
	case strings.TrimSpace(a.Text) == "":
		return fault.Field("text", "dispute.agreed-text", "Write down what was agreed, as the written agreement says it.").Citing(law)
	case utf8.RuneCountInString(a.Text) > MaxText:
		return fault.Field("text", "dispute.agreed-long", "What was agreed must be 5,000 characters or fewer.")
	}
	return nil
}

// ArrangeBy is the last day for arranging the mediation that the family wants; zero before it does.
func (d *Dispute) ArrangeBy() ehc.Date {
	wanted := d.MediationOn(RequestMediation)
	if wanted.IsZero() {
		return wanted
	}
	return timescale.WithinDays(wanted, mediationDays)
}

// Agreeable lists the grounds of the disagreement on which a mediation can end in agreement.
func (d *Dispute) Agreeable() []Ground {
	info, _ := d.matter.Kind.Info()
	return slices.DeleteFunc(slices.Clone(info.Grounds), func(g Ground) bool { return !g.OnEducation() })
}
