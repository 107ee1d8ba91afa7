package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
)

// ReadAnswers reads the comments on a shared plan and the answers of settings, with who wrote them down where they did not
// come through the hub.
type ReadAnswers struct{ Gate application.Gate }

// Do reads them, as ReadPlan does.
func (u ReadAnswers) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (out PlanOut, err error) {
	err = openDraft(ctx, u.Gate, actor, id, access.SeeCase, "plan", func(ctx context.Context, v *application.Visit) error {
		if err := out.read(ctx, v, u.Gate); err != nil {
			return err
		}
		out.Recorded, err = v.RecordedAsSeen(ctx)
		return err
	})
	return out, err
}

// RecordOf finds who wrote comments down for their reviewer; ok is false where the reviewer sent them, or sent them again.
func (o PlanOut) RecordOf(c plan.Comments) (r paper.Record, ok bool) {
	for _, r := range o.Recorded {
		if r.Kind == paper.Comments && r.Item == commentItem(c) && c.Status == plan.CommentsCompleted && !r.At.Before(c.SubmittedAt) {
			return r, true
		}
	}
	return r, false
}

// RecordOfAnswer finds who wrote a setting's answer down; ok is false where it came through the hub.
func (o PlanOut) RecordOfAnswer(c plan.Consultation) (r paper.Record, ok bool) {
	for _, r := range o.Recorded {
		if r.Kind == paper.Consultation && r.Item == string(c.ID) {
			return r, true
		}
	}
	return r, false
}
