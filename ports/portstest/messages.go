package portstest

import (
	"context"
	"slices"
	"testing"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// MessagesContract proves that a message is handed over by one worker at a time and once, and that reports of it are kept.
func MessagesContract(t *testing.T, open func(t testing.TB) ports.UnitOfWork) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"one worker has a message in hand":                      inOneHand,
		"a worker that ended leaves it to others, who are told": leftToOthers,
		"what was sent is not handed over again":                handedOverOnce,
		"nobody gets more than a day's most":                    mostADay,
		"reports count whatever their order":                    reportsInAnyOrder,
		"what did not arrive is a task until it did":            taskUntilArrived,
		"a case tells who has looked since":                     lookedSince,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

func noteOf(u ports.UnitOfWork, t testing.TB, slot string) ports.MessageNote {
	person := register(t, u, "Nadia "+slot)
	return ports.MessageNote{Slot: slot, Case: someCase(t, u), Event: ehc.AdviceRequested, Recipient: string(person.ID), Person: person.ID, Channel: delivery.ByEmail, Asks: true, DayBegan: At.Add(-9 * time.Hour)}
}

func begin(t testing.TB, u ports.UnitOfWork, n ports.MessageNote, now time.Time) (b ports.Begun, err error) {
	t.Helper()
	err = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) (err error) {
		b, err = s.Messages.Begin(ctx, n, now)
		return err
	})
	return b, err
}

func report(t testing.TB, u ports.UnitOfWork, id ehc.MessageID, status delivery.Status, at time.Time) (m delivery.Message, changed bool) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		m, changed, err = s.Messages.Report(ctx, id, delivery.Reported{Status: status, At: at})
		return err
	})
	return m, changed
}

func inOneHand(t *testing.T, u ports.UnitOfWork) {
	n := noteOf(u, t, "slot")
	first, err := begin(t, u, n, At)
	if err != nil || first.Again || first.Done || !ehc.ValidID(string(first.ID)) {
		t.Fatalf("began %+v, %v", first, err)
	}
	if _, err := begin(t, u, n, At.Add(45*time.Second)); !fault.Has(err, ports.NotNow) || fault.Is(err, fault.TooMany) {
		t.Errorf("a second worker got %v", err)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Messages.Release(ctx, first.ID) })
	if again, err := begin(t, u, n, At.Add(46*time.Second)); err != nil || again.ID != first.ID || !again.Again {
		t.Errorf("after it was let go: %+v, %v", again, err)
	}
}

func leftToOthers(t *testing.T, u ports.UnitOfWork) {
	n := noteOf(u, t, "slot")
	first, _ := begin(t, u, n, At)
	if again, err := begin(t, u, n, At.Add(time.Minute)); err != nil || again.ID != first.ID || !again.Again || again.Done {
		t.Errorf("taken over as %+v, %v", again, err)
	}
}

func handedOverOnce(t *testing.T, u ports.UnitOfWork) {
	n := noteOf(u, t, "slot")
	first, _ := begin(t, u, n, At)
	report(t, u, first.ID, delivery.Sent, At.Add(time.Second))
	if again, err := begin(t, u, n, At.Add(time.Hour)); err != nil || !again.Done || again.ID != first.ID {
		t.Errorf("handed over again: %+v, %v", again, err)
	}
}

func mostADay(t *testing.T, u ports.UnitOfWork) {
	n := noteOf(u, t, "slot")
	n.Channel = delivery.ByText
	for i := range n.Channel.MostADay() {
		n.Slot = string(rune('a' + i))
		if _, err := begin(t, u, n, At); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := begin(t, u, n, At.Add(2*time.Minute)); err != nil {
		t.Errorf("the last of the day can't be tried again: %v", err)
	}
	n.Slot = "one more"
	_, err := begin(t, u, n, At)
	if !fault.Is(err, fault.TooMany) || fault.As(err).Wait <= 0 {
		t.Errorf("one more gave %v", err)
	}
	other := n
	other.Recipient, other.Slot = "somebody else", "another"
	if _, err := begin(t, u, other, At); err != nil {
		t.Errorf("somebody else can't be written to: %v", err)
	}
	n.DayBegan = At.Add(15 * time.Hour)
	if _, err := begin(t, u, n, At.Add(16*time.Hour)); err != nil {
		t.Errorf("on the next day: %v", err)
	}
}

func reportsInAnyOrder(t *testing.T, u ports.UnitOfWork) {
	first, _ := begin(t, u, noteOf(u, t, "slot"), At)
	if m, changed := report(t, u, first.ID, delivery.Delivered, At.Add(time.Minute)); !changed || m.Status != delivery.Delivered {
		t.Errorf("gave %+v, %v", m, changed)
	}
	for range 2 {
		if m, changed := report(t, u, first.ID, delivery.Sent, At.Add(2*time.Minute)); changed || m.Status != delivery.Delivered {
			t.Errorf("an older report changed it to %+v", m)
		}
	}
	for _, id := range []ehc.MessageID{NewID[ehc.MessageID](), "no identity", ""} {
		err := u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			_, _, err := s.Messages.Report(ctx, id, delivery.Reported{Status: delivery.Delivered, At: At})
			return err
		})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("of %q: %v", id, err)
		}
	}
}

func taskUntilArrived(t *testing.T, u ports.UnitOfWork) {
	first, _ := begin(t, u, noteOf(u, t, "slot"), At)
	report(t, u, first.ID, delivery.Sent, At)
	if m, _ := report(t, u, first.ID, delivery.Bounced, At.Add(time.Minute)); !m.Waits() || !m.TaskSince.Equal(At.Add(time.Minute)) {
		t.Errorf("no task: %+v", m)
	}
	if m, _ := report(t, u, first.ID, delivery.Delivered, At.Add(time.Hour)); m.Waits() {
		t.Errorf("it arrived after all, and is still a task: %+v", m)
	}
}

func lookedSince(t *testing.T, u ports.UnitOfWork) {
	n := noteOf(u, t, "slot")
	first, _ := begin(t, u, n, At)
	report(t, u, first.ID, delivery.Sent, At)
	look := func(at time.Time, refused bool) delivery.Message {
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			return s.Audit.Record(ctx, ports.AuditEntry{At: at, Actor: n.Person, Action: "see", Case: n.Case, Refused: refused})
		})
		var all []delivery.Message
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			all, err = s.Messages.OfCase(ctx, n.Case, 10)
			return err
		})
		if len(all) != 1 {
			t.Fatalf("the case has %d messages", len(all))
		}
		return all[0]
	}
	late := At.Add(4 * 24 * time.Hour)
	if m := look(At.Add(-time.Minute), false); !m.Unread(late) || m.Unread(At.Add(time.Hour)) || m.Person != n.Person || m.Event != n.Event {
		t.Errorf("before it was sent: %+v", m)
	}
	if m := look(At.Add(time.Hour), true); !m.Unread(late) {
		t.Errorf("a refused look counts: %+v", m)
	}
	if m := look(At.Add(2*time.Hour), false); m.Unread(late) || !m.Opened.Equal(At.Add(2*time.Hour)) {
		t.Errorf("a look does not count: %+v", m)
	}
}

// ParkedContract proves that what could not be sent is listed until it is sent again or given up.
func ParkedContract(t *testing.T, open func(t testing.TB) OutboxStores) {
	o := open(t)
	of := someCase(t, o.Units)
	recordEvents(t, o.Units, assigned(of, At), assigned(of, At))
	for {
		claimed, _ := waitForOffer(t, o)
		if claimed == nil {
			break
		}
		if err := o.Outbox.Failed(t.Context(), claimed.ID, "message.settings: The key was refused.", 0); err != nil {
			t.Fatal(err)
		}
	}
	list := func() (all []ports.ParkedMessage) {
		do(t, o.Units, func(ctx context.Context, s ports.Stores) (err error) {
			all, err = s.Parked.List(ctx, 10)
			return err
		})
		return all
	}
	all := list()
	if len(all) != 2 || all[0].Case != of || all[0].Event != ehc.CoordinatorAssigned || all[0].Tries != 8 || all[0].Cause != "message.settings: The key was refused." {
		t.Fatalf("parked are %+v", all)
	}
	now := At.Add(1000 * time.Hour)
	officer := register(t, o.Units, "Nadia")
	do(t, o.Units, func(ctx context.Context, s ports.Stores) error {
		return s.Parked.GiveUp(ctx, all[0].ID, officer.ID, "told by telephone", now)
	})
	for _, id := range []ehc.MessageID{all[0].ID, "nonsense", NewID[ehc.MessageID]()} {
		err := o.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Parked.GiveUp(ctx, id, officer.ID, "again", now)
		})
		_ = o.Units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			if n, err := s.Parked.Again(ctx, now, id); n != 0 || !fault.Is(err, fault.NotFound) {
				t.Errorf("%q was offered again: %d, %v", id, n, err)
			}
			return nil
		})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%q was given up: %v", id, err)
		}
	}
	if left := list(); len(left) != 1 || left[0].ID != all[1].ID {
		t.Errorf("left are %+v", left)
	}
	do(t, o.Units, func(ctx context.Context, s ports.Stores) error {
		n, err := s.Parked.Again(ctx, At)
		if n != 1 {
			t.Errorf("%d were offered again", n)
		}
		return err
	})
	if offered := claim(t, o.Outbox, 10, 1); !slices.ContainsFunc(offered, func(d ports.Delivery) bool { return d.ID == all[1].ID && d.Attempts == 1 }) || len(list()) != 0 {
		t.Errorf("offered %+v", offered)
	}
}
