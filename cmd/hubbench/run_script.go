package main

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// runScript runs a script for one asking, and hands the rows of each statement to read. A nil read reads them to
// their end and drops them. Statements are prepared once on each connection.
func runScript(ctx context.Context, conn *pgx.Conn, s script, a asking, read func(step int, rows pgx.Rows) error) error {
	now := time.Now().UTC()
	for i, st := range s {
		rows, err := conn.Query(ctx, st.SQL, a.values(st.Args, now)...)
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
		if err != nil {
			return err
		}
	}
	return nil
}
