package postgres

import (
	"context"
	"slices"
	"strings"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
)

var (
	noSetting = fault.New(fault.NotFound, "setting.unknown", "There is no such education setting.")
	noTeam    = fault.New(fault.NotFound, "team.unknown", "There is no such team.")
)

type settingStore struct{ statements }

func (s settingStore) Get(ctx context.Context, id ehc.SettingID) (people.Setting, error) {
	var found people.Setting
	if !valid(id) {
		return found, noSetting
	}
	var row recordRow
	if err := s.one(ctx, &row, noSetting, "SELECT record FROM setting WHERE id = ?", string(id)); err != nil {
		return found, err
	}
	return found, restore(row.Record, &found)
}

func (s settingStore) Many(ctx context.Context, ids ...ehc.SettingID) ([]people.Setting, error) {
	var asked []string
	for _, id := range ids {
		if valid(id) {
			asked = append(asked, string(id))
		}
	}
	if len(asked) == 0 {
		return nil, nil
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM setting WHERE id IN (?)", listOf(asked)); err != nil {
		return nil, err
	}
	found, err := restoreEach[people.Setting](rows)
	slices.SortFunc(found, func(a, b people.Setting) int {
		return slices.Index(asked, string(a.ID)) - slices.Index(asked, string(b.ID))
	})
	return found, err
}

func (s settingStore) Find(ctx context.Context, text string, limit int) ([]people.Setting, error) {
	where, args := []string{"NOT closed"}, []any{}
	for _, pattern := range patterns(text) {
		where, args = append(where, "words LIKE ?"), append(args, pattern)
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM setting WHERE "+strings.Join(where, " AND ")+" ORDER BY words, id LIMIT ?", append(args, max(limit, 0))...); err != nil {
		return nil, err
	}
	return restoreEach[people.Setting](rows)
}

func (s settingStore) Save(ctx context.Context, setting people.Setting) error {
	text, err := record(setting)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, `
		INSERT INTO setting (id, name, words, urn, closed, record) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, words = excluded.words, urn = excluded.urn, closed = excluded.closed, record = excluded.record`,
		string(setting.ID), setting.Name, fold(setting.Name), orNull(setting.URN), setting.Closed, text)
	return err
}

type teamStore struct{ statements }

type teamRow struct {
	ID         string
	Name       string
	Specialism string
	Email      string
}

func (row teamRow) restore() people.Team {
	return people.Team{ID: ehc.TeamID(row.ID), Name: row.Name, Specialism: people.Specialism(row.Specialism), Email: row.Email}
}

func (s teamStore) Get(ctx context.Context, id ehc.TeamID) (people.Team, error) {
	if !valid(id) {
		return people.Team{}, noTeam
	}
	var row teamRow
	if err := s.one(ctx, &row, noTeam, "SELECT id, name, specialism, email FROM team WHERE id = ?", string(id)); err != nil {
		return people.Team{}, err
	}
	return row.restore(), nil
}

func (s teamStore) List(ctx context.Context) ([]people.Team, error) {
	var rows []teamRow
	if err := s.all(ctx, &rows, "SELECT id, name, specialism, email FROM team ORDER BY lower(name), id"); err != nil {
		return nil, err
	}
	var teams []people.Team
	for _, row := range rows {
		teams = append(teams, row.restore())
	}
	return teams, nil
}

func (s teamStore) Save(ctx context.Context, t people.Team) error {
	_, err := s.exec(ctx, `
		INSERT INTO team (id, name, specialism, email) VALUES (?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, specialism = excluded.specialism, email = excluded.email`,
		string(t.ID), t.Name, string(t.Specialism), t.Email)
	return err
}
