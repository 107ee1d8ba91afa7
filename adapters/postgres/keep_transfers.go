package postgres

import (
	"context"
	"encoding/json"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/transfer"
)

var staleMove = fault.New(fault.Conflict, "transfer.stale", "Someone else changed this move while you were working on it. Reload the page and try again.")

type transferStore struct{ statements }

func (s transferStore) Of(ctx context.Context, id ehc.CaseID) (*transfer.Moves, error) {
	if !valid(id) {
		return transfer.New(id), nil
	}
	var rows []struct {
		Version int
		Record  json.RawMessage
	}
	if err := s.all(ctx, &rows, "SELECT version, record FROM phase_move WHERE case_id = ? ORDER BY starts_on", string(id)); err != nil {
		return nil, err
	}
	kept := transfer.Snapshot{Case: id}
	for _, row := range rows {
		var m transfer.Move
		if err := restore(row.Record, &m); err != nil {
			return nil, err
		}
		m.Version = row.Version
		kept.Moves = append(kept.Moves, m)
	}
	return transfer.Restore(kept), nil
}

// Save writes each move that changed, if it is still the version that was loaded.
func (s transferStore) Save(ctx context.Context, moves *transfer.Moves) error {
	for _, m := range moves.TakeChanged() {
		text, err := record(m)
		if err != nil {
			return err
		}
		err = s.write(ctx, 1, staleMove, `
			INSERT INTO phase_move AS m (case_id, starts_on, version, kind, last, reviewed_on, named_on, expected, by_hand, record)
			VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (case_id, starts_on) DO UPDATE SET version = m.version + 1, kind = excluded.kind, last = excluded.last, reviewed_on = excluded.reviewed_on,
				named_on = excluded.named_on, expected = excluded.expected, by_hand = excluded.by_hand, record = excluded.record
			WHERE m.version = ?`, string(moves.Case()), m.On.String(), string(m.Kind), m.LastDay().String(), dateOrNull(m.ReviewedOn), dateOrNull(m.Named.On),
			m.Expected(), m.Basis == transfer.ByHand || m.LeftByHand, text, m.Version)
		if err != nil {
			return err
		}
	}
	return nil
}

// moving says of live cases in SQL what transfer.Find says of one: the two are held together by a test. Years are
// counted as casework.Child.YearGroupOn counts them.
const moving = `
	WITH live AS (
		SELECT s.case_id, coalesce(s.year_group + y.school, y.school - s.school_year - 5) AS year, coalesce((t.record->>'LowAge')::int, 0) AS low, coalesce((t.record->>'HighAge')::int, 0) AS high, y.school, y.september
		FROM case_search s CROSS JOIN (SELECT ?::int AS school, ?::date AS september) y LEFT JOIN setting t ON t.id = s.setting_id
		WHERE s.state = 'review_pending' AND s.case_id > ?::uuid AND s.final_on IS NOT NULL
			AND (s.born IS NULL OR s.born + interval '25 years' > y.september)
	), judged AS (
		SELECT l.*, coalesce(CASE
			WHEN l.year = -1 THEN true
			WHEN l.high BETWEEN 1 AND 5 AND l.year > -1 THEN true
			WHEN l.high = 0 OR l.year + 5 > l.high THEN l.year IN (6, 11)
			ELSE l.year + 5 = l.high END, false) AS moves FROM live l
	)
	SELECT j.case_id FROM judged j LEFT JOIN LATERAL (
		SELECT m.* FROM phase_move m WHERE m.case_id = j.case_id AND m.starts_on > (j.september - interval '1 year')::date AND m.starts_on <= j.september ORDER BY m.by_hand DESC LIMIT 1
	) m ON true
	WHERE CASE WHEN j.moves THEN m.case_id IS NULL ELSE m.expected AND NOT m.by_hand AND m.named_on IS NULL AND m.last >= ?::date END
	ORDER BY j.case_id LIMIT ?`

func (s transferStore) Wanting(ctx context.Context, today ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
	if after == "" {
		after = noneBefore
	}
	september := transfer.NextSeptember(today)
	var rows []struct{ CaseID ehc.CaseID }
	err := s.all(ctx, &rows, moving, september.Year-1, september.String(), string(after), today.String(), max(limit, 0))
	var found []ehc.CaseID
	for _, row := range rows {
		found = append(found, row.CaseID)
	}
	return found, err
}
