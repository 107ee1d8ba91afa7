package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

type historyStore struct{ statements }

const (
	// countedEvery is for how long what was counted of finished cases stands.
	countedEvery = 6 * time.Hour
	// daysBack is how long ago a case may have been finished to count: what took long three years ago says little.
	daysBack = 730
)

var noStage = fault.New(fault.Unavailable, "stage.unknown", "The hub can’t tell how long this takes.")

func (s historyStore) Of(ctx context.Context, id ehc.CaseID, now time.Time) (since ehc.Date, history clock.History, err error) {
	if !valid(id) {
		return since, nil, nil
	}
	var row struct {
		Since     string
		CountedAt *time.Time
		Record    json.RawMessage
	}
	err = s.one(ctx, &row, noStage, `
		SELECT (SELECT g.entered_on::text FROM case_stage g WHERE g.case_id = ? ORDER BY g.entered_at DESC LIMIT 1) AS since, h.counted_at, h.record
		FROM (VALUES (true)) single(yes) LEFT JOIN stage_history h ON h.one = single.yes`, string(id))
	if err != nil {
		return since, nil, err
	}
	if row.CountedAt == nil || row.CountedAt.Before(now.Add(-countedEvery)) || row.CountedAt.After(now) {
		if row.Record, err = s.count(ctx, row.Record, now); err != nil {
			return since, nil, err
		}
	}
	if err := since.UnmarshalText([]byte(row.Since)); err != nil {
		return since, nil, err
	}
	return since, history, restore(row.Record, &history)
}

// counted gives for each stretch the number of cases and how long they took, by their twentieths. A second decision
// after a refusal begins a stretch of its own, so what the refusal took is counted, and not the dispute.
// A reassessment begins with a plan in force and is counted apart, from its first step after that plan to its own.
const counted = `
	WITH finished AS (
		SELECT c.id, c.received_on FROM child_case c WHERE c.final_on > ?::date
	), reached AS (
		SELECT f.id, f.received_on,
			min(g.entered_on) FILTER (WHERE g.state IN ('assessing', 'refused_assess')) AS decided, min(g.entered_on) FILTER (WHERE g.state = 'assessing') AS assessing,
			min(g.entered_on) FILTER (WHERE g.state = 'issue_decision_pending') AS pending, min(g.entered_on) FILTER (WHERE g.state IN ('drafting', 'refused_issue')) AS settled,
			min(g.entered_on) FILTER (WHERE g.state = 'drafting') AS drafting, min(g.entered_on) FILTER (WHERE g.state = 'draft_shared') AS shared,
			min(g.entered_on) FILTER (WHERE g.state = 'review_pending') AS final
		FROM finished f JOIN case_stage g ON g.case_id = f.id GROUP BY f.id, f.received_on
	), again AS (
		SELECT f.id, min(g.entered_on) FILTER (WHERE g.state = 'assessing') AS assessing, min(g.entered_on) FILTER (WHERE g.state = 'issue_decision_pending') AS pending,
			min(g.entered_on) FILTER (WHERE g.state = 'drafting') AS drafting, min(g.entered_on) FILTER (WHERE g.state = 'draft_shared') AS shared,
			max(g.entered_on) FILTER (WHERE g.state = 'review_pending') AS final
		FROM finished f JOIN LATERAL (SELECT min(entered_at) AS at FROM case_stage p WHERE p.case_id = f.id AND p.state = 'review_pending') made ON true
			JOIN case_stage g ON g.case_id = f.id AND g.entered_at > made.at GROUP BY f.id
	), took AS (
		SELECT t.stage, t.days FROM reached r CROSS JOIN LATERAL (VALUES ('deciding-to-assess', r.decided - r.received_on), ('gathering-advice', r.pending - r.assessing),
			('deciding-to-issue', r.settled - r.pending), ('drafting', r.shared - r.drafting), ('finishing', r.final - r.shared)) t(stage, days) WHERE t.days >= 0
		UNION ALL
		SELECT t.stage, t.days FROM again r CROSS JOIN LATERAL (VALUES ('again-gathering-advice', r.pending - r.assessing), ('again-deciding-to-issue', r.drafting - r.pending),
			('again-drafting', r.shared - r.drafting), ('again-finishing', r.final - r.shared)) t(stage, days) WHERE t.days >= 0
		UNION ALL
		SELECT 'advice-' || a.limb, d.done_on - d.happened_on FROM finished f JOIN deadline d ON d.case_id = f.id AND d.trigger = 'advice-request-received' AND d.done_on IS NOT NULL
			JOIN advice_request a ON a.case_id = f.id AND a.id::text = d.item
	)
	SELECT jsonb_object_agg(s.stage, jsonb_build_object('Cases', s.cases, 'Days', to_jsonb(s.days))) FROM (
		SELECT stage, count(*) AS cases, percentile_disc((SELECT array_agg(part / ?::float8 ORDER BY part) FROM generate_series(0, ?) part)) WITHIN GROUP (ORDER BY days) AS days
		FROM took GROUP BY stage) s`

// count counts anew and keeps the result, unless another transaction is about it; then what was counted before stands.
func (s historyStore) count(ctx context.Context, before json.RawMessage, now time.Time) (json.RawMessage, error) {
	var row struct{ Record json.RawMessage }
	err := s.one(ctx, &row, noStage, `
		INSERT INTO stage_history AS h (counted_at, record)
		SELECT ?, coalesce((`+counted+`), '{}'::jsonb) WHERE pg_try_advisory_xact_lock(?)
		ON CONFLICT (one) DO UPDATE SET counted_at = excluded.counted_at, record = excluded.record RETURNING h.record`,
		now, ehc.DateIn(now, time.UTC).AddDays(-daysBack).String(), clock.Parts, clock.Parts, countingLock)
	if fault.Has(err, noStage.Code) {
		return before, nil
	}
	return row.Record, err
}

// countingLock is the number of the lock under which one transaction counts.
const countingLock = 20_260_901_01
