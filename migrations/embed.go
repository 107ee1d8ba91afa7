// Package migrations holds the database's schema as SQL files, applied in the
// order of their names. A file that has been released never changes: the next
// change is the next file.
package migrations

import "embed"

// FS holds every migration: NAME.tx.up.sql makes a change and
// NAME.tx.down.sql takes it back.
//
//go:embed *.sql
var FS embed.FS
