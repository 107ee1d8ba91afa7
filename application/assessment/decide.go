package assessment

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// Decide records and publishes one of the two decisions of an assessment: whether to assess (CFA 2014 s.36) or
// whether to issue a plan (s.37).
type Decide struct{ Gate application.Gate }

// DecideInput is the decision as its form gives it.
type DecideInput struct {
	Case     ehc.CaseID
	Decision casework.Decision
}

// Do publishes the decision. fault.Illegal when the case does not stand before it; fault.Invalid at the field
// that lacks something.
func (u Decide) Do(ctx context.Context, actor ehc.Actor, in DecideInput) error {
	action := access.DecideToAssess
	if in.Decision.Question == casework.WhetherToIssue {
		action = access.DecideToIssue
	}
	return u.Gate.Open(ctx, actor, in.Case, action, "", func(ctx context.Context, v *application.Visit) error {
		if err := v.Case.Decide(actor, in.Decision, v.Today, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
