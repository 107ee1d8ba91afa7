package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// RecordDone records on which days things were done that were agreed, conceded or ordered.
type RecordDone struct{ Gate application.Gate }

// DoneInput gives the days by the field of each duty (dispute.Duty.Field).
type DoneInput struct {
	Case    ehc.CaseID
	Dispute ehc.DisputeID
	Days    map[string]ehc.Date
}

// Do records them. fault.Invalid at each field whose day can't be, and where no day is given at all; nothing is then kept.
func (u RecordDone) Do(ctx context.Context, actor ehc.Actor, in DoneInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.RecordDisputes, "disputes/"+string(in.Dispute), func(ctx context.Context, v *application.Visit) error {
		d, err := load(ctx, v, in.Dispute)
		if err != nil {
			return err
		}
		var faults []*fault.Fault
		given := 0
		for _, duty := range d.Duties() {
			on := in.Days[duty.Field()]
			if on.IsZero() || !duty.Open() {
				continue
			}
			given++
			if err := d.RecordDone(actor, duty.Field(), on, v.Today, v.Now); err != nil {
				faults = append(faults, fault.As(err))
			}
		}
		if given == 0 {
			return fault.New(fault.Invalid, "dispute.nothing-done", "Enter the day of at least one thing that was done.")
		}
		if err := fault.Join(faults...); err != nil {
			return err
		}
		v.Case.Touch(actor, ehc.SettlementCarriedOut, map[string]string{ehc.DataDispute: string(d.ID())}, v.Now)
		return keep(ctx, v, d)
	})
}
