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
	_, err := s.exec(ctx, `
		WITH ended AS (DELETE FROM session WHERE token IN (SELECT token FROM session WHERE begun_at <= ? FOR UPDATE SKIP LOCKED))
		INSERT INTO session (token, person_id, begun_at, seen_at) VALUES (?, ?, ?, ?)`, b.BegunSince, token, string(person), b.Now, b.Now)
	return err
}

func (s sessionStore) Find(ctx context.Context, token []byte, b ports.SessionBounds) (ports.Session, error) {
	var row struct {
		ID, Name, JobTitle, Email string
		Roles, Settings, Teams    json.RawMessage
		BegunAt                   time.Time
	}
	err := s.one(ctx, &row, noSession, `
		WITH held AS (
			SELECT person_id, begun_at FROM session WHERE token = ? AND seen_at > ? AND begun_at > ?
		), touched AS (
			UPDATE session SET seen_at = ? WHERE token = ? AND seen_at > ? AND begun_at > ? AND seen_at <= ?
		)
		SELECT p.id, p.name, p.job_title, p.email, held.begun_at,
			(SELECT json_agg(r.role ORDER BY r.position) FROM person_role r WHERE r.person_id = p.id) AS roles,
			(SELECT json_agg(m.holder_id ORDER BY m.position) FROM membership m WHERE m.person_id = p.id AND m.holder_kind = 'setting') AS settings,
			(SELECT json_agg(json_build_object('Team', m.holder_id, 'Manager', m.manager) ORDER BY m.position) FROM membership m WHERE m.person_id = p.id AND m.holder_kind = 'team') AS teams
		FROM held JOIN person p ON p.id = held.person_id`,
		token, b.SeenSince, b.BegunSince, b.Now, token, b.SeenSince, b.BegunSince, b.Touch)
	if err != nil {
		return ports.Session{}, err
	}
	p, err := personRow{ID: row.ID, Name: row.Name, JobTitle: row.JobTitle, Email: row.Email, Roles: row.Roles, Settings: row.Settings, Teams: row.Teams}.restore()
	if err != nil {
		return ports.Session{}, err
	}
	return ports.Session{Actor: p.Actor(), BegunAt: row.BegunAt.UTC()}, nil
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
