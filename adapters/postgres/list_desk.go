package postgres

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type deskStore struct{ statements }

// deskKinds find what waits of each kind, on cases c of the officers.
var deskKinds = map[ports.DeskKind]struct{ what, open, since, id string }{
	ports.PersonToCheck: {"p.id AS item, p.record->>'Wish' AS data, '' AS name, p.case_id, p.asked_at AS since FROM proposal p LEFT JOIN child_case c ON c.id = p.case_id", "p.open", "p.asked_at", "p.id"},
	ports.MessageToMind: {"m.id AS item, m.status AS data, coalesce(p.name, '') AS name, m.case_id, m.task_at AS since FROM message m LEFT JOIN child_case c ON c.id = m.case_id LEFT JOIN person p ON p.id = m.person_id",
		"m.task_at IS NOT NULL AND m.settled_at IS NULL", "m.task_at", "m.id"},
	ports.PaperToSee: {"a.id AS item, coalesce(a.record->>'Kind', '') AS data, coalesce(a.record->>'Name', '') AS name, a.case_id, a.arrived_at AS since FROM paper_arrival a LEFT JOIN child_case c ON c.id = a.case_id",
		"a.open", "a.arrived_at", "a.id"},
	ports.RequestToCompare: {"CASE r.a WHEN c.id THEN r.b ELSE r.a END AS item, '' AS data, '' AS name, c.id AS case_id, r.at AS since FROM case_relation r JOIN LATERAL (SELECT id, coordinator FROM child_case WHERE id IN (r.a, r.b) AND state <> '" + string(casework.Closed) + "' ORDER BY received_on DESC NULLS LAST, created_at DESC, id LIMIT 1) c ON true",
		"NOT r.answered AND r.kind = '" + string(casework.SameChild) + "'", "r.at", "r.a, r.b"},
	ports.MissingToAnswer: {"q.id AS item, coalesce(q.record->>'SettingName', '') AS data, coalesce(q.record->>'Name', '') AS name, q.case_id, q.at AS since FROM missing_case q LEFT JOIN child_case c ON c.id = q.case_id", "q.open", "q.at", "q.id"},
	ports.ProblemToAnswer: {"q.id AS item, coalesce(q.record->>'Page', '') AS data, '' AS name, NULL::uuid AS case_id, q.at AS since FROM problem q CROSS JOIN LATERAL (SELECT NULL::uuid AS coordinator) c",
		"q.record->>'State' = 'new'", "q.at", "q.id"},
	ports.ConsentToGet: {"q.id AS item, '' AS data, coalesce(q.record->>'Name', '') AS name, q.case_id, q.since::timestamp AT TIME ZONE 'UTC' AS since FROM processor q JOIN child_case c ON c.id = q.case_id",
		"q.until IS NULL AND q.record->>'Asked' = 'true' AND coalesce(jsonb_array_length(nullif(q.record->'Answers', 'null')), 0) = 0 AND c.state <> 'closed'", "q.since", "q.id"},
	ports.DraftToFinish: {"q.id AS item, '' AS data, coalesce(n.called, '') AS name, NULL::uuid AS case_id, coalesce((q.record->'Request'->>'ReceivedOn')::timestamp AT TIME ZONE 'UTC', q.updated_at) AS since FROM child_case q LEFT JOIN case_search n ON n.case_id = q.id CROSS JOIN LATERAL (SELECT NULL::uuid AS coordinator) c",
		"q.state = 'request_draft' AND q.record->'Request'->>'AtDesk' = 'true'", "q.updated_at", "q.id"},
	// A complaint has no co-ordinator: whoever answers it stands in their place.
	ports.ComplaintToSee: {"q.id AS item, json_build_object('State', q.record->>'State', 'About', q.record->'About')::text AS data, coalesce(q.record->>'HandlerName', '') AS name, NULL::uuid AS case_id, q.due::timestamp AT TIME ZONE 'UTC' AS since FROM complaint q CROSS JOIN LATERAL (SELECT q.handler AS coordinator) c",
		"q.due IS NOT NULL", "q.due", "q.id"},
}

func (s deskStore) Waiting(ctx context.Context, q ports.DeskQuery) ([]ports.DeskTask, error) {
	officers := validOf(q.Officers)
	if len(officers) == 0 || len(q.Kinds) == 0 {
		return nil, nil
	}
	var all clause
	for place, kind := range q.Kinds {
		k := deskKinds[kind]
		one := join("(SELECT ", value(place), "::int AS place, '"+string(kind)+"' AS kind, "+k.what+" WHERE "+k.open+" AND (c.coordinator IN (", value(listOf(officers)), ") OR ", value(q.Unassigned || slices.Contains(q.Nobodys, kind)), "::bool AND c.coordinator IS NULL) ORDER BY "+k.since+", "+k.id+" LIMIT ", value(max(q.Limit, 0)), ")")
		if place > 0 {
			all = join(all, " UNION ALL ", one)
		} else {
			all = one
		}
	}
	query := join("SELECT w.kind, w.item, w.data, w.name, coalesce(w.case_id::text, '') AS case_id, w.since, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called FROM (", all,
		") w LEFT JOIN child_case c ON c.id = w.case_id LEFT JOIN case_search n ON n.case_id = w.case_id ORDER BY w.place, w.since, w.item")
	var rows []struct {
		Kind, Item, Data, Name, CaseID, Reference, Called string
		Since                                             time.Time
	}
	if err := s.all(ctx, &rows, query.sql, query.args...); err != nil {
		return nil, err
	}
	var tasks []ports.DeskTask
	for _, row := range rows {
		if row.Kind == string(ports.ComplaintToSee) {
			about, state, err := complaintData(row.Data)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(officers, func(id string) bool { return slices.Contains(about, id) }) {
				continue
			}
			row.Data = state
		}
		tasks = append(tasks, ports.DeskTask{Kind: ports.DeskKind(row.Kind), Item: row.Item, Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Called: row.Called, Name: row.Name, Data: row.Data, Since: row.Since.UTC()})
	}
	return tasks, nil
}

// complaintData takes apart what the list reads of a complaint.
func complaintData(text string) (about []string, state string, err error) {
	var data struct {
		State string
		About []string
	}
	err = json.Unmarshal([]byte(text), &data)
	return data.About, data.State, err
}
