package postgres

import (
	"context"
	"errors"
	"fmt"

	"ehchub/domain/fault"
)

// Mark says whether a database holds the demo council.
type Mark string

const (
	NoMark     Mark = ""        // a council's own, or empty
	DemoBegun  Mark = "loading" // the demo was begun and not finished
	DemoLoaded Mark = "demo"
)

// ErrNotEmpty means that a database holds records, so that the demo can't be loaded into it.
var ErrNotEmpty = errors.New("the database holds records that are not the demo’s")

// Mark reads the database's mark.
func (d *Database) Mark(ctx context.Context) (Mark, error) {
	var found struct{ Mark string }
	err := onPool(d.DB).one(ctx, &found, noMark, "SELECT mark FROM hub_mark")
	if errors.Is(err, noMark) {
		return NoMark, nil
	}
	return Mark(found.Mark), err
}

var noMark = fault.New(fault.NotFound, "database.unmarked", "This database has no mark.")

// BeginDemo marks an empty database as one into which the demo is being loaded. ErrNotEmpty when it holds a person,
// a setting or a case.
func (d *Database) BeginDemo(ctx context.Context) error {
	begun, err := onPool(d.DB).exec(ctx, `
		INSERT INTO hub_mark (mark) SELECT ?
		WHERE NOT EXISTS (SELECT FROM person) AND NOT EXISTS (SELECT FROM setting) AND NOT EXISTS (SELECT FROM team) AND NOT EXISTS (SELECT FROM child_case)
		ON CONFLICT DO NOTHING`, string(DemoBegun))
	if err != nil || begun == 1 {
		return err
	}
	mark, err := d.Mark(ctx)
	if err == nil && mark != NoMark {
		err = errors.New("another process has begun to load the demo into this database")
	}
	if err == nil {
		err = ErrNotEmpty
	}
	return err
}

// FinishDemo marks the database as holding the whole demo. What was written before it without waiting for the disk
// is on the disk when it returns.
func (d *Database) FinishDemo(ctx context.Context) error {
	_, err := onPool(d.DB).exec(ctx, "UPDATE hub_mark SET mark = ?, at = now()", string(DemoLoaded))
	return err
}

// Private reports whether the database belongs to the hub's own private server.
func (d *Database) Private() bool { return d.Ended != nil }

// Rebuild throws away everything in the private database and makes its schema anew. It refuses for a named server.
func (d *Database) Rebuild(ctx context.Context) error {
	if !d.Private() {
		return errors.New("only the private database is ever rebuilt")
	}
	for _, sql := range []string{"DROP SCHEMA public CASCADE", "CREATE SCHEMA public"} {
		if _, err := onPool(d.DB).exec(ctx, sql); err != nil {
			return fmt.Errorf("rebuilding the private database: %w", err)
		}
	}
	_, err := Migrate(ctx, d.DSN)
	return err
}

// ForLoading opens the same database once more, with commits that don't wait for the disk: for work that is done
// again from its beginning when it is interrupted. FinishDemo ends it. The caller closes what it gets.
func (d *Database) ForLoading() (*Database, error) {
	db, err := openWith(d.DSN, longestStatement, map[string]string{"synchronous_commit": "off"})
	if err != nil {
		return nil, err
	}
	return &Database{DB: db, DSN: d.DSN, stop: func() error { return nil }}, nil
}
