package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var noSession = fault.New(fault.Unauthenticated, "account.session-ended", "You have been signed out. Sign in again to go on.")

type sessionStore struct{ statements }

func (s sessionStore) Begin(ctx context.Context, token []byte, person ehc.PersonID, b ports.SessionBounds) error {
	if !valid(person) {
		return noPerson
	}
	return s.write(ctx, 1, noSession, `
		WITH ended AS (DELETE FROM session WHERE token IN (SELECT token FROM session WHERE begun_at <= ? FOR UPDATE SKIP LOCKED)),
		open AS (UPDATE person SET signed_in_at = ? WHERE id = ? AND closed_at IS NULL RETURNING id)
		INSERT INTO session (token, person_id, begun_at, seen_at) SELECT ?, id, ?, ? FROM open`, b.BegunSince, b.Now, string(person), token, b.Now, b.Now)
}

func (s sessionStore) Find(ctx context.Context, token []byte, b ports.SessionBounds) (ports.Session, error) {
	var row struct {
		ID, Name, JobTitle, Email string
		Roles, Settings, Teams    json.RawMessage
		Administers, Covers       json.RawMessage
		Lapsed                    json.RawMessage
		BegunAt                   time.Time
	}
	err := s.one(ctx, &row, noSession, `
		WITH held AS (
			SELECT person_id, begun_at FROM session WHERE token = ? AND seen_at > ? AND begun_at > ?
		), touched AS (
			UPDATE session SET seen_at = ? WHERE token = ? AND seen_at > ? AND begun_at > ? AND seen_at <= ?
		), stands AS (
			SELECT DISTINCT a.id, a.name FROM standing_in v JOIN held ON v.by_id = held.person_id JOIN person a ON a.id = v.absent_id
			WHERE v.lapse = '' AND (?::timestamptz AT TIME ZONE 'Europe/London')::date BETWEEN v.from_on AND coalesce(v.to_on, 'infinity')
		), lapsed AS (
			SELECT DISTINCT a.name FROM standing_in v JOIN held ON v.by_id = held.person_id JOIN person a ON a.id = v.absent_id
			WHERE v.lapse <> '' AND (?::timestamptz AT TIME ZONE 'Europe/London')::date BETWEEN v.from_on AND coalesce(v.to_on, 'infinity') + ?::int
		), belongs AS (
			SELECT m.* FROM membership m WHERE m.person_id = ANY(ARRAY(SELECT person_id FROM held UNION SELECT id FROM stands))
		)
		SELECT p.id, p.name, p.job_title, p.email, held.begun_at,
			(SELECT json_agg(r.role ORDER BY r.position) FROM person_role r WHERE r.person_id = p.id) AS roles,
			(SELECT json_agg(b.holder_id ORDER BY b.position) FROM belongs b WHERE b.person_id = p.id AND b.holder_kind = 'setting') AS settings,
			(SELECT json_agg(b.holder_id ORDER BY b.position) FROM belongs b WHERE b.person_id = p.id AND b.holder_kind = 'setting' AND b.manager) AS administers,
			(SELECT json_agg(json_build_object('Team', b.holder_id, 'Manager', b.manager) ORDER BY b.position) FROM belongs b WHERE b.person_id = p.id AND b.holder_kind = 'team') AS teams,
			(SELECT json_agg(json_build_object('Person', c.id, 'Name', c.name,
				'Settings', (SELECT json_agg(b.holder_id ORDER BY b.position) FROM belongs b WHERE b.person_id = c.id AND b.holder_kind = 'setting'),
				'Teams', (SELECT json_agg(json_build_object('Team', b.holder_id, 'Manager', b.manager) ORDER BY b.position) FROM belongs b WHERE b.person_id = c.id AND b.holder_kind = 'team')
			) ORDER BY c.name, c.id) FROM stands c) AS covers,
			(SELECT json_agg(l.name ORDER BY l.name) FROM lapsed l) AS lapsed
		FROM held JOIN person p ON p.id = held.person_id WHERE p.closed_at IS NULL`,
		token, b.SeenSince, b.BegunSince, b.Now, token, b.SeenSince, b.BegunSince, b.Touch, b.Now, b.Now, ports.LapseTold)
	if err != nil {
		return ports.Session{}, err
	}
	p, err := personRow{ID: row.ID, Name: row.Name, JobTitle: row.JobTitle, Email: row.Email, Roles: row.Roles, Settings: row.Settings, Teams: row.Teams, Administers: row.Administers}.restore()
	if err != nil {
		return ports.Session{}, err
	}
	actor := p.Actor()
	if err := restore(row.Covers, &actor.Covers); err != nil {
		return ports.Session{}, err
	}
	if err := restore(row.Lapsed, &actor.Lapsed); err != nil {
		return ports.Session{}, err
	}
	return ports.Session{Actor: actor, BegunAt: row.BegunAt.UTC()}, nil
}

func (s sessionStore) End(ctx context.Context, token []byte) error {
	_, err := s.exec(ctx, "DELETE FROM session WHERE token = ?", token)
	return err
}

func (s sessionStore) EndAll(ctx context.Context, person ehc.PersonID) error {
	if !valid(person) {
		return nil
	}
	_, err := s.exec(ctx, "DELETE FROM session WHERE person_id = ?", string(person))
	return err
}
