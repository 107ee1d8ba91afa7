package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"ehchub/application"
	"ehchub/application/accounts"
	"ehchub/application/notifying"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// Clock is the clock that the loader sets.
type Clock interface {
	ports.Clock
	Set(at time.Time)
}

// Loader puts the demo council into an empty database. Everything that it is given must run on its Clock.
type Loader struct {
	Gate     application.Gate
	Accounts accounts.Means
	Send     notifying.SendDue
	Daily    notifying.SendDigests
	Clock    Clock
}

// Seed makes the demo the same on every machine on the same day.
const Seed = 20_260_901

// founded is how many days before today the council began to use the hub.
const founded = 560

// loading is one run of the loader.
type loading struct {
	Loader
	today    ehc.Date
	people   map[string]people.Person
	settings map[string]people.Setting
	teams    map[string]people.Team
	steps    []step
}

// step is one thing that somebody does at some time.
type step struct {
	at    time.Time
	what  string
	tells bool // it may send messages
	do    func(ctx context.Context) error
}

// Do tells every child's story as if it had happened up to the evening before now. All stories together are told in
// the order of time, so that numbers, timelines and messages stand in that order too.
func (l Loader) Do(ctx context.Context, now time.Time) error {
	run := &loading{Loader: l, today: ehc.DateIn(now, application.London), people: map[string]people.Person{}, settings: map[string]people.Setting{}, teams: map[string]people.Team{}}
	run.Clock.Set(morning(run.today.AddDays(-founded)))
	if err := run.found(ctx); err != nil {
		return fmt.Errorf("founding the demo council: %w", err)
	}
	alike := map[string]int{}
	for i, c := range roster {
		run.newStory(i, c, alike[c.kind]).tell()
		alike[c.kind]++
	}
	run.remindDaily()
	run.findTransfers()
	run.postDaily()
	run.tellOfPeople()
	slices.SortStableFunc(run.steps, func(a, b step) int { return a.at.Compare(b.at) })
	for _, s := range run.steps {
		if err := run.take(ctx, s); err != nil {
			return fmt.Errorf("%s, on %s: %w", s.what, ehc.DateIn(s.at, application.London), err)
		}
	}
	return nil
}

func (l *loading) take(ctx context.Context, s step) error {
	l.Clock.Set(s.at)
	if err := s.do(ctx); err != nil || !s.tells {
		return err
	}
	for {
		if taken, err := l.Send.Do(ctx, ehc.SystemActor()); err != nil || taken == 0 {
			return err
		}
	}
}

// remindDaily lets the hub do what it does each morning: remind people of what is due.
func (l *loading) remindDaily() {
	for day := l.today.AddDays(-founded); day.Before(l.today); day = day.AddDays(1) {
		l.steps = append(l.steps, step{at: morning(day).Add(-time.Hour), what: "remind people", tells: true, do: func(ctx context.Context) error {
			_, err := notifying.Remind{Gate: l.Gate}.Do(ctx, ehc.SystemActor())
			return err
		}}, step{at: morning(day).Add(-time.Hour / 2), what: "send the day’s lists", do: func(ctx context.Context) error {
			_, err := l.Daily.Do(ctx, ehc.SystemActor())
			return err
		}})
	}
}

// morning is nine o'clock in London.
func morning(d ehc.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 9, 0, 0, 0, application.London)
}

func (l *loading) actor(key string) ehc.Actor { return l.people[key].Actor() }
