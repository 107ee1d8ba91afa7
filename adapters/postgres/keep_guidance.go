package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/guidance"
)

var noGuidance = fault.New(fault.NotFound, "guidance.stage", "There is no such stage.")

type guideStore struct{ statements }

// Of reads both in one statement.
func (s guideStore) Of(ctx context.Context, person ehc.PersonID, stage guidance.Stage, a guidance.Audience) (text string, folded bool, err error) {
	var row struct {
		Text   string
		Folded bool
	}
	err = s.one(ctx, &row, noGuidance, `SELECT coalesce((SELECT t.words->>? FROM council_text t WHERE t.area = ? AND t.key = ? ORDER BY t.version DESC LIMIT 1), '') AS text,
		EXISTS (SELECT FROM guidance_folded f WHERE f.person_id = ? AND f.stage = ?) AS folded`,
		guidance.TextField, string(guidance.Texts.Area), guidance.Key(stage, a), string(person), string(stage))
	return row.Text, row.Folded, err
}

func (s guideStore) Fold(ctx context.Context, person ehc.PersonID, stage guidance.Stage, folded bool) error {
	query := "DELETE FROM guidance_folded WHERE person_id = ? AND stage = ?"
	if folded {
		query = "INSERT INTO guidance_folded (person_id, stage) VALUES (?, ?) ON CONFLICT DO NOTHING"
	}
	_, err := s.exec(ctx, query, string(person), string(stage))
	return err
}
