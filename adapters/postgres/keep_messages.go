package postgres

import (
	"context"
	"database/sql"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type messageStore struct{ statements }

// inHand is how long a worker has a message to itself: longer than any try takes.
const inHand = time.Minute

var (
	noMessage  = fault.New(fault.NotFound, "message.unknown", "The hub sent no such message.")
	heldNow    = fault.New(fault.Unavailable, ports.NotNow, "Another server is sending this message.")
	enoughADay = fault.New(fault.TooMany, ports.NotNow, "The recipient has had as many messages today as one person gets in a day.")
)

// Begin inserts the message, or takes it over from a worker that ended. Nothing comes back where another has it in hand,
// where it was sent, or where the day's most is reached.
func (s messageStore) Begin(ctx context.Context, n ports.MessageNote, now time.Time) (ports.Begun, error) {
	var taken struct {
		ID    string
		Tries int
	}
	err := s.one(ctx, &taken, noMessage, `
		INSERT INTO message AS m (slot, outbox_id, case_id, kind, recipient, person_id, channel, asks, noted_at, tried_at, tries, status, status_at)
		SELECT ?, ?::uuid, ?::uuid, ?, ?, ?::uuid, ?, ?, t.now, t.now, 1, 'waiting', t.now FROM (SELECT ?::timestamptz AS now) t
		WHERE EXISTS (SELECT FROM message o WHERE o.slot = ?)
			OR (SELECT count(*) FROM message o WHERE o.recipient = ? AND o.channel = ? AND o.noted_at >= ?) < ?
		ON CONFLICT (slot) DO UPDATE SET tried_at = EXCLUDED.tried_at, tries = least(m.tries + 1, 1000)
			WHERE m.status = 'waiting' AND (m.tried_at IS NULL OR m.tried_at <= EXCLUDED.tried_at - ?::interval)
		RETURNING m.id, m.tries`,
		n.Slot, orNull(n.Delivery), orNull(n.Case), string(n.Event), n.Recipient, orNull(n.Person), string(n.Channel), n.Asks, now,
		n.Slot, n.Recipient, string(n.Channel), n.DayBegan, n.Channel.MostADay(), inHand.String())
	if err == nil {
		return ports.Begun{ID: ehc.MessageID(taken.ID), Again: taken.Tries > 1}, nil
	}
	if !fault.Has(err, noMessage.Code) {
		return ports.Begun{}, err
	}
	var found struct{ ID, Status string }
	err = s.one(ctx, &found, enoughADay.After(n.DayBegan.Add(25*time.Hour).Sub(now)), "SELECT id, status FROM message WHERE slot = ?", n.Slot)
	switch {
	case err != nil:
		return ports.Begun{}, err
	case delivery.Status(found.Status) == delivery.Waiting:
		return ports.Begun{}, heldNow
	}
	return ports.Begun{ID: ehc.MessageID(found.ID), Done: true}, nil
}

func (s messageStore) Release(ctx context.Context, id ehc.MessageID) error {
	_, err := s.exec(ctx, "UPDATE message SET tried_at = NULL WHERE id = ?", string(id))
	return err
}

type messageRow struct {
	ID, CaseID, Kind, PersonID, Channel, Status, SettledBy, SettledHow string
	Asks                                                               bool
	StatusAt, NotedAt                                                  time.Time
	SentAt, TaskAt, SettledAt, OpenedAt                                sql.NullTime
}

const messageColumns = "m.id, m.case_id, m.kind, m.person_id, m.channel, m.asks, m.status, m.status_at, m.noted_at, m.sent_at, m.task_at, m.settled_at, m.settled_by, m.settled_how"

// openedAt finds when the reader of a message looked at its case for the first time after it was sent.
const openedAt = "(SELECT min(a.at) FROM audit a WHERE a.case_id = m.case_id AND a.actor = m.person_id AND a.at >= m.sent_at AND NOT a.refused) AS opened_at"

func (row messageRow) message() delivery.Message {
	return delivery.Message{ID: ehc.MessageID(row.ID), Case: ehc.CaseID(row.CaseID), Event: ehc.EventKind(row.Kind), Person: ehc.PersonID(row.PersonID), Channel: delivery.Channel(row.Channel), Asks: row.Asks,
		Reported: delivery.Reported{Status: delivery.Status(row.Status), At: row.StatusAt.UTC()}, NotedAt: row.NotedAt.UTC(), SentAt: instant(row.SentAt), TaskSince: instant(row.TaskAt), Opened: instant(row.OpenedAt),
		Settled: delivery.Settled{At: instant(row.SettledAt), By: ehc.PersonID(row.SettledBy), How: row.SettledHow}}
}

func instant(at sql.NullTime) time.Time {
	if !at.Valid {
		return time.Time{}
	}
	return at.Time.UTC()
}

func (s messageStore) Report(ctx context.Context, id ehc.MessageID, r delivery.Reported) (m delivery.Message, changed bool, err error) {
	if !valid(id) {
		return m, false, noMessage
	}
	var row messageRow
	if err := s.one(ctx, &row, noMessage, "SELECT "+messageColumns+" FROM message m WHERE m.id = ? FOR UPDATE", string(id)); err != nil {
		return m, false, err
	}
	m = row.message()
	if m.Reported, changed = m.After(r); !changed {
		return m, false, nil
	}
	if m.SentAt.IsZero() {
		m.SentAt = r.At
	}
	switch {
	case m.Status.Failed() && m.TaskSince.IsZero():
		m.TaskSince = r.At
	case m.Status == delivery.Delivered && m.Waits():
		m.TaskSince = time.Time{}
	}
	_, err = s.exec(ctx, "UPDATE message SET status = ?, status_at = ?, sent_at = ?, tried_at = NULL, task_at = ? WHERE id = ?", string(m.Status), m.At, m.SentAt, orNoTime(m.TaskSince), string(id))
	return m, true, err
}

func orNoTime(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at
}

func (s messageStore) OfCase(ctx context.Context, id ehc.CaseID, limit int) ([]delivery.Message, error) {
	if !valid(id) {
		return nil, nil
	}
	return s.list(ctx, "SELECT "+messageColumns+", "+openedAt+" FROM message m WHERE m.case_id = ? ORDER BY m.noted_at DESC, m.id LIMIT ?", string(id), max(limit, 0))
}

func (s messageStore) list(ctx context.Context, query string, args ...any) ([]delivery.Message, error) {
	var rows []messageRow
	if err := s.all(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	messages := make([]delivery.Message, len(rows))
	for i, row := range rows {
		messages[i] = row.message()
	}
	return messages, nil
}

func (s messageStore) Settle(ctx context.Context, of ehc.CaseID, id ehc.MessageID, how delivery.Settled) error {
	if !valid(of) || !valid(id) {
		return noTask
	}
	return s.write(ctx, 1, noTask, "UPDATE message SET settled_at = ?, settled_by = ?, settled_how = ? WHERE id = ? AND case_id = ? AND task_at IS NOT NULL AND settled_at IS NULL",
		how.At, orNull(how.By), how.How, string(id), string(of))
}
