package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/cluster"
	"ehchub/cmd/hubbench/county"
	"ehchub/migrations"
)

// form changes with what the county is filled with, so that kept databases are filled anew.
const form = 3

// mark is kept as the comment of a filled database.
type mark struct {
	Cases  int
	Day    time.Time
	Schema string
	Form   int
}

// startCluster starts the private server that holds the filled databases.
func (p benchPlan) startCluster(ctx context.Context) (*cluster.Cluster, error) {
	return cluster.Start(ctx, cluster.Options{Dir: filepath.Join(p.dir, "postgres"), Log: os.Stderr})
}

// prepare gives the county of a size in a database that holds it: a kept one, brought to today's schema where it has
// an older one, or one filled now.
func prepare(ctx context.Context, server *cluster.Cluster, cases int) (*county.County, string, error) {
	name := fmt.Sprintf("cases_%d", cases)
	schema, err := schemaSum()
	if err != nil {
		return nil, "", err
	}
	kept, err := readMark(ctx, server, name)
	if err != nil {
		return nil, "", err
	}
	if kept.Cases == cases && kept.Form == form {
		c := county.New(cases, kept.Day)
		if err = keep(ctx, server, name, c, kept, schema); err == nil {
			return c, server.DSN(name), nil
		}
		fmt.Fprintf(os.Stderr, "The kept database of %d cases no longer fits the stores: %v\n", cases, err)
	}
	c := county.New(cases, time.Now())
	return c, server.DSN(name), fill(ctx, server, name, c, mark{cases, c.Today, schema, form})
}

// keep migrates a kept database and checks that it holds what the stores would have stored.
func keep(ctx context.Context, server *cluster.Cluster, name string, c *county.County, m mark, schema string) error {
	if m.Schema != schema {
		if _, err := postgres.Migrate(ctx, server.DSN(name)); err != nil {
			return err
		}
	}
	if err := c.Check(ctx, server.DSN(name)); err != nil || m.Schema == schema {
		return err
	}
	m.Schema = schema
	return writeMark(ctx, server, name, m)
}

func fill(ctx context.Context, server *cluster.Cluster, name string, c *county.County, m mark) error {
	fmt.Fprintf(os.Stderr, "Filling a database with %d cases and %d people\n", c.Cases, county.Users)
	begun := time.Now()
	for _, statement := range []string{
		"DROP DATABASE IF EXISTS " + pgx.Identifier{name}.Sanitize() + " WITH (FORCE)",
		"CREATE DATABASE " + pgx.Identifier{name}.Sanitize(),
		"ALTER SYSTEM SET max_wal_size = '8GB'", "SELECT pg_reload_conf()",
	} {
		if err := onServer(ctx, server, statement); err != nil {
			return err
		}
	}
	if _, err := postgres.Migrate(ctx, server.DSN(name)); err != nil {
		return err
	}
	if err := c.Fill(ctx, server.DSN(name), os.Stderr); err != nil {
		return err
	}
	if err := c.Check(ctx, server.DSN(name)); err != nil {
		return fmt.Errorf("what was filled in is not what the hub would have stored: %w", err)
	}
	for _, statement := range []string{"ALTER SYSTEM RESET max_wal_size", "SELECT pg_reload_conf()"} {
		if err := onServer(ctx, server, statement); err != nil {
			return err
		}
	}
	fmt.Fprintf(os.Stderr, "Filled and checked in %.0f s\n", time.Since(begun).Seconds())
	return writeMark(ctx, server, name, m)
}

func onServer(ctx context.Context, server *cluster.Cluster, sql string) error {
	conn, err := pgx.Connect(ctx, server.DSN("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, sql); err != nil {
		return fmt.Errorf("%s: %w", sql, err)
	}
	return nil
}

func writeMark(ctx context.Context, server *cluster.Cluster, name string, m mark) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return onServer(ctx, server, "COMMENT ON DATABASE "+pgx.Identifier{name}.Sanitize()+" IS '"+string(text)+"'")
}

func readMark(ctx context.Context, server *cluster.Cluster, name string) (mark, error) {
	conn, err := pgx.Connect(ctx, server.DSN("postgres"))
	if err != nil {
		return mark{}, err
	}
	defer conn.Close(ctx)
	var text string
	err = conn.QueryRow(ctx, "SELECT coalesce((SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1), '{}')", name).Scan(&text)
	if err != nil {
		return mark{}, err
	}
	var m mark
	if json.Unmarshal([]byte(text), &m) != nil {
		return mark{}, nil // of something else: it is filled anew
	}
	return m, nil
}

// schemaSum tells one set of migrations from another.
func schemaSum() (string, error) {
	hash := sha256.New()
	err := fs.WalkDir(migrations.FS, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(migrations.FS, path)
		fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		return err
	})
	return hex.EncodeToString(hash.Sum(nil)[:8]), err
}
