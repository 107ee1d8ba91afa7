package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// PrepareConfirm asks the owner of an account whether it was they who sent a request with their e-mail address.
type PrepareConfirm struct{ Gate application.Gate }

// ConfirmOut is all that someone is told who may be a stranger to the child.
type ConfirmOut struct {
	Case       ehc.CaseID
	Reference  ehc.Reference
	ReceivedOn ehc.Date
}

// Do prepares. fault.NotFound for everyone else; fault.Forbidden for someone who can open the case already.
func (u PrepareConfirm) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ConfirmOut, error) {
	var out ConfirmOut
	err := u.Gate.Open(ctx, actor, id, access.ConfirmRequest, "", func(_ context.Context, v *application.Visit) error {
		out = ConfirmOut{id, v.Case.Reference(), v.Case.ReceivedOn()}
		return nil
	})
	return out, err
}

// ConfirmRequest lets whoever asked without signing in, with the address of their account, hold the case as family.
type ConfirmRequest struct{ Gate application.Gate }

// Do admits them.
func (u ConfirmRequest) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Open(ctx, actor, id, access.ConfirmRequest, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.ConfirmRequest(actor, v.Now); err != nil {
			return err
		}
		owner, err := v.Stores.People.Get(ctx, actor.Person)
		if err != nil {
			return err
		}
		if _, err := application.KnownAs(ctx, v.Stores, u.Gate.IDs, people.Person{Email: owner.Email}, ehc.RoleFamily); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
