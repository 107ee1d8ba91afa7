package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// draftsToAnswer: the latest draft, as each reviewer stands to it; a final plan is no draft.
func draftsToAnswer(t *testing.T, u ports.UnitOfWork) {
	shared := share(t, u, beginPlan(t, u).Case())
	begun := beginPlan(t, u).Case()
	mother, father := NewID[ehc.PersonID](), NewID[ehc.PersonID]()
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		c := plan.Invite(shared, mother, "Leila Haddad", shared.AnswerBy())
		c.Status = plan.CommentsCompleted
		return s.Comments.Save(ctx, c)
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for reviewer, answered := range map[ehc.PersonID]bool{mother: true, father: false, "": false} {
			got, err := s.Pages.DraftsToAnswer(ctx, reviewer, begun, shared.Case, "x")
			if err != nil {
				return err
			}
			same(t, "the drafts", got, []ports.DraftToAnswer{{Case: shared.Case, ClosesOn: shared.ClosesOn, Answered: answered}})
		}
		none, err := s.Pages.DraftsToAnswer(ctx, mother)
		same(t, "of no case", len(none), 0)
		return err
	})
	finalise(t, u, shared.Case)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		got, err := s.Pages.DraftsToAnswer(ctx, father, shared.Case)
		same(t, "drafts once the plan is issued", len(got), 0)
		return err
	})
}
