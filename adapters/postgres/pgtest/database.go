// Package pgtest gives every test a real PostgreSQL database of its own: a
// copy of one that was migrated once. Tests that use it may run in parallel,
// within a package and across packages.
package pgtest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/cluster"
	"ehchub/migrations"
)

// poolPerTest keeps a few hundred tests at once within the server's limit.
const poolPerTest = 8

// New opens a migrated database that only this test uses, and drops it when
// the test ends. Without PostgreSQL's binaries the test fails.
func New(t testing.TB) *bun.DB {
	t.Helper()
	return open(t, NewDSN(t))
}

// NewDSN is the connection string of a migrated database that only this test
// uses. It is dropped when the test ends, whoever is still connected.
func NewDSN(t testing.TB) string {
	t.Helper()
	template, err := template()
	if err != nil {
		t.Fatal(err)
	}
	return create(t, "TEMPLATE "+quote(template)+" STRATEGY file_copy")
}

// EmptyDSN is the connection string of a database without any tables, for
// tests of migrating itself.
func EmptyDSN(t testing.TB) string {
	t.Helper()
	return create(t, "STRATEGY file_copy")
}

func open(t testing.TB, dsn string) *bun.DB {
	t.Helper()
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(poolPerTest)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func create(t testing.TB, how string) string {
	t.Helper()
	dir, err := socketDir()
	if err != nil {
		t.Fatal(err)
	}
	name := "test_" + strings.ToLower(rand.Text())
	if err := asOwner(context.Background(), dir, "CREATE DATABASE "+quote(name)+" "+how); err != nil {
		t.Fatalf("make the test's database: %v", err)
	}
	t.Cleanup(func() {
		if err := asOwner(context.Background(), dir, "DROP DATABASE IF EXISTS "+quote(name)+" WITH (FORCE)"); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return cluster.OpenDSN(dir, name)
}

// template is the name of the migrated database that tests copy. Its name
// hangs on the text of the migrations, so that a server which outlives a
// change of them never serves an old one.
var template = sync.OnceValues(func() (string, error) {
	dir, err := socketDir()
	if err != nil {
		return "", err
	}
	sum, err := sumOf(migrations.FS)
	if err != nil {
		return "", err
	}
	name := "migrated_" + sum
	return name, makeTemplate(context.Background(), dir, name)
})

// makeTemplate makes the template unless another test binary has. It gets its
// name only when it is complete.
func makeTemplate(ctx context.Context, dir, name string) error {
	conn, err := pgx.Connect(ctx, cluster.OpenDSN(dir, "postgres"))
	if err != nil {
		return fmt.Errorf("connect to the test server: %w", err)
	}
	defer conn.Close(ctx) // and gives the lock back
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock(1)"); err != nil {
		return fmt.Errorf("wait for the template database: %w", err)
	}
	var there bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&there); err != nil || there {
		return err
	}
	building := name + "_building"
	for _, sql := range []string{"DROP DATABASE IF EXISTS " + quote(building) + " WITH (FORCE)", "CREATE DATABASE " + quote(building)} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return fmt.Errorf("make the template database: %w", err)
		}
	}
	if _, err := postgres.Migrate(ctx, cluster.OpenDSN(dir, building)); err != nil {
		return err
	}
	if _, err := conn.Exec(ctx, "ALTER DATABASE "+quote(building)+" RENAME TO "+quote(name)); err != nil {
		return fmt.Errorf("name the template database: %w", err)
	}
	return nil
}

func sumOf(files fs.FS) (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, path)
		fmt.Fprintf(hash, "%s %d\n", path, len(text))
		hash.Write(text)
		return err
	})
	return hex.EncodeToString(hash.Sum(nil)[:8]), err
}

// asOwner runs one statement that can't run inside a transaction.
func asOwner(ctx context.Context, dir, sql string) error {
	conn, err := pgx.Connect(ctx, cluster.OpenDSN(dir, "postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }
