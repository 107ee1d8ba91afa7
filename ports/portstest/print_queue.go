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

// PrintQueueContract proves that a letter waits until it is marked as posted, once, and again when that was a mistake.
func PrintQueueContract(t *testing.T, open func(t testing.TB) (ports.UnitOfWork, ports.PostSender)) {
	u, sender := open(t)
	n := noteOf(u, t, "slot")
	n.Channel = delivery.ByPost
	begun, err := begin(t, u, n, At)
	if err != nil {
		t.Fatal(err)
	}
	if err := sender.SendPost(t.Context(), ports.Post{Key: begun.ID, Name: "Zoë Quill", Address: []string{"4 Mill Lane", "SW1A 1AA"}, Title: "A letter", Enclose: "The plan", PDF: []byte("%PDF-")}); err != nil {
		t.Fatal(err)
	}
	report(t, u, begun.ID, delivery.Sent, At)
	officer := register(t, u, "Officer")
	day := ehc.DateIn(At, time.UTC)
	mark := func(ids ...ehc.MessageID) (marked []ports.PostItem) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			marked, err = s.PrintQueue.Mark(ctx, day, officer.ID, At.Add(time.Hour), ids...)
			return err
		})
		return marked
	}
	waiting := func() (items []ports.PostItem) {
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			items, err = s.PrintQueue.Waiting(ctx, 10)
			return err
		})
		return items
	}
	if items := waiting(); len(items) != 1 || items[0].Message != begun.ID || items[0].Case != n.Case || items[0].Enclose != "The plan" || !items[0].PostedOn.IsZero() {
		t.Fatalf("waiting are %+v", items)
	}
	if marked := mark("nonsense", NewID[ehc.MessageID]()); len(marked) != 0 {
		t.Errorf("marked %+v", marked)
	}
	if marked := mark(begun.ID, begun.ID); len(marked) != 1 || marked[0].PostedOn != day || marked[0].PostedBy != officer.Name || marked[0].Case != n.Case {
		t.Errorf("marked %+v", marked)
	}
	if marked := mark(begun.ID); len(marked) != 0 || len(waiting()) != 0 {
		t.Errorf("marked twice: %+v", marked)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		posted, err := s.PrintQueue.Posted(ctx, At, 10)
		if len(posted) != 1 || posted[0].PostedOn != day {
			t.Errorf("posted are %+v", posted)
		}
		if m, err := s.Messages.OfCase(ctx, n.Case, 1); err != nil || m[0].Status != delivery.Delivered {
			t.Errorf("its message is %+v, %v", m, err)
		}
		return err
	})
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		was, err := s.PrintQueue.PutBack(ctx, begun.ID)
		if was.PostedOn != day {
			t.Errorf("put back %+v", was)
		}
		return err
	})
	if items := waiting(); len(items) != 1 {
		t.Errorf("after it was put back %d wait", len(items))
	}
	err = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		_, err := s.PrintQueue.PutBack(ctx, begun.ID)
		return err
	})
	if !fault.Is(err, fault.NotFound) {
		t.Errorf("put back twice: %v", err)
	}
}
