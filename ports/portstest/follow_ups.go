package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// FollowUpsContract proves that what nobody has read is found in time and once, and that a task waits until it is settled.
func FollowUpsContract(t *testing.T, open func(t testing.TB) ports.UnitOfWork) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"what nobody has read is found after some days": unreadFound,
		"a task waits until somebody settles it":        taskSettled,
		"a lost report is asked for once a day":         reportAskedFor,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// sentOne sends a message about an event of a case.
func sentOne(t *testing.T, u ports.UnitOfWork) (ports.MessageNote, ehc.MessageID) {
	t.Helper()
	n := noteOf(u, t, "slot")
	recordEvents(t, u, ehc.Event{Kind: n.Event, Case: n.Case, At: At, Data: map[string]string{ehc.DataDue: "2026-10-13"}})
	begun, err := begin(t, u, n, At)
	if err != nil {
		t.Fatal(err)
	}
	report(t, u, begun.ID, delivery.Sent, At)
	return n, begun.ID
}

func reportAskedFor(t *testing.T, u ports.UnitOfWork) {
	_, id := sentOne(t, u)
	asked := func(hours int) (ids []ehc.MessageID) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			ids, err = s.FollowUps.Unreported(ctx, At.Add(time.Duration(hours)*time.Hour), 10)
			return err
		})
		return ids
	}
	for _, step := range []struct{ hours, want int }{{23, 0}, {25, 1}, {26, 0}, {50, 1}, {24*7 + 1, 0}} {
		if found := asked(step.hours); len(found) != step.want || step.want == 1 && found[0] != id {
			t.Errorf("after %d hours: %v", step.hours, found)
		}
	}
	report(t, u, id, delivery.Delivered, At.Add(51*time.Hour))
	if found := asked(80); len(found) != 0 {
		t.Errorf("one that arrived is asked about: %v", found)
	}
}

func unreadFound(t *testing.T, u ports.UnitOfWork) {
	n, id := sentOne(t, u)
	unread := func(at time.Time) (cases []ehc.CaseID) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			cases, err = s.FollowUps.Unread(ctx, at, "", 10)
			return err
		})
		return cases
	}
	const day = 24 * time.Hour
	for days, want := range map[int]int{2: 0, 3: 1, 27: 1, 29: 0} {
		if found := unread(At.Add(time.Duration(days) * day)); len(found) != want || want == 1 && found[0] != n.Case {
			t.Errorf("after %d days: %v", days, found)
		}
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.FollowUps.Follow(ctx, id, At.Add(3*day), false)
	})
	if found := unread(At.Add(4 * day)); len(found) != 0 {
		t.Errorf("found again: %v", found)
	}
	other, _ := sentOneTo(t, u, n, "another slot")
	if found := unread(At.Add(4 * day)); len(found) != 1 {
		t.Errorf("a second message: %v", found)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		return s.Audit.Record(ctx, ports.AuditEntry{At: At.Add(day), Actor: other.Person, Action: "see", Case: other.Case})
	})
	if found := unread(At.Add(4 * day)); len(found) != 0 {
		t.Errorf("after its reader has looked: %v", found)
	}
}

func sentOneTo(t *testing.T, u ports.UnitOfWork, n ports.MessageNote, slot string) (ports.MessageNote, ehc.MessageID) {
	t.Helper()
	n.Slot = slot
	begun, err := begin(t, u, n, At)
	if err != nil {
		t.Fatal(err)
	}
	report(t, u, begun.ID, delivery.Delivered, At)
	return n, begun.ID
}

func taskSettled(t *testing.T, u ports.UnitOfWork) {
	n, id := sentOne(t, u)
	settle := func(of ehc.CaseID, id ehc.MessageID) error {
		return u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Messages.Settle(ctx, of, id, delivery.Settled{At: At, By: n.Person, How: "told by telephone"})
		})
	}
	if err := settle(n.Case, id); !fault.Is(err, fault.NotFound) {
		t.Errorf("what is no task was settled: %v", err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.FollowUps.Follow(ctx, id, At, true) })
	for _, wrong := range []error{settle(NewID[ehc.CaseID](), id), settle(n.Case, NewID[ehc.MessageID]()), settle("", "nonsense")} {
		if !fault.Is(wrong, fault.NotFound) {
			t.Errorf("somebody else's was settled: %v", wrong)
		}
	}
	if err := settle(n.Case, id); err != nil {
		t.Error(err)
	}
	if err := settle(n.Case, id); !fault.Is(err, fault.NotFound) {
		t.Errorf("settled twice: %v", err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		all, err := s.Messages.OfCase(ctx, n.Case, 10)
		if len(all) != 1 || all[0].Waits() || all[0].Settled.How != "told by telephone" || all[0].Settled.By != n.Person {
			t.Errorf("the message is %+v", all)
		}
		return err
	})
}
