package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// RecordPanel records what a panel recommended before a decision (G7). Only the authority's officers read it.
type RecordPanel struct{ Gate application.Gate }

// Do records it. fault.Illegal when the case does not stand before the decision; fault.Invalid at the wrong field.
func (u RecordPanel) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, r casework.Recommendation) error {
	return u.Gate.Change(ctx, actor, id, access.RecordPanel, "panel/"+string(r.Question), func(v *application.Visit) error {
		return v.Case.Recommend(actor, r, v.Today, v.Now)
	})
}
