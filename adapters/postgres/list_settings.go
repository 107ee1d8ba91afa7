package postgres

import (
	"context"

	"ehchub/ports"
)

// SettingsOf lists settings by name. The authority's are looked up from the register, since its tray is too long
// to be read for it.
func (s pageStore) SettingsOf(ctx context.Context, q ports.TrayQuery) ([]ports.Choice, error) {
	f := newTrayFilter(ports.TrayQuery{Tray: q.Tray, Holders: q.Holders, Covers: q.Covers, IncludeClosed: q.IncludeClosed})
	if f.nothing {
		return nil, nil
	}
	found, args := "SELECT t.setting_id FROM tray t WHERE t.holder IN (?) AND t.bucket IN (?)", []any{listOf(f.holders), listOf(f.buckets)}
	if valid(q.Reader) {
		found, args = found+" AND NOT EXISTS (SELECT FROM shielded x WHERE x.case_id = t.case_id AND x.person_id IN (?))", append(args, listOf(readersOf(q)))
	}
	if f.ofAuthority() {
		found, args = "SELECT r.id FROM setting r WHERE EXISTS (SELECT FROM case_search c WHERE c.setting_id = r.id AND c.reference <> '')", nil
	}
	if valid(q.Setting) { // is offered, because it is chosen
		found, args = found+" UNION ALL SELECT ?::uuid", append(args, string(q.Setting))
	}
	var choices []ports.Choice
	err := s.all(ctx, &choices, `SELECT s.id AS value, s.name AS label FROM setting s WHERE s.id IN (`+found+`) ORDER BY s.words COLLATE "C", s.id`, args...)
	return choices, err
}
