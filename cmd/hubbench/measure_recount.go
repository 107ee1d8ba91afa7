package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/system"
	"ehchub/application/timing"
	"ehchub/domain/ehc"
	"ehchub/ports"

	"github.com/jackc/pgx/v5"
)

// recounted is how many open cases are counted again in one measurement.
const recounted = 20_000

// recount is how long it takes to count the deadlines of recounted cases again and keep them, beside the same rows
// updated by one statement of SQL, in seconds.
type recount struct {
	hub, sql float64
	rows     int
	ratios   []float64
}

// measureRecount changes the council's target by a day in each round, so that every target moves, counts all again
// through the hub's own use case, and then updates the same rows by SQL to what they hold.
func (p benchPlan) measureRecount(ctx context.Context, dsn string) (recount, error) {
	db, err := postgres.Open(dsn)
	if err != nil {
		return recount{}, err
	}
	defer db.Close()
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return recount{}, err
	}
	defer conn.Close(ctx)
	units := postgres.NewUnitOfWork(db)
	var found recount
	var hubs, sqls []float64
	for round := range p.rounds {
		hub, err := recountByHub(ctx, units, round)
		if err != nil {
			return found, err
		}
		bare, rows, err := recountBySQL(ctx, conn)
		if err != nil {
			return found, err
		}
		found.rows = rows
		hubs, sqls, found.ratios = append(hubs, hub), append(sqls, bare), append(found.ratios, hub/bare)
	}
	found.hub, found.sql = middle(hubs), middle(sqls)
	fmt.Fprintf(os.Stderr, "counting %d cases again (%d deadlines): hub %.2f s, SQL alone %.2f s, ratio %.2f\n", recounted, found.rows, found.hub, found.sql, middle(found.ratios))
	return found, nil
}

func recountByHub(ctx context.Context, units ports.UnitOfWork, round int) (float64, error) {
	err := units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		profile, err := s.Council.Profile(ctx)
		if err != nil {
			return err
		}
		profile.TargetDaysBefore = 7*(round%2) + 1 // a week, so that no target stays where it is
		if err := s.Council.SaveProfile(ctx, profile); err != nil {
			return err
		}
		return s.Recounts.Ask(ctx, "The council changed its working calendar.", time.Now())
	})
	if err != nil {
		return 0, err
	}
	count := timing.Recount{Units: units, Clock: system.Clock{}}
	began := time.Now()
	for range recounted / timing.RecountBatch {
		if more, err := count.Do(ctx, ehc.SystemActor()); err != nil || !more {
			return time.Since(began).Seconds(), err
		}
	}
	return time.Since(began).Seconds(), nil
}

// recountBySQL writes the same rows of the same cases once more.
func recountBySQL(ctx context.Context, conn *pgx.Conn) (seconds float64, rows int, err error) {
	if _, err := conn.Exec(ctx, `CREATE TEMPORARY TABLE IF NOT EXISTS again AS SELECT d.case_id, d.trigger, d.item, d.code, d.step, d.last, d.target, d.due, d.record FROM deadline d
		JOIN (SELECT DISTINCT case_id FROM deadline WHERE open ORDER BY case_id LIMIT 20000) c ON c.case_id = d.case_id WHERE d.done_on IS NULL AND d.off IS NULL`); err != nil {
		return 0, 0, err
	}
	began := time.Now()
	done, err := conn.Exec(ctx, `UPDATE deadline d SET last = a.last, target = a.target, due = a.due, record = a.record FROM again a
		WHERE d.case_id = a.case_id AND d.trigger = a.trigger AND d.item = a.item AND d.code = a.code AND d.step = a.step`)
	return time.Since(began).Seconds(), int(done.RowsAffected()), err
}
