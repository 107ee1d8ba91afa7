package notifying_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// prefer keeps somebody's choice of when they are written to.
func (w *world) prefer(t *testing.T, name string, p notice.Preferences) {
	t.Helper()
	w.do(t, func(ctx context.Context, s ports.Stores) error { return s.Preferences.Save(ctx, w.people[name].ID, p) })
}

// workAt lets the workers go round at a time of day.
func (w *world) workAt(t *testing.T, at time.Time) map[string]ports.Mail {
	t.Helper()
	w.clock.Set(at)
	w.deliver(t)
	return w.mail.take(t)
}

func TestQuietHoursHoldEverythingUntilTheyEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	night := notice.UsualPreferences()
	night.QuietFrom, night.QuietUntil = 21, 7
	w.prefer(t, "coordinator", night)
	evening := time.Date(2026, 9, 7, 21, 30, 0, 0, time.UTC) // half past ten in London
	w.clock.Set(evening)
	w.happen(t, ehc.AllAdviceIn, "", nil)
	w.happen(t, ehc.CommentsSubmitted, "mother", nil)
	for _, at := range []time.Time{evening, evening.Add(3 * time.Hour), time.Date(2026, 9, 8, 5, 30, 0, 0, time.UTC)} {
		if sent := w.workAt(t, at); len(sent) != 0 {
			t.Fatalf("sent in quiet hours at %s: %v", at, sent)
		}
	}
	mail := w.workAt(t, time.Date(2026, 9, 8, 6, 0, 0, 0, time.UTC))["coordinator@example.org"]
	if mail.Subject != "All advice is in, and 1 more thing" || strings.Index(mail.Text, "1. All advice is in") > strings.Index(mail.Text, "2. Comments on the draft plan have come in") || strings.Count(mail.Text, "Case ID: ") != 2 || strings.Contains(mail.Text, marker) {
		t.Errorf("%q:\n%s", mail.Subject, mail.Text)
	}
	w.happen(t, ehc.AllAdviceIn, "", nil)
	if sent := w.workAt(t, time.Date(2026, 9, 8, 9, 0, 0, 0, time.UTC)); sent["coordinator@example.org"].Subject != "All advice is in (EHC/26/0219)" {
		t.Errorf("by day: %v", sent)
	}
}

func TestADailyListHoldsTheDayAndGoesInTheMorning(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.prefer(t, "mother", notice.Preferences{Asked: notice.OnceADay, Told: notice.OnceADay, Reminded: notice.OnceADay})
	noon := time.Date(2026, 9, 7, 11, 0, 0, 0, time.UTC)
	w.clock.Set(noon)
	w.happen(t, ehc.DecidedToAssess, "coordinator", nil)
	if sent := w.workAt(t, noon); sent["mother@example.org"].Text != "" || sent["senco@example.org"].Text == "" {
		t.Fatalf("sent at once: %v", sent)
	}
	w.happen(t, ehc.ExceptionRecorded, "coordinator", nil)
	if sent := w.workAt(t, noon.Add(time.Hour))["mother@example.org"]; sent.Text != "" {
		t.Fatalf("sent on the same day: %v", sent)
	}
	mail := w.workAt(t, time.Date(2026, 9, 8, 7, 30, 0, 0, time.UTC))["mother@example.org"]
	if mail.Subject != "A decision about the assessment, and 1 more thing" || !strings.Contains(mail.Text, "/decision") || !strings.Contains(mail.Text, "/timetable") {
		t.Errorf("%q:\n%s", mail.Subject, mail.Text)
	}
}

// Quiet hours that begin while a list waits hold it too.
func TestAListWaitsForQuietHoursThatWereChosenLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := notice.UsualPreferences()
	p.Told = notice.OnceADay
	w.prefer(t, "coordinator", p)
	w.clock.Set(time.Date(2026, 9, 7, 11, 0, 0, 0, time.UTC))
	w.happen(t, ehc.CommentsSubmitted, "mother", nil)
	w.workAt(t, w.clock.Now())
	p.QuietFrom, p.QuietUntil = 8, 12
	w.prefer(t, "coordinator", p)
	if sent := w.workAt(t, time.Date(2026, 9, 8, 8, 0, 0, 0, time.UTC)); len(sent) != 0 {
		t.Fatalf("sent in quiet hours: %v", sent)
	}
	if sent := w.workAt(t, time.Date(2026, 9, 8, 11, 5, 0, 0, time.UTC)); sent["coordinator@example.org"].Subject != "Comments on the draft plan have come in" {
		t.Errorf("after them: %v", sent)
	}
}
