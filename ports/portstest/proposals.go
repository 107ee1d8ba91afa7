package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// ProposalsContract proves what use cases rely on when they keep wishes about the people of a case.
func ProposalsContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"every field comes back":    everyFieldOfAProposal,
		"two answers, one conflict": proposalConflict,
		"one that is not there":     noSuchProposal,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func everyFieldOfAProposal(t *testing.T, u ports.UnitOfWork) {
	want := Fill[casework.Proposal](t)
	want.ID, want.Case = NewID[ehc.ProposalID](), someCase(t, u)
	for version := range 2 {
		want.Version = version
		want.Because = Fill[string](t)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Proposals.Save(ctx, want) })
		want.Version++
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			one, err := s.Proposals.Get(ctx, want.ID)
			if err != nil {
				return err
			}
			same(t, "the proposal", one, want)
			all, err := s.Proposals.OfCase(ctx, want.Case)
			if err == nil && len(all) == 1 {
				same(t, "the listed proposal", all[0], want)
			} else {
				t.Errorf("listed %d, %v", len(all), err)
			}
			return nil
		})
	}
}

func proposed(t testing.TB, u ports.UnitOfWork, of ehc.CaseID, at time.Time) casework.Proposal {
	t.Helper()
	p := casework.Proposal{ID: NewID[ehc.ProposalID](), Case: of, Wish: casework.ToAdd, Party: heldBy(ehc.Holder{}, access.Family), AskedAt: at}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Proposals.Save(ctx, p) })
	return p
}

func proposalConflict(t *testing.T, u ports.UnitOfWork) {
	p := proposed(t, u, someCase(t, u), At)
	conflict(t, u, func(ctx context.Context, s ports.Stores, loaded func()) error {
		mine, err := s.Proposals.Get(ctx, p.ID)
		if err != nil {
			return err
		}
		loaded()
		mine.Answer = casework.WishRefused
		return s.Proposals.Save(ctx, mine)
	})
	again := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error { return s.Proposals.Save(ctx, p) })
	kind(t, "another under the same identity", again, fault.Conflict)
}

func noSuchProposal(t *testing.T, u ports.UnitOfWork) {
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		for _, id := range []ehc.ProposalID{NewID[ehc.ProposalID](), "", "x"} {
			_, err := s.Proposals.Get(ctx, id)
			kind(t, string(id), err, fault.NotFound)
		}
		for _, id := range []ehc.CaseID{NewID[ehc.CaseID](), "", "x"} {
			if all, err := s.Proposals.OfCase(ctx, id); err != nil || len(all) > 0 {
				t.Errorf("%q: %v, %v", id, all, err)
			}
		}
		return nil
	})
}
