package postgres

import (
	"context"
	"encoding/json"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

var (
	noPlan    = fault.New(fault.NotFound, "plan.unknown", "The draft plan has not been begun yet.")
	noVersion = fault.New(fault.NotFound, "plan.version-unknown", "There is no such version of the plan.")
	stalePlan = fault.New(fault.Conflict, "plan.stale", "Someone else saved this part while you were writing. Both texts are shown below: choose which to keep.")
)

type planStore struct {
	statements
	loaded map[revisionKey]int // as this unit knows them to be stored
}

type planRow struct {
	ID       string
	Revising bool
	Shared   json.RawMessage
	Revision int
	Record   json.RawMessage // of one part
}

// Of loads the plan, what is known of its versions and the parts asked for in one statement.
func (s *planStore) Of(ctx context.Context, id ehc.CaseID, parts ...plan.PartKey) (*plan.Plan, error) {
	if !valid(id) {
		return nil, noPlan
	}
	asked, args := "", []any{string(id)}
	if known := knownParts(parts); len(known) > 0 {
		asked, args = " AND t.part IN (?)", []any{listOf(known), string(id)}
	} else if len(parts) > 0 {
		asked = " AND false"
	}
	var rows []planRow
	err := s.all(ctx, &rows, `
		SELECT p.id, p.revising, s.shared, t.revision, t.record
		FROM plan p
		LEFT JOIN plan_part t ON t.plan_id = p.id`+asked+`
		LEFT JOIN LATERAL (
			SELECT json_agg(json_build_object('ID', v.id, 'Number', v.number, 'Kind', v.kind, 'SharedOn', v.shared_on, 'ClosesOn', v.closes_on) ORDER BY v.number) AS shared
			FROM plan_version v WHERE v.plan_id = p.id
		) s ON true
		WHERE p.case_id = ?`, args...)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, noPlan
	}
	return s.restore(id, rows)
}

func knownParts(parts []plan.PartKey) []string {
	var known []string
	for _, key := range parts {
		if _, ok := plan.FindPart(key); ok {
			known = append(known, string(key))
		}
	}
	return known
}

func (s *planStore) restore(id ehc.CaseID, rows []planRow) (*plan.Plan, error) {
	snapshot := plan.Snapshot{ID: ehc.PlanID(rows[0].ID), Case: id, Revising: rows[0].Revising}
	if err := restore(rows[0].Shared, &snapshot.Shared); err != nil {
		return nil, err
	}
	for _, row := range rows {
		if len(row.Record) == 0 {
			continue // none of the parts asked for is there
		}
		var part plan.Part
		if err := restore(row.Record, &part); err != nil {
			return nil, err
		}
		part.Revision = row.Revision
		remember(&s.loaded, revisionKey{rows[0].ID, string(part.Key)}, part.Revision)
		snapshot.Parts = append(snapshot.Parts, part)
	}
	return plan.Restore(snapshot), nil
}

// Save writes what is new. Each part must still be the revision that was loaded; before a version is shared, every
// part must be, so that nothing that a colleague saved meanwhile is left out of it unseen.
func (s *planStore) Save(ctx context.Context, p *plan.Plan) error {
	snapshot := p.Snapshot()
	if snapshot.IsNew {
		if err := s.write(ctx, 1, stalePlan, "INSERT INTO plan (id, case_id) VALUES (?, ?) ON CONFLICT DO NOTHING", string(snapshot.ID), string(snapshot.Case)); err != nil {
			return err
		}
	}
	if snapshot.Revised && !snapshot.IsNew {
		if _, err := s.exec(ctx, "UPDATE plan SET revising = ? WHERE id = ?", snapshot.Revising, string(snapshot.ID)); err != nil {
			return err
		}
	}
	if len(snapshot.Fresh) > 0 && !snapshot.IsNew {
		if err := s.holdParts(ctx, snapshot); err != nil {
			return err
		}
	}
	if err := s.writeParts(ctx, snapshot); err != nil {
		return err
	}
	return s.writeVersions(ctx, snapshot.Fresh)
}

// holdParts locks the draft against changes until the version is committed, and finds parts that changed since
// they were loaded.
func (s *planStore) holdParts(ctx context.Context, p plan.Snapshot) error {
	var stored []struct {
		Part     string
		Revision int
	}
	if err := s.all(ctx, &stored, "SELECT part, revision FROM plan_part WHERE plan_id = ? ORDER BY part FOR UPDATE", string(p.ID)); err != nil {
		return err
	}
	for _, part := range stored {
		if known, ok := s.loaded[revisionKey{string(p.ID), part.Part}]; ok && known != part.Revision {
			return stalePlan
		}
	}
	return nil
}

func (s *planStore) writeParts(ctx context.Context, p plan.Snapshot) error {
	if len(p.Parts) == 0 {
		return nil
	}
	var rows []revisedRow
	for _, part := range p.Parts {
		expected, ok := s.loaded[revisionKey{string(p.ID), string(part.Key)}]
		if !ok {
			expected = part.Revision - 1
		}
		rows = append(rows, revisedRow{string(part.Key), expected, part.Revision, part})
	}
	text, err := record(rows)
	if err != nil {
		return err
	}
	const given = "jsonb_to_recordset(?::jsonb) AS n(part text, expected int, revision int, record jsonb)"
	query := "UPDATE plan_part t SET revision = n.revision, record = n.record FROM " + given + " WHERE t.plan_id = ? AND t.part = n.part AND t.revision = n.expected"
	args := []any{text, string(p.ID)}
	if p.IsNew {
		query = "INSERT INTO plan_part (plan_id, part, revision, record) SELECT ?::uuid, n.part, n.revision, n.record FROM " + given
		args = []any{string(p.ID), text}
	}
	if err := s.write(ctx, len(rows), stalePlan, query, args...); err != nil {
		return err
	}
	for _, part := range p.Parts {
		remember(&s.loaded, revisionKey{string(p.ID), string(part.Key)}, part.Revision)
	}
	return nil
}

func (s *planStore) writeVersions(ctx context.Context, fresh []plan.Version) error {
	for _, v := range fresh {
		text, err := record(v)
		if err != nil {
			return err
		}
		if _, err := s.exec(ctx, "INSERT INTO plan_version (id, plan_id, case_id, number, kind, shared_on, closes_on, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			string(v.ID), string(v.Plan), string(v.Case), v.Number, string(v.Kind), dateOrNull(v.SharedOn), dateOrNull(v.ClosesOn), text); err != nil {
			return err
		}
	}
	return nil
}

func (s *planStore) Version(ctx context.Context, id ehc.CaseID, number int) (plan.Version, error) {
	var v plan.Version
	if !valid(id) || number < 1 || number > 1<<15-1 {
		return v, noVersion
	}
	var row recordRow
	if err := s.one(ctx, &row, noVersion, "SELECT record FROM plan_version WHERE case_id = ? AND number = ?", string(id), number); err != nil {
		return v, err
	}
	return v, restore(row.Record, &v)
}
