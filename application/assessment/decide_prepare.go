package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
)

// ReadyForAssessDecision marks a request ready for the decision whether to assess (F86).
type ReadyForAssessDecision struct{ Gate application.Gate }

// Do moves the case. fault.Illegal without a co-ordinator.
func (u ReadyForAssessDecision) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return u.Gate.Change(ctx, actor, id, access.PrepareDecision, "", func(v *application.Visit) error {
		return v.Case.AskForAssessDecision(actor, v.Now)
	})
}
