package postgres

import (
	"context"
	"encoding/json"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

type choosingStore struct{ personStore }

// throughNames lists what a person belongs to by name: their settings, and their teams and services.
const throughNames = `
	SELECT m.position, g.name FROM membership m JOIN setting g ON g.id = m.holder_id WHERE m.person_id = p.id AND m.holder_kind = 'setting'
	UNION ALL SELECT m.position, t.name FROM membership m JOIN team t ON t.id = m.holder_id
		WHERE m.person_id = p.id AND m.holder_kind = 'team'`

func (s choosingStore) Find(ctx context.Context, text string, limit int, roles ...ehc.Role) ([]ports.Choosable, error) {
	where, args := []string{"p.closed_at IS NULL"}, []any{}
	for _, pattern := range patterns(text) {
		where = append(where, "(p.words LIKE ? OR lower(p.email) LIKE ? OR lower(p.job_title) LIKE ? OR EXISTS (SELECT FROM ("+throughNames+") b WHERE lower(b.name) LIKE ?))")
		args = append(args, pattern, pattern, pattern, pattern)
	}
	if len(roles) > 0 {
		where, args = append(where, "EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role IN (?))"), append(args, listOf(roles))
	}
	return s.choose(ctx, "WHERE "+strings.Join(where, " AND "), append(args, max(limit, 0))...)
}

func (s choosingStore) At(ctx context.Context, to ehc.Holder, limit int) ([]ports.Choosable, error) {
	if !valid(to.ID) {
		return nil, nil
	}
	return s.choose(ctx, "JOIN membership b ON b.person_id = p.id WHERE b.holder_kind = ? AND b.holder_id = ? AND p.closed_at IS NULL", string(to.Kind), to.ID, max(limit, 0))
}

func (s choosingStore) choose(ctx context.Context, where string, args ...any) ([]ports.Choosable, error) {
	found, err := s.load(ctx, where+" ORDER BY p.words, p.id LIMIT ?", args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	ids := make([]string, len(found))
	for i, p := range found {
		ids[i] = string(p.ID)
	}
	var rows []struct {
		ID    string
		Names json.RawMessage
	}
	if err := s.all(ctx, &rows, "SELECT p.id, (SELECT json_agg(b.name ORDER BY b.position, b.name) FROM ("+throughNames+") b) AS names FROM person p WHERE p.id IN (?)", listOf(ids)); err != nil {
		return nil, err
	}
	through := map[string][]string{}
	for _, row := range rows {
		var names []string
		if err := restore(row.Names, &names); err != nil {
			return nil, err
		}
		through[row.ID] = names
	}
	all := make([]ports.Choosable, len(found))
	for i, p := range found {
		all[i] = ports.Choosable{Person: p, Through: through[string(p.ID)]}
	}
	return all, nil
}
