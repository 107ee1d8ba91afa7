package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type parkedStore struct{ statements }

var notParked = fault.New(fault.NotFound, "message.not-parked", "This message waits for nobody any more: it was sent, or somebody else has seen to it.")

const parkedNow = "o.parked_at IS NOT NULL AND o.done_at IS NULL AND o.given_up_at IS NULL"

func (s parkedStore) List(ctx context.Context, limit int) ([]ports.ParkedMessage, error) {
	var rows []struct {
		ID, CaseID, Reference, Kind, Cause string
		At, ParkedAt                       time.Time
		Attempts                           int
		Waiting                            json.RawMessage
	}
	err := s.all(ctx, &rows, `
		SELECT o.id, e.case_id, coalesce(c.reference, '') AS reference, e.kind, e.at, o.parked_at, o.attempts, coalesce(o.cause, '') AS cause,
			(SELECT json_agg(DISTINCT p.name) FROM message m JOIN person p ON p.id = m.person_id WHERE m.outbox_id = o.id AND m.status = 'waiting') AS waiting
		FROM outbox o JOIN event e ON e.id = o.event_id JOIN child_case c ON c.id = e.case_id
		WHERE `+parkedNow+` ORDER BY o.parked_at, o.id LIMIT ?`, max(limit, 0))
	if err != nil {
		return nil, err
	}
	parked := make([]ports.ParkedMessage, len(rows))
	for i, row := range rows {
		parked[i] = ports.ParkedMessage{ID: ehc.MessageID(row.ID), Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), Event: ehc.EventKind(row.Kind), HappenedAt: row.At.UTC(),
			ParkedAt: row.ParkedAt.UTC(), Tries: row.Attempts, Cause: row.Cause}
		if err := restore(row.Waiting, &parked[i].Waiting); err != nil {
			return nil, err
		}
	}
	return parked, nil
}

func (s parkedStore) Again(ctx context.Context, now time.Time, ids ...ehc.MessageID) (int, error) {
	these, args := "", []any{now}
	if len(ids) > 0 {
		known := knownMessages(ids)
		if len(known) == 0 {
			return 0, notParked
		}
		these, args = " AND o.id IN (?)", append(args, listOf(known))
	}
	n, err := s.exec(ctx, "UPDATE outbox o SET parked_at = NULL, attempts = 0, cause = NULL, due_at = ? WHERE "+parkedNow+these, args...)
	if err != nil {
		return 0, err
	}
	_, err = s.exec(ctx, "SELECT pg_notify('outbox', '')")
	if n == 0 && len(ids) > 0 {
		return 0, notParked
	}
	return int(n), err
}

func (s parkedStore) GiveUp(ctx context.Context, id ehc.MessageID, by ehc.PersonID, why string, now time.Time) error {
	if !valid(id) {
		return notParked
	}
	return s.write(ctx, 1, notParked, "UPDATE outbox o SET given_up_at = ?, given_up_by = ?, given_up_why = ? WHERE o.id = ? AND "+parkedNow, now, orNull(by), why, string(id))
}
