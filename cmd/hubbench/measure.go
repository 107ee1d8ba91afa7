package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"ehchub/adapters/postgres/cluster"
)

// sized is what was found at one number of cases.
type sized struct {
	cases  int
	found  map[string]map[side][]outcome // by work; each round's
	memory float64                       // of the hub, in megabytes, the most of the run
	bare   float64                       // of the bare server
	ready  time.Duration                 // from the hub's start to its first answer
	counts map[string]int                // statements of each page
	typing typing                        // of many people, and of one
}

func (p benchPlan) measure(ctx context.Context) error {
	server, err := p.startCluster(ctx)
	if err != nil {
		return err
	}
	defer server.Stop()
	program, err := p.buildHub(ctx)
	if err != nil {
		return err
	}
	var counties []filled
	for _, size := range p.sizes {
		c, dsn, err := prepare(ctx, server, size)
		if err != nil {
			return err
		}
		chosen, err := chooseAskings(ctx, dsn, c)
		if err != nil {
			return err
		}
		counties = append(counties, filled{size, dsn, works(chosen)})
	}
	if p.profile != "" {
		return p.profileHub(ctx, counties[0].dsn, counties[0].works)
	}
	all, err := p.measureSizes(ctx, server, program, counties)
	if err != nil {
		return err
	}
	var again recount
	if p.wants("recount") {
		if again, err = p.measureRecount(ctx, counties[0].dsn); err != nil {
			return err
		}
	}
	return p.report(ctx, server, all, again)
}

// filled is a database that is ready to be measured.
type filled struct {
	cases int
	dsn   string
	works []work
}

// measureSizes runs every work by every side on every database, in turns, so that what else the machine does falls on
// all of them alike.
func (p benchPlan) measureSizes(ctx context.Context, server *cluster.Cluster, program string, counties []filled) ([]sized, error) {
	postmaster, err := postmasterOf(server.Dir())
	if err != nil {
		return nil, err
	}
	var all []*turns
	for _, of := range counties {
		t, err := p.openSize(ctx, program, of, postmaster)
		if t != nil {
			defer t.stop()
		}
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	for round := range p.rounds {
		for _, t := range all {
			if err := p.takeTurns(ctx, t, round); err != nil {
				return nil, fmt.Errorf("%w\nthe hub said: %s", err, t.hub.said)
			}
		}
	}
	var found []sized
	for _, t := range all {
		if err := t.weigh(); err != nil {
			return nil, err
		}
		if p.wants("typing") {
			if err := p.measureTyping(ctx, t); err != nil {
				return nil, fmt.Errorf("typing: %w\nthe hub said: %s", err, t.hub.said)
			}
		}
		found = append(found, t.sized)
	}
	return found, nil
}

// turns is one database with its servers, and what was found there so far.
type turns struct {
	filled
	sized      sized
	postmaster int // process of the database server
	hub, bare  *process
	scripts    map[string]script
}

func (p benchPlan) openSize(ctx context.Context, program string, of filled, postmaster int) (t *turns, err error) {
	t = &turns{filled: of, postmaster: postmaster, sized: sized{cases: of.cases, counts: map[string]int{}, found: map[string]map[side][]outcome{}}}
	if t.scripts, err = p.recordScripts(ctx, of.dsn, of.works, &t.sized); err != nil {
		return t, err
	}
	if t.bare, err = startBare(ctx, bareOrders{DSN: of.dsn, Scripts: t.scripts}); err != nil {
		return t, err
	}
	if t.sized.ready, err = readiness(ctx, program, of.dsn); err != nil {
		return t, err
	}
	t.hub, err = startHub(ctx, program, of.dsn)
	return t, err
}

// stop ends the servers that were started.
func (t *turns) stop() {
	for _, p := range []*process{t.hub, t.bare} {
		if p != nil {
			_ = p.stop()
		}
	}
}

// weigh notes how much memory the servers held.
func (t *turns) weigh() (err error) {
	if t.sized.memory, err = t.hub.memory(); err != nil {
		return err
	}
	t.sized.bare, err = t.bare.memory()
	return err
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
