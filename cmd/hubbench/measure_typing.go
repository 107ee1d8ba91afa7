package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sync"
	"time"
)

// How many people type at the same time, and how often the page of each saves.
const (
	typists     = 200
	typistSaves = 5 * time.Second
	typedFor    = 6 // saves of each
)

// typing is how long 19 of 20 saves take at most while people type: many at once, and one alone.
type typing struct{ many, alone time.Duration }

// measureTyping lets one person type, then many, each in a draft of their own and at moments of their own.
func (p benchPlan) measureTyping(ctx context.Context, t *turns) error {
	var drafts []asking
	for _, w := range t.works {
		if w.byItself {
			drafts = w.askings
		}
	}
	if len(drafts) < typists {
		return fmt.Errorf("only %d drafts to type in", len(drafts))
	}
	alone, err := typeAtOnce(ctx, t, drafts[:1], typistSaves/50, 50*typedFor)
	if err != nil {
		return err
	}
	many, err := typeAtOnce(ctx, t, drafts[:typists], typistSaves, typedFor)
	if err != nil {
		return err
	}
	t.sized.typing = typing{many: p95(many), alone: p95(alone)}
	fmt.Fprintf(os.Stderr, "typing: p95 of %d people %.2f ms, of one %.2f ms\n", typists, ms(t.sized.typing.many), ms(t.sized.typing.alone))
	return nil
}

// typeAtOnce gives how long each save took, from the moment at which it was due: one that waits for the one before counts
// its waiting.
func typeAtOnce(ctx context.Context, t *turns, drafts []asking, every time.Duration, saves int) ([]time.Duration, error) {
	var (
		mu    sync.Mutex
		took  []time.Duration
		first error
		all   sync.WaitGroup
	)
	var people []*writers
	for _, a := range drafts {
		mine, err := newWriters(ctx, t.dsn, []asking{a}, true)
		if err != nil {
			return nil, err
		}
		people = append(people, mine)
	}
	begin := time.Now().Add(100 * time.Millisecond)
	for i, mine := range people {
		all.Go(func() {
			own, err := typeAlong(ctx, t, mine, begin.Add(every*time.Duration(i)/time.Duration(len(drafts))), every, saves)
			mu.Lock()
			defer mu.Unlock()
			if took = append(took, own...); err != nil {
				first = err
			}
		})
	}
	all.Wait()
	return took, first
}

func typeAlong(ctx context.Context, t *turns, mine *writers, due time.Time, every time.Duration, saves int) ([]time.Duration, error) {
	c, err := dial(t.hub.address)
	if err != nil {
		return nil, err
	}
	defer c.conn.Close()
	var took []time.Duration
	for range saves {
		select {
		case <-time.After(time.Until(due)):
		case <-ctx.Done():
			return took, ctx.Err()
		}
		next := mine.take(0)
		if err := c.ask(http.MethodPost, savedPath(next), next.Secret, next.form(), next.Stamp); err != nil {
			return took, err
		}
		if c.status != http.StatusOK {
			return took, fmt.Errorf("a save was answered with %d: %s", c.status, c.body)
		}
		took = append(took, time.Since(due))
		due = due.Add(every)
	}
	return took, nil
}

func p95(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)*95/100]
}
