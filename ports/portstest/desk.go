package portstest

import (
	"context"
	"slices"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
	"ehchub/ports"
)

func onTheDesk(t *testing.T, u ports.UnitOfWork) {
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
	_, message := sentOne(t, u)
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.FollowUps.Follow(ctx, message, At, true) })

	scan := Fill[paper.Scan](t)
	scan.ID, scan.At = NewID[ehc.ScanID](), At
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Scans.Save(ctx, scan) })
	scanned := func(of ehc.CaseID, done time.Time) paper.Arrival {
		t.Helper()
		a := Fill[paper.Arrival](t)
		a.ID, a.Scan, a.Case, a.Version, a.At, a.DoneAt = NewID[ehc.ArrivalID](), scan.ID, of, 0, At, done
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Arrivals.Save(ctx, a) })
		return a
	}
	toWrite, toSort := scanned(mine.ID, time.Time{}), scanned("", time.Time{})
	scanned(mine.ID, At)
	scanned(others.ID, time.Time{})

	ask := ports.DeskQuery{Officers: []ehc.PersonID{ehc.PersonID(officer.ID), "x"}, Kinds: []ports.DeskKind{ports.PersonToCheck, ports.MessageToMind}, Limit: 10}
	waits := func(q ports.DeskQuery) (found []ports.DeskTask) {
		t.Helper()
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			found, err = s.Desk.Waiting(ctx, q)
			return err
		})
		return found
	}
	items := func(found []ports.DeskTask) (ids []string) {
		for _, one := range found {
			ids = append(ids, one.Item)
		}
		return ids
	}
	found := waits(ask)
	same(t, "what waits", items(found), []string{string(first.ID), string(last.ID)})
	if one := found[0]; one.Kind != ports.PersonToCheck || one.Reference != "EHC/26/0001" || one.Called != "Wren Ashdown" || one.Case != mine.ID || one.Data != string(first.Wish) || !one.Since.Equal(At) {
		t.Errorf("the first is %+v", one)
	}
	ask.Unassigned = true
	found = waits(ask)
	same(t, "what waits of nobody's too", items(found), []string{string(first.ID), string(unassigned.ID), string(last.ID), string(message)})
	if one := found[3]; one.Kind != ports.MessageToMind || one.Name == "" || one.Data == "" {
		t.Errorf("the message is %+v", one)
	}
	papers := ask
	papers.Kinds, papers.Unassigned = []ports.DeskKind{ports.PaperToSee}, false
	found = waits(papers)
	same(t, "papers of one's own cases", items(found), []string{string(toWrite.ID)})
	if one := found[0]; one.Case != mine.ID || one.Data != string(toWrite.Kind) || one.Name != toWrite.Name {
		t.Errorf("the paper is %+v", one)
	}
	papers.Unassigned = true
	found = waits(papers)
	same(t, "papers of nobody's case too", len(found), 2)
	if one := found[max(0, slices.IndexFunc(found, func(one ports.DeskTask) bool { return one.Case == "" }))]; one.Item != string(toSort.ID) {
		t.Errorf("the paper to sort is %+v", one)
	}
	papers.Unassigned, papers.Nobodys = false, []ports.DeskKind{ports.PaperToSee}
	same(t, "papers of nobody's case, for those who sort them", len(waits(papers)), 2)
	papers.Kinds, papers.Nobodys = []ports.DeskKind{ports.ConsentToGet}, nil
	declared := func(of ehc.CaseID, asked bool, answers ...council.Agreement) council.Processor {
		t.Helper()
		p := council.Processor{ID: NewID[ehc.ProcessorID](), Case: of, Kind: council.PersonProcesses, Name: "Ida Brandt", Purpose: "Writes drafts", Since: ehc.D(2026, 9, 1), Asked: asked, Answers: answers}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Processors.Save(ctx, p) })
		return p
	}
	unanswered := declared(mine.ID, true)
	declared(mine.ID, false)
	declared(mine.ID, true, council.Agreement{Agrees: false, On: ehc.D(2026, 9, 2), Name: "A parent"})
	declared(others.ID, true)
	found = waits(papers)
	same(t, "families who have not answered", items(found), []string{string(unanswered.ID)})
	if one := found[0]; one.Case != mine.ID || one.Name != "Ida Brandt" {
		t.Errorf("the consent is %+v", one)
	}
	ask.Limit = 1
	same(t, "the first of each kind", items(waits(ask)), []string{string(first.ID), string(message)})
	ask.Officers = []ehc.PersonID{"x"}
	if found := waits(ask); len(found) > 0 {
		t.Errorf("nobody was given %+v", found)
	}
}
