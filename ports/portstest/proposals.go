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
		"every field comes back":            everyFieldOfAProposal,
		"two answers, one conflict":         proposalConflict,
		"those that wait, the oldest first": proposalsWaiting,
		"one that is not there":             noSuchProposal,
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

func proposalsWaiting(t *testing.T, u ports.UnitOfWork) {
	officer := personHolder()
	mine := caseOf(casework.Assessing, casework.Child{Forenames: "Wren", Surname: "Ashdown"}, "EHC/26/0001", heldBy(officer, access.Coordinator))
	nobodys := caseOf(casework.Requested, casework.Child{}, "EHC/26/0002")
	others := caseOf(casework.Assessing, casework.Child{}, "EHC/26/0003", heldBy(personHolder(), access.Coordinator))
	for _, c := range []casework.Snapshot{mine, nobodys, others} {
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(c)) })
	}
	last, first := proposed(t, u, mine.ID, At.Add(time.Hour)), proposed(t, u, mine.ID, At)
	unassigned := proposed(t, u, nobodys.ID, At.Add(time.Minute))
	proposed(t, u, others.ID, At)
	answered := proposed(t, u, mine.ID, At)
	answered.Version, answered.Answer = 1, casework.WishAgreed
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Proposals.Save(ctx, answered) })
	for unassignedToo, want := range map[bool][]ehc.ProposalID{false: {first.ID, last.ID}, true: {first.ID, unassigned.ID, last.ID}} {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			found, err := s.Proposals.Waiting(ctx, ehc.PersonID(officer.ID), unassignedToo, 10)
			if err != nil {
				return err
			}
			var ids []ehc.ProposalID
			for _, p := range found {
				ids = append(ids, p.ID)
			}
			same(t, "what waits", ids, want)
			if found[0].Reference != "EHC/26/0001" || found[0].Called != "Wren Ashdown" {
				t.Errorf("the first is %q of %q", found[0].Reference, found[0].Called)
			}
			few, err := s.Proposals.Waiting(ctx, ehc.PersonID(officer.ID), unassignedToo, 1)
			if len(few) != 1 {
				t.Errorf("%d instead of one", len(few))
			}
			return err
		})
	}
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
		found, err := s.Proposals.Waiting(ctx, "x", true, 10)
		if len(found) > 0 {
			t.Error("nobody was given what waits")
		}
		return err
	})
}
