package postgres_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
)

func file(sql string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(sql)} }

func twoMigrations() fstest.MapFS {
	return fstest.MapFS{
		"20260101000000_one.tx.up.sql":   file("CREATE TABLE one (n int);\nINSERT INTO one VALUES (1);"),
		"20260101000000_one.tx.down.sql": file("DROP TABLE one;"),
		"20260102000000_two.tx.up.sql":   file("CREATE TABLE two (n int);"),
		"20260102000000_two.tx.down.sql": file("DROP TABLE two;"),
	}
}

func TestEveryMigrationGoesUpDownAndUpAgain(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	up, err := postgres.Migrate(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := postgres.Migrate(t.Context(), dsn); err != nil || len(again) != 0 {
		t.Fatalf("a second time it applied %v, %v", again, err)
	}
	down, err := postgres.RollBack(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(down)
	if len(up) == 0 || !slices.Equal(up, down) {
		t.Fatalf("went up %v, down %v", up, down)
	}
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var left []string
	if err := db.NewRaw("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r','v','m','S') AND relname NOT LIKE 'bun_migration%'").Scan(t.Context(), &left); err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("taking everything back left %v", left)
	}
	if pending, err := postgres.Pending(t.Context(), db); err != nil || !slices.Equal(pending, up) {
		t.Errorf("pending %v, %v", pending, err)
	}
	if again, err := postgres.Migrate(t.Context(), dsn); err != nil || !slices.Equal(again, up) {
		t.Errorf("the second way up applied %v, %v", again, err)
	}
}

func TestManyProcessesMayMigrateAtOnce(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	type result struct {
		applied []string
		err     error
	}
	results := make(chan result)
	const processes = 6
	for range processes {
		go func() {
			applied, err := postgres.MigrateFrom(context.Background(), dsn, twoMigrations())
			results <- result{applied, err}
		}()
	}
	total := 0
	for range processes {
		r := <-results
		if r.err != nil {
			t.Error(r.err)
		}
		total += len(r.applied)
	}
	if total != 2 {
		t.Fatalf("applied %d migrations of 2", total)
	}
}

func TestFailedMigrationLeavesNothingAndCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	files := twoMigrations()
	files["20260102000000_two.tx.up.sql"] = file("CREATE TABLE two (n int);\nCREATE TABLE one (n int);")
	applied, err := postgres.MigrateFrom(t.Context(), dsn, files)
	if err == nil || !strings.Contains(err.Error(), "20260102000000") || !strings.Contains(err.Error(), `relation "one" already exists`) {
		t.Fatalf("applied %v, said %v", applied, err)
	}
	applied, err = postgres.MigrateFrom(t.Context(), dsn, twoMigrations())
	if err != nil || !slices.Equal(applied, []string{"20260102000000_two"}) {
		t.Fatalf("the second time applied %v, %v", applied, err)
	}
}

func TestMigrationIsRecordedWithItsChange(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	files := twoMigrations()
	// The second migration sees the record of the first only if it was there
	// at the first one's commit; its own record must come with its own.
	files["20260102000000_two.tx.up.sql"] = file(`
		CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'recording failed'; END $$;
		CREATE TABLE two (n int);
		CREATE TRIGGER refuse BEFORE INSERT ON bun_migrations EXECUTE FUNCTION refuse();`)
	if _, err := postgres.MigrateFrom(t.Context(), dsn, files); err == nil || !strings.Contains(err.Error(), "recording failed") {
		t.Fatalf("said %v", err)
	}
	applied, err := postgres.MigrateFrom(t.Context(), dsn, twoMigrations())
	if err != nil || !slices.Equal(applied, []string{"20260102000000_two"}) {
		t.Fatalf("the change stayed without its record: applied %v, %v", applied, err)
	}
}

func TestDatabaseOfANewerVersionIsRefused(t *testing.T) {
	t.Parallel()
	dsn := pgtest.EmptyDSN(t)
	if _, err := postgres.MigrateFrom(t.Context(), dsn, twoMigrations()); err != nil {
		t.Fatal(err)
	}
	older := twoMigrations()
	delete(older, "20260102000000_two.tx.up.sql")
	delete(older, "20260102000000_two.tx.down.sql")
	if _, err := postgres.MigrateFrom(t.Context(), dsn, older); !errors.Is(err, postgres.ErrNewer) {
		t.Fatalf("said %v", err)
	}
}

func TestMigrationWithoutItsWayBackIsRefused(t *testing.T) {
	t.Parallel()
	files := twoMigrations()
	delete(files, "20260102000000_two.tx.down.sql")
	if _, err := postgres.MigrateFrom(t.Context(), "", files); err == nil || !strings.Contains(err.Error(), "20260102000000_two needs both") {
		t.Fatalf("said %v", err)
	}
}

func TestInstantsAreReadAsUTC(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	want := time.Date(2026, time.July, 1, 0, 30, 0, 0, time.FixedZone("BST", 3600))
	var row struct{ At time.Time }
	if err := db.NewRaw("SELECT ?::timestamptz AS at", want).Scan(t.Context(), &row); err != nil {
		t.Fatal(err)
	}
	if !row.At.Equal(want) || row.At.Location() != time.UTC {
		t.Fatalf("wrote %v, read %v", want, row.At)
	}
}

func TestEndlessStatementIsEnded(t *testing.T) {
	t.Parallel()
	db, err := postgres.Open(pgtest.NewDSN(t) + " statement_timeout=20")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.ExecContext(t.Context(), "SELECT pg_sleep(60)")
	if err == nil || !strings.Contains(err.Error(), "statement timeout") {
		t.Fatalf("said %v", err)
	}
}
