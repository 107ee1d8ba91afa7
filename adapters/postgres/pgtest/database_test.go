package pgtest_test

import (
	"testing"

	"ehchub/adapters/postgres/pgtest"
)

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	for _, name := range []string{"first", "second", "third"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.New(t)
			if _, err := db.ExecContext(t.Context(), "CREATE TABLE mine (n int)"); err != nil {
				t.Fatalf("the database holds something of another test: %v", err)
			}
			var migrated int
			if err := db.NewRaw("SELECT count(*) FROM bun_migrations").Scan(t.Context(), &migrated); err != nil {
				t.Fatal(err)
			}
			if migrated == 0 {
				t.Fatal("the database isn't migrated")
			}
		})
	}
}

func TestDatabaseIsDroppedWhenItsTestEnds(t *testing.T) {
	var name string
	t.Run("ends", func(t *testing.T) {
		if err := pgtest.New(t).NewRaw("SELECT current_database()").Scan(t.Context(), &name); err != nil {
			t.Fatal(err)
		}
	})
	var there bool
	if err := pgtest.New(t).NewRaw("SELECT EXISTS (SELECT FROM pg_database WHERE datname = ?)", name).Scan(t.Context(), &there); err != nil {
		t.Fatal(err)
	}
	if name == "" || there {
		t.Fatalf("database %q is still there", name)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		pgtest.NewDSN(b)
	}
}
