package postgres

import (
	"context"
	"sync"

	"github.com/uptrace/bun"
)

// Queries counts the statements that a database is asked to run. BEGIN and COMMIT are not counted.
type Queries struct {
	mu  sync.Mutex
	ran []string
}

// CountQueries gives the same database with a count of its statements, for tests that hold a page to its budget.
func CountQueries(db *bun.DB) (*bun.DB, *Queries) {
	q := &Queries{}
	return db.WithQueryHook(q), q
}

// Count is how many statements ran since the last Reset.
func (q *Queries) Count() int { return len(q.Statements()) }

// Statements gives the statements themselves, in order.
func (q *Queries) Statements() []string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return append([]string(nil), q.ran...)
}

// Reset starts counting anew.
func (q *Queries) Reset() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.ran = nil
}

// BeforeQuery is called by bun.
func (q *Queries) BeforeQuery(ctx context.Context, e *bun.QueryEvent) context.Context {
	if op := e.Operation(); op != "BEGIN" && op != "COMMIT" && op != "ROLLBACK" {
		q.mu.Lock()
		q.ran = append(q.ran, e.Query)
		q.mu.Unlock()
	}
	return ctx
}

// AfterQuery is called by bun.
func (q *Queries) AfterQuery(context.Context, *bun.QueryEvent) {}
