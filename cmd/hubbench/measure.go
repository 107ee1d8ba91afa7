package main

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
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

// sized is what was found at one number of cases.
type sized struct {
	cases  int
	found  map[string]map[side]outcome // by work
	memory float64                     // of the hub, in megabytes, the most of the run
	bare   float64                     // of the bare server
	ready  time.Duration               // from the hub's start to its first answer
	counts map[string]int              // statements of each page
}

func (p benchPlan) measure(ctx context.Context) error {
	server, err := p.startCluster(ctx)
	if err != nil {
		return err
	}
	defer server.Stop()
	postmaster, err := postmasterOf(server.Dir())
	if err != nil {
		return err
	}
	program, err := p.buildHub(ctx)
	if err != nil {
		return err
	}
	var all []sized
	for _, size := range p.sizes {
		c, dsn, err := prepare(ctx, server, size)
		if err != nil {
			return err
		}
		chosen, err := chooseAskings(ctx, dsn, c)
		if err != nil {
			return err
		}
		if p.profile != "" {
			if err := p.profileHub(ctx, dsn, works(chosen)); err != nil {
				return err
			}
			continue
		}
		found, err := p.measureSize(ctx, program, dsn, postmaster, size, works(chosen))
		if err != nil {
			return err
		}
		all = append(all, found)
	}
	return p.report(ctx, server, all)
}

// measureSize runs every work by every side, in turns, on one database.
func (p benchPlan) measureSize(ctx context.Context, program, dsn string, postmaster, cases int, all []work) (sized, error) {
	found := sized{cases: cases, counts: map[string]int{}}
	scripts, err := p.recordScripts(ctx, dsn, all, &found)
	if err != nil {
		return found, err
	}
	bare, err := startBare(ctx, bareOrders{DSN: dsn, Scripts: scripts})
	if err != nil {
		return found, err
	}
	defer bare.stop()
	if found.ready, err = readiness(ctx, program, dsn); err != nil {
		return found, err
	}
	hub, err := startHub(ctx, program, dsn)
	if err != nil {
		return found, err
	}
	defer hub.stop()
	if found.found, err = p.takeTurns(ctx, all, turns{dsn, postmaster, hub, bare, scripts}); err != nil {
		return found, fmt.Errorf("%w\nthe hub said: %s", err, hub.said)
	}
	if found.memory, err = hub.memory(); err != nil {
		return found, err
	}
	found.bare, err = bare.memory()
	return found, err
}

func (p benchPlan) recordScripts(ctx context.Context, dsn string, all []work, found *sized) (map[string]script, error) {
	studio, err := openStudio(ctx, dsn, p.dir)
	if err != nil {
		return nil, err
	}
	defer studio.close()
	scripts := map[string]script{}
	for _, w := range all {
		made, err := w.scripts(ctx, dsn, studio)
		if err != nil {
			return nil, err
		}
		maps.Copy(scripts, made)
		found.counts[w.name] = made[w.kind(w.askings[0])].statements()
	}
	return scripts, nil
}

// statements counts a script's statements without BEGIN and COMMIT.
func (s script) statements() int {
	n := 0
	for _, st := range s {
		if st.SQL != "begin" && st.SQL != "commit" {
			n++
		}
	}
	return n
}

// starts is how often the start of the hub is timed.
const starts = 3

// readiness is the median time from the hub's start to its first answer. PostgreSQL runs already.
func readiness(ctx context.Context, program, dsn string) (time.Duration, error) {
	var took []time.Duration
	for range starts {
		hub, err := startHub(ctx, program, dsn)
		if err != nil {
			return 0, err
		}
		took = append(took, hub.ready)
		if err := hub.stop(); err != nil {
			return 0, err
		}
	}
	slices.Sort(took)
	return took[len(took)/2], nil
}

// turns is what the sides work with.
type turns struct {
	dsn        string
	postmaster int // process of the database server
	hub, bare  *process
	scripts    map[string]script
}

// takeTurns measures every side of every work as often as there are rounds and gives the medians.
func (p benchPlan) takeTurns(ctx context.Context, all []work, t turns) (map[string]map[side]outcome, error) {
	rounds := map[string]map[side][]outcome{}
	for round := range p.rounds {
		for _, w := range all {
			if p.only != "" && !slices.Contains(strings.Split(p.only, ","), w.name) {
				continue
			}
			if round == 0 {
				rounds[w.name] = map[side][]outcome{}
				if err := t.sameAnswers(w); err != nil {
					return nil, fmt.Errorf("%s: %w", w.name, err)
				}
			}
			for _, s := range w.sides() {
				o, err := p.measureSide(ctx, w, s, t)
				if err != nil {
					return nil, fmt.Errorf("%s by %s: %w", w.name, s, err)
				}
				rounds[w.name][s] = append(rounds[w.name][s], o)
				fmt.Fprintf(os.Stderr, "round %d  %-8s %-22s %7.0f/s  p50 %6.2f ms  p99 %6.2f ms  server %.2f ms  database %.2f ms  %d bytes\n", round+1, w.name, s, o.rate, ms(o.p50), ms(o.p99), ms(o.server), ms(o.database), o.bytes)
			}
		}
	}
	medians := map[string]map[side]outcome{}
	for name, sides := range rounds {
		medians[name] = map[side]outcome{}
		for s, outcomes := range sides {
			medians[name][s] = median(outcomes)
		}
	}
	return medians, nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// median takes the middle of each figure.
func median(outcomes []outcome) outcome {
	middle := func(of func(outcome) float64) float64 {
		var all []float64
		for _, o := range outcomes {
			all = append(all, of(o))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return outcome{
		rate:     middle(func(o outcome) float64 { return o.rate }),
		p50:      time.Duration(middle(func(o outcome) float64 { return float64(o.p50) })),
		p99:      time.Duration(middle(func(o outcome) float64 { return float64(o.p99) })),
		bytes:    outcomes[0].bytes,
		server:   time.Duration(middle(func(o outcome) float64 { return float64(o.server) })),
		database: time.Duration(middle(func(o outcome) float64 { return float64(o.database) })),
	}
}

func (w work) sides() []side {
	if w.join != "" {
		return []side{byHub, byBare, bySQL, byBareJoin, bySQLJoin}
	}
	return []side{byHub, byBare, bySQL}
}

// measureSide measures one side of a work once, with the processor time that it took.
func (p benchPlan) measureSide(ctx context.Context, w work, s side, t turns) (outcome, error) {
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

func (p benchPlan) runSide(ctx context.Context, w work, s side, t turns) (outcome, error) {
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

func (p benchPlan) overHTTP(ctx context.Context, w work, t turns, address string, path func(asking) string) (outcome, error) {
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
		if err := c.ask(w.method, path(a), a.Secret, a.form()); err != nil {
			return 0, err
		}
		if c.status != w.answer {
			return 0, fmt.Errorf("%s was answered with %d: %s", path(a), c.status, c.body)
		}
		return len(c.body), nil
	})
}

func (p benchPlan) overSQL(ctx context.Context, w work, t turns, kind func(asking) string) (outcome, error) {
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
func (p benchPlan) driveChecked(ctx context.Context, w work, t turns, ask func(client int, a asking) (int, error)) (outcome, error) {
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
		drafts, err := newWriters(ctx, dsn, w.askings)
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

var caseLink = regexp.MustCompile(`/cases/[0-9a-f-]{36}`)

// sameAnswers holds the sides to showing the same cases.
func (t turns) sameAnswers(w work) error {
	if w.method != http.MethodGet {
		return nil // driveChecked looks
	}
	for _, a := range []asking{w.askings[0], w.askings[len(w.askings)-1]} {
		shown := map[side][]string{}
		for s, of := range map[side]struct{ address, path string }{
			byHub: {t.hub.address, w.hubPath(a)}, byBare: {t.bare.address, w.barePath(a)}, byBareJoin: {t.bare.address, w.joinPath(a)},
		} {
			if !slices.Contains(w.sides(), s) {
				continue
			}
			c, err := dial(of.address)
			if err != nil {
				return err
			}
			defer c.conn.Close()
			if err := c.ask(w.method, of.path, a.Secret, ""); err != nil {
				return err
			}
			if c.status != 200 {
				return fmt.Errorf("%s was answered with %d: %s", of.path, c.status, c.body)
			}
			links := caseLink.FindAllString(string(c.body), -1)
			slices.Sort(links)
			shown[s] = slices.Compact(links)
		}
		for s, links := range shown {
			if w.name != "case" && (len(links) == 0 || !slices.Equal(links, shown[byHub])) {
				return fmt.Errorf("%s shows %d cases, the hub %d: %v and %v", s, len(links), len(shown[byHub]), links, shown[byHub])
			}
		}
	}
	return nil
}
