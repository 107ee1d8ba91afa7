package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

type lookStore struct{ statements }

// Mark reads the row as it was and writes it in one statement.
func (s lookStore) Mark(ctx context.Context, person ehc.PersonID, of ehc.CaseID, inside bool, at time.Time) (time.Time, error) {
	if !valid(person) || !valid(of) {
		return time.Time{}, nil
	}
	var rows []struct{ Since time.Time }
	err := s.all(ctx, &rows, `
		WITH before AS (
			SELECT at, news_at FROM looked WHERE person_id = ? AND case_id = ?
		), marked AS (
			INSERT INTO looked (person_id, case_id, at, inside) SELECT p.id, ?::uuid, ?::timestamptz, ?::bool FROM person p WHERE p.id = ?
			ON CONFLICT (person_id, case_id) DO UPDATE SET at = excluded.at, inside = excluded.inside, news_at = NULL
		)
		SELECT news_at AS since FROM before WHERE news_at IS NOT NULL`, string(person), string(of), string(of), at.UTC(), inside, string(person))
	if err != nil || len(rows) == 0 {
		return time.Time{}, err
	}
	return rows[0].Since.UTC(), nil
}

type newsRow struct {
	CaseID, Reference, Called string
	Held, Events              json.RawMessage
}

type heldAs struct {
	Relation access.Relation
	Kind     ehc.HolderKind
	ID       string
}

// News takes the few rows of a person that somebody else's event has marked, and of each the latest events.
func (s lookStore) News(ctx context.Context, actor ehc.Actor, limit int) ([]ports.News, error) {
	known := holderIDs(actor.Holders())
	if !valid(actor.Person) || len(known) == 0 {
		return nil, nil
	}
	var rows []newsRow
	err := s.all(ctx, &rows, `
		SELECT m.case_id, c.reference, coalesce(n.called, '') AS called,
			(SELECT json_agg(json_build_object('Relation', p.relation, 'Kind', p.holder_kind, 'ID', p.holder_id) ORDER BY p.position)
				FROM case_party p WHERE p.case_id = m.case_id AND p.until IS NULL AND p.holder_id IN (?)) AS held,
			(SELECT json_agg(json_build_object('Kind', e.kind, 'At', e.at, 'By', e.by_person, 'Data', e.data) ORDER BY e.at DESC, e.id DESC) FROM (
				SELECT * FROM event e WHERE e.case_id = m.case_id AND e.at >= m.news_at AND e.by_person IS DISTINCT FROM ? ORDER BY e.at DESC, e.id DESC LIMIT ?
			) e) AS events
		FROM (SELECT l.case_id, l.news_at FROM looked l WHERE l.person_id = ? AND l.news_at IS NOT NULL ORDER BY l.news_at DESC LIMIT ?) m
		JOIN child_case c ON c.id = m.case_id AND c.state <> '`+string(casework.RequestDraft)+`' LEFT JOIN case_search n ON n.case_id = m.case_id
		WHERE EXISTS (SELECT FROM tray t WHERE t.case_id = m.case_id AND t.holder IN (?)) ORDER BY m.news_at DESC, m.case_id`,
		listOf(known), string(actor.Person), ports.NewsLimit, string(actor.Person), max(limit, 0), listOf(known))
	if err != nil {
		return nil, err
	}
	var all []ports.News
	for _, row := range rows {
		news, err := row.news(actor)
		if err != nil {
			return nil, err
		}
		all = append(all, news)
	}
	return all, nil
}

func (row newsRow) news(actor ehc.Actor) (ports.News, error) {
	n := ports.News{Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Called: row.Called}
	var held []heldAs
	if err := restore(row.Held, &held); err != nil {
		return n, err
	}
	for _, h := range held {
		n.Relations = append(n.Relations, casework.RelationThrough(actor, casework.Party{Relation: h.Relation, Holder: ehc.Holder{Kind: h.Kind, ID: h.ID}})...)
	}
	n.Relations = append(n.Relations, access.Offices(actor)...)
	err := restore(row.Events, &n.Events)
	for i := range n.Events {
		n.Events[i].Case, n.Events[i].At = n.Case, n.Events[i].At.UTC()
	}
	return n, err
}
