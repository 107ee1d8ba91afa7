package postgres

import (
	"context"
	"encoding/json"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// versionedRow is a row of which only the record is read, and the version by which the later of two writers is told.
type versionedRow struct {
	Version int
	Record  json.RawMessage
}

// versioned makes what is kept in a versionedRow.
type versioned[T any] func(versionedRow) (T, error)

// versionIn is for a value that carries its version itself.
func versionIn[T any](version func(*T) *int) versioned[T] {
	return restoredBy(version, func(value T) T { return value })
}

// restoredBy is for an aggregate, made from its snapshot.
func restoredBy[Snapshot, T any](version func(*Snapshot) *int, restored func(Snapshot) T) versioned[T] {
	return func(row versionedRow) (none T, err error) {
		var snapshot Snapshot
		if err := restore(row.Record, &snapshot); err != nil {
			return none, err
		}
		*version(&snapshot) = row.Version
		return restored(snapshot), nil
	}
}

// get reads the one with the identities, or fails with missing.
func (v versioned[T]) get(ctx context.Context, s statements, missing *fault.Fault, query string, ids ...string) (none T, err error) {
	args := make([]any, len(ids))
	for i, id := range ids {
		if !valid(id) {
			return none, missing
		}
		args[i] = id
	}
	var row versionedRow
	if err := s.one(ctx, &row, missing, query, args...); err != nil {
		return none, err
	}
	return v(row)
}

func (v versioned[T]) list(ctx context.Context, s statements, query string, args ...any) ([]T, error) {
	var rows []versionedRow
	if err := s.all(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	var all []T
	for _, row := range rows {
		one, err := v(row)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func (v versioned[T]) ofCase(ctx context.Context, s statements, query string, id ehc.CaseID) ([]T, error) {
	if !valid(id) {
		return nil, nil
	}
	return v.list(ctx, s, query, string(id))
}
