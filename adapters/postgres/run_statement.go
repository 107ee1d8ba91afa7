package postgres

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"ehchub/domain/fault"
)

// statements runs SQL and turns what goes wrong into faults. Arguments that no text column can hold are refused
// before they reach the database. Each statement is prepared once on each connection, because planning one costs
// several times what running it does; a place for an argument is written as "?".
type statements struct {
	on   runner
	into *bun.DB // reads rows into structs
}

// runner is a transaction or, outside of one, the pool.
type runner interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// onPool runs each statement by itself.
func onPool(db *bun.DB) statements { return statements{db.DB, db} }

// onTx runs statements in a transaction of the pool.
func onTx(tx bun.Tx, db *bun.DB) statements { return statements{tx.Tx, db} }

// exec runs a statement and reports how many rows it wrote.
func (s statements) exec(ctx context.Context, query string, args ...any) (int64, error) {
	query, args, err := prepared(query, args)
	if err != nil {
		return 0, err
	}
	result, err := s.on.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, explainFailure(err)
	}
	return result.RowsAffected()
}

// write runs a statement that must write as many rows as expected, else someone else was first.
func (s statements) write(ctx context.Context, expected int, otherwise *fault.Fault, query string, args ...any) error {
	n, err := s.exec(ctx, query, args...)
	if err != nil {
		return err
	}
	if n != int64(expected) {
		return otherwise
	}
	return nil
}

// all reads every row into dest, a pointer to a slice.
func (s statements) all(ctx context.Context, dest any, query string, args ...any) error {
	return s.read(ctx, query, args, func(rows *sql.Rows) error { return s.into.ScanRows(ctx, rows, dest) })
}

// one reads one row into dest, a pointer to a struct or a single value.
func (s statements) one(ctx context.Context, dest any, missing *fault.Fault, query string, args ...any) error {
	return s.read(ctx, query, args, func(rows *sql.Rows) error {
		if !rows.Next() {
			if err := rows.Err(); err != nil {
				return err
			}
			return missing
		}
		if err := s.into.ScanRow(ctx, rows, dest); err != nil {
			return err
		}
		return rows.Close() // with what went wrong after the first row
	})
}

func (s statements) read(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	query, args, err := prepared(query, args)
	if err != nil {
		return err
	}
	rows, err := s.on.QueryContext(ctx, query, args...)
	if err != nil {
		return explainFailure(err)
	}
	defer rows.Close()
	if err := scan(rows); err != nil {
		return explainFailure(err)
	}
	return nil
}

var errUnstorable = fault.New(fault.Invalid, "text.unreadable", "The text holds a character that can’t be kept. Remove it and try again.")

func isText(s string) bool { return !strings.Contains(s, "\x00") && utf8.ValidString(s) }

// holdsNUL finds \u0000 in JSON, but not an escaped backslash that is followed by the letters u0000.
func holdsNUL(text []byte) bool {
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte(`\u0000`))
		if i < 0 {
			return false
		}
		at += i
		before := 0
		for at-before > 0 && text[at-before-1] == '\\' {
			before++
		}
		if before%2 == 0 {
			return true
		}
		at += len(`\u0000`)
	}
}

// explainFailure gives a fault where the database's answer has a meaning for the reader, else the error itself.
func explainFailure(err error) error {
	if fault.As(err) != nil {
		return err
	}
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		if f := explainRefusal(refused); f != nil {
			return fmt.Errorf("%w (SQLSTATE %s, %s)", f, refused.Code, refused.ConstraintName)
		}
		return fmt.Errorf("postgres: %w", err)
	}
	var away *pgconn.ConnectError
	if errors.As(err, &away) {
		return fmt.Errorf("%w (%v)", fault.New(fault.Unavailable, "database.away", "The hub can’t reach its records just now. Please try again in a few minutes."), err)
	}
	return fmt.Errorf("postgres: %w", err)
}

func explainRefusal(e *pgconn.PgError) *fault.Fault {
	switch e.Code {
	case "23505": // unique_violation
		return explainDuplicate(e.ConstraintName)
	case "23503", "22P02": // foreign_key_violation, invalid_text_representation of an identity
		return fault.New(fault.NotFound, "record.unknown", "What this belongs to is not there.")
	case "22P05", "22021": // untranslatable_character, character_not_in_repertoire
		return errUnstorable
	case "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "53300": // busy, too slow, or shutting down
		return fault.New(fault.Unavailable, "database.busy", "The hub’s records are busy just now. Please try again in a moment.")
	}
	return nil
}

func explainDuplicate(constraint string) *fault.Fault {
	switch constraint {
	case "person_email", "own_address_pkey":
		return fault.Field("email", "person.email-taken", "Someone else already uses this e-mail address.")
	case "setting_urn":
		return fault.New(fault.Conflict, "setting.urn-taken", "Another setting has this number of the register.")
	case "child_case_reference":
		return fault.New(fault.Conflict, "case.reference-taken", "Another case has this case ID. Please try again.")
	case "plan_version_number", "plan_version_pkey", "plan_case":
		return stalePlan
	}
	return fault.New(fault.Conflict, "record.stale", "Someone else saved this at the same moment. Reload the page and try again.")
}
