package application

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Round is work that the hub does by itself on one case after the other. Any number of servers may go the same round:
// each finds the cases that still want something.
type Round struct {
	Gate Gate
	// Daily names a round that is gone once a day; empty for one that is gone whenever something is left to do.
	Daily string
	// Hour is that of the day, in London, before which a daily round does not begin.
	Hour int
	// Wanting lists the next cases in the order of their identity.
	Wanting func(ctx context.Context, s ports.Stores, today ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error)
	// Work does what one case wants, in a unit of its own, and counts what it did.
	Work func(ctx context.Context, id ehc.CaseID) (int, error)
}

// casesAtOnce is how many cases a round looks up at a time.
const casesAtOnce = 200

// Go goes the round, and counts what was done. One case that fails holds up no other; the round is then not finished,
// and is gone again for what is left. It stops where it is when ctx ends.
func (r Round) Go(ctx context.Context) (count int, err error) {
	now := r.Gate.Clock.Now().UTC()
	if r.Daily != "" && now.In(London).Hour() < r.Hour {
		return 0, nil
	}
	today, after := ehc.DateIn(now, London), ehc.CaseID("")
	var failures error
	for {
		cases, done, err := r.find(ctx, today, after)
		switch {
		case err != nil || done || len(cases) == 0 && failures != nil:
			return count, errors.Join(failures, err)
		case len(cases) == 0:
			return count, r.finish(ctx, today, now)
		}
		for _, id := range cases {
			n, err := r.Work(ctx, id)
			if ctx.Err() != nil {
				return count, ctx.Err()
			}
			if err != nil {
				failures = errors.Join(failures, fmt.Errorf("case %s: %w", id, err))
			}
			count += n
		}
		after = cases[len(cases)-1]
	}
}

// find lists the next cases; done reports that another server, or an earlier call, has finished the day.
func (r Round) find(ctx context.Context, today ehc.Date, after ehc.CaseID) (cases []ehc.CaseID, done bool, err error) {
	err = r.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if r.Daily != "" {
			if done, err = s.Rounds.Done(ctx, r.Daily, today); err != nil || done {
				return err
			}
		}
		cases, err = r.Wanting(ctx, s, today, after, casesAtOnce)
		return err
	})
	return cases, done, err
}

func (r Round) finish(ctx context.Context, today ehc.Date, now time.Time) error {
	if r.Daily == "" {
		return nil
	}
	return r.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Rounds.Finish(ctx, r.Daily, today, now)
	})
}

// LookEvery is how often a server looks whether there is something to do.
const LookEvery = 5 * time.Minute

// Every does work now, and again each time that so long has passed, until ctx ends. did says in the log what was done;
// the number stands beside it.
func Every(ctx context.Context, each time.Duration, did string, work func(context.Context) (int, error)) {
	ticker := time.NewTicker(each)
	defer ticker.Stop()
	for {
		n, err := work(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			slog.ErrorContext(ctx, "failed: "+did, "error", err)
		case n > 0:
			slog.InfoContext(ctx, did, "number", n)
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
