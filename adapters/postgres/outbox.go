package postgres

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"

	"ehchub/domain/ehc"
	"ehchub/ports"
)

const (
	hiddenFor  = 2 * time.Minute  // from other workers, while one sends
	mostTries  = 8                // then an event is parked
	longestNap = 30 * time.Second // a notification can be lost with its connection
	afterError = 5 * time.Second  // before a database that is away is asked again
	mostCause  = 1000             // characters
)

// Outbox is the queue of events that send messages. Events enter it with the case's own transaction (see
// caseStore.Save); any number of workers, in any number of processes, take from it.
type Outbox struct {
	statements
	db    *bun.DB
	clock ports.Clock
}

var _ ports.Outbox = (*Outbox)(nil)

// NewOutbox makes an outbox. The clock says what is due.
func NewOutbox(db *bun.DB, clock ports.Clock) *Outbox {
	return &Outbox{statements: onPool(db), db: db, clock: clock}
}

type deliveryRow struct {
	ID       string
	Attempts int
	Kind     string
	CaseID   string
	At       time.Time
	ByPerson string
	Data     json.RawMessage
	Served   json.RawMessage
}

// Claim takes up to n due events, the longest due first. One whose workers died at every try is parked instead.
func (o *Outbox) Claim(ctx context.Context, n int) ([]ports.Delivery, error) {
	now := o.clock.Now()
	var rows []deliveryRow
	err := o.all(ctx, &rows, `
		WITH claimed AS (
			UPDATE outbox SET attempts = attempts + 1, due_at = ?::timestamptz,
				parked_at = CASE WHEN attempts >= ? THEN ?::timestamptz END,
				cause = CASE WHEN attempts >= ? THEN 'every try ended without a report' ELSE cause END
			WHERE id IN (
				SELECT id FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND due_at <= ?::timestamptz ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED
			) RETURNING id, event_id, attempts, parked_at
		)
		SELECT c.id, c.attempts, e.kind, e.case_id, e.at, e.by_person, e.data,
			(SELECT json_agg(s.recipient ORDER BY s.recipient) FROM outbox_sent s WHERE s.outbox_id = c.id) AS served
		FROM claimed c JOIN event e ON e.id = c.event_id
		WHERE c.parked_at IS NULL ORDER BY e.id`, now.Add(hiddenFor), mostTries, now, mostTries, now, max(n, 0))
	if err != nil {
		return nil, err
	}
	var claimed []ports.Delivery
	for _, row := range rows {
		event, err := timelineRow{Kind: row.Kind, CaseID: row.CaseID, At: row.At, ByPerson: row.ByPerson, Data: row.Data}.event()
		if err != nil {
			return nil, err
		}
		delivery := ports.Delivery{ID: ehc.MessageID(row.ID), Event: event, Attempts: row.Attempts}
		if err := restore(row.Served, &delivery.Served); err != nil {
			return nil, err
		}
		claimed = append(claimed, delivery)
	}
	return claimed, nil
}

// Done takes an event off the queue.
func (o *Outbox) Done(ctx context.Context, id ehc.MessageID) error {
	_, err := o.exec(ctx, "UPDATE outbox SET done_at = ?, cause = NULL WHERE id = ?", o.clock.Now(), string(id))
	return err
}

// Failed puts an event back: for a minute after the first try, twice as long after each further one. After the
// eighth it is parked, until someone puts it back by hand.
func (o *Outbox) Failed(ctx context.Context, id ehc.MessageID, cause string, wait time.Duration) error {
	now := o.clock.Now()
	if runes := []rune(strings.ToValidUTF8(strings.ReplaceAll(cause, "\x00", ""), "")); len(runes) > mostCause {
		cause = string(runes[:mostCause])
	} else {
		cause = string(runes)
	}
	if wait > 0 {
		_, err := o.exec(ctx, "UPDATE outbox SET cause = ?, due_at = ?, attempts = greatest(attempts - 1, 0) WHERE id = ? AND done_at IS NULL", cause, now.Add(wait), string(id))
		return err
	}
	_, err := o.exec(ctx, `
		UPDATE outbox SET cause = ?, due_at = ?::timestamptz + interval '1 minute' * (1 << greatest(attempts - 1, 0)),
			parked_at = CASE WHEN attempts >= ? THEN ?::timestamptz END
		WHERE id = ? AND done_at IS NULL`, cause, now, mostTries, now, string(id))
	return err
}

// Sent marks a recipient as served.
func (o *Outbox) Sent(ctx context.Context, id ehc.MessageID, recipient string) error {
	_, err := o.exec(ctx, "INSERT INTO outbox_sent (outbox_id, recipient) VALUES (?, ?) ON CONFLICT DO NOTHING", string(id), recipient)
	return err
}

// Wait sleeps until an event enters the queue, the next one in it falls due, half a minute has passed, or ctx ends.
// It holds one connection while it sleeps.
func (o *Outbox) Wait(ctx context.Context) {
	if err := o.listen(ctx); err == nil || ctx.Err() != nil {
		return
	}
	nap := time.NewTimer(afterError)
	defer nap.Stop()
	select {
	case <-ctx.Done():
	case <-nap.C:
	}
}

func (o *Outbox) listen(ctx context.Context) error {
	conn, err := o.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// Listening comes before looking: what enters in between is then told.
	if _, err := conn.ExecContext(ctx, "LISTEN outbox"); err != nil {
		return err
	}
	nap, err := o.untilDue(ctx, conn)
	if err != nil || nap <= 0 {
		return closeAfter(conn, err)
	}
	napping, cancel := context.WithTimeout(ctx, nap)
	defer cancel()
	err = conn.Raw(func(dc any) error {
		_, err := dc.(*stdlib.Conn).Conn().WaitForNotification(napping)
		return err
	})
	if napping.Err() != nil {
		err = nil // slept enough
	}
	return closeAfter(conn, err)
}

// closeAfter ends the connection for good, so that the pool never hands out one that listens.
func closeAfter(conn bun.Conn, err error) error {
	_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	return err
}

func (o *Outbox) untilDue(ctx context.Context, conn bun.Conn) (time.Duration, error) {
	var next *time.Time
	if err := conn.NewRaw("SELECT min(due_at) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL").Scan(ctx, &next); err != nil {
		return 0, err
	}
	if next == nil {
		return longestNap, nil
	}
	return min(next.Sub(o.clock.Now()), longestNap), nil
}
