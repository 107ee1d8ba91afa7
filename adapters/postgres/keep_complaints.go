package postgres

import (
	"context"

	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
)

var complaintsKept = restoredBy(func(s *complaint.Snapshot) *int { return &s.Version }, complaint.Restore)

type complaintStore struct{ statements }

func (s complaintStore) Get(ctx context.Context, id complaint.ID) (*complaint.Complaint, error) {
	return complaintsKept.get(ctx, s.statements, noRecord, "SELECT version, record FROM complaint WHERE id = ?", string(id))
}

const soonestFirst = " ORDER BY due NULLS LAST, received_on DESC, id DESC LIMIT ?"

func (s complaintStore) List(ctx context.Context, limit int) ([]*complaint.Complaint, error) {
	return complaintsKept.list(ctx, s.statements, "SELECT version, record FROM complaint"+soonestFirst, max(limit, 0))
}

func (s complaintStore) Of(ctx context.Context, person ehc.PersonID, limit int) ([]*complaint.Complaint, error) {
	if !valid(person) {
		return nil, nil
	}
	return complaintsKept.list(ctx, s.statements, "SELECT version, record FROM complaint WHERE made_by = ?::uuid OR handler = ?::uuid"+soonestFirst, string(person), string(person), max(limit, 0))
}

func (s complaintStore) Save(ctx context.Context, c *complaint.Complaint) error {
	one := c.Snapshot()
	text, err := record(one)
	if err != nil {
		return err
	}
	return s.write(ctx, 1, staleRecord, `
		INSERT INTO complaint AS c (id, version, made_by, handler, received_on, due, record) VALUES (?, 1, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = c.version + 1, made_by = excluded.made_by, handler = excluded.handler, received_on = excluded.received_on, due = excluded.due, record = excluded.record WHERE c.version = ?`,
		string(one.ID), orNull(one.By), orNull(one.Handler), one.ReceivedOn.String(), dateOrNull(one.Due), text, one.Version)
}
