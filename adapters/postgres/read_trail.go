package postgres

import (
	"context"
	"time"

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
		FROM (SELECT actor, max(at) AS at FROM audit WHERE case_id = ? AND NOT refused AND actor IS NOT NULL GROUP BY actor) l
		LEFT JOIN person p ON p.id = l.actor ORDER BY l.at DESC, l.actor`, string(id))
	var looks []ports.Look
	for _, row := range rows {
		looks = append(looks, ports.Look{Person: row.Actor, Name: row.Name, JobTitle: row.JobTitle, At: row.At.UTC()})
	}
	return looks, err
}
