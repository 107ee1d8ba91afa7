package postgres

import (
	"context"
	"time"

	"ehchub/domain/conversation"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

type conversationStore struct{ statements }

var staleThread = fault.New(fault.Conflict, "message.stale", "Somebody else wrote at the same moment. Read what they wrote, then send yours.")

func (s conversationStore) Of(ctx context.Context, id conversation.ID) (*conversation.Thread, error) {
	if !valid(id.Case) {
		return conversation.New(id), nil
	}
	var heads []struct {
		Version                      int
		ReplyBy, ReplySince, AskedBy string
		RemindedOn                   string
		Promised                     bool
	}
	err := s.all(ctx, &heads, `
		SELECT version, coalesce(reply_by::text, '') AS reply_by, coalesce(reply_since::text, '') AS reply_since, coalesce(asked_by::text, '') AS asked_by, coalesce(reminded_on::text, '') AS reminded_on, promised
		FROM thread WHERE case_id = ? AND audience = ?`, string(id.Case), string(id.With))
	if err != nil || len(heads) == 0 {
		return conversation.New(id), err
	}
	kept := conversation.Snapshot{ID: id, Version: heads[0].Version, Owed: conversation.Reply{Promised: heads[0].Promised}}
	if err := datesOf(map[*ehc.Date]string{&kept.Owed.By: heads[0].ReplyBy, &kept.Owed.Since: heads[0].ReplySince, &kept.Asked: heads[0].AskedBy, &kept.Reminded: heads[0].RemindedOn}); err != nil {
		return nil, err
	}
	var rows []recordRow
	if err := s.all(ctx, &rows, "SELECT record FROM thread_message WHERE case_id = ? AND audience = ? ORDER BY number", string(id.Case), string(id.With)); err != nil {
		return nil, err
	}
	if kept.Messages, err = restoreEach[conversation.Message](rows); err != nil {
		return nil, err
	}
	return conversation.Restore(kept), nil
}

func datesOf(texts map[*ehc.Date]string) error {
	for into, text := range texts {
		if err := into.UnmarshalText([]byte(text)); err != nil {
			return err
		}
	}
	return nil
}

func (s conversationStore) Save(ctx context.Context, t *conversation.Thread) error {
	kept := t.Snapshot()
	err := s.write(ctx, 1, staleThread, `
		INSERT INTO thread AS t (case_id, audience, version, reply_by, reply_since, promised, asked_by, reminded_on) VALUES (?, ?, 1, ?, ?, ?, ?, ?)
		ON CONFLICT (case_id, audience) DO UPDATE SET version = t.version + 1, reply_by = excluded.reply_by, reply_since = excluded.reply_since, promised = excluded.promised, asked_by = excluded.asked_by, reminded_on = excluded.reminded_on
		WHERE t.version = ?`, string(kept.ID.Case), string(kept.ID.With), dateOrNull(kept.Owed.By), dateOrNull(kept.Owed.Since), kept.Owed.Promised, dateOrNull(kept.Asked), dateOrNull(kept.Reminded), kept.Version)
	if err != nil {
		return err
	}
	for _, m := range t.TakeChanged() {
		text, err := record(m)
		if err != nil {
			return err
		}
		_, err = s.exec(ctx, `
			INSERT INTO thread_message (case_id, audience, number, at, by_person, council, record) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (case_id, audience, number) DO UPDATE SET record = excluded.record`,
			string(kept.ID.Case), string(kept.ID.With), m.Number, m.At.UTC(), orNull(m.By), m.Council, text)
		if err != nil {
			return err
		}
	}
	return s.tell(ctx, t.TakeEvents())
}

func (s conversationStore) Read(ctx context.Context, id conversation.ID, by ehc.PersonID, upTo int, at time.Time) ([]ports.ReadUpTo, error) {
	var rows []struct {
		PersonID ehc.PersonID
		Name     string
		UpTo     int
		At       time.Time
	}
	err := s.all(ctx, &rows, `
		WITH now_read AS (
			INSERT INTO thread_read AS r (case_id, audience, person_id, up_to, at) SELECT ?, ?, ?, ?, ? WHERE ? > 0
			ON CONFLICT (case_id, audience, person_id) DO UPDATE SET up_to = excluded.up_to, at = excluded.at WHERE r.up_to < excluded.up_to)
		SELECT r.person_id, p.name, r.up_to, r.at FROM thread_read r JOIN person p ON p.id = r.person_id WHERE r.case_id = ? AND r.audience = ? ORDER BY p.name, p.id`,
		string(id.Case), string(id.With), string(by), upTo, at.UTC(), upTo, string(id.Case), string(id.With))
	var all []ports.ReadUpTo
	for _, row := range rows {
		all = append(all, ports.ReadUpTo{Person: row.PersonID, Name: row.Name, UpTo: row.UpTo, At: row.At.UTC()})
	}
	return all, err
}

func (s conversationStore) OfCase(ctx context.Context, id ehc.CaseID, reader ehc.PersonID) (found ports.Correspondence, err error) {
	if !valid(id) {
		return found, nil
	}
	var rows []struct {
		Audience         string
		Messages, Unread int
		LastAt           time.Time
		ReplyBy, AskedBy string
		Promised         bool
		Waits            bool
	}
	err = s.all(ctx, &rows, `
		SELECT w.waits, coalesce(t.audience, '') AS audience, coalesce(t.messages, 0) AS messages, coalesce(t.unread, 0) AS unread, coalesce(t.last_at, now()) AS last_at, coalesce(t.reply_by, '') AS reply_by, coalesce(t.asked_by, '') AS asked_by, coalesce(t.promised, false) AS promised
		FROM (SELECT EXISTS (SELECT FROM message m WHERE m.case_id = ? AND m.task_at IS NOT NULL AND m.settled_at IS NULL) AS waits) w LEFT JOIN (
		SELECT t.audience, m.messages, m.unread, m.last_at, coalesce(t.reply_by::text, '') AS reply_by, coalesce(t.asked_by::text, '') AS asked_by, t.promised
		FROM thread t LEFT JOIN thread_read r ON r.case_id = t.case_id AND r.audience = t.audience AND r.person_id = ?
		CROSS JOIN LATERAL (SELECT count(*) AS messages, count(*) FILTER (WHERE m.number > coalesce(r.up_to, 0) AND m.by_person IS DISTINCT FROM ?) AS unread, max(m.at) AS last_at
			FROM thread_message m WHERE m.case_id = t.case_id AND m.audience = t.audience) m
		WHERE t.case_id = ?) t ON true`, string(id), orNull(reader), orNull(reader), string(id))
	if err != nil {
		return found, err
	}
	for _, row := range rows {
		if found.MessageWaits = row.Waits; row.Audience == "" {
			continue
		}
		state := ports.ThreadState{With: conversation.Audience(row.Audience), Messages: row.Messages, Unread: row.Unread, LastAt: row.LastAt.UTC(), Promised: row.Promised}
		if err := datesOf(map[*ehc.Date]string{&state.ReplyBy: row.ReplyBy, &state.AskedBy: row.AskedBy}); err != nil {
			return found, err
		}
		found.Threads = append(found.Threads, state)
	}
	return found, nil
}

func (s conversationStore) Late(ctx context.Context, before ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
	var rows []struct{ CaseID ehc.CaseID }
	err := s.all(ctx, &rows, `
		SELECT DISTINCT case_id FROM thread WHERE reply_by < ? AND reply_by IS DISTINCT FROM reminded_on AND case_id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
		ORDER BY case_id LIMIT ?`, before.String(), orNull(after), limit)
	var cases []ehc.CaseID
	for _, row := range rows {
		cases = append(cases, row.CaseID)
	}
	return cases, err
}
