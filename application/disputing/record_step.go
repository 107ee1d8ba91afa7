package disputing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
)

// StepInput is one step of a mediation or of an appeal: one of the two is set.
type StepInput struct {
	Case      ehc.CaseID
	Dispute   ehc.DisputeID
	Mediation *dispute.MediationInput
	Tribunal  *dispute.TribunalInput
}

// RecordStep records a step, tells the timeline and those who must know.
type RecordStep struct{ Gate application.Gate }

// Do records it. fault.Illegal out of turn, fault.Invalid at the field of a day that can't be.
func (u RecordStep) Do(ctx context.Context, actor ehc.Actor, in StepInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.RecordDisputes, "disputes/"+string(in.Dispute), func(ctx context.Context, v *application.Visit) error {
		d, err := load(ctx, v, in.Dispute)
		if err != nil {
			return err
		}
		if err := take(v, d, in); err != nil {
			return err
		}
		kind, data := d.Event()
		v.Case.Touch(actor, kind, data, v.Now)
		return keep(ctx, v, d)
	})
}

// CheckStep says what stands in the way of a step, without recording it: for the page that asks to confirm.
type CheckStep struct{ Gate application.Gate }

// Do checks as RecordStep does, and keeps nothing. It gives the disagreement as it would stand.
func (u CheckStep) Do(ctx context.Context, actor ehc.Actor, in StepInput) (*dispute.Dispute, error) {
	var d *dispute.Dispute
	err := u.Gate.Open(ctx, actor, in.Case, access.RecordDisputes, "disputes/"+string(in.Dispute), func(ctx context.Context, v *application.Visit) (err error) {
		if d, err = load(ctx, v, in.Dispute); err != nil {
			return err
		}
		return take(v, d, in)
	})
	return d, err
}

func take(v *application.Visit, d *dispute.Dispute, in StepInput) error {
	if in.Tribunal != nil {
		return d.StepTribunal(v.Actor, *in.Tribunal, v.Today, v.Now)
	}
	return d.StepMediation(v.Actor, *in.Mediation, v.Today, v.Now)
}
