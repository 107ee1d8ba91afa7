package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var staleRelation = fault.New(fault.Conflict, "relation.stale", "Someone else has answered this while you were reading it. Reload the page to see the answer.")

var relations = versionIn(func(r *casework.Relation) *int { return &r.Version })

type relationStore struct{ statements }

func (s relationStore) Of(ctx context.Context, id ehc.CaseID) ([]casework.Relation, error) {
	if !valid(id) {
		return nil, nil
	}
	return relations.list(ctx, s.statements, "SELECT version, record FROM case_relation WHERE a = ?::uuid OR b = ?::uuid ORDER BY answered, kind, at, a, b", string(id), string(id))
}

func (s relationStore) Save(ctx context.Context, r casework.Relation) error {
	if !valid(r.Cases[0]) || !valid(r.Cases[1]) {
		return fmt.Errorf("postgres: %q are no cases to relate", r.Cases)
	}
	text, err := record(r)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, staleRelation, `
		INSERT INTO case_relation AS r (a, b, version, kind, answered, at, record) VALUES (?, ?, 1, ?, ?, ?, ?)
		ON CONFLICT (a, b) DO UPDATE SET version = r.version + 1, kind = excluded.kind, answered = excluded.answered, at = excluded.at, record = excluded.record WHERE r.version = ?`,
		string(r.Cases[0]), string(r.Cases[1]), string(r.Kind), r.Answered(), r.At, text, r.Version)
}

type kinRow struct {
	ID, Reference, State, ReceivedOn, Coordinator string
	Child, Family                                 json.RawMessage
}

// family are the relations of those who are a child’s family, or speak for it.
const family = "'" + string(access.Family) + "', '" + string(access.Advocate) + "'"

// kinColumns are what is compared of cases c.
const kinColumns = `c.id, coalesce(c.reference, '') AS reference, c.state, coalesce(c.received_on::text, '') AS received_on, coalesce(p.name, '') AS coordinator, c.record->'Child' AS child,
	(SELECT json_agg(f.holder_id) FROM case_party f WHERE f.case_id = c.id AND f.until IS NULL AND f.holder_kind = '` + string(ehc.HeldByPerson) + `' AND f.relation IN (` + family + `)) AS family`

func (s relationStore) Cases(ctx context.Context, ids ...ehc.CaseID) ([]ports.KinCase, error) {
	return s.kin(ctx, "SELECT "+kinColumns+" FROM child_case c LEFT JOIN person p ON p.id = c.coordinator WHERE c.id = ANY(?::uuid[])", validOf(ids))
}

func (s relationStore) Alike(ctx context.Context, of casework.Kin, except ehc.CaseID, limit int) ([]ports.KinCase, error) {
	if except == "" {
		except = nobodysCase
	}
	if !valid(except) {
		return nil, nil
	}
	m := of.Marks()
	surname := fold(of.Child.Surname)
	if surname == "" {
		surname = "\x01" // nobody's
	}
	return s.kin(ctx, `
		WITH found AS (
			SELECT id FROM child_case WHERE translate(left(nhs_number, 40), ' -', '') = ANY(?) AND nhs_number IS NOT NULL
			UNION SELECT id FROM child_case WHERE left(upn, 40) = ANY(?) AND upn IS NOT NULL
			UNION SELECT id FROM child_case WHERE born = ANY(?::date[])
			UNION (SELECT case_id FROM case_search WHERE name_key >= ? AND name_key < ? ORDER BY name_key, case_id LIMIT ?)
			UNION SELECT case_id FROM case_party WHERE holder_id = ANY(?::uuid[]) AND until IS NULL AND relation IN (`+family+`)
		)
		SELECT `+kinColumns+` FROM found JOIN child_case c ON c.id = found.id LEFT JOIN person p ON p.id = c.coordinator
		WHERE c.id <> ?::uuid AND c.state <> '`+string(casework.RequestDraft)+`' ORDER BY c.received_on DESC NULLS LAST, c.id LIMIT ?`,
		m.NHSNumbers, m.UPNs, written(m.Dates), surname+" ", surname+"!", max(limit, 0), validOf(of.Family), string(except), max(limit, 0))
}

func (s relationStore) kin(ctx context.Context, query string, args ...any) ([]ports.KinCase, error) {
	var rows []kinRow
	if err := s.all(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	var all []ports.KinCase
	for _, row := range rows {
		k := ports.KinCase{ID: ehc.CaseID(row.ID), Reference: ehc.Reference(row.Reference), State: casework.State(row.State), Coordinator: row.Coordinator}
		if err := k.ReceivedOn.UnmarshalText([]byte(row.ReceivedOn)); err != nil {
			return nil, fmt.Errorf("postgres: case %s: %w", row.ID, err)
		}
		if err := restore(row.Child, &k.Child); err != nil {
			return nil, err
		}
		if err := restore(row.Family, &k.Family); err != nil {
			return nil, err
		}
		all = append(all, k)
	}
	return all, nil
}
