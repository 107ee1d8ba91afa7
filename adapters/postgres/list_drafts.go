package postgres

import (
	"context"
	"fmt"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

type draftRow struct {
	CaseID   string
	ClosesOn string
	SentAt   *string // as the comments keep it
}

func (s pageStore) DraftsToAnswer(ctx context.Context, reviewer ehc.PersonID, cases ...ehc.CaseID) ([]ports.DraftToAnswer, error) {
	var known []string
	for _, id := range cases {
		if valid(id) {
			known = append(known, string(id))
		}
	}
	if len(known) == 0 {
		return nil, nil
	}
	var rows []draftRow
	if err := s.all(ctx, &rows, `
		SELECT v.case_id, v.closes_on::text, (SELECT c.record->>'SubmittedAt' FROM plan_comment c WHERE c.version_id = v.id AND c.reviewer = ? AND c.status = ?) AS sent_at
		FROM plan_version v WHERE v.case_id IN (?) AND v.kind = ? AND NOT EXISTS (SELECT FROM plan_version l WHERE l.case_id = v.case_id AND l.number > v.number)
		ORDER BY v.case_id`, orNull(reviewer), string(plan.CommentsCompleted), listOf(known), string(plan.DraftVersion)); err != nil {
		return nil, err
	}
	var drafts []ports.DraftToAnswer
	for _, row := range rows {
		d := ports.DraftToAnswer{Case: ehc.CaseID(row.CaseID), Answered: row.SentAt != nil}
		if row.SentAt != nil {
			if d.SentAt, _ = time.Parse(time.RFC3339, *row.SentAt); !d.SentAt.IsZero() {
				d.SentAt = d.SentAt.UTC()
			}
		}
		if err := d.ClosesOn.UnmarshalText([]byte(row.ClosesOn)); err != nil {
			return nil, fmt.Errorf("postgres: draft of case %s: %w", row.CaseID, err)
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}
