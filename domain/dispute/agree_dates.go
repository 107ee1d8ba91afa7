package dispute

import (
	"slices"
	"strings"
	"unicode/utf8"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

// AgreedDate is a day on which both sides agreed in writing, in place of the one that the law sets for a part of what
// was agreed in mediation (SI 2014/1530 reg 42).
type AgreedDate struct {
	Key        string // of the limit: "D35-plan"
	By         ehc.Date
	Why        string
	RecordedBy ehc.PersonID
	RecordedOn ehc.Date
}

// Datable lists what was agreed in mediation, is not done, and has a day that both sides can change.
func (d *Dispute) Datable() []Duty {
	return slices.DeleteFunc(d.undone(), func(u Duty) bool { return u.Trigger != timescale.MediationAgreement || u.Last.IsZero() })
}

// AgreeDate records another day for one part of what was agreed, by the name of its field. fault.Invalid at the field
// for a day that can't be, and at "why" without the reason.
func (d *Dispute) AgreeDate(actor ehc.Actor, field string, by ehc.Date, why string, today ehc.Date) error {
	const law = "SI 2014/1530 reg 42"
	for _, u := range d.Datable() {
		if u.Field() != field {
			continue
		}
		switch {
		case by.IsZero():
			return fault.Field(field, "dispute.agreed-date", "Enter the day on which both sides agreed.").Citing(law)
		case by.Before(u.On):
			return fault.Field(field, "dispute.agreed-early", "This can’t be before "+u.On.Long()+", the day of the agreement.").Citing(law)
		case strings.TrimSpace(why) == "":
			return fault.Field("why", "dispute.agreed-why", "Say why both sides agreed on another day. The family reads it.").Citing(law)
		case utf8.RuneCountInString(why) > MaxText:
			return fault.Field("why", "dispute.agreed-why-long", "The reason must be 5,000 characters or fewer.")
		}
		d.agreement.Dates = append(slices.Clone(d.agreement.Dates), AgreedDate{u.Key(), by, strings.TrimSpace(why), actor.Person, today})
		return nil
	}
	return fault.New(fault.Illegal, "dispute.not-datable", "No other day can be agreed for this: it is done already, or was not agreed in mediation.").Citing(law)
}

// datesAgreed gives the day agreed last for each limit.
func (a Agreement) datesAgreed() map[string]ehc.Date {
	days := map[string]ehc.Date{}
	for _, one := range a.Dates {
		days[one.Key] = one.By
	}
	return days
}

// Agreed gives the day that both sides agreed on for a duty, and why; ok is false where the law's own day holds.
func (d *Dispute) Agreed(u Duty) (agreed AgreedDate, ok bool) {
	for _, one := range slices.Backward(d.agreement.Dates) {
		if u.Trigger == timescale.MediationAgreement && one.Key == u.Key() {
			return one, true
		}
	}
	return AgreedDate{}, false
}
