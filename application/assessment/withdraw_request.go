package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// PrepareWithdrawal opens the case for the page that asks why it is to be closed.
type PrepareWithdrawal struct{ Gate application.Gate }

// Do reads the head of the case.
func (u PrepareWithdrawal) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (application.Head, error) {
	var head application.Head
	err := u.Gate.Open(ctx, actor, id, access.WithdrawRequest, "", func(_ context.Context, v *application.Visit) error {
		head = v.Head()
		return nil
	})
	return head, err
}

// Withdraw closes an open case outside of the process. Nothing is deleted.
type Withdraw struct{ Gate application.Gate }

// Do closes it. fault.Invalid without the reason why the authority's duty no longer stands.
func (u Withdraw) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, reason string) error {
	return u.Gate.Open(ctx, actor, id, access.WithdrawRequest, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.Withdraw(actor, reason, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
