package notifying_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/pdf"
	"ehchub/domain/casework"
	"ehchub/domain/delivery"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// withPost lets letters wait to be printed, and says where the father lives.
func withPost(t *testing.T) *world {
	w := newWorld(t)
	w.send.Post, w.send.Drawing = w.db.queue, pdf.Renderer{}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		father := w.people["father"]
		father.Version = 1
		father.Address = "4 Mill Lane\nFenbridge\nSW1A 1AA"
		return s.People.Save(ctx, father)
	})
	return w
}

func (w *world) waitingPost(t *testing.T) (items []ports.PostItem) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) (err error) {
		items, err = s.PrintQueue.Waiting(ctx, 100)
		return err
	})
	return items
}

func (w *world) messages(t *testing.T) (all []delivery.Message) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) (err error) {
		all, err = s.Messages.OfCase(ctx, w.id, 100)
		return err
	})
	return all
}

func TestWhoWantsLettersGetsThem(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.happen(t, ehc.DraftShared, "coordinator", map[string]string{ehc.DataVersion: "2", ehc.DataDue: "2026-10-13"})
	w.deliver(t)
	if _, mailed := w.mail.take(t)["father@example.org"]; mailed {
		t.Error("the father wants post only, and got an e-mail")
	}
	items := w.waitingPost(t)
	if len(items) != 1 || items[0].Name != "Jon Ashdown" || strings.Join(items[0].Address, "/") != "4 Mill Lane/Fenbridge/SW1A 1AA" || items[0].Case != w.id {
		t.Fatalf("to be posted are %+v", items)
	}
	w.deliver(t)
	if again := w.waitingPost(t); len(again) != 1 {
		t.Errorf("%d letters wait", len(again))
	}
}

func TestALetterThatTheLawAsksForGoesAsItWasIssued(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	issued := document.Document{Meta: document.Meta{Title: "Decision not to assess"}, Blocks: []document.Block{
		document.Address{Sender: true, Lines: []string{"Wrenshire"}}, document.Address{Lines: []string{"Wren Ashdown and Jon Ashdown"}}, document.Text("We have decided.")}}
	other := document.Document{Meta: document.Meta{Title: "Earlier"}, Blocks: issued.Blocks}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		for at, l := range map[time.Time]ports.Letter{w.clock.Now(): {Kind: notice.WillNotAssess, Document: issued}, w.clock.Now().Add(-time.Hour): {Kind: notice.RequestCame, Document: other}} {
			l.ID, l.Case, l.SentAt, l.SentOn, l.Addressed = id[ehc.LetterID](), w.id, at, ehc.D(2026, 9, 1), "Wren Ashdown and Jon Ashdown"
			if _, err := s.Letters.Send(ctx, l); err != nil {
				return err
			}
		}
		return nil
	})
	w.happen(t, ehc.DecidedNotToAssess, "coordinator", nil)
	w.deliver(t)
	items := w.waitingPost(t)
	if len(items) != 1 || items[0].Title != "Decision not to assess" || items[0].Enclose != "" {
		t.Fatalf("to be posted are %+v", items)
	}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		letters, err := s.PrintQueue.Letters(ctx, 10)
		if len(letters) != 1 || !strings.HasPrefix(string(letters[0].PDF), "%PDF-") {
			t.Errorf("printed are %d letters", len(letters))
		}
		return err
	})
}

func TestWhatIsPutInBesideTheLetterIsSaid(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Letters.Send(ctx, ports.Letter{ID: id[ehc.LetterID](), Case: w.id, Kind: notice.DraftPlan, SentAt: w.clock.Now(), SentOn: ehc.D(2026, 9, 1),
			Document: document.Document{Meta: document.Meta{Title: "The draft plan"}, Blocks: []document.Block{document.Address{Lines: []string{"x"}}}}})
		return err
	})
	w.happen(t, ehc.DraftShared, "coordinator", map[string]string{ehc.DataVersion: "2", ehc.DataDue: "2026-10-13"})
	w.deliver(t)
	if items := w.waitingPost(t); len(items) != 1 || items[0].Enclose != "Version 2 of the plan" {
		t.Errorf("to be posted are %+v", items)
	}
}

func TestWithoutAWholeAddressALetterIsATask(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		father, err := s.People.Get(ctx, w.people["father"].ID)
		if err != nil {
			return err
		}
		father.Address = ""
		return s.People.Save(ctx, father)
	})
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	var tasks []delivery.Message
	for _, m := range w.messages(t) {
		if m.Waits() {
			tasks = append(tasks, m)
		}
	}
	if len(tasks) != 1 || tasks[0].Person != w.people["father"].ID || tasks[0].Channel != delivery.ByPost || tasks[0].Status != delivery.Bounced {
		t.Errorf("tasks are %+v", tasks)
	}
	if len(w.waitingPost(t)) != 0 {
		t.Error("a letter to nowhere waits to be printed")
	}
}

func TestARequestOnPaperIsAnsweredOnPaper(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.ask(t, func(q *casework.Requester) { q.Email, q.Address, q.Person = "", "4 Mill Lane, Fenbridge, SW1A 1AA", "" })
	w.happen(t, ehc.RequestReceived, "", nil)
	w.deliver(t)
	items := w.waitingPost(t)
	if len(items) != 1 || items[0].Name != "Wren Ashdown" || items[0].Title != "We have your request for an assessment" {
		t.Errorf("to be posted are %+v", items)
	}
}
