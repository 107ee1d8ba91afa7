package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

type recountStore struct{ statements }

func (s recountStore) Ask(ctx context.Context, because string, at time.Time) error {
	_, err := s.exec(ctx, `INSERT INTO recount (because, asked_at) VALUES (?, ?)
		ON CONFLICT (one) DO UPDATE SET because = excluded.because, asked_at = excluded.asked_at, after_case = NULL, done_at = NULL`, because, at.UTC())
	return err
}

func (s recountStore) Claim(ctx context.Context) (because string, after ehc.CaseID, ok bool, err error) {
	var rows []struct {
		Because   string
		AfterCase string
	}
	if err := s.all(ctx, &rows, "SELECT because, after_case FROM recount WHERE done_at IS NULL FOR UPDATE SKIP LOCKED"); err != nil || len(rows) == 0 {
		return "", "", false, err
	}
	return rows[0].Because, ehc.CaseID(rows[0].AfterCase), true, nil
}

func (s recountStore) Advance(ctx context.Context, to ehc.CaseID, at time.Time) error {
	if to == "" {
		_, err := s.exec(ctx, "UPDATE recount SET done_at = ?", at.UTC())
		return err
	}
	_, err := s.exec(ctx, "UPDATE recount SET after_case = ?", string(to))
	return err
}
