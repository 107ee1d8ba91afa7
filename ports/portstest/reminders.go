package portstest

import (
	"context"
	"slices"
	"testing"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// RemindersContract proves that a reminder goes once, and that none is forgotten.
func RemindersContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"cases with something due are found, page by page": casesWanting,
		"a setting's answer counts from the day shown":     settingWanted,
		"a birthday is looked at from 12 weeks ahead":      birthdayWanted,
		"a reminder goes once":                             sentOnce,
		"two servers send it once":                         sentOnceByTwo,
		"what is rolled back is sent the next time":        undoneReminder,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// owing saves a case whose only event counts from the day of the samples.
func owing(t testing.TB, u ports.UnitOfWork, trigger timescale.Trigger) *clock.Clock {
	c := clock.New(someCase(t, u))
	c.Reckon([]timescale.Happening{{Event: timescale.Event{Trigger: trigger, On: received}, Item: NewID[string]()}}, timescale.England(), "", At.AddDate(-1, 0, 0))
	saveClock(t, u, c)
	return c
}

func wanting(t testing.TB, u ports.UnitOfWork, on ehc.Date) []ehc.CaseID {
	t.Helper()
	var all []ehc.CaseID
	for after := ehc.CaseID(""); ; after = all[len(all)-1] {
		var page []ehc.CaseID
		do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
			page, err = s.Reminders.Wanting(ctx, on, after, 2)
			return err
		})
		if len(page) == 0 {
			return all
		}
		all = append(all, page...)
	}
}

func send(t testing.TB, u ports.UnitOfWork, reminders ...clock.Reminder) (sent int) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		sent, err = s.Reminders.Send(ctx, At, reminders...)
		return err
	})
	return sent
}

func casesWanting(t *testing.T, u ports.UnitOfWork) {
	var want []ehc.CaseID
	for range 5 {
		want = append(want, owing(t, u, timescale.AdviceRequestReceived).Case())
	}
	slices.Sort(want)
	due := timescale.WithinWeeks(received, 6)
	for days, wanted := range map[int]bool{-15: false, -14: true, -8: true, -1: true, 0: true, 1: true, 3: true, 4: false} {
		found := wanting(t, u, due.AddDays(days))
		if wanted && !slices.Equal(found, want) || !wanted && len(found) > 0 {
			t.Errorf("%d days from the day: %v", days, found)
		}
	}
}

func settingWanted(t *testing.T, u ports.UnitOfWork) {
	c := owing(t, u, timescale.SettingConsulted)
	shown := c.Deadlines()[0].Target
	if found := wanting(t, u, shown.AddDays(1)); len(found) != 1 || len(c.Reminders(shown.AddDays(1), time.UTC)) != 1 {
		t.Errorf("%v", found)
	}
}

func birthdayWanted(t *testing.T, u ports.UnitOfWork) {
	c := clock.New(someCase(t, u))
	c.Reckon([]timescale.Happening{{Event: timescale.Event{Trigger: timescale.DateOfBirth, On: ehc.D(2010, 10, 1)}}}, timescale.England(), "", At.AddDate(-1, 0, 0))
	saveClock(t, u, c)
	leaves := ehc.D(2027, 6, 25)
	for days, wanted := range map[int]bool{-85: false, -84: true, -14: true, 1: true, 14: true, 15: false} {
		if found := wanting(t, u, leaves.AddDays(days)); (len(found) == 1) != wanted {
			t.Errorf("%d days from the end of school age: %v", days, found)
		}
	}
	if n := send(t, u, c.Reminders(leaves.AddDays(-84), time.UTC)...); n != 1 {
		t.Errorf("%d sent", n)
	}
	if found := wanting(t, u, leaves.AddDays(-80)); len(found) != 0 {
		t.Errorf("looked at again: %v", found)
	}
}

func sentOnce(t *testing.T, u ports.UnitOfWork) {
	c := owing(t, u, timescale.AdviceRequestReceived)
	late := timescale.WithinWeeks(received, 6).AddDays(1)
	reminders := c.Reminders(late, time.UTC)
	if len(reminders) != 1 || send(t, u, reminders...) != 1 || send(t, u, reminders...) != 0 || send(t, u) != 0 {
		t.Errorf("%+v did not go once", reminders)
	}
	if found := wanting(t, u, late); len(found) != 0 {
		t.Errorf("looked at again: %v", found)
	}
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		entries, err := s.Pages.Timeline(ctx, c.Case(), 10, ehc.AdviceOverdue)
		if len(entries) != 1 || clock.KeyOf(entries[0].Event) != c.Deadlines()[0].Key() {
			t.Errorf("the timeline holds %v", entries)
		}
		return err
	})
}

func sentOnceByTwo(t *testing.T, u ports.UnitOfWork) {
	c := owing(t, u, timescale.AdviceRequestReceived)
	reminders := c.Reminders(timescale.WithinWeeks(received, 6), time.UTC)
	sent := make(chan int, 2)
	for range 2 {
		go func() {
			n := 0
			_ = u.Do(context.Background(), func(ctx context.Context, s ports.Stores) (err error) {
				n, err = s.Reminders.Send(ctx, At, reminders...)
				return err
			})
			sent <- n
		}()
	}
	if n := <-sent + <-sent; n != 1 {
		t.Errorf("sent %d times", n)
	}
}

func undoneReminder(t *testing.T, u ports.UnitOfWork) {
	c := owing(t, u, timescale.AdviceRequestReceived)
	reminders := c.Reminders(timescale.WithinWeeks(received, 6), time.UTC)
	_ = u.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		if _, err := s.Reminders.Send(ctx, At, reminders...); err != nil {
			t.Error(err)
		}
		return errUndone
	})
	if n := send(t, u, reminders...); n != 1 {
		t.Errorf("%d went the next time", n)
	}
}

// RoundsContract proves that what is done once a day is known to be done.
func RoundsContract(t *testing.T, open Open) {
	t.Run("a day's round is done once it is finished", func(t *testing.T) {
		t.Parallel()
		u := open(t)
		do(t, u, func(ctx context.Context, s ports.Stores) error {
			for _, tc := range []struct {
				round string
				on    ehc.Date
				want  bool
			}{{"a", received, false}, {"a", received, true}, {"a", received.AddDays(1), false}, {"b", received, false}} {
				done, err := s.Rounds.Done(ctx, tc.round, tc.on)
				if err != nil || done != tc.want {
					t.Errorf("%s on %s: %v, %v", tc.round, tc.on, done, err)
				}
				for range 2 {
					if err := s.Rounds.Finish(ctx, "a", received, At); err != nil {
						t.Error(err)
					}
				}
			}
			return nil
		})
	})
}
