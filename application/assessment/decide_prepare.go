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
	return u.Gate.Open(ctx, actor, id, access.PrepareDecision, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.AskForAssessDecision(actor, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
