package postgres

import (
	"context"
	"slices"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

// SettingsOf lists settings by name. The authority's are looked up from the register, since its tray is too long
// to be read for it.
func (s pageStore) SettingsOf(ctx context.Context, holders []ehc.Holder) ([]ports.Choice, error) {
	query, args := `
		SELECT s.id AS value, s.name AS label FROM setting s
		WHERE s.id IN (SELECT t.setting_id FROM tray t WHERE t.holder IN (?)) ORDER BY s.words, s.id`, []any{}
	if slices.Contains(holders, ehc.Authority()) {
		query = `
		SELECT s.id AS value, s.name AS label FROM setting s
		WHERE EXISTS (SELECT FROM case_search c WHERE c.setting_id = s.id AND c.reference <> '') ORDER BY s.words, s.id`
	} else {
		var ids []string
		for _, h := range holders {
			if valid(h.ID) {
				ids = append(ids, h.ID)
			}
		}
		if len(ids) == 0 {
			return nil, nil
		}
		args = []any{listOf(ids)}
	}
	var choices []ports.Choice
	err := s.all(ctx, &choices, query, args...)
	return choices, err
}
