package postgres

import (
	"context"
	"encoding/json"
	"time"

	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type followUpStore struct{ statements }

var noTask = fault.New(fault.NotFound, "message.no-task", "Nobody needs to see to this message any more: somebody else has, or it arrived after all.")

// longAgo is after how many days nobody is asked to read a message any more.
const longAgo = "interval '28 days'"

// unread are messages that asked for something, and whose reader has not looked at the case since: a letter only once it
// was posted. The days are those of delivery.Channel.Patience.
const unread = `m.asks AND m.followed_at IS NULL AND m.status IN ('sent', 'delivered') AND m.case_id IS NOT NULL AND m.person_id IS NOT NULL
	AND m.sent_at > ?::timestamptz - ` + longAgo + ` AND m.settled_at IS NULL AND m.task_at IS NULL
	AND CASE WHEN m.channel = 'post' THEN m.status_at <= ?::timestamptz AND NOT EXISTS (SELECT FROM post_item i WHERE i.message_id = m.id AND i.posted_on IS NULL) ELSE m.sent_at <= ?::timestamptz END
	AND NOT EXISTS (SELECT FROM audit a WHERE a.case_id = m.case_id AND a.actor = m.person_id AND a.at >= m.sent_at AND NOT a.refused)`

func unreadArgs(now time.Time) []any {
	return []any{now, now.Add(-delivery.ByPost.Patience()), now.Add(-delivery.ByEmail.Patience())}
}

func (s followUpStore) Unread(ctx context.Context, now time.Time, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
	if after == "" {
		after = noneBefore
	}
	var rows []struct{ CaseID ehc.CaseID }
	err := s.all(ctx, &rows, "SELECT DISTINCT m.case_id FROM message m WHERE "+unread+" AND m.case_id > ?::uuid ORDER BY m.case_id LIMIT ?", append(unreadArgs(now), string(after), max(limit, 0))...)
	found := make([]ehc.CaseID, len(rows))
	for i, row := range rows {
		found[i] = row.CaseID
	}
	return found, err
}

func (s followUpStore) UnreadOf(ctx context.Context, id ehc.CaseID, now time.Time) ([]ports.Unread, error) {
	if !valid(id) {
		return nil, nil
	}
	var rows []struct {
		messageRow
		OutboxID, ByPerson string
		At                 time.Time
		Data               json.RawMessage
	}
	err := s.all(ctx, &rows, "SELECT "+messageColumns+", m.outbox_id, e.at, e.by_person, e.data FROM message m JOIN outbox o ON o.id = m.outbox_id JOIN event e ON e.id = o.event_id WHERE "+unread+
		" AND m.case_id = ?::uuid ORDER BY m.noted_at DESC, m.id", append(unreadArgs(now), string(id))...)
	if err != nil {
		return nil, err
	}
	found := make([]ports.Unread, len(rows))
	for i, row := range rows {
		event, err := timelineRow{Kind: row.Kind, CaseID: row.CaseID, At: row.At, ByPerson: row.ByPerson, Data: row.Data}.event()
		if err != nil {
			return nil, err
		}
		found[i] = ports.Unread{Message: row.message(), Delivery: ports.Delivery{ID: ehc.MessageID(row.OutboxID), Event: event}}
	}
	return found, nil
}

func (s followUpStore) Follow(ctx context.Context, id ehc.MessageID, at time.Time, task bool) error {
	_, err := s.exec(ctx, "UPDATE message SET followed_at = ?::timestamptz, task_at = CASE WHEN ? THEN coalesce(task_at, ?::timestamptz) ELSE task_at END WHERE id = ?", at, task, at, string(id))
	return err
}

func (s followUpStore) Unreported(ctx context.Context, now time.Time, limit int) ([]ehc.MessageID, error) {
	var rows []struct{ ID ehc.MessageID }
	err := s.all(ctx, &rows, `
		UPDATE message SET asked_at = ?::timestamptz WHERE id IN (
			SELECT m.id FROM message m WHERE m.status = 'sent' AND m.sent_at <= ?::timestamptz - interval '1 day' AND m.sent_at > ?::timestamptz - interval '7 days'
				AND (m.asked_at IS NULL OR m.asked_at <= ?::timestamptz - interval '1 day') AND NOT EXISTS (SELECT FROM post_item i WHERE i.message_id = m.id)
			ORDER BY m.sent_at LIMIT ? FOR UPDATE OF m SKIP LOCKED)
		RETURNING id`, now, now, now, now, max(limit, 0))
	found := make([]ehc.MessageID, len(rows))
	for i, row := range rows {
		found[i] = row.ID
	}
	return found, err
}
