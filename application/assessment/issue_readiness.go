package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// ReadyForIssueDecision marks the assessment finished. Every mandatory limb of reg 6(1) must have advice, or the
// authority gives its reason for going on without it.
type ReadyForIssueDecision struct{ Gate application.Gate }

// ReadyForIssueDecisionInput is the reason; it may stay empty when no mandatory advice is missing.
type ReadyForIssueDecisionInput struct {
	Case     ehc.CaseID
	Override string
}

// Do moves the case to the decision whether to issue a plan.
func (u ReadyForIssueDecision) Do(ctx context.Context, actor ehc.Actor, in ReadyForIssueDecisionInput) error {
	return u.Gate.Open(ctx, actor, in.Case, access.PrepareDecision, "", func(ctx context.Context, v *application.Visit) error {
		cover, err := coverOf(ctx, v)
		if err != nil {
			return err
		}
		if err := v.Case.AskForIssueDecision(actor, missingIn(cover), in.Override, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}

func missingIn(cover []advice.Standing) []casework.AdviceMissing {
	var missing []casework.AdviceMissing
	for _, s := range advice.Uncovered(cover) {
		missing = append(missing, casework.AdviceMissing{Limb: string(s.Limb), Label: s.Label})
	}
	return missing
}
