package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// side is one way of doing a work.
type side string

const (
	byHub      side = "hub"
	byBare     side = "bare"
	bySQL      side = "SQL alone"
	byBareJoin side = "bare, by a join"
	bySQLJoin  side = "SQL alone, by a join"
)

// takeTurns measures every side of every work once. The sides' order turns round from one round to the next.
func (p benchPlan) takeTurns(ctx context.Context, t *turns, round int) error {
	for _, w := range t.works {
		if !p.wants(w.name) {
			continue
		}
		if round == 0 {
			t.sized.found[w.name] = map[side][]outcome{}
			if err := t.sameAnswers(w); err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
		}
		sides := w.sides()
		if round%2 == 1 {
			slices.Reverse(sides)
		}
		for _, s := range sides {
			o, err := p.measureSide(ctx, w, s, t)
			if err != nil {
				return fmt.Errorf("%s by %s: %w", w.name, s, err)
			}
			t.sized.found[w.name][s] = append(t.sized.found[w.name][s], o)
			fmt.Fprintf(os.Stderr, "round %d  %7s  %-8s %-22s %7.0f/s  p50 %6.2f ms  p99 %6.2f ms  server %.2f ms  database %.2f ms  %d bytes\n", round+1, thousands(t.cases), w.name, s, o.rate, ms(o.p50), ms(o.p99), ms(o.server), ms(o.database), o.bytes)
		}
	}
	return nil
}

func (w work) sides() []side {
	if w.join != "" {
		return []side{byHub, byBare, bySQL, byBareJoin, bySQLJoin}
	}
	return []side{byHub, byBare, bySQL}
}

// measureSide measures one side of a work once, with the processor time that it took.
func (p benchPlan) measureSide(ctx context.Context, w work, s side, t *turns) (outcome, error) {
	pid := 0
	switch s {
	case byHub:
		pid = t.hub.cmd.Process.Pid
	case byBare, byBareJoin:
		pid = t.bare.cmd.Process.Pid
	}
	server, database := processorTime(pid), databaseTime(t.postmaster)
	o, err := p.runSide(ctx, w, s, t)
	if s == bySQL || s == bySQLJoin {
		time.Sleep(50 * time.Millisecond) // until the server has counted its ended connections
	}
	if err == nil && o.all > 0 {
		o.server, o.database = (processorTime(pid)-server)/time.Duration(o.all), (databaseTime(t.postmaster)-database)/time.Duration(o.all)
	}
	return o, err
}

func (p benchPlan) runSide(ctx context.Context, w work, s side, t *turns) (outcome, error) {
	switch s {
	case byHub:
		return p.overHTTP(ctx, w, t, t.hub.address, w.hubPath)
	case byBare:
		return p.overHTTP(ctx, w, t, t.bare.address, w.barePath)
	case byBareJoin:
		return p.overHTTP(ctx, w, t, t.bare.address, w.joinPath)
	case bySQL:
		return p.overSQL(ctx, w, t, w.kind)
	}
	return p.overSQL(ctx, w, t, func(a asking) string { return joined(w.kind(a)) })
}

func (p benchPlan) overHTTP(ctx context.Context, w work, t *turns, address string, path func(asking) string) (outcome, error) {
	var open [clients]*connection
	for i := range open {
		c, err := dial(address)
		if err != nil {
			return outcome{}, err
		}
		defer c.conn.Close()
		open[i] = c
	}
	return p.driveChecked(ctx, w, t, func(client int, a asking) (int, error) {
		c := open[client]
		if err := c.ask(w.method, path(a), a.Secret, a.form(), a.Stamp); err != nil {
			return 0, err
		}
		if c.status != w.answer {
			return 0, fmt.Errorf("%s was answered with %d: %s", path(a), c.status, c.body)
		}
		return len(c.body), nil
	})
}

func (p benchPlan) overSQL(ctx context.Context, w work, t *turns, kind func(asking) string) (outcome, error) {
	var open [clients]*pgx.Conn
	for i := range open {
		c, err := pgx.Connect(ctx, t.dsn)
		if err != nil {
			return outcome{}, err
		}
		defer c.Close(ctx)
		open[i] = c
	}
	return p.driveChecked(ctx, w, t, func(client int, a asking) (int, error) {
		return 0, runScript(ctx, open[client], t.scripts[kind(a)], &a, nil)
	})
}

// driveChecked lets the clients ask, each for what it draws. What is saved is looked for afterwards.
func (p benchPlan) driveChecked(ctx context.Context, w work, t *turns, ask func(client int, a asking) (int, error)) (outcome, error) {
	draw, check, err := w.lots(ctx, t.dsn)
	if err != nil {
		return outcome{}, err
	}
	o, err := drive(ctx, p.each, func(client, _ int) (int, error) { return ask(client, draw(client)) })
	if err != nil {
		return o, err
	}
	return o, check(o.all)
}

// lots lets each client draw its next asking, and gives what proves afterwards that the answers were right.
func (w work) lots(ctx context.Context, dsn string) (draw func(client int) asking, check func(answers int) error, err error) {
	if w.method == http.MethodPost {
		drafts, err := newWriters(ctx, dsn, w.askings, w.byItself)
		if err != nil {
			return nil, nil, err
		}
		return drafts.take, func(answers int) error { return drafts.check(ctx, dsn, answers) }, nil
	}
	var draws [clients]*rand.Rand
	for i := range draws {
		draws[i] = rand.New(rand.NewPCG(uint64(i), 1))
	}
	return func(client int) asking { return w.askings[draws[client].IntN(len(w.askings))] }, func(int) error { return nil }, nil
}
