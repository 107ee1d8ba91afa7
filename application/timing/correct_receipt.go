package timing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// CorrectReceipt puts right the day on which the authority received the request. Every date that counts from it is
// counted anew; what it was before stays beside it, with the reason.
type CorrectReceipt struct{ Gate application.Gate }

// CorrectReceiptInput is the new day and how the authority knows it.
type CorrectReceiptInput struct {
	Case       ehc.CaseID
	ReceivedOn ehc.Date
	Why        string
}

// Do corrects it. fault.Invalid at the field that is wrong.
func (u CorrectReceipt) Do(ctx context.Context, actor ehc.Actor, in CorrectReceiptInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.CorrectReceipt, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.CorrectReceipt(actor, in.ReceivedOn, in.Why, v.Today, v.Now); err != nil {
			return err
		}
		v.Because = "The day on which the request was received was corrected: " + in.Why
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
