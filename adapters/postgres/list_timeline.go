package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

type pageStore struct{ statements }

type timelineRow struct {
	Kind     string
	CaseID   string
	At       time.Time
	ByPerson string
	Data     json.RawMessage
	ByName   string
}

func (s pageStore) Timeline(ctx context.Context, id ehc.CaseID, limit int, kinds ...ehc.EventKind) ([]ports.TimelineEntry, error) {
	if !valid(id) {
		return nil, nil
	}
	ofKind, args := "", []any{string(id)}
	if len(kinds) > 0 {
		ofKind, args = " AND e.kind = ANY(?)", append(args, texts(kinds))
	}
	var rows []timelineRow
	if err := s.all(ctx, &rows, `
		SELECT e.kind, e.case_id, e.at, e.by_person, e.data, coalesce(p.name || ', for ' || f.name, p.name) AS by_name
		FROM event e LEFT JOIN person p ON p.id = e.by_person LEFT JOIN person f ON f.id = e.for_person
		WHERE e.case_id = ?`+ofKind+` ORDER BY e.at DESC, e.id DESC LIMIT ?`, append(args, max(limit, 0))...); err != nil {
		return nil, err
	}
	var entries []ports.TimelineEntry
	for _, row := range rows {
		event, err := row.event()
		if err != nil {
			return nil, err
		}
		entries = append(entries, ports.TimelineEntry{Event: event, ByName: row.ByName})
	}
	return entries, nil
}

func (row timelineRow) event() (ehc.Event, error) {
	e := ehc.Event{Kind: ehc.EventKind(row.Kind), Case: ehc.CaseID(row.CaseID), At: row.At, By: ehc.PersonID(row.ByPerson)}
	if string(row.Data) == "{}" {
		return e, nil
	}
	return e, restore(row.Data, &e.Data)
}
