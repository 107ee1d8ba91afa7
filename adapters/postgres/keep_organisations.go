package postgres

import (
	"context"
	"encoding/json"
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
	return s.get(ctx, id, "SELECT record FROM setting WHERE id = ?", string(id))
}

func (s settingStore) Use(ctx context.Context, id ehc.SettingID) (people.Setting, error) {
	return s.get(ctx, id, "WITH used AS (UPDATE setting SET near = true WHERE id = ? AND NOT near) SELECT record FROM setting WHERE id = ?", string(id), string(id))
}

func (s settingStore) get(ctx context.Context, id ehc.SettingID, query string, args ...any) (people.Setting, error) {
	var found people.Setting
	if !valid(id) {
		return found, noSetting
	}
	var row recordRow
	if err := s.one(ctx, &row, noSetting, query, args...); err != nil {
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
	if len(args) == 0 {
		where = append(where, "near")
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
	Version    int
	Name       string
	Specialism string
	Email      string
	Phone      string
	Service    bool
	Limbs      json.RawMessage
	Closed     bool
}

const selectTeam = "SELECT id, version, name, specialism, email, phone, service, to_json(limbs) AS limbs, closed FROM team "

var staleTeam = fault.New(fault.Conflict, "team.stale", "Someone else changed this team at the same time. What is stored by now stands beside what you typed: save again to keep yours.")

func (row teamRow) restore() (people.Team, error) {
	t := people.Team{ID: ehc.TeamID(row.ID), Version: row.Version, Name: row.Name, Specialism: people.Specialism(row.Specialism), Email: row.Email, Phone: row.Phone, Service: row.Service, Closed: row.Closed}
	err := restore(row.Limbs, &t.Limbs)
	if len(t.Limbs) == 0 {
		t.Limbs = nil
	}
	return t, err
}

func (s teamStore) Get(ctx context.Context, id ehc.TeamID) (people.Team, error) {
	if !valid(id) {
		return people.Team{}, noTeam
	}
	var row teamRow
	if err := s.one(ctx, &row, noTeam, selectTeam+"WHERE id = ?", string(id)); err != nil {
		return people.Team{}, err
	}
	return row.restore()
}

func (s teamStore) List(ctx context.Context) ([]people.Team, error) {
	var rows []teamRow
	if err := s.all(ctx, &rows, selectTeam+"ORDER BY lower(name), id"); err != nil {
		return nil, err
	}
	var teams []people.Team
	for _, row := range rows {
		t, err := row.restore()
		if err != nil {
			return nil, err
		}
		teams = append(teams, t)
	}
	return teams, nil
}

func (s teamStore) Save(ctx context.Context, t people.Team) error {
	if t.Version == 0 {
		return s.write(ctx, 1, staleTeam, "INSERT INTO team (id, version, name, specialism, email, phone, service, limbs, closed) VALUES (?, 1, ?, ?, ?, ?, ?, ?::text[], ?) ON CONFLICT (id) DO NOTHING",
			string(t.ID), t.Name, string(t.Specialism), t.Email, t.Phone, t.Service, append([]string{}, t.Limbs...), t.Closed)
	}
	return s.write(ctx, 1, staleTeam, "UPDATE team SET version = version + 1, name = ?, specialism = ?, email = ?, phone = ?, service = ?, limbs = ?::text[], closed = ? WHERE id = ? AND version = ?",
		t.Name, string(t.Specialism), t.Email, t.Phone, t.Service, append([]string{}, t.Limbs...), t.Closed, string(t.ID), t.Version)
}
