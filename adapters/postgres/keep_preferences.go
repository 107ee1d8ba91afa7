package postgres

import (
	"context"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
)

type preferenceStore struct{ statements }

func (s preferenceStore) Of(ctx context.Context, person ehc.PersonID) (notice.Preferences, error) {
	var rows []struct {
		Asked, Told, Reminded string
		QuietFrom, QuietUntil int
	}
	if !valid(person) {
		return notice.UsualPreferences(), nil
	}
	err := s.all(ctx, &rows, "SELECT asked, told, reminded, quiet_from, quiet_until FROM message_preference WHERE person_id = ?", string(person))
	if err != nil || len(rows) == 0 {
		return notice.UsualPreferences(), err
	}
	row := rows[0]
	return notice.Preferences{Asked: notice.Pace(row.Asked), Told: notice.Pace(row.Told), Reminded: notice.Pace(row.Reminded), QuietFrom: row.QuietFrom, QuietUntil: row.QuietUntil}, nil
}

func (s preferenceStore) Save(ctx context.Context, person ehc.PersonID, p notice.Preferences) error {
	_, err := s.exec(ctx, `INSERT INTO message_preference (person_id, asked, told, reminded, quiet_from, quiet_until) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (person_id) DO UPDATE SET asked = excluded.asked, told = excluded.told, reminded = excluded.reminded, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until`,
		string(person), string(p.Asked), string(p.Told), string(p.Reminded), p.QuietFrom, p.QuietUntil)
	return err
}
