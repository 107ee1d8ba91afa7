package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type workStore struct{ statements }

func (s workStore) HeldBy(ctx context.Context, person ehc.PersonID) ([]ports.HeldCase, error) {
	if !valid(person) {
		return nil, nil
	}
	var rows []struct{ ID, Reference, Called, State, Relation, ReplyBy string }
	err := s.all(ctx, &rows, `
		SELECT DISTINCT c.id, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called, c.state, p.relation,
			coalesce((SELECT min(t.reply_by)::text FROM thread t WHERE t.case_id = c.id AND t.reply_by IS NOT NULL), '') AS reply_by
		FROM case_party p JOIN child_case c ON c.id = p.case_id LEFT JOIN case_search n ON n.case_id = c.id
		WHERE p.holder_kind = 'person' AND p.holder_id = ? AND p.until IS NULL ORDER BY 2, 1, 5`, string(person))
	var held []ports.HeldCase
	for _, r := range rows {
		if casework.State(r.State).Closed() {
			continue
		}
		h := ports.HeldCase{Case: ehc.CaseID(r.ID), Reference: ehc.Reference(r.Reference), Called: r.Called, State: r.State, Relation: access.Relation(r.Relation)}
		if err := h.ReplyBy.UnmarshalText([]byte(r.ReplyBy)); err != nil {
			return nil, fmt.Errorf("postgres: what is promised on case %s: %w", r.ID, err)
		}
		held = append(held, h)
	}
	return held, err
}

func (s workStore) asked(ctx context.Context, where, id string) ([]ports.AskedWork, error) {
	if !ehc.ValidID(id) {
		return nil, nil
	}
	var rows []struct {
		ID, CaseID, Reference, Called, Person, Limb, DueOn string
		Begun                                              bool
	}
	if err := s.all(ctx, &rows, `
		SELECT a.id, a.case_id, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called, coalesce(a.adviser_person::text, '') AS person, a.limb, coalesce(a.due_on::text, '') AS due_on,
			coalesce(a.record->>'WrittenBy', '') <> '' AS begun
		FROM advice_request a JOIN child_case c ON c.id = a.case_id LEFT JOIN case_search n ON n.case_id = c.id
		WHERE a.status IN ('pending', 'not-allocated') AND `+where+` ORDER BY a.due_on, a.id`, id); err != nil {
		return nil, err
	}
	var work []ports.AskedWork
	for _, r := range rows {
		w := ports.AskedWork{Case: ehc.CaseID(r.CaseID), Advice: ehc.AdviceID(r.ID), Reference: ehc.Reference(r.Reference), Called: r.Called, Person: ehc.PersonID(r.Person), Limb: r.Limb, Begun: r.Begun}
		if err := w.DueOn.UnmarshalText([]byte(r.DueOn)); err != nil {
			return nil, fmt.Errorf("postgres: request for advice %s: %w", r.ID, err)
		}
		work = append(work, w)
	}
	return work, nil
}

func (s workStore) AskedOf(ctx context.Context, person ehc.PersonID) ([]ports.AskedWork, error) {
	return s.asked(ctx, "a.adviser_person = ?", string(person))
}

func (s workStore) AskedOfSetting(ctx context.Context, setting ehc.SettingID) ([]ports.AskedWork, error) {
	return s.asked(ctx, "a.record->'Adviser'->>'Setting' = ?", string(setting))
}

func (s workStore) OfSetting(ctx context.Context, setting ehc.SettingID, limit int) ([]ports.SettingCase, error) {
	if !valid(setting) {
		return nil, nil
	}
	var rows []struct {
		ID, Reference, Called, State string
		Named                        json.RawMessage
	}
	if err := s.all(ctx, &rows, `
		SELECT c.id, coalesce(c.reference, '') AS reference, coalesce(n.called, '') AS called, c.state,
			(SELECT json_agg(DISTINCT who.name) FROM case_party p JOIN person who ON who.id = p.holder_id JOIN membership m ON m.person_id = who.id AND m.holder_id = ?
				WHERE p.case_id = c.id AND p.holder_kind = 'person' AND p.until IS NULL AND p.relation IN ('setting', 'adviser', 'author')) AS named
		FROM tray t JOIN child_case c ON c.id = t.case_id LEFT JOIN case_search n ON n.case_id = c.id
		WHERE t.holder = ? AND t.bucket NOT IN ('closed', 'ceased') ORDER BY 3, 1 LIMIT ?`, string(setting), string(setting), max(limit, 0)); err != nil {
		return nil, err
	}
	var cases []ports.SettingCase
	for _, r := range rows {
		c := ports.SettingCase{Case: ehc.CaseID(r.ID), Reference: ehc.Reference(r.Reference), Called: r.Called, State: r.State}
		if err := restore(r.Named, &c.Named); err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

func (s workStore) OpenOfTeam(ctx context.Context, team ehc.TeamID) (int, error) {
	if !valid(team) {
		return 0, nil
	}
	var row struct{ N int }
	err := s.one(ctx, &row, noTeam, "SELECT count(*) AS n FROM advice_request WHERE adviser_team = ? AND status IN ('pending', 'not-allocated')", string(team))
	return row.N, err
}
