package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
)

const (
	mostConnections  = 20
	idleConnections  = 10
	longestIdle      = 5 * time.Minute
	longestStatement = 15 * time.Second
	longestWait      = 10 * time.Second // to connect
)

// Open prepares a pool of connections to the database named by a PostgreSQL
// connection string. It doesn't connect yet. Instants are read as UTC, and a
// statement that takes longer than 15 seconds is ended, unless the connection
// string sets statement_timeout itself.
func Open(dsn string) (*bun.DB, error) {
	return open(dsn, longestStatement)
}

func open(dsn string, statement time.Duration) (*bun.DB, error) {
	return openWith(dsn, statement, nil)
}

// openWith opens a pool whose connections have settings of their own.
func openWith(dsn string, statement time.Duration, settings map[string]string) (*bun.DB, error) {
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("read the database's connection string: %w", err)
	}
	// bun writes arguments into the statements that it makes itself, so a
	// cache of prepared statements would hold one for every value ever used.
	// The stores ask for one with each statement of theirs (see prepared).
	cfg.DefaultQueryExecMode = pgx.QueryExecModeExec
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = longestWait
	}
	setDefault(cfg, "application_name", "ehchub")
	setDefault(cfg, "statement_timeout", fmt.Sprint(statement.Milliseconds()))
	setDefault(cfg, "idle_in_transaction_session_timeout", fmt.Sprint(time.Minute.Milliseconds()))
	cfg.RuntimeParams["timezone"] = "UTC"
	for name, value := range settings {
		cfg.RuntimeParams[name] = value
	}

	watched := &tracer{}
	cfg.Tracer = watched
	pool := sql.OpenDB(connector{stdlib.GetConnector(*cfg, stdlib.OptionAfterConnect(readInstantsAsUTC)), watched})
	pool.SetMaxOpenConns(mostConnections)
	pool.SetMaxIdleConns(idleConnections)
	pool.SetConnMaxIdleTime(longestIdle)
	return bun.NewDB(pool, pgdialect.New(), bun.WithDiscardUnknownColumns()), nil
}

func setDefault(cfg *pgx.ConnConfig, name, value string) {
	if _, set := cfg.RuntimeParams[name]; !set {
		cfg.RuntimeParams[name] = value
	}
}

func readInstantsAsUTC(_ context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID,
		Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	return nil
}
