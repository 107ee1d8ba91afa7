package organising_test

import (
	"slices"
	"strings"
	"testing"

	"ehchub/application/accounts"
	"ehchub/application/organising"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"

	"context"
)

func TestWhoeverIsTakenOutOfTheSchoolStandsInForNobodyThere(t *testing.T) {
	h := newHub(t)
	cover := h.next(t)
	err := organising.RecordAbsence{Means: h.Means}.Do(t.Context(), h.SENCO.Actor(), people.Absence{From: h.today(), By: cover.ID})
	if err != nil {
		t.Fatal(err)
	}
	if actor := h.as(t, cover); len(actor.Covers) != 1 || !h.opens(t, actor) {
		t.Fatalf("before: %+v", actor)
	}
	err = accounts.ChangePerson{Means: h.accounts()}.Do(t.Context(), h.Manager.Actor(), accounts.ChangePersonInput{Person: cover.ID, Version: 1, Name: cover.Name, JobTitle: cover.JobTitle, Email: cover.Email, Roles: cover.Roles})
	if err != nil {
		t.Fatal(err)
	}
	if actor := h.as(t, cover); len(actor.Covers) != 0 || h.opens(t, actor) || !slices.Equal(actor.Lapsed, []string{h.SENCO.Name}) {
		t.Errorf("afterwards: %+v", actor)
	}
}

func TestAClosedAccountEndsTheStandingInAndOpeningItAgainDoesNotBringItBack(t *testing.T) {
	h := newHub(t)
	if err := (organising.RecordAbsence{Means: h.Means}).Do(t.Context(), h.Coordinator.Actor(), people.Absence{From: h.today(), By: h.Officer.ID}); err != nil {
		t.Fatal(err)
	}
	if err := (accounts.CloseAccount{Means: h.accounts()}).Do(t.Context(), h.Manager.Actor(), h.Coordinator.ID); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		out, err := organising.ReadAbsences{Means: h.Means}.Do(t.Context(), h.Officer.Actor(), "")
		if err != nil || len(out.Covers) != 1 || out.Covers[0].Lapse != people.AbsentClosed {
			t.Fatalf("whoever stood in is not told: %+v, %v", out.Covers, err)
		}
		if actor := h.as(t, h.Officer); len(actor.Covers) != 0 || len(actor.Lapsed) != 1 {
			t.Errorf("%+v", actor)
		}
		h.Clock.Pass(1)
	}
	h.do(t, func(ctx context.Context, s ports.Stores) error {
		changes, err := s.Organisations.Changes.OfPerson(ctx, h.Officer.ID, 5)
		if !slices.ContainsFunc(changes, func(c ports.OrganisationChange) bool {
			return strings.HasPrefix(c.Words, "No longer stands in for "+h.Coordinator.Name)
		}) {
			t.Errorf("the history says %+v", changes)
		}
		return err
	})
	if err := (accounts.ReopenAccount{Means: h.accounts()}).Do(t.Context(), h.Manager.Actor(), h.Coordinator.ID); err != nil {
		t.Fatal(err)
	}
	if actor := h.as(t, h.Officer); len(actor.Covers) != 0 {
		t.Errorf("stands in again: %+v", actor.Covers)
	}
}

func TestWithTheAccountOfWhoeverStandsInClosedNobodyDoes(t *testing.T) {
	h := newHub(t)
	if err := h.away(t, h.Coordinator, h.Officer, 0, 20); err != nil {
		t.Fatal(err)
	}
	if err := (accounts.CloseAccount{Means: h.accounts()}).Do(t.Context(), h.Manager.Actor(), h.Officer.ID); err != nil {
		t.Fatal(err)
	}
	out, err := organising.ReadAbsences{Means: h.Means}.Do(t.Context(), h.Coordinator.Actor(), ehc.PersonID(""))
	if err != nil || len(out.Away) != 1 || out.Away[0].Lapse != people.CoverClosed {
		t.Errorf("%+v, %v", out.Away, err)
	}
}
