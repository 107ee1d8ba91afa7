package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var noCode = fault.New(fault.NotFound, "account.no-code", "There is no such code.")

type codeStore struct{ statements }

func (s codeStore) Keep(ctx context.Context, c ports.Code) error {
	if !valid(c.Person) {
		return noPerson
	}
	_, err := s.exec(ctx, `
		INSERT INTO code (person_id, purpose, way, sent_to, token, seal, begun_at, sent_at, expires_at, most_tries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (person_id, purpose) DO UPDATE SET way = excluded.way, sent_to = excluded.sent_to, token = excluded.token, seal = excluded.seal, begun_at = excluded.begun_at, sent_at = excluded.sent_at,
			expires_at = excluded.expires_at, most_tries = excluded.most_tries, tries = 0, used_at = NULL`,
		string(c.Person), string(c.Purpose), c.Way, c.To, c.Token, c.Seal, c.Begun, c.SentAt, c.ExpiresAt, c.MostTries)
	return err
}

func (s codeStore) Find(ctx context.Context, purpose ports.CodePurpose, token []byte) (ports.Code, error) {
	var row struct {
		PersonID, Way, SentTo      string
		Token, Seal                []byte
		BegunAt, SentAt, ExpiresAt time.Time
		MostTries                  int
	}
	err := s.one(ctx, &row, noCode, "SELECT person_id, way, sent_to, token, seal, begun_at, sent_at, expires_at, most_tries FROM code WHERE token = ? AND purpose = ? AND used_at IS NULL",
		token, string(purpose))
	if err != nil {
		return ports.Code{}, err
	}
	return ports.Code{Person: ehc.PersonID(row.PersonID), Purpose: purpose, Way: row.Way, To: row.SentTo, Token: row.Token, Seal: row.Seal, Begun: row.BegunAt, SentAt: row.SentAt,
		ExpiresAt: row.ExpiresAt, MostTries: row.MostTries}, nil
}

// Try is one statement, so that tries at once wait for each other at the row and the second finds the code used.
func (s codeStore) Try(ctx context.Context, purpose ports.CodePurpose, token, seal []byte, now time.Time) (ports.CodeTry, error) {
	var rows []struct {
		PersonID string
		Fits     bool
		Left     int
	}
	err := s.all(ctx, &rows, `
		UPDATE code SET tries = tries + 1, used_at = CASE WHEN seal = ?::bytea THEN ?::timestamptz END
		WHERE token = ? AND purpose = ? AND used_at IS NULL AND expires_at > ?::timestamptz AND tries < most_tries
		RETURNING person_id, used_at IS NOT NULL AS fits, most_tries - tries AS "left"`, seal, now, token, string(purpose), now)
	if err != nil || len(rows) == 0 {
		return ports.CodeTry{}, err
	}
	return ports.CodeTry{Person: ehc.PersonID(rows[0].PersonID), Fits: rows[0].Fits, Left: rows[0].Left}, nil
}
