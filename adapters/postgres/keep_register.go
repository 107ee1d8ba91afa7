package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/people"
	"ehchub/ports"
)

type registerStore struct{ statements }

func (s registerStore) ByURN(ctx context.Context, urns ...string) ([]people.Setting, error) {
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM setting WHERE urn = ANY(?)", texts(urns)); err != nil {
		return nil, err
	}
	return restoreEach[people.Setting](rows)
}

func (s registerStore) ByHand(ctx context.Context) ([]people.Setting, error) {
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM setting WHERE urn IS NULL ORDER BY id"); err != nil {
		return nil, err
	}
	return restoreEach[people.Setting](rows)
}

type settingRow struct {
	ID     ehc.SettingID  `json:"id"`
	Name   string         `json:"name"`
	Words  string         `json:"words"`
	URN    *string        `json:"urn"`
	Closed bool           `json:"closed"`
	Record people.Setting `json:"record"`
}

func (s registerStore) Save(ctx context.Context, settings ...people.Setting) error {
	if len(settings) == 0 {
		return nil
	}
	rows := make([]settingRow, 0, len(settings))
	for _, setting := range settings {
		row := settingRow{setting.ID, setting.Name, fold(setting.Name), nil, setting.Closed, setting}
		if setting.URN != "" {
			row.URN = &setting.URN
		}
		rows = append(rows, row)
	}
	text, err := record(rows)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, `
		INSERT INTO setting (id, name, words, urn, closed, near, record)
		SELECT id, name, words, urn, closed, false, record FROM jsonb_to_recordset(?::jsonb) AS r(id uuid, name text, words text, urn text, closed boolean, record jsonb)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, words = excluded.words, urn = excluded.urn, closed = excluded.closed, record = excluded.record`, text)
	return err
}

type successionRow struct {
	From string   `json:"urn"`
	To   string   `json:"successor"`
	Kind string   `json:"kind"`
	On   ehc.Date `json:"since"`
}

func (s registerStore) Follow(ctx context.Context, all ...people.Succession) error {
	if len(all) == 0 {
		return nil
	}
	rows := make([]successionRow, 0, len(all))
	for _, one := range all {
		rows = append(rows, successionRow(one))
	}
	text, err := record(rows)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, `
		INSERT INTO succession (urn, successor, kind, since)
		SELECT DISTINCT ON (urn, successor) urn, successor, kind, nullif(since, '')::date FROM jsonb_to_recordset(?::jsonb) AS r(urn text, successor text, kind text, since text) ORDER BY urn, successor, since DESC
		ON CONFLICT (urn, successor) DO UPDATE SET kind = excluded.kind, since = excluded.since`, text)
	return err
}

// openAt is the condition on a case c of being open, and of the child being at the setting that stands for %s.
const openAt = "c.reference IS NOT NULL AND c.state <> 'closed' AND (c.second_setting_id = %[1]s OR c.id IN (SELECT case_id FROM case_search WHERE setting_id = %[1]s))"

func (s attendanceStore) Left(ctx context.Context) ([]ports.LeftSetting, error) {
	var rows []struct {
		Record     json.RawMessage
		Children   int
		Staff      int
		Successors json.RawMessage
		Since      string
	}
	err := s.all(ctx, &rows, `
		SELECT s.record, here.children, (SELECT count(*) FROM membership m WHERE m.holder_id = s.id) AS staff,
			coalesce((SELECT jsonb_agg(n.record ORDER BY n.closed, n.words) FROM succession f JOIN setting n ON n.urn = f.successor WHERE f.urn = s.urn), '[]') AS successors,
			coalesce((SELECT min(f.since)::text FROM succession f WHERE f.urn = s.urn), '') AS since
		FROM setting s CROSS JOIN LATERAL (SELECT count(*) AS children FROM child_case c WHERE `+fmt.Sprintf(openAt, "s.id")+`) here
		WHERE s.closed AND (EXISTS (SELECT FROM case_search WHERE setting_id = s.id) OR EXISTS (SELECT FROM child_case WHERE second_setting_id = s.id)) AND here.children > 0
		ORDER BY s.words, s.id`)
	if err != nil {
		return nil, err
	}
	var left []ports.LeftSetting
	for _, row := range rows {
		one := ports.LeftSetting{Children: row.Children, People: row.Staff}
		if err := restore(row.Record, &one.Setting); err != nil {
			return nil, err
		}
		if err := restore(row.Successors, &one.Successors); err != nil {
			return nil, err
		}
		if row.Since != "" {
			if one.On, err = ehc.ParseDate(row.Since); err != nil {
				return nil, err
			}
		}
		left = append(left, one)
	}
	return left, nil
}

type registerLoadStore struct{ statements }

var noLoad = fault.New(fault.NotFound, "register.unknown", "There is no such file of the register. Choose it again.")

func (s registerLoadStore) Save(ctx context.Context, l ports.RegisterLoad) error {
	text, err := record(l)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, "INSERT INTO register_load (id, at, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record", string(l.ID), l.At.UTC(), text)
	return err
}

func (s registerLoadStore) Get(ctx context.Context, id ehc.FileID) (l ports.RegisterLoad, err error) {
	if !valid(id) {
		return l, noLoad
	}
	var row recordRow
	if err := s.one(ctx, &row, noLoad, "SELECT record FROM register_load WHERE id = ?", string(id)); err != nil {
		return l, err
	}
	return l, restore(row.Record, &l)
}

func (s registerLoadStore) Latest(ctx context.Context, limit int) ([]ports.RegisterLoad, error) {
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM register_load ORDER BY at DESC, id DESC LIMIT ?", limit); err != nil {
		return nil, err
	}
	return restoreEach[ports.RegisterLoad](rows)
}

type attendanceStore struct{ statements }

func (s attendanceStore) Offer(ctx context.Context, areas []string) error {
	_, err := s.exec(ctx, `
		UPDATE setting s SET near = o.near
		FROM (SELECT id, urn IS NULL OR record->'Register'->>'AuthorityCode' = ANY(?) OR EXISTS (SELECT FROM case_search c WHERE c.setting_id = setting.id) AS near FROM setting) o
		WHERE o.id = s.id AND s.near IS DISTINCT FROM o.near`, texts(areas))
	return err
}

func (s attendanceStore) At(ctx context.Context, setting ehc.SettingID) ([]ehc.CaseID, error) {
	if !valid(setting) {
		return nil, nil
	}
	var rows []struct{ ID ehc.CaseID }
	err := s.all(ctx, &rows, "SELECT c.id FROM child_case c WHERE "+fmt.Sprintf(openAt, "?")+" ORDER BY c.id", string(setting), string(setting))
	var ids []ehc.CaseID
	for _, row := range rows {
		ids = append(ids, row.ID)
	}
	return ids, err
}
