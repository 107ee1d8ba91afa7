package portstest

import (
	"context"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// CommentsContract proves what use cases rely on when they keep the family's comments.
func CommentsContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":         everyFieldOfComments,
		"two writers, one conflict":      commentsConflict,
		"the latest version comes first": commentsInOrder,
		"comments that are not there":    noSuchComments,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfComments(t *testing.T, u ports.UnitOfWork) {
	v := shareOne(t, u)
	want := Fill[plan.Comments](t)
	want.Case, want.Version, want.Number = v.Case, v.ID, v.Number
	for revision := range 3 {
		want.Revision, want.Preferred = revision, Fill[string](t)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Comments.Save(ctx, want) })
		want.Revision++
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			got, err := s.Comments.Get(ctx, v.ID, want.Reviewer)
			if err != nil {
				return err
			}
			same(t, "the comments", got, want)
			all, err := s.Comments.OfCase(ctx, v.Case)
			same(t, "the list", all, []plan.Comments{want})
			return err
		})
	}
}

func commentsConflict(t *testing.T, u ports.UnitOfWork) {
	v := shareOne(t, u)
	reviewer := NewID[ehc.PersonID]()
	invitation := plan.Invite(v, reviewer, "Sam Reed", ehc.D(2026, 9, 16))
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Comments.Save(ctx, invitation) })
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		c, err := s.Comments.Get(ctx, v.ID, reviewer)
		if err != nil {
			return err
		}
		loaded()
		return s.Comments.Save(ctx, c)
	})
	kind(t, "inviting twice", u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Comments.Save(ctx, invitation) }), fault.Conflict)
}

func commentsInOrder(t *testing.T, u ports.UnitOfWork) {
	first := shareOne(t, u)
	second := share(t, u, first.Case)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, c := range []plan.Comments{
			plan.Invite(first, NewID[ehc.PersonID](), "Ann", ehc.Date{}), plan.Invite(second, NewID[ehc.PersonID](), "Zoë", ehc.Date{}), plan.Invite(second, NewID[ehc.PersonID](), "Ben", ehc.Date{}),
		} {
			if err := s.Comments.Save(ctx, c); err != nil {
				return err
			}
		}
		all, err := s.Comments.OfCase(ctx, first.Case)
		var names []string
		for _, c := range all {
			names = append(names, c.ReviewerName)
		}
		same(t, "the order", names, []string{"Ben", "Zoë", "Ann"})
		return err
	})
}

func noSuchComments(t *testing.T, u ports.UnitOfWork) {
	v := shareOne(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, reviewer := range []ehc.PersonID{NewID[ehc.PersonID](), "", "x"} {
			_, err := s.Comments.Get(ctx, v.ID, reviewer)
			kind(t, "someone not invited", err, fault.NotFound)
		}
		_, err := s.Comments.Get(ctx, "x", NewID[ehc.PersonID]())
		kind(t, "no version", err, fault.NotFound)
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
			if all, err := s.Comments.OfCase(ctx, id); err != nil || len(all) > 0 {
				t.Errorf("%q: %v, %v", id, all, err)
			}
		}
		return nil
	})
}
