package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// ReadWithdrawal opens a case for the page on which the request is taken back.
type ReadWithdrawal struct{ Gate application.Gate }

// Do reads the head of the case for whoever may ask to withdraw.
func (u ReadWithdrawal) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (application.Head, error) {
	return openHead(ctx, u.Gate, actor, id, access.AskToWithdraw)
}

// AskToWithdraw records that the family, or the setting that asked, wants to take the request back. The authority
// confirms it by closing the case.
type AskToWithdraw struct{ Gate application.Gate }

// Do records it and tells the co-ordinator. fault.Illegal once a plan is in force, or when it was asked already.
func (u AskToWithdraw) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, why string) error {
	return u.Gate.Open(ctx, actor, id, access.AskToWithdraw, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.AskToWithdraw(actor, why, v.Today, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

// KeepRequest takes the wish to withdraw back.
type KeepRequest struct{ Gate application.Gate }

// Do takes it back and tells the co-ordinator.
func (u KeepRequest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.AskToWithdraw, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.KeepRequest(actor, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
