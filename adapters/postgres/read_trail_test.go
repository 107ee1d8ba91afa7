package postgres_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// fillTrail writes an audit of 2,000 persons and 5,000 cases over two years, of which one look in 50 took a file away and
// one in 1,000 was refused.
func fillTrail(t testing.TB, db *bun.DB, entries int) {
	t.Helper()
	for _, sql := range []string{`
		INSERT INTO audit (at, actor, action, case_id, item, refused, kind)
		SELECT timestamptz '2024-11-23' + n * (interval '730 days' / ?0), ('00000000-0000-7000-8000-' || lpad(to_hex(n % 2000), 12, '0'))::uuid, 'action ' || n % 77,
			('00000000-0000-7000-9000-' || lpad(to_hex(n % 5003), 12, '0'))::uuid, '', n % 1000 = 0, CASE WHEN n % 50 = 1 THEN 'took' ELSE 'looked' END
		FROM generate_series(1, ?0) n`, "ANALYZE audit"} {
		if _, err := db.ExecContext(t.Context(), sql, entries); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	somePerson ehc.PersonID = "00000000-0000-7000-8000-00000000000b"
	someCaseID ehc.CaseID   = "00000000-0000-7000-9000-00000000000b"
)

// searches are the ways in which an audit is searched, each for one page in its middle.
func searches() map[string]ports.TrailQuery {
	middle := ports.TrailMark{At: time.Date(2025, 11, 23, 0, 0, 0, 0, time.UTC), ID: 1 << 40}
	asked := map[string]ports.TrailQuery{
		"everything": {}, "person": {Person: somePerson}, "case": {Case: someCaseID}, "person and case": {Person: somePerson, Case: someCaseID}, "action": {Action: "action 7"},
		"taken away": {Kind: ports.Took}, "refused": {Refused: true}, "days": {Since: middle.At.AddDate(0, -1, 0), Before: middle.At}, "person, action and days": {Person: somePerson, Action: "action 7", Since: middle.At.AddDate(0, -6, 0)},
	}
	all := map[string]ports.TrailQuery{}
	for name, q := range asked {
		q.Limit = 51
		all[name] = q
		q.After = middle
		all[name+", further on"] = q
	}
	return all
}

func TestNoSearchOfTheAuditReadsAllOfIt(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	fillTrail(t, db, 100_000)
	for name, q := range searches() {
		query, args := postgres.SearchTrail(q)
		var lines []string
		if err := db.NewRaw("EXPLAIN "+query, args...).Scan(t.Context(), &lines); err != nil {
			t.Fatal(err)
		}
		if plan := strings.Join(lines, "\n"); strings.Contains(plan, "Seq Scan on audit") {
			t.Errorf("%s reads the whole audit:\n%s", name, plan)
		}
	}
}

func BenchmarkSearchTheAudit(b *testing.B) {
	db := pgtest.New(b)
	fillTrail(b, db, 1_000_000)
	units := postgres.NewUnitOfWork(db)
	for name, q := range searches() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := units.Do(b.Context(), func(ctx context.Context, s ports.Stores) error {
					_, err := s.Trail.Search(ctx, q)
					return err
				}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
