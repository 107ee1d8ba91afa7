package postgres

import (
	"context"

	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
)

type complaintStore struct{ statements }

func restoreComplaint(row versionedRow) (*complaint.Complaint, error) {
	var s complaint.Snapshot
	err := restore(row.Record, &s)
	s.Version = row.Version
	return complaint.Restore(s), err
}

func (s complaintStore) Get(ctx context.Context, id complaint.ID) (*complaint.Complaint, error) {
	if !valid(id) {
		return nil, noRecord
	}
	var row versionedRow
	if err := s.one(ctx, &row, noRecord, "SELECT version, record FROM complaint WHERE id = ?", string(id)); err != nil {
		return nil, err
	}
	return restoreComplaint(row)
}

const soonestFirst = " ORDER BY due NULLS LAST, received_on DESC, id DESC LIMIT ?"

func (s complaintStore) List(ctx context.Context, limit int) ([]*complaint.Complaint, error) {
	return s.found(ctx, "SELECT version, record FROM complaint"+soonestFirst, max(limit, 0))
}

func (s complaintStore) Of(ctx context.Context, person ehc.PersonID, limit int) ([]*complaint.Complaint, error) {
	if !valid(person) {
		return nil, nil
	}
	return s.found(ctx, "SELECT version, record FROM complaint WHERE made_by = ?::uuid OR handler = ?::uuid"+soonestFirst, string(person), string(person), max(limit, 0))
}

func (s complaintStore) found(ctx context.Context, query string, args ...any) (all []*complaint.Complaint, err error) {
	var rows []versionedRow
	if err := s.all(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	for _, row := range rows {
		c, err := restoreComplaint(row)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
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
