package notifying_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/application"
	"ehchub/application/notifying"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// keepClock reckons the case's deadlines from its request and its requests for advice, with a consultation of the
// other setting.
func (w *world) keepClock(t *testing.T) {
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.id)
		if err != nil {
			return err
		}
		asked, err := s.Advice.OfCase(ctx, w.id)
		if err != nil {
			return err
		}
		happened := append(c.Happenings(nil), timescale.Happening{Event: timescale.Event{Trigger: timescale.SettingConsulted, On: ehc.D(2026, 9, 1)}, Item: "asked",
			Owes: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(w.other.ID)}})
		for _, r := range asked {
			happened = append(happened, r.Happening())
		}
		kept, err := s.Clocks.Of(ctx, w.id)
		if err != nil {
			return err
		}
		kept.Reckon(happened, timescale.England(), "", w.clock.Now())
		return s.Clocks.Save(ctx, kept)
	})
}

// deadline finds one of the case's, by its limit and whom it is owed by.
func (w *world) deadline(t *testing.T, limit string, owes ehc.HolderKind) clock.Deadline {
	t.Helper()
	var found clock.Deadline
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Clocks.Of(ctx, w.id)
		for _, d := range c.Deadlines() {
			if d.Deadline.Key() == limit && d.Owes.Kind == owes && d.Open() {
				found = d
			}
		}
		return err
	})
	return found
}

// reminded runs what the hub does each morning, and tells who got which subject.
func (w *world) reminded(t *testing.T, at time.Time) string {
	t.Helper()
	w.clock.Set(at)
	if _, err := (notifying.Remind{Gate: w.send.Gate}).Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
	w.deliver(t)
	var said []string
	for _, m := range w.mail.sent {
		name, _, _ := strings.Cut(m.To, "@")
		subject, _, _ := strings.Cut(m.Subject, " (")
		said = append(said, name+": "+subject)
		checkShape(t, w, m.Subject, m, true)
	}
	w.mail.sent = nil
	slices.Sort(said)
	return strings.Join(said, "; ")
}

func eight(d ehc.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 8, 0, 0, 0, application.London)
}

func TestPeopleAreRemindedOnTheirDaysAndOnNoOther(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	// The advice was asked for on 1 September, by 13 October; the decision is due on the same day, the setting's
	// answer by 16 September.
	for _, tc := range []struct {
		at   time.Time
		want string
	}{
		{eight(ehc.D(2026, 9, 2)), ""},
		{eight(ehc.D(2026, 9, 8)), ""},
		{eight(ehc.D(2026, 9, 9)).Add(-time.Minute), ""},
		{eight(ehc.D(2026, 9, 9)), "consulted: 1 thing is due soon; coordinator: 1 thing is due soon"},
		{eight(ehc.D(2026, 9, 9)).Add(5 * time.Hour), ""},
		{eight(ehc.D(2026, 9, 15)), "consulted: 1 thing is due soon; coordinator: 1 thing is due soon"},
		{eight(ehc.D(2026, 9, 18)), "consulted: A consultation still needs your answer; coordinator: An answer from a setting is overdue"},
		{eight(ehc.D(2026, 9, 28)), ""},
		{eight(ehc.D(2026, 9, 29)), "coordinator: 3 things are due soon; psychologist: 1 thing is due soon; teammanager: 1 thing is due soon"},
		{eight(ehc.D(2026, 10, 12)).Add(9 * time.Hour), "coordinator: 3 things are due soon; psychologist: 1 thing is due soon; teammanager: 1 thing is due soon"},
		{eight(ehc.D(2026, 10, 13)), ""},
		{eight(ehc.D(2026, 10, 14)), "coordinator: Advice is overdue; coordinator: Advice is overdue; coordinator: Something is overdue; psychologist: Your advice is overdue; teammanager: Your team’s advice is overdue"},
		{eight(ehc.D(2026, 10, 15)), ""},
	} {
		if got := w.reminded(t, tc.at); got != tc.want {
			t.Errorf("%s:\n%s\nwant\n%s", tc.at, got, tc.want)
		}
	}
}

func TestAReminderSaysWhatIsDueWithoutTheChild(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	w.clock.Set(eight(ehc.D(2026, 10, 14)))
	if n, err := (notifying.Remind{Gate: w.send.Gate}).Do(t.Context(), ehc.SystemActor()); n != 3 || err != nil {
		t.Fatalf("%d reminders, %v", n, err)
	}
	w.deliver(t)
	texts := map[string]string{}
	for _, m := range w.mail.sent {
		texts[m.To+" "+m.Subject] = m.Text
	}
	item := w.deadline(t, "D3", ehc.HeldByPerson).Item
	for of, want := range map[string][]string{
		"psychologist@example.org Your advice is overdue (EHC/26/0219)": {"Your advice was due by Tuesday 13 October 2026", "/assessment/advice/" + item + "\n"},
		"coordinator@example.org Something is overdue (EHC/26/0219)":    {"due by Tuesday 13 October 2026 and is not done: Tell the family, and everyone who was told of the request, whether there will be an assessment."},
	} {
		for _, words := range want {
			if !strings.Contains(texts[of], words) {
				t.Errorf("%s lacks %q: %s", of, words, texts[of])
			}
		}
	}
}

func TestManyServersRemindOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	w.clock.Set(eight(ehc.D(2026, 10, 14)))
	var working sync.WaitGroup
	sent := make(chan int, 4)
	for range cap(sent) {
		working.Go(func() {
			n, err := notifying.Remind{Gate: w.send.Gate}.Do(t.Context(), ehc.SystemActor())
			if err != nil {
				t.Error(err)
			}
			sent <- n
		})
	}
	working.Wait()
	close(sent)
	all := 0
	for n := range sent {
		all += n
	}
	w.deliver(t)
	if all != 3 || len(w.mail.sent) != 5 {
		t.Errorf("%d reminders, %d e-mails; want 3 and 5", all, len(w.mail.sent))
	}
}

func TestAReminderThatWaitedIsNotSentOnceTheThingIsDone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	w.clock.Set(eight(ehc.D(2026, 10, 14)))
	if _, err := (notifying.Remind{Gate: w.send.Gate}).Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		asked, err := s.Advice.OfCase(ctx, w.id)
		if err != nil {
			return err
		}
		for _, r := range asked {
			if r.Open() {
				if err := r.Close("Not needed.", false, false, ehc.D(2026, 10, 14), w.clock.Now()); err != nil {
					return err
				}
				if err := s.Advice.Save(ctx, r); err != nil {
					return err
				}
			}
		}
		return nil
	})
	w.keepClock(t)
	w.deliver(t)
	if len(w.mail.sent) != 1 || w.mail.sent[0].To != "coordinator@example.org" {
		t.Errorf("told %v", w.mail.sent)
	}
}

func TestWhileNobodyHasTheCaseTheManagersAreReminded(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.Get(ctx, w.id)
		if err != nil {
			return err
		}
		had, _ := c.Coordinator()
		c.Release(had.Holder, had.Relation, w.clock.Now())
		return s.Cases.Save(ctx, c)
	})
	w.keepClock(t)
	if got := w.reminded(t, eight(ehc.D(2026, 9, 30))); !strings.Contains(got, "manager: 3 things are due soon") {
		t.Error(got)
	}
}

// What is due soon comes in one e-mail a person and day, the soonest first, and no line of it twice.
func TestWhatIsDueSoonComesInOneEmailADay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	w.clock.Set(eight(ehc.D(2026, 9, 29)))
	if _, err := (notifying.Remind{Gate: w.send.Gate}).Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
	if _, err := w.send.Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
	for w.must(t)(w.send.Do(t.Context(), ehc.SystemActor())) > 0 {
	}
	if n := w.must(t)(w.digests().Do(t.Context(), ehc.SystemActor())); n != 0 || len(w.mail.sent) != 0 {
		t.Fatalf("%d lists before the day's reminders are complete", n)
	}
	w.clock.Set(w.clock.Now().Add(11 * time.Minute))
	w.mail.refuse = map[string]error{"psychologist@example.org": fault.New(fault.Unavailable, "message.later", "Not now.")}
	var working sync.WaitGroup
	for range 4 {
		working.Go(func() {
			if _, err := w.digests().Do(t.Context(), ehc.SystemActor()); err != nil {
				t.Error(err)
			}
		})
	}
	working.Wait()
	sent := w.mail.take(t)
	text := sent["coordinator@example.org"].Text
	if len(sent) != 2 || !strings.Contains(text, "3 things are due soon in your cases.") || strings.Count(text, "Case ID: EHC/26/0219") != 3 || !strings.Contains(text, "1. By Tuesday 13 October 2026") ||
		!strings.Contains(text, "This is due by Tuesday 13 October 2026: Tell the family") {
		t.Errorf("sent %d: %s", len(sent), text)
	}
	checkShape(t, w, "the list", sent["coordinator@example.org"], true)
	w.mail.refuse = nil
	w.clock.Set(w.clock.Now().Add(5 * time.Minute))
	w.deliver(t)
	if sent := w.mail.take(t); len(sent) != 1 || sent["psychologist@example.org"].Subject != "1 thing is due soon" {
		t.Errorf("after a failure: %v", sent)
	}
	w.clock.Set(w.clock.Now().AddDate(0, 0, 1))
	w.deliver(t)
	if sent := w.mail.take(t); len(sent) != 0 {
		t.Errorf("told again on the next day: %v", sent)
	}
}

// Someone whose list is sent hears of what is added that day with the next one; what is done meanwhile is left out.
func TestAListLeavesOutWhatIsDone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.keepClock(t)
	w.clock.Set(eight(ehc.D(2026, 9, 29)))
	if _, err := (notifying.Remind{Gate: w.send.Gate}).Do(t.Context(), ehc.SystemActor()); err != nil {
		t.Fatal(err)
	}
	for w.must(t)(w.send.Do(t.Context(), ehc.SystemActor())) > 0 {
	}
	w.do(t, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Clocks.Of(ctx, w.id)
		if err != nil {
			return err
		}
		c.Reckon(nil, timescale.England(), "Everything fell away.", w.clock.Now())
		return s.Clocks.Save(ctx, c)
	})
	w.deliver(t)
	if sent := w.mail.take(t); len(sent) != 0 {
		t.Errorf("told of what is no longer due: %v", sent)
	}
}

// must fails the test on an error.
func (w *world) must(t *testing.T) func(int, error) int {
	return func(n int, err error) int {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
}
