package postgres

import (
	"context"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// Digests is what waits to be told to people once a day.
type Digests struct {
	statements
	clock ports.Clock
}

var _ ports.Digests = (*Digests)(nil)

// NewDigests makes the digests. The clock says what is due.
func NewDigests(db *bun.DB, clock ports.Clock) *Digests { return &Digests{onPool(db), clock} }

// Add lets a line wait.
func (d *Digests) Add(ctx context.Context, line ports.DigestLine) error {
	now := d.clock.Now()
	due := now
	if line.NotBefore.After(now) {
		due = line.NotBefore
	}
	_, err := d.exec(ctx, `INSERT INTO digest_line AS l (outbox_id, person_id, recipient, added_at, due_at, held) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (outbox_id, person_id) DO UPDATE SET due_at = excluded.due_at, held = excluded.held WHERE l.done_at IS NULL`,
		string(line.Message), string(line.Person), string(line.To), now, due, line.Held)
	return err
}

type digestRow struct {
	deliveryRow
	PersonID  string
	Recipient string
	Held      bool
}

// Claim takes all that waits for a few people. Of two workers that find the same people, the second waits for the
// first, and then finds their lines hidden.
func (d *Digests) Claim(ctx context.Context, n int, on ehc.Date, quietSince time.Time) ([][]ports.DigestLine, error) {
	now := d.clock.Now()
	var rows []digestRow
	err := d.all(ctx, &rows, `
		WITH ready AS (
			SELECT l.person_id, l.held FROM digest_line l WHERE l.done_at IS NULL AND l.tries < ?
				AND (l.held OR NOT EXISTS (SELECT FROM digest g WHERE g.person_id = l.person_id AND g.day = ?::date))
			GROUP BY l.person_id, l.held HAVING max(l.added_at) <= ?::timestamptz AND max(l.due_at) <= ?::timestamptz ORDER BY l.person_id LIMIT ?
		), claimed AS (
			UPDATE digest_line l SET due_at = ?::timestamptz, tries = l.tries + 1 FROM ready
			WHERE l.person_id = ready.person_id AND l.held = ready.held AND l.done_at IS NULL AND l.due_at <= ?::timestamptz
			RETURNING l.outbox_id, l.person_id, l.recipient, l.held
		)
		SELECT o.id, c.person_id, c.recipient, c.held, e.kind, e.case_id, e.at, e.by_person, e.data
		FROM claimed c JOIN outbox o ON o.id = c.outbox_id JOIN event e ON e.id = o.event_id ORDER BY c.person_id, e.id`,
		mostTries, on.String(), quietSince, now, max(n, 0), now.Add(hiddenFor), now)
	if err != nil {
		return nil, err
	}
	var claimed [][]ports.DigestLine
	for _, row := range rows {
		event, err := timelineRow{Kind: row.Kind, CaseID: row.CaseID, At: row.At, ByPerson: row.ByPerson, Data: row.Data}.event()
		if err != nil {
			return nil, err
		}
		line := ports.DigestLine{Message: ehc.MessageID(row.ID), Person: ehc.PersonID(row.PersonID), To: notice.Recipient(row.Recipient), Event: event, Held: row.Held}
		if last := len(claimed) - 1; last >= 0 && claimed[last][0].Person == line.Person {
			claimed[last] = append(claimed[last], line)
		} else {
			claimed = append(claimed, []ports.DigestLine{line})
		}
	}
	return claimed, nil
}

// messagesOf lists the deliveries of lines.
func messagesOf(lines []ports.DigestLine) list {
	ids := make([]ehc.MessageID, len(lines))
	for i, line := range lines {
		ids[i] = line.Message
	}
	return listOf(ids)
}

// Done marks the lines of one person as told.
func (d *Digests) Done(ctx context.Context, on ehc.Date, lines []ports.DigestLine) error {
	if len(lines) == 0 {
		return nil
	}
	person, now := string(lines[0].Person), d.clock.Now()
	_, err := d.exec(ctx, `
		WITH told AS (UPDATE digest_line SET done_at = ? WHERE person_id = ? AND outbox_id IN (?))
		INSERT INTO digest (person_id, day, sent_at) SELECT ?, ?::date, ? WHERE ? ON CONFLICT DO NOTHING`, now, person, messagesOf(lines), person, on.String(), now,
		slices.ContainsFunc(lines, func(line ports.DigestLine) bool { return !line.Held }))
	return err
}

// Drop marks the lines of one person as not worth telling.
func (d *Digests) Drop(ctx context.Context, lines []ports.DigestLine) error {
	if len(lines) == 0 {
		return nil
	}
	_, err := d.exec(ctx, "UPDATE digest_line SET done_at = ? WHERE person_id = ? AND outbox_id IN (?)", d.clock.Now(), string(lines[0].Person), messagesOf(lines))
	return err
}

// Failed lets the lines of one person wait: for a minute after the first try, twice as long after each further one.
func (d *Digests) Failed(ctx context.Context, lines []ports.DigestLine) error {
	if len(lines) == 0 {
		return nil
	}
	_, err := d.exec(ctx, "UPDATE digest_line SET due_at = ?::timestamptz + interval '1 minute' * (1 << greatest(tries - 1, 0)) WHERE person_id = ? AND outbox_id IN (?)",
		d.clock.Now(), string(lines[0].Person), messagesOf(lines))
	return err
}
