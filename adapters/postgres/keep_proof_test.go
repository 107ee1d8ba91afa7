package postgres_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func TestVersionsAndAuditAreNeverChanged(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	units := postgres.NewUnitOfWork(db)
	id := portstest.NewID[ehc.CaseID]()
	if err := units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		if err := s.Cases.Save(ctx, casework.StartRequest(id, ehc.SystemActor(), casework.Request{}, casework.Child{}, portstest.At)); err != nil {
			return err
		}
		if err := s.Plans.Save(ctx, plan.Begin(portstest.NewID[ehc.PlanID](), id, nil, plan.ViewsGiven{}, portstest.NewID[ehc.ItemID], portstest.At)); err != nil {
			return err
		}
		return s.Audit.Record(ctx, ports.AuditEntry{At: portstest.At, Action: "see-case", Case: id})
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "INSERT INTO plan_version (id, plan_id, case_id, number, kind, record) SELECT gen_random_uuid(), id, case_id, 1, 'draft', '{}' FROM plan"); err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{
		"UPDATE plan_version SET record = '{}'", "DELETE FROM plan_version", "TRUNCATE plan_version CASCADE",
		"UPDATE audit SET actor = NULL", "DELETE FROM audit", "TRUNCATE audit",
	} {
		if _, err := db.ExecContext(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "never changed or deleted") {
			t.Errorf("%s: %v", sql, err)
		}
	}
}

func TestACommitThatFailsIsReturned(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if _, err := db.ExecContext(t.Context(), `
		CREATE FUNCTION refuse_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused at commit'; END $$;
		CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON council DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_at_commit()`); err != nil {
		t.Fatal(err)
	}
	units := postgres.NewUnitOfWork(db)
	err := units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		return s.Council.SaveProfile(ctx, council.Profile{Name: "Wrenshire"})
	})
	if err == nil || !strings.Contains(err.Error(), "refused at commit") {
		t.Fatalf("got %v", err)
	}
	err = units.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
		_, err := s.Council.Profile(ctx)
		return err
	})
	if !fault.Is(err, fault.NotFound) {
		t.Errorf("the process goes on with a profile that was not kept: %v", err)
	}
}

func TestTheCouncilsProfileIsReadOncePerMinute(t *testing.T) {
	t.Parallel()
	db, ran := postgres.CountQueries(pgtest.New(t))
	now := time.Now()
	mine, other := postgres.NewUnitOfWorkAt(db, func() time.Time { return now }), postgres.NewUnitOfWork(db)
	save := func(name string) {
		if err := other.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			return s.Council.SaveProfile(ctx, council.Profile{Name: name})
		}); err != nil {
			t.Fatal(err)
		}
		ran.Reset()
	}
	read := func(want string, statements int) {
		t.Helper()
		if err := mine.Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			if p, err := s.Council.Profile(ctx); err != nil || p.Name != want {
				t.Errorf("read %q, %v; want %q", p.Name, err, want)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if ran.Count() != statements {
			t.Errorf("ran %d statements, want %d", ran.Count(), statements)
		}
	}
	save("Wrenshire")
	read("Wrenshire", 1)
	read("Wrenshire", 1)
	save("Elsewhere") // by another process
	read("Wrenshire", 0)
	now = now.Add(time.Minute)
	read("Elsewhere", 1)
}

func TestCountingStopsAtItsLimit(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	person := portstest.NewID[ehc.PersonID]()
	if _, err := db.ExecContext(t.Context(), `
		WITH c AS (
			INSERT INTO child_case (id, version, state, surname, forenames, preferred, created_at, updated_at, record)
			SELECT gen_random_uuid(), 1, 'assessing', 'Hale', '', '', now(), now(), '{}' FROM generate_series(1, ?) RETURNING id
		) INSERT INTO tray (case_id, holder, bucket, updated_at, state, words) SELECT id, ?::uuid, 'progress', now(), 'assessing', 'hale' FROM c`,
		ports.TrayCountLimit+100, string(person)); err != nil {
		t.Fatal(err)
	}
	holders := []ehc.Holder{{Kind: ehc.HeldByPerson, ID: string(person)}}
	for _, h := range [][]ehc.Holder{holders, append(holders, ehc.Holder{Kind: ehc.HeldByTeam, ID: portstest.NewID[string]()})} {
		if err := postgres.NewUnitOfWork(db).Do(t.Context(), func(ctx context.Context, s ports.Stores) error {
			page, err := s.Pages.Tray(ctx, ports.TrayQuery{Tray: access.TrayInProgress, Holders: h, Search: "HA"})
			if page.Total != ports.TrayCountLimit+1 {
				t.Errorf("counted %d", page.Total)
			}
			return err
		}); err != nil {
			t.Error(err)
		}
	}
}

func TestUnitsAreReadCommitted(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	var level string
	if err := db.RunInTx(t.Context(), nil, func(ctx context.Context, tx bun.Tx) error {
		return tx.NewRaw("SHOW transaction_isolation").Scan(ctx, &level)
	}); err != nil || level != "read committed" {
		t.Errorf("isolation %q, %v: versions are compared on the strength of read committed", level, err)
	}
}

func TestADatabaseThatIsAwayIsSaidToBe(t *testing.T) {
	t.Parallel()
	db, err := postgres.Open("host=" + t.TempDir() + " dbname=none user=nobody")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = postgres.NewUnitOfWork(db).Do(t.Context(), func(context.Context, ports.Stores) error { return errors.New("began all the same") })
	if !fault.Is(err, fault.Unavailable) {
		t.Errorf("got %v", err)
	}
}

// However often cases come and go, reading their number stays a matter of a few rows.
func TestTheRowsThatCountATrayArePutTogether(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	holder := portstest.NewID[string]()
	exec := func(sql string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), sql, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec(`INSERT INTO child_case (id, version, state, surname, forenames, preferred, created_at, updated_at, record)
		SELECT gen_random_uuid(), 1, 'assessing', 'Hale', '', '', now(), now(), '{}' FROM generate_series(1, 4000)`)
	exec("INSERT INTO tray (case_id, holder, bucket, updated_at, state, words) SELECT id, ?::uuid, 'progress', now(), 'assessing', 'hale' FROM child_case", holder)
	exec("DELETE FROM tray WHERE case_id IN (SELECT id FROM child_case ORDER BY id LIMIT 1000)")
	exec("DELETE FROM child_case WHERE id IN (SELECT id FROM child_case ORDER BY id DESC LIMIT 500)")
	exec("UPDATE tray SET bucket = 'live' WHERE case_id IN (SELECT case_id FROM tray LIMIT 700)")
	exec("UPDATE tray SET updated_at = now(), state = 'drafting'")
	var counted []struct {
		Bucket      string
		Cases, Rows int
	}
	if err := db.NewRaw("SELECT bucket, sum(cases) AS cases, count(*) AS rows FROM tray_count GROUP BY bucket ORDER BY bucket").Scan(t.Context(), &counted); err != nil {
		t.Fatal(err)
	}
	if len(counted) != 2 || counted[0].Cases != 700 || counted[1].Cases != 1800 {
		t.Errorf("counted %+v, want 700 live and 1,800 in progress", counted)
	}
	for _, of := range counted {
		if of.Rows > 1000 { // 64 or so; by chance more than this once in a million runs
			t.Errorf("%d rows count the %s cases", of.Rows, of.Bucket)
		}
	}
}
