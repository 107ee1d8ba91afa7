package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// AskToWithdraw records that the family, or the setting that asked, wants to take the request back. The authority
// confirms it by closing the case.
type AskToWithdraw struct{ Gate application.Gate }

// Do records it and tells the co-ordinator. fault.Illegal once a plan is in force, or when it was asked already.
func (u AskToWithdraw) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, why string) error {
	return u.Gate.Change(ctx, actor, id, access.AskToWithdraw, "", func(v *application.Visit) error {
		return v.Case.AskToWithdraw(actor, why, v.Today, v.Now)
	})
}

// KeepRequest takes the wish to withdraw back.
type KeepRequest struct{ Gate application.Gate }

// Do takes it back and tells the co-ordinator.
func (u KeepRequest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Change(ctx, actor, id, access.AskToWithdraw, "", func(v *application.Visit) error {
		return v.Case.KeepRequest(actor, v.Now)
	})
}
