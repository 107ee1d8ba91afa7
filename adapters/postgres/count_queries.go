package postgres

import (
	"context"
	"database/sql/driver"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"
)

// Ran is one statement as the database was asked to run it.
type Ran struct {
	SQL  string
	Args []any
}

// Queries counts the statements that a database is asked to run. BEGIN and COMMIT are not counted.
type Queries struct {
	mu  sync.Mutex
	ran []Ran
}

// CountQueries gives the database, which Open opened, with a count of its statements from now on, for tests that
// hold a page to its budget. A database is counted once at a time.
func CountQueries(db *bun.DB) (*bun.DB, *Queries) {
	q := &Queries{}
	db.Driver().(watchedDriver).watched.by.Store(q)
	return db, q
}

// Count is how many statements ran since the last Reset.
func (q *Queries) Count() int { return len(q.Statements()) }

// Statements gives the statements themselves, in order.
func (q *Queries) Statements() []string {
	var texts []string
	for _, r := range q.All() {
		if op, _, _ := strings.Cut(strings.ToUpper(r.SQL), " "); op != "BEGIN" && op != "COMMIT" && op != "ROLLBACK" {
			texts = append(texts, r.SQL)
		}
	}
	return texts
}

// All gives the statements with their arguments, BEGIN and COMMIT among them, in order.
func (q *Queries) All() []Ran {
	q.mu.Lock()
	defer q.mu.Unlock()
	return append([]Ran(nil), q.ran...)
}

// Reset starts counting anew.
func (q *Queries) Reset() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.ran = nil
}

// tracer is told of each statement of a pool and passes it on to whoever counts.
type tracer struct{ by atomic.Pointer[Queries] }

// TraceQueryStart is called by pgx.
func (t *tracer) TraceQueryStart(ctx context.Context, _ *pgx.Conn, data pgx.TraceQueryStartData) context.Context {
	if q := t.by.Load(); q != nil {
		q.mu.Lock()
		q.ran = append(q.ran, Ran{strings.TrimSpace(data.SQL), values(data.Args)})
		q.mu.Unlock()
	}
	return ctx
}

// values leaves out the words to pgx that go before a statement's arguments.
func values(args []any) []any {
	for len(args) > 0 {
		switch args[0].(type) {
		case pgx.QueryExecMode, pgx.QueryResultFormats, pgx.QueryResultFormatsByOID:
			args = args[1:]
		default:
			return args
		}
	}
	return nil
}

// TraceQueryEnd is called by pgx.
func (t *tracer) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// connector makes a pool's connections, and lets CountQueries find the pool's tracer.
type connector struct {
	driver.Connector
	watched *tracer
}

// Driver is called by database/sql.
func (c connector) Driver() driver.Driver { return watchedDriver{c.Connector.Driver(), c.watched} }

type watchedDriver struct {
	driver.Driver
	watched *tracer
}
