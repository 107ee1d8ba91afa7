package notifying

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// Remind reminds whoever owes something of its day, once a day at eight o'clock in London (law: package clock,
// Chases). Any number of servers may do so at once.
type Remind struct{ Gate application.Gate }

const (
	remindRound = "reminders"
	remindHour  = 8 // in London
	casesAtOnce = 200
	lookEvery   = 5 * time.Minute
)

// Do sends what is due today, and gives how many reminders that were. Before eight o'clock, and once the day's are
// sent, there is nothing to do. After days on which the hub stood still it catches up what is not stale.
func (u Remind) Do(ctx context.Context, actor ehc.Actor) (sent int, err error) {
	now := u.Gate.Clock.Now().UTC()
	if now.In(application.London).Hour() < remindHour {
		return 0, nil
	}
	today, after := ehc.DateIn(now, application.London), ehc.CaseID("")
	var failures error
	for {
		cases, done, err := u.find(ctx, today, after)
		switch {
		case err != nil || done || len(cases) == 0 && failures != nil:
			return sent, errors.Join(failures, err)
		case len(cases) == 0:
			return sent, u.finish(ctx, today, now)
		}
		for _, id := range cases {
			n, err := u.remind(ctx, actor, id)
			if ctx.Err() != nil {
				return sent, ctx.Err()
			}
			if err != nil { // the others are not to wait for one case
				failures = errors.Join(failures, fmt.Errorf("case %s: %w", id, err))
			}
			sent += n
		}
		after = cases[len(cases)-1]
	}
}

// find lists the next cases; done reports that another server, or an earlier call, has finished the day.
func (u Remind) find(ctx context.Context, today ehc.Date, after ehc.CaseID) (cases []ehc.CaseID, done bool, err error) {
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if done, err = s.Rounds.Done(ctx, remindRound, today); err != nil || done {
			return err
		}
		cases, err = s.Reminders.Wanting(ctx, today, after, casesAtOnce)
		return err
	})
	return cases, done, err
}

func (u Remind) remind(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (sent int, err error) {
	err = u.Gate.Open(ctx, actor, id, access.Remind, "", func(ctx context.Context, v *application.Visit) error {
		c, err := v.Clock(ctx)
		if err != nil {
			return err
		}
		sent, err = v.Stores.Reminders.Send(ctx, v.Now, c.Reminders(v.Today, application.London)...)
		return err
	})
	return sent, err
}

func (u Remind) finish(ctx context.Context, today ehc.Date, now time.Time) error {
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Rounds.Finish(ctx, remindRound, today, now)
	})
}

// Run reminds people every day, until ctx ends.
func (u Remind) Run(ctx context.Context) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		sent, err := u.Do(ctx, ehc.SystemActor())
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			slog.ErrorContext(ctx, "reminding people failed", "error", err)
		case sent > 0:
			slog.InfoContext(ctx, "people reminded of what is due", "reminders", sent)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// stillHolds reports whether what an event tells is still so when its e-mails are written. A reminder that waited
// while the mail server was away is not sent once the thing is done, or is due on another day.
func stillHolds(ctx context.Context, v *application.Visit, e ehc.Event) (bool, error) {
	if e.Data[ehc.DataDays] == "" {
		return true, nil
	}
	c, err := v.Clock(ctx)
	if err != nil {
		return false, err
	}
	due, err := ehc.ParseDate(e.Data[ehc.DataDue])
	if err != nil {
		return false, fault.New(fault.Invalid, "notice.unfilled", "The event lacks the date that its message needs.")
	}
	return c.Holds(clock.KeyOf(e), due), nil
}
