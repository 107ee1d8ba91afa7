package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/uptrace/bun"

	"ehchub/adapters/postgres/cluster"
)

// hubDatabase is the name of the hub's database in the private cluster.
const hubDatabase = "hub"

// Database is an open, migrated database.
type Database struct {
	DB *bun.DB
	// DSN is its connection string.
	DSN string
	// Ended is closed when the private server ends by itself; nil for a named server.
	Ended <-chan struct{}
	stop  func() error
}

// OpenDatabase connects to the server that url names, or starts the private one in dir when url is empty, and
// brings the schema up to date. log receives the few lines that a person should read.
func OpenDatabase(ctx context.Context, url, dir string, log io.Writer) (*Database, error) {
	d := &Database{DSN: url, stop: func() error { return nil }}
	if url == "" {
		private, err := cluster.Start(ctx, cluster.Options{Dir: dir, Log: log})
		if err != nil {
			return nil, err
		}
		d.stop, d.Ended, d.DSN = private.Stop, private.Done(), private.DSN(hubDatabase)
		if err := private.CreateDatabase(ctx, hubDatabase); err != nil {
			return nil, errors.Join(err, d.stop())
		}
	}
	if _, err := Migrate(ctx, d.DSN); err != nil {
		return nil, errors.Join(fmt.Errorf("bringing the database up to date: %w", err), d.stop())
	}
	db, err := Open(d.DSN)
	if err != nil {
		return nil, errors.Join(err, d.stop())
	}
	d.DB = db
	return d, nil
}

// JoinDatabase opens the database for one command beside a hub that may be serving. A named server, or the private one
// of a serving hub, is used as it is; otherwise the private server is started, as OpenDatabase does.
func JoinDatabase(ctx context.Context, url, dir string, log io.Writer) (*Database, error) {
	if url == "" {
		socketDir, running := cluster.Running(dir)
		if !running {
			return OpenDatabase(ctx, url, dir, log)
		}
		url = cluster.OpenDSN(socketDir, hubDatabase)
	}
	db, err := Open(url)
	if err != nil {
		return nil, err
	}
	return &Database{DB: db, DSN: url, stop: func() error { return nil }}, nil
}

// KeptPrivately lists the folders in which the private database of dir is kept; none where there is none.
func KeptPrivately(dir string) ([]string, error) { return cluster.Kept(dir) }

// RemovePrivate takes the private database of dir away for good. It fails while a hub uses it.
func RemovePrivate(ctx context.Context, dir string, log io.Writer) error {
	return cluster.Remove(ctx, dir, log)
}

// Close lets go of the database, and stops the private server.
func (d *Database) Close() error { return errors.Join(d.DB.Close(), d.stop()) }
