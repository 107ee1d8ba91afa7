package postgres

import (
	"context"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// PrintQueue takes letters that the council prints and posts itself. It is a ports.PostSender.
type PrintQueue struct {
	statements
	clock ports.Clock
}

var _ ports.PostSender = (*PrintQueue)(nil)

// NewPrintQueue makes the queue; the clock says when a letter came into it.
func NewPrintQueue(db *bun.DB, clock ports.Clock) *PrintQueue { return &PrintQueue{onPool(db), clock} }

// SendPost lets a letter wait to be printed; one that waits already does so once.
func (q *PrintQueue) SendPost(ctx context.Context, p ports.Post) error {
	if strings.TrimSpace(p.Name) == "" || len(p.Address) < 2 {
		return fault.New(fault.Unavailable, ports.NotEver, "The postal address is not whole: a letter needs a name, a street and a postcode.")
	}
	_, err := q.exec(ctx, "INSERT INTO post_item (message_id, name, address, title, enclose, pdf, queued_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		string(p.Key), p.Name, strings.Join(p.Address, "\n"), p.Title, p.Enclose, p.PDF, q.clock.Now())
	return err
}

type printQueueStore struct{ statements }

var notPosted = fault.New(fault.NotFound, "post.unknown", "This letter was not marked as posted, or somebody else has put it back.")

type postRow struct {
	MessageID, Name, Address, Title, Enclose, CaseID, Reference, PostedOn, PostedBy string
	QueuedAt                                                                        time.Time
}

const (
	postColumns = `i.message_id, i.name, i.address, i.title, i.enclose, coalesce(m.case_id::text, '') AS case_id, coalesce(c.reference, '') AS reference,
		coalesce(i.posted_on::text, '') AS posted_on, coalesce(p.name, '') AS posted_by, i.queued_at`
	postTables = "LEFT JOIN message m ON m.id = i.message_id LEFT JOIN child_case c ON c.id = m.case_id LEFT JOIN person p ON p.id = i.posted_by"
)

func (row postRow) item() (i ports.PostItem, err error) {
	i = ports.PostItem{Message: ehc.MessageID(row.MessageID), Name: row.Name, Address: strings.Split(row.Address, "\n"), Title: row.Title, Enclose: row.Enclose,
		Case: ehc.CaseID(row.CaseID), Reference: ehc.Reference(row.Reference), QueuedAt: row.QueuedAt.UTC(), PostedBy: row.PostedBy}
	if row.PostedOn != "" {
		err = i.PostedOn.UnmarshalText([]byte(row.PostedOn))
	}
	return i, err
}

func (s printQueueStore) list(ctx context.Context, query string, args ...any) ([]ports.PostItem, error) {
	var rows []postRow
	if err := s.all(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	items := make([]ports.PostItem, len(rows))
	for i, row := range rows {
		var err error
		if items[i], err = row.item(); err != nil {
			return nil, err
		}
	}
	return items, nil
}

func (s printQueueStore) Waiting(ctx context.Context, limit int) ([]ports.PostItem, error) {
	return s.list(ctx, "SELECT "+postColumns+" FROM post_item i "+postTables+" WHERE i.posted_on IS NULL ORDER BY i.queued_at, i.message_id LIMIT ?", max(limit, 0))
}

func (s printQueueStore) Posted(ctx context.Context, since time.Time, limit int) ([]ports.PostItem, error) {
	return s.list(ctx, "SELECT "+postColumns+" FROM post_item i "+postTables+" WHERE i.posted_on IS NOT NULL AND i.posted_at >= ? ORDER BY i.posted_at DESC, i.message_id LIMIT ?", since, max(limit, 0))
}

func (s printQueueStore) Letters(ctx context.Context, limit int, ids ...ehc.MessageID) ([]ports.PostLetter, error) {
	these, args := "i.posted_on IS NULL", []any{}
	if len(ids) > 0 {
		known := knownMessages(ids)
		if len(known) == 0 {
			return nil, nil
		}
		these, args = "i.message_id IN (?)", append(args, listOf(known))
	}
	var rows []struct {
		MessageID, CaseID string
		PDF               []byte
	}
	err := s.all(ctx, &rows, "SELECT i.message_id, coalesce(m.case_id::text, '') AS case_id, i.pdf FROM post_item i LEFT JOIN message m ON m.id = i.message_id WHERE "+these+" ORDER BY i.queued_at, i.message_id LIMIT ?", append(args, max(limit, 0))...)
	letters := make([]ports.PostLetter, len(rows))
	for i, row := range rows {
		letters[i] = ports.PostLetter{Message: ehc.MessageID(row.MessageID), Case: ehc.CaseID(row.CaseID), PDF: row.PDF}
	}
	return letters, err
}

func knownMessages(ids []ehc.MessageID) (known []string) {
	for _, id := range ids {
		if valid(id) {
			known = append(known, string(id))
		}
	}
	return known
}

func (s printQueueStore) Mark(ctx context.Context, on ehc.Date, by ehc.PersonID, now time.Time, ids ...ehc.MessageID) ([]ports.PostItem, error) {
	known := knownMessages(ids)
	if len(known) == 0 {
		return nil, nil
	}
	return s.list(ctx, `
		WITH i AS (
			UPDATE post_item SET posted_on = ?, posted_by = ?, posted_at = ? WHERE message_id IN (?) AND posted_on IS NULL RETURNING *
		), told AS (
			UPDATE message m SET status = 'delivered', status_at = ?, task_at = NULL FROM i WHERE m.id = i.message_id
		)
		SELECT `+postColumns+` FROM i `+postTables+" ORDER BY i.queued_at, i.message_id", on.String(), orNull(by), now, listOf(known), now)
}

func (s printQueueStore) PutBack(ctx context.Context, id ehc.MessageID) (ports.PostItem, error) {
	if !valid(id) {
		return ports.PostItem{}, notPosted
	}
	var was postRow
	err := s.one(ctx, &was, notPosted, "SELECT "+postColumns+" FROM post_item i "+postTables+" WHERE i.message_id = ? AND i.posted_on IS NOT NULL FOR UPDATE OF i", string(id))
	if err != nil {
		return ports.PostItem{}, err
	}
	for _, sql := range []string{"UPDATE post_item SET posted_on = NULL, posted_by = NULL, posted_at = NULL WHERE message_id = ?", "UPDATE message SET status = 'sent', status_at = sent_at WHERE id = ?"} {
		if _, err := s.exec(ctx, sql, string(id)); err != nil {
			return ports.PostItem{}, err
		}
	}
	return was.item()
}
