package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// AgreeDates records the days on which both sides to a mediation agreed in writing in place of the law's (SI 2014/1530
// reg 42).
type AgreeDates struct{ Gate application.Gate }

// AgreeDatesInput gives the days by the field of each duty (dispute.Duty.Field), and why.
type AgreeDatesInput struct {
	Case    ehc.CaseID
	Dispute ehc.DisputeID
	Days    map[string]ehc.Date
	Why     string
}

// Do records them; the dates of the case are counted anew and keep what they were before. fault.Invalid where no day is
// given, and at each field whose day can't be.
func (u AgreeDates) Do(ctx context.Context, actor ehc.Actor, in AgreeDatesInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.RecordDisputes, "disputes/"+string(in.Dispute), func(ctx context.Context, v *application.Visit) error {
		d, err := load(ctx, v, in.Dispute)
		if err != nil {
			return err
		}
		var faults []*fault.Fault
		given := 0
		for _, duty := range d.Datable() {
			on := in.Days[duty.Field()]
			if on.IsZero() {
				continue
			}
			given++
			if err := d.AgreeDate(actor, duty.Field(), on, in.Why, v.Today); err != nil {
				faults = append(faults, fault.As(err))
			}
		}
		if given == 0 {
			return fault.New(fault.Invalid, "dispute.no-date", "Enter at least one day on which both sides agreed.").Citing("SI 2014/1530 reg 42")
		}
		if err := fault.Join(faults...); err != nil {
			return err
		}
		v.Case.Touch(actor, ehc.MediationDatesAgreed, map[string]string{ehc.DataDispute: string(d.ID())}, v.Now)
		return keep(ctx, v, d)
	})
}
