package county

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"ehchub/adapters/postgres"
)

const (
	casesInBatch = 500
	copiers      = 2
)

// Fill writes the whole county into a migrated, empty database and leaves it as a database is that has been at
// work for years: analysed, and vacuumed.
func (c *County) Fill(ctx context.Context, dsn string, log io.Writer) error {
	db, err := postgres.Open(dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := c.savePeople(ctx, postgres.NewUnitOfWork(db)); err != nil {
		return fmt.Errorf("saving people: %w", err)
	}
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	indexes, err := dropIndexes(ctx, conn)
	if err != nil {
		return err
	}
	if err := c.copyCases(ctx, dsn, log); err != nil {
		return err
	}
	fmt.Fprintln(log, "Building indexes")
	return runAll(ctx, conn, append(append([]string{"SET maintenance_work_mem = '512MB'"}, indexes...),
		"INSERT INTO case_number (year, last) SELECT extract(year FROM received_on)::smallint, count(*) FROM child_case GROUP BY 1",
		"INSERT INTO tray_count (holder, bucket, cases) SELECT holder, bucket, count(*) FROM tray GROUP BY 1, 2", "VACUUM (FREEZE, ANALYZE)", "CHECKPOINT"))
}

// dropIndexes drops the indexes that no constraint needs, and gives the statements that make them again.
func dropIndexes(ctx context.Context, conn *pgx.Conn) (again []string, err error) {
	rows, err := conn.Query(ctx, `
		SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
		WHERE t.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[struct{ Name, Definition string }])
	if err != nil {
		return nil, err
	}
	var drop []string
	for _, index := range found {
		drop, again = append(drop, "DROP INDEX "+index.Name), append(again, index.Definition)
	}
	return again, runAll(ctx, conn, drop)
}

func runAll(ctx context.Context, conn *pgx.Conn, statements []string) error {
	for _, s := range statements {
		if _, err := conn.Exec(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return nil
}

// copyCases leads the cases along and copies them in batches while the next are made.
func (c *County) copyCases(ctx context.Context, dsn string, log io.Writer) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var working sync.WaitGroup
	batches := make(chan batch, copiers)
	run := func(work func() error) {
		working.Go(func() {
			if err := work(); err != nil {
				stop(err)
			}
		})
	}
	run(func() error {
		defer close(batches)
		return c.makeBatches(ctx, batches, log)
	})
	for range copiers {
		run(func() error { return copyBatches(ctx, dsn, batches) })
	}
	working.Wait()
	return context.Cause(ctx)
}

func (c *County) makeBatches(ctx context.Context, batches chan<- batch, log io.Writer) error {
	begun := time.Now()
	for first := 0; first < c.Cases; first += casesInBatch {
		b := newBatch()
		for number := first; number < min(first+casesInBatch, c.Cases); number++ {
			f, err := c.lead(number)
			if err != nil {
				return err
			}
			b.write(f)
		}
		select {
		case batches <- b:
		case <-ctx.Done():
			return ctx.Err()
		}
		if done := first + casesInBatch; done%(c.Cases/10/casesInBatch*casesInBatch+casesInBatch) == 0 {
			fmt.Fprintf(log, "%d cases after %.0f s\n", done, time.Since(begun).Seconds())
		}
	}
	return nil
}

// copyBatches copies without firing triggers: foreign keys hold by the making of the rows, and Check looks.
func copyBatches(ctx context.Context, dsn string, batches <-chan batch) error {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if err := runAll(ctx, conn, []string{"SET session_replication_role = replica", "SET synchronous_commit = off"}); err != nil {
		return err
	}
	for b := range batches {
		if err := b.copyInto(ctx, conn); err != nil {
			return err
		}
	}
	return ctx.Err()
}
