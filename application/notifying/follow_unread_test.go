package notifying_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/application/notifying"
	"ehchub/application/reading"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// texter keeps text messages.
type texter struct {
	mu   sync.Mutex
	sent []ports.Text
}

func (x *texter) SendText(_ context.Context, t ports.Text) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.sent = append(x.sent, t)
	return nil
}

// reachable gives a person a telephone number and an address.
func (w *world) reachable(t *testing.T, name, phone, address string) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		p, err := s.People.Get(ctx, w.people[name].ID)
		if err != nil {
			return err
		}
		p.Phone, p.Address = phone, address
		return s.People.Save(ctx, p)
	})
}

// follow goes the day's round of unread messages, after so many days.
func (w *world) follow(t *testing.T, texts ports.TextSender, days int) {
	t.Helper()
	w.clock.Advance(time.Duration(days)*24*time.Hour + time.Minute)
	if _, err := (notifying.FollowUnread{Send: w.send, Texts: texts}).Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
}

func (w *world) tasksOf(t *testing.T, name string) (tasks int) {
	t.Helper()
	for _, m := range w.messages(t) {
		if m.Waits() && m.Person == w.people[name].ID {
			tasks++
		}
	}
	return tasks
}

// postAll marks every letter that waits as posted.
func (w *world) postAll(t *testing.T) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		items, err := s.PrintQueue.Waiting(ctx, 100)
		for _, item := range items {
			if _, err := s.PrintQueue.Mark(ctx, ehc.DateIn(w.clock.Now(), time.UTC), w.people["coordinator"].ID, w.clock.Now(), item.Message); err != nil {
				return err
			}
		}
		return err
	})
}

func TestWhatNobodyReadsGoesByTextThenByPostThenIsATask(t *testing.T) {
	t.Parallel()
	w, texts := withPost(t), &texter{}
	w.reachable(t, "psychologist", "+447700900123", "7 Mill Lane\nFenbridge\nSW1A 1AA")
	w.happen(t, ehc.AdviceRequested, "coordinator", map[string]string{ehc.DataPerson: string(w.people["psychologist"].ID), ehc.DataDue: "2026-10-13"})
	w.deliver(t)
	w.follow(t, texts, 2)
	if len(texts.sent) != 0 || len(w.waitingPost(t)) != 0 {
		t.Fatalf("after two days: %+v", texts.sent)
	}
	w.follow(t, texts, 1)
	if len(texts.sent) != 1 || texts.sent[0].To != "+447700900123" || !strings.Contains(texts.sent[0].Body, "EHC/26/0219") || strings.Contains(texts.sent[0].Body, marker) {
		t.Fatalf("after three days: %+v", texts.sent)
	}
	w.follow(t, texts, 1)
	if len(texts.sent) != 1 || len(w.waitingPost(t)) != 0 {
		t.Errorf("a day later: %d texts, %d letters", len(texts.sent), len(w.waitingPost(t)))
	}
	w.follow(t, texts, 3)
	if items := w.waitingPost(t); len(items) != 1 || items[0].Name != "Dr Imogen Castell" || len(texts.sent) != 1 {
		t.Fatalf("three days after the text: %+v", items)
	}
	w.follow(t, texts, 6)
	if w.tasksOf(t, "psychologist") != 0 {
		t.Error("a letter that was not posted is a task because nobody has read it")
	}
	w.postAll(t)
	w.follow(t, texts, 6)
	if w.tasksOf(t, "psychologist") != 1 {
		t.Errorf("after every way there are %d tasks", w.tasksOf(t, "psychologist"))
	}
	w.follow(t, texts, 5)
	if len(texts.sent) != 1 || w.tasksOf(t, "psychologist") != 1 {
		t.Errorf("later on: %d texts, %d tasks", len(texts.sent), w.tasksOf(t, "psychologist"))
	}
}

func TestWhoeverHasLookedOrNeedsNotIsLeftAlone(t *testing.T) {
	t.Parallel()
	w, texts := withPost(t), &texter{}
	for _, name := range []string{"psychologist", "mother"} {
		w.reachable(t, name, "+447700900123", "")
	}
	w.happen(t, ehc.AdviceRequested, "coordinator", map[string]string{ehc.DataPerson: string(w.people["psychologist"].ID), ehc.DataDue: "2026-10-13"})
	w.happen(t, ehc.AllAdviceIn, "", nil) // asks nobody for anything
	w.deliver(t)
	w.clock.Advance(time.Hour)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		return s.Audit.Record(ctx, ports.AuditEntry{At: w.clock.Now(), Actor: w.people["psychologist"].ID, Action: "see", Case: w.id})
	})
	w.follow(t, texts, 4)
	if len(texts.sent) != 0 || w.tasksOf(t, "psychologist") != 0 {
		t.Errorf("texts %+v", texts.sent)
	}
}

func TestWithoutAnotherWayItIsATaskAtOnce(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.happen(t, ehc.AdviceRequested, "coordinator", map[string]string{ehc.DataPerson: string(w.people["psychologist"].ID), ehc.DataDue: "2026-10-13"})
	w.happen(t, ehc.AdviceReopened, "coordinator", map[string]string{ehc.DataPerson: string(w.people["psychologist"].ID), ehc.DataDue: "2026-10-14"})
	w.deliver(t)
	w.follow(t, nil, 4)
	if n := w.tasksOf(t, "psychologist"); n != 1 {
		t.Errorf("%d tasks about one person who reads nothing", n)
	}
	tasks, err := reading.Desk{Units: w.units}.Do(t.Context(), w.people["coordinator"].Actor())
	if err != nil || len(tasks) != 1 || tasks[0].Kind != ports.MessageToMind || tasks[0].Name != "Dr Imogen Castell" || delivery.Status(tasks[0].Data) != delivery.Sent {
		t.Errorf("the co-ordinator is told %+v, %v", tasks, err)
	}
	for _, who := range []people.Person{w.people["mother"], w.people["senco"]} {
		if tasks, err := (reading.Desk{Units: w.units}).Do(t.Context(), who.Actor()); err != nil || len(tasks) != 0 {
			t.Errorf("%s is told %+v, %v", who.Name, tasks, err)
		}
	}
}
