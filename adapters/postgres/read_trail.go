package postgres

import (
	"context"
	"strings"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type trailStore struct{ statements }

type lookRow struct {
	Actor    ehc.PersonID
	Name     string
	JobTitle string
	At       time.Time
}

func (s trailStore) Looks(ctx context.Context, id ehc.CaseID) ([]ports.Look, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []lookRow
	err := s.all(ctx, &rows, `
		SELECT l.actor, coalesce(p.name, '') AS name, coalesce(p.job_title, '') AS job_title, l.at
		FROM (SELECT actor, max(at) AS at FROM audit WHERE case_id = ? AND NOT refused AND actor IS NOT NULL AND action <> ? GROUP BY actor) l
		LEFT JOIN person p ON p.id = l.actor ORDER BY l.at DESC, l.actor`, string(id), string(access.SearchAudit))
	var looks []ports.Look
	for _, row := range rows {
		looks = append(looks, ports.Look{Person: row.Actor, Name: row.Name, JobTitle: row.JobTitle, At: row.At.UTC()})
	}
	return looks, err
}

// narrowed writes what a query asks for as a condition on the audit.
func narrowed(q ports.TrailQuery) (where string, args []any) {
	conditions := []string{"true"}
	add := func(asked bool, condition string, values ...any) {
		if asked {
			conditions, args = append(conditions, condition), append(args, values...)
		}
	}
	add(q.Person != "", "actor = ?::uuid", string(q.Person))
	add(q.Persons, "actor IS NOT NULL")
	add(q.Case != "", "case_id = ?::uuid", string(q.Case))
	add(q.Action != "", "action = ?", q.Action)
	add(q.Kind == ports.Looked, "kind = 'looked'")
	add(q.Kind == ports.Took, "kind = 'took'")
	add(q.Kind == ports.Changed, "kind = 'changed'")
	add(q.Refused, "refused")
	add(!q.Since.IsZero(), "at >= ?", q.Since)
	add(!q.Before.IsZero(), "at < ?", q.Before)
	add(!q.After.At.IsZero(), "(at, id) < (?::timestamptz, ?::bigint)", q.After.At, q.After.ID)
	return strings.Join(conditions, " AND "), args
}

// canBe reports whether a query names a person and a case that can be.
func canBe(q ports.TrailQuery) bool {
	return (q.Person == "" || valid(q.Person)) && (q.Case == "" || valid(q.Case))
}

type trailRow struct {
	ID        int64
	At        time.Time
	Actor     ehc.PersonID
	Name      string
	JobTitle  string
	CaseID    ehc.CaseID
	Reference ehc.Reference
	Action    string
	Item      string
	Kind      ports.AuditKind
	Refused   bool
	Times     int
}

func searchTrail(q ports.TrailQuery) (string, []any) {
	where, args := narrowed(q)
	return `
		SELECT a.id, a.at, a.actor, coalesce(p.name || ', for ' || f.name, p.name, '') AS name, coalesce(p.job_title, '') AS job_title, a.case_id, coalesce(c.reference, '') AS reference, a.action, a.item, a.kind, a.refused, a.times
		FROM (SELECT * FROM audit WHERE ` + where + ` ORDER BY at DESC, id DESC LIMIT ?) a
		LEFT JOIN person p ON p.id = a.actor LEFT JOIN person f ON f.id = a.for_person LEFT JOIN child_case c ON c.id = a.case_id ORDER BY a.at DESC, a.id DESC`, append(args, max(q.Limit, 0))
}

func (s trailStore) Search(ctx context.Context, q ports.TrailQuery) ([]ports.TrailEntry, error) {
	if !canBe(q) {
		return nil, nil
	}
	query, args := searchTrail(q)
	var rows []trailRow
	err := s.all(ctx, &rows, query, args...)
	var entries []ports.TrailEntry
	for _, r := range rows {
		entries = append(entries, ports.TrailEntry{TrailMark: ports.TrailMark{At: r.At.UTC(), ID: r.ID}, Person: r.Actor, Name: r.Name, JobTitle: r.JobTitle, Case: r.CaseID, Reference: r.Reference,
			Action: r.Action, Item: r.Item, Kind: r.Kind, Refused: r.Refused, Times: r.Times})
	}
	return entries, err
}

type trailSumRow struct {
	Actor     ehc.PersonID
	Name      string
	JobTitle  string
	CaseID    ehc.CaseID
	Reference ehc.Reference
	Times     int
	Last      time.Time
}

func (s trailStore) Cases(ctx context.Context, q ports.TrailQuery) ([]ports.TrailSum, error) {
	where, args := narrowed(q)
	return s.sums(ctx, q, `
		SELECT a.case_id, coalesce(c.reference, '') AS reference, a.times, a.last
		FROM (SELECT case_id, sum(times) AS times, max(at) AS last FROM audit WHERE `+where+` AND case_id IS NOT NULL GROUP BY case_id ORDER BY last DESC, case_id LIMIT ?) a
		LEFT JOIN child_case c ON c.id = a.case_id ORDER BY a.last DESC, a.case_id`, args)
}

func (s trailStore) Persons(ctx context.Context, q ports.TrailQuery) ([]ports.TrailSum, error) {
	where, args := narrowed(q)
	return s.sums(ctx, q, `
		SELECT a.actor, coalesce(p.name, '') AS name, coalesce(p.job_title, '') AS job_title, a.times, a.last
		FROM (SELECT actor, sum(times) AS times, max(at) AS last FROM audit WHERE `+where+` AND actor IS NOT NULL GROUP BY actor ORDER BY last DESC, actor LIMIT ?) a
		LEFT JOIN person p ON p.id = a.actor ORDER BY a.last DESC, a.actor`, args)
}

func (s trailStore) sums(ctx context.Context, q ports.TrailQuery, query string, args []any) ([]ports.TrailSum, error) {
	if !canBe(q) {
		return nil, nil
	}
	var rows []trailSumRow
	err := s.all(ctx, &rows, query, append(args, max(q.Limit, 0))...)
	var sums []ports.TrailSum
	for _, r := range rows {
		sums = append(sums, ports.TrailSum{Person: r.Actor, Name: r.Name, JobTitle: r.JobTitle, Case: r.CaseID, Reference: r.Reference, Times: r.Times, Last: r.Last.UTC()})
	}
	return sums, err
}
