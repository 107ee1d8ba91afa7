package postgres

import (
	"context"
	"fmt"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// AskedOfTeams takes the soonest of each team from the index of what teams have to answer.
func (s workStore) AskedOfTeams(ctx context.Context, limit int, teams ...ehc.TeamID) ([]ports.TeamAsk, error) {
	var ids []string
	for _, id := range teams {
		if valid(id) {
			ids = append(ids, string(id))
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []struct {
		ID, CaseID, Reference, Called, Person, Name, Team, Limb, DueOn string
		Begun, Reopened                                                bool
	}
	query := join(`
		SELECT a.id, a.case_id, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called, coalesce(a.adviser_person::text, '') AS person, coalesce(a.record->'Adviser'->>'Name', '') AS name, a.adviser_team::text AS team,
			a.limb, coalesce(a.due_on::text, '') AS due_on, coalesce(a.record->>'WrittenBy', '') <> '' AS begun, coalesce(a.record->>'FirstDoneOn', '') <> '' AS reopened
		FROM advice_request a JOIN child_case c ON c.id = a.case_id LEFT JOIN case_search n ON n.case_id = c.id
		WHERE a.status IN ('pending', 'not-allocated') AND a.adviser_team IN (`, value(listOf(ids)), ") AND ", onTray("a", ids), " ORDER BY a.due_on, a.id LIMIT ", value(max(limit, 0)))
	if err := s.all(ctx, &rows, query.sql, query.args...); err != nil {
		return nil, err
	}
	asked := make([]ports.TeamAsk, len(rows))
	for i, r := range rows {
		asked[i] = ports.TeamAsk{Team: ehc.TeamID(r.Team), Name: r.Name, Reopened: r.Reopened,
			AskedWork: ports.AskedWork{Case: ehc.CaseID(r.CaseID), Advice: ehc.AdviceID(r.ID), Reference: ehc.Reference(r.Reference), Called: r.Called, Person: ehc.PersonID(r.Person), Limb: r.Limb, Begun: r.Begun}}
		if err := asked[i].DueOn.UnmarshalText([]byte(r.DueOn)); err != nil {
			return nil, fmt.Errorf("postgres: request for advice %s: %w", r.ID, err)
		}
	}
	return asked, nil
}
