package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// runScript runs a script for one asking, and hands the rows of each statement to read. A nil read reads them to
// their end and drops them. Statements are prepared once on each connection.
func runScript(ctx context.Context, conn *pgx.Conn, s script, a *asking, read func(step int, rows pgx.Rows) error) error {
	now := time.Now().UTC()
	for i, st := range s {
		values, err := a.values(st.Args, now)
		if err != nil {
			return err
		}
		rows, err := conn.Query(ctx, st.SQL, values...)
		if err != nil {
			return err
		}
		if read != nil {
			err = read(i, rows)
		}
		for err == nil && rows.Next() {
		}
		rows.Close()
		if err == nil {
			err = rows.Err()
		}
		if err == nil && st.writesPart() && rows.CommandTag().RowsAffected() != 1 {
			err = errors.New("someone else saved the part")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writesPart reports whether the statement writes a part of the plan, which must be at the revision that was read.
func (s step) writesPart() bool {
	return slices.ContainsFunc(s.Args, func(a arg) bool { return a.Of == argPart })
}
