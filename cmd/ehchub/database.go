package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"ehchub"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/cluster"

	"github.com/uptrace/bun"
)

// hubDatabase is the name of the hub's database in the private cluster.
const hubDatabase = "hub"

// database is an open, migrated database, and how to let go of it.
type database struct {
	db  *bun.DB
	dsn string
	// ended is closed when the private server ends by itself; nil for a named server.
	ended <-chan struct{}
	close func() error
}

// openDatabase connects to the server that the configuration names, or starts the private one, and brings the
// schema up to date.
func openDatabase(ctx context.Context, c ehchub.Config, log io.Writer) (*database, error) {
	d := &database{dsn: c.DatabaseURL, close: func() error { return nil }}
	if c.DatabaseURL == "" {
		private, err := cluster.Start(ctx, cluster.Options{Dir: filepath.Join(c.DataDir, "postgres"), Log: log})
		if err != nil {
			return nil, err
		}
		d.close, d.ended, d.dsn = private.Stop, private.Done(), private.DSN(hubDatabase)
		if err := private.CreateDatabase(ctx, hubDatabase); err != nil {
			return nil, joinClose(err, d)
		}
	}
	if _, err := postgres.Migrate(ctx, d.dsn); err != nil {
		return nil, joinClose(fmt.Errorf("bringing the database up to date: %w", err), d)
	}
	db, err := postgres.Open(d.dsn)
	if err != nil {
		return nil, joinClose(err, d)
	}
	stop := d.close
	d.db, d.close = db, func() error {
		if err := db.Close(); err != nil {
			return err
		}
		return stop()
	}
	return d, nil
}

func joinClose(err error, d *database) error {
	if closeErr := d.close(); closeErr != nil {
		return fmt.Errorf("%w (and stopping the database: %v)", err, closeErr)
	}
	return err
}
