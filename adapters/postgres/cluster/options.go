package cluster

import (
	"context"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
)

// Options says where a private cluster is kept and how it runs.
type Options struct {
	// Dir is the cluster's own folder. It is made when missing. Nothing else
	// may be kept in it.
	Dir string
	// Log receives the few lines that a person should read, such as where the
	// data really is. Nil discards them. The server's own log is a file in the
	// folder.
	Log io.Writer
	// Fast gives up safety against power loss for speed. For tests only.
	Fast bool

	// lookIn replaces the places where server binaries are looked for.
	lookIn *places
}

// Missing is what Start says when no usable server binaries are installed.
const Missing = "PostgreSQL 15 or newer server binaries were not found: install Debian's package postgresql-15 " +
	"(make run and make test do this), or set DATABASE_URL"

// Owner is the cluster's only role. It may do everything in the cluster and
// needs no password, because only the server's own user can reach the socket.
const Owner = "hub_owner"

// OpenDSN is the connection string for a database of the cluster whose socket
// is in the folder given.
func OpenDSN(socketDir, database string) string {
	return fmt.Sprintf("host=%s port=%d user=%s dbname=%s sslmode=disable", quoted(socketDir), port, Owner, quoted(database))
}

// port only names the socket file: the server opens no TCP port.
const port = 5432

func quoted(value string) string {
	out := []byte{'\''}
	for i := range len(value) {
		if value[i] == '\'' || value[i] == '\\' {
			out = append(out, '\\')
		}
		out = append(out, value[i])
	}
	return string(append(out, '\''))
}

// CreateDatabase makes the database unless it is already there.
func (c *Cluster) CreateDatabase(ctx context.Context, name string) error {
	conn, err := pgx.Connect(ctx, c.DSN("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the private database server: %w", err)
	}
	defer conn.Close(ctx)

	var there bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there); err != nil {
		return fmt.Errorf("look for database %s: %w", name, err)
	}
	if there {
		return nil
	}
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+pgx.Identifier{name}.Sanitize()); err != nil {
		return fmt.Errorf("create database %s: %w", name, err)
	}
	return nil
}
