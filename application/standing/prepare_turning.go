package standing

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// PrepareTurning ticks off what must be done before the rights pass to a young person, or before the plan ends at 25.
type PrepareTurning struct{ Gate application.Gate }

// Do records it. fault.Invalid at the field that lacks something, fault.Illegal more than 12 weeks ahead.
func (u PrepareTurning) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, p casework.Prepared) error {
	return u.Gate.Change(ctx, actor, id, access.PrepareTurning, string(p.Turning), func(v *application.Visit) error {
		return v.Case.PrepareTurning(actor, p, v.Today, v.Now)
	})
}
