package postgres

import (
	"time"

	"github.com/uptrace/bun"
)

// MigrateFrom lets tests migrate from files of their own.
var MigrateFrom = migrateFrom

// NewUnitOfWorkAt lets tests say when the council's profile is read.
func NewUnitOfWorkAt(db *bun.DB, now func() time.Time) *UnitOfWork {
	u := NewUnitOfWork(db)
	u.council.now = now
	return u
}

// SearchTrail gives the statement by which the audit is searched.
var SearchTrail = searchTrail
