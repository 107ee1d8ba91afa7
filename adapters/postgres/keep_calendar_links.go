package postgres

import (
	"context"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var noCalendarLink = fault.New(fault.NotFound, "calendar.unknown", "This calendar link does not work any more. Make a new one in the hub.")

type calendarLinkStore struct{ statements }

func (s calendarLinkStore) Keep(ctx context.Context, person ehc.PersonID, token []byte, at time.Time) error {
	_, err := s.exec(ctx, `INSERT INTO calendar_link (person_id, token, made_at) VALUES (?, ?, ?)
		ON CONFLICT (person_id) DO UPDATE SET token = excluded.token, made_at = excluded.made_at, used_at = NULL`, string(person), token, at.UTC())
	return err
}

func (s calendarLinkStore) Stop(ctx context.Context, person ehc.PersonID) error {
	_, err := s.exec(ctx, "DELETE FROM calendar_link WHERE person_id = ?", string(person))
	return err
}

func (s calendarLinkStore) Of(ctx context.Context, person ehc.PersonID) (ports.CalendarLink, error) {
	var row struct {
		MadeAt time.Time
		UsedAt *time.Time
	}
	if !valid(person) {
		return ports.CalendarLink{}, noCalendarLink
	}
	if err := s.one(ctx, &row, noCalendarLink, "SELECT made_at, used_at FROM calendar_link WHERE person_id = ?", string(person)); err != nil {
		return ports.CalendarLink{}, err
	}
	link := ports.CalendarLink{MadeAt: row.MadeAt}
	if row.UsedAt != nil {
		link.UsedAt = *row.UsedAt
	}
	return link, nil
}

func (s calendarLinkStore) Use(ctx context.Context, token []byte, at time.Time) (ehc.PersonID, error) {
	var person string
	err := s.one(ctx, &person, noCalendarLink, "UPDATE calendar_link SET used_at = ? WHERE token = ? RETURNING person_id", at.UTC(), token)
	return ehc.PersonID(person), err
}
