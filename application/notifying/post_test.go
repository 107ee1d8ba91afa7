package notifying_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/pdf"
	"ehchub/application"
	"ehchub/application/notifying"
	"ehchub/domain/casework"
	"ehchub/domain/delivery"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
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

func TestLettersAreMarkedWithTheDayOfPosting(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	w.deliver(t)
	post := notifying.PostLetters{Gate: w.send.Gate, Binder: pdf.Renderer{}}
	officer := w.people["coordinator"].Actor()
	out, err := post.Do(t.Context(), officer)
	if err != nil || len(out.Waiting) != 1 {
		t.Fatalf("%v: %+v", err, out)
	}
	letter := out.Waiting[0].Message
	for name, tc := range map[string]struct {
		on  ehc.Date
		ids []ehc.MessageID
		at  string
	}{
		"no letter": {out.Today, nil, "letters"}, "no day": {ehc.Date{}, []ehc.MessageID{letter}, "posted-on"}, "tomorrow": {out.Today.AddDays(1), []ehc.MessageID{letter}, "posted-on"},
		"before it was written": {out.Today.AddDays(-1), []ehc.MessageID{letter}, "posted-on"}, "long ago": {out.Today.AddDays(-15), []ehc.MessageID{letter}, "posted-on"},
	} {
		if _, err := post.Mark(t.Context(), officer, tc.on, tc.ids...); fault.As(err) == nil || fault.As(err).Field != tc.at {
			t.Errorf("%s: %v", name, err)
		}
	}
	if file, err := post.Print(t.Context(), officer); err != nil || len(file) < 1000 {
		t.Errorf("printed %d bytes: %v", len(file), err)
	}
	for i, want := range []int{1, 0} {
		if n, err := post.Mark(t.Context(), officer, out.Today, letter, letter); err != nil || n != want {
			t.Errorf("mark %d counted %d: %v", i+1, n, err)
		}
	}
	if err := post.PutBack(t.Context(), officer, letter); err != nil {
		t.Error(err)
	}
	if items := w.waitingPost(t); len(items) != 1 {
		t.Errorf("%d letters wait after one was put back", len(items))
	}
	for _, who := range []string{"mother", "senco", "psychologist"} {
		_, see := post.Do(t.Context(), w.people[who].Actor())
		_, print := post.Print(t.Context(), w.people[who].Actor())
		_, mark := post.Mark(t.Context(), w.people[who].Actor(), out.Today, letter)
		for _, err := range []error{see, print, mark, post.PutBack(t.Context(), w.people[who].Actor(), letter)} {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("%s: %v", who, err)
			}
		}
	}
}

func TestWhatIsParkedIsSentAgainOrGivenUpWithAReason(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.mail.refuse = map[string]error{"coordinator@example.org": fault.New(fault.Unavailable, ports.NotSetUp, "The key was refused.")}
	w.happen(t, ehc.AllAdviceIn, "", nil)
	w.happen(t, ehc.AllAdviceIn, "", nil)
	for range 10 {
		w.deliver(t)
		w.clock.Advance(3 * time.Hour)
	}
	mind, manager := notifying.MindParked{Gate: w.send.Gate}, w.people["manager"].Actor()
	parked, err := mind.Do(t.Context(), manager)
	if err != nil || len(parked) != 2 || len(parked[0].Waiting) != 1 || parked[0].Waiting[0] != "Marguerite Oyelaran" {
		t.Fatalf("%v: %+v", err, parked)
	}
	if err := mind.GiveUp(t.Context(), manager, parked[0].ID, " "); fault.As(err) == nil || fault.As(err).Field != "why" {
		t.Errorf("given up without a reason: %v", err)
	}
	if err := mind.GiveUp(t.Context(), manager, parked[0].ID, "Told by telephone."); err != nil {
		t.Error(err)
	}
	w.mail.refuse = nil
	if n, err := mind.Again(t.Context(), manager); n != 1 || err != nil {
		t.Errorf("%d were sent again: %v", n, err)
	}
	w.deliver(t)
	if sent := w.mail.take(t); len(sent) != 1 {
		t.Errorf("sent %v", sent)
	}
	if _, err := mind.Do(t.Context(), w.people["coordinator"].Actor()); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a co-ordinator sees the messages of all cases: %v", err)
	}
}

// twoSheets is what goes with a letter.
type twoSheets struct{}

func (twoSheets) Enclose(context.Context, *application.Visit, ehc.Event, ehc.PersonID) ([]ports.Enclosed, error) {
	sheet := document.Document{Blocks: []document.Block{document.Text("The plan.")}}
	return []ports.Enclosed{{Title: "version 2 of the plan", Document: sheet}, {Title: "a form for comments", Document: sheet}}, nil
}

func TestThePlanIsPrintedWithItsLetter(t *testing.T) {
	t.Parallel()
	w := withPost(t)
	w.send.Enclosures, w.send.Binder = twoSheets{}, pdf.Renderer{}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		_, err := s.Letters.Send(ctx, ports.Letter{ID: id[ehc.LetterID](), Case: w.id, Kind: notice.DraftPlan, SentAt: w.clock.Now(), SentOn: ehc.D(2026, 9, 1),
			Document: document.Document{Meta: document.Meta{Title: "The draft plan"}, Blocks: []document.Block{document.Address{Lines: []string{"x"}}}}})
		return err
	})
	w.happen(t, ehc.DraftShared, "coordinator", map[string]string{ehc.DataVersion: "2", ehc.DataDue: "2026-10-13"})
	w.deliver(t)
	items := w.waitingPost(t)
	if len(items) != 1 || items[0].Enclose != "" || items[0].Title != "The draft plan, with version 2 of the plan and a form for comments" {
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
