package county

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/jackc/pgx/v5"

	"ehchub/adapters/postgres"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// checked is how many cases Check looks at.
const checked = 120

// Check proves on a sample of cases that what was copied is what the stores would have written: they load through
// the stores as they were led, and saving them through the stores leaves every row of case, parties, tray and
// search as it was. Cases of drafts under way are left out, because measuring saves their parts.
func (c *County) Check(ctx context.Context, dsn string) error {
	db, err := postgres.Open(dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	units := postgres.NewUnitOfWork(db)
	looked := 0
	for number := 0; looked < min(checked, c.Cases/2); number += max(1, c.Cases/checked/2) {
		f, err := c.lead(number % c.Cases)
		if err != nil {
			return err
		}
		if f.kase.State() == casework.Drafting || f.kase.State() == casework.DraftShared {
			continue
		}
		looked++
		if err := checkFile(ctx, conn, units, f); err != nil {
			return fmt.Errorf("case %d (%s): %w", number, f.id, err)
		}
	}
	return checkWhole(ctx, conn, c)
}

func checkFile(ctx context.Context, conn *pgx.Conn, units ports.UnitOfWork, f *file) error {
	if err := units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return f.loads(ctx, s) }); err != nil {
		return err
	}
	before, err := rowsOf(ctx, conn, f.id)
	if err != nil {
		return err
	}
	err = units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		stored, err := s.Cases.Get(ctx, f.id)
		if err != nil {
			return err
		}
		return s.Cases.Save(ctx, stored)
	})
	if err != nil {
		return err
	}
	after, err := rowsOf(ctx, conn, f.id)
	if err != nil {
		return err
	}
	for i := range before {
		if before[i] != after[i] {
			return fmt.Errorf("saving it changed its rows:\ncopied %s\nsaved  %s", before[i], after[i])
		}
	}
	return nil
}

// loads compares everything that the stores give with how the case was led.
func (f *file) loads(ctx context.Context, s ports.Stores) error {
	stored, err := s.Cases.Get(ctx, f.id)
	if err != nil {
		return err
	}
	was, is := f.kase.Snapshot(), stored.Snapshot()
	was.Version = is.Version
	if err := same("the case", was, is); err != nil {
		return err
	}
	running, err := s.Clocks.Of(ctx, f.id)
	if err != nil {
		return err
	}
	if err := same("the clock", f.clock.Snapshot(), running.Snapshot()); err != nil {
		return err
	}
	requests, err := s.Advice.OfCase(ctx, f.id)
	if err != nil {
		return err
	}
	var led, found []any
	for i, r := range requests {
		snapshot := r.Snapshot()
		snapshot.Version = 0
		found, led = append(found, snapshot), append(led, nil)
		for _, a := range f.advice {
			if a.ID() == r.ID() {
				led[i] = a.Snapshot()
			}
		}
	}
	if err := same("the advice", led, found); err != nil || len(requests) != len(f.advice) {
		return fmt.Errorf("%d of %d requests for advice: %w", len(requests), len(f.advice), err)
	}
	views, err := s.Views.Of(ctx, f.id)
	if err != nil {
		return err
	}
	for _, v := range f.views.Changed() {
		if err := same("the views", v, views.Tile(v.Tile)); err != nil {
			return err
		}
	}
	return f.loadsPlan(ctx, s)
}

func (f *file) loadsPlan(ctx context.Context, s ports.Stores) error {
	if f.plan == nil {
		return nil
	}
	p, err := s.Plans.Of(ctx, f.id)
	if err != nil {
		return err
	}
	for _, part := range f.plan.Parts {
		stored, err := p.Part(part.Key)
		if err != nil {
			return err
		}
		if err := same("a part of the plan", part, stored); err != nil {
			return err
		}
	}
	if err := same("the versions", f.plan.Shared, p.Shared()); err != nil {
		return err
	}
	for _, v := range f.plan.Fresh {
		stored, err := s.Plans.Version(ctx, f.id, v.Number)
		if err != nil {
			return err
		}
		if err := same("a version", v, stored); err != nil {
			return err
		}
	}
	return f.loadsComments(ctx, s)
}

func (f *file) loadsComments(ctx context.Context, s ports.Stores) error {
	stored, err := s.Comments.OfCase(ctx, f.id)
	if err != nil {
		return err
	}
	for i := range stored {
		stored[i].Revision = 0
	}
	return same("the comments", append([]plan.Comments(nil), f.comments...), stored)
}

// same compares two values as the stores keep them.
func same(what string, led, stored any) error {
	a, err := json.Marshal(led)
	if err != nil {
		return err
	}
	b, err := json.Marshal(stored)
	if err != nil {
		return err
	}
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil || !reflect.DeepEqual(x, y) {
		return fmt.Errorf("%s came back as\n%s\nand was copied as\n%s", what, b, a)
	}
	return nil
}

// rowsOf gives the rows that Save keeps, as text; the version apart.
func rowsOf(ctx context.Context, conn *pgx.Conn, id ehc.CaseID) ([]string, error) {
	rows, err := conn.Query(ctx, `
		SELECT 'case ' || jsonb_strip_nulls(to_jsonb(t) - 'version')::text FROM child_case t WHERE id = $1 UNION ALL
		SELECT 'party ' || to_jsonb(t)::text FROM case_party t WHERE case_id = $1 UNION ALL
		SELECT 'tray ' || to_jsonb(t)::text FROM tray t WHERE case_id = $1 UNION ALL
		SELECT 'search ' || to_jsonb(t)::text FROM case_search t WHERE case_id = $1 UNION ALL
		SELECT 'event ' || count(*) FROM event WHERE case_id = $1
		ORDER BY 1`, string(id))
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// checkWhole counts what the copied rows must add up to.
func checkWhole(ctx context.Context, conn *pgx.Conn, c *County) error {
	questions := []struct {
		what, sql string
		low, high float64
	}{
		{"cases", "SELECT count(*) FROM child_case", float64(c.Cases), float64(c.Cases)},
		{"people", "SELECT count(*) FROM person", Users, Users},
		{"tray rows without a case", "SELECT count(*) FROM tray t LEFT JOIN child_case c ON c.id = t.case_id WHERE c.id IS NULL", 0, 0},
		{"cases without a row for the search", "SELECT count(*) FROM child_case c LEFT JOIN case_search s ON s.case_id = c.id WHERE s.case_id IS NULL", 0, 0},
		{"fewest holders besides the authority", "SELECT min(n) - 1 FROM (SELECT count(*) AS n FROM tray GROUP BY case_id) c", 2, 8},
		{"most holders besides the authority", "SELECT max(n) - 1 FROM (SELECT count(*) AS n FROM tray GROUP BY case_id) c", 2, 8},
		{"cases that the authority doesn't hold", "SELECT count(*) FROM child_case c WHERE NOT EXISTS (SELECT FROM tray t WHERE t.case_id = c.id AND t.holder = '" + ehc.AuthorityID + "')", 0, 0},
		{"trays whose cases are not counted right", "SELECT count(*) FROM (SELECT holder, bucket, count(*) FROM tray GROUP BY 1, 2) t FULL JOIN (SELECT holder, bucket, sum(cases) FROM tray_count GROUP BY 1, 2) c USING (holder, bucket) WHERE t.count IS DISTINCT FROM coalesce(c.sum, 0) AND c.sum IS DISTINCT FROM 0", 0, 0},
		{"cases whose stages don't end in their state", "SELECT count(*) FROM child_case c WHERE (SELECT s.state FROM case_stage s WHERE s.case_id = c.id ORDER BY s.entered_at DESC LIMIT 1) IS DISTINCT FROM c.state", 0, 0},
		{"cases without a deadline", "SELECT count(*) FROM child_case c WHERE NOT EXISTS (SELECT FROM deadline d WHERE d.case_id = c.id)", 0, 0},
		{"plans for each hundred cases", "SELECT 100.0 * count(*) / (SELECT count(*) FROM child_case) FROM plan", 37, 43},
		{"parts of a plan", "SELECT 1.0 * count(*) / (SELECT count(*) FROM plan) FROM plan_part", 11, 11},
		{"kilobytes of a plan", "SELECT avg(n) / 1000.0 FROM (SELECT sum(length(p.record::text)) AS n FROM (SELECT id FROM plan LIMIT 1000) whole JOIN plan_part p ON p.plan_id = whole.id GROUP BY whole.id) p", 13, 17},
		{"fewest events", "SELECT min(n) FROM (SELECT count(*) AS n FROM event GROUP BY case_id) e", 6, 15},
	}
	var wrong []string
	for _, q := range questions {
		var n float64
		if err := conn.QueryRow(ctx, "SELECT ("+q.sql+")::float8").Scan(&n); err != nil {
			return fmt.Errorf("%s: %w", q.what, err)
		}
		if n < q.low || n > q.high {
			wrong = append(wrong, fmt.Sprintf("%s: %g, not %g to %g", q.what, n, q.low, q.high))
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("the county is not as it should be: %s", strings.Join(wrong, "; "))
	}
	return nil
}
