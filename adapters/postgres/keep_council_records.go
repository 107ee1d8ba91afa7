package postgres

import (
	"context"
	"time"

	"ehchub/domain/council"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// councilRecords keeps one kind of record in a table of its own (id, version, at, record).
type councilRecords[T any, ID ~string] struct {
	statements
	table string
	// known gives the identity, the instant by which they are listed, and where the version is.
	known func(one *T) (ID, time.Time, *int)
	// saved is told of each record that was written; nil where nobody needs to know.
	saved func(ctx context.Context) error
}

var (
	noRecord    = fault.New(fault.NotFound, "record.unknown", "There is no such entry.")
	staleRecord = fault.New(fault.Conflict, "record.stale", "Somebody else has changed this entry since you opened it. Look at it again before you change it.")
)

func (s councilRecords[T, ID]) kept() versioned[T] {
	return versionIn(func(one *T) *int {
		_, _, version := s.known(one)
		return version
	})
}

func (s councilRecords[T, ID]) Get(ctx context.Context, id ID) (T, error) {
	return s.kept().get(ctx, s.statements, noRecord, "SELECT version, record FROM "+s.table+" WHERE id = ?", string(id))
}

func (s councilRecords[T, ID]) List(ctx context.Context, limit int) ([]T, error) {
	return s.kept().list(ctx, s.statements, "SELECT version, record FROM "+s.table+" ORDER BY at DESC, id DESC LIMIT ?", max(limit, 0))
}

func (s councilRecords[T, ID]) Save(ctx context.Context, one T) error {
	id, at, version := s.known(&one)
	text, err := record(one)
	if err != nil {
		return err
	}
	err = s.write(ctx, 1, staleRecord, `
		INSERT INTO `+s.table+` AS r (id, version, at, record) VALUES (?, 1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = r.version + 1, at = excluded.at, record = excluded.record WHERE r.version = ?`,
		string(id), at, text, *version)
	if err != nil || s.saved == nil {
		return err
	}
	return s.saved(ctx)
}

// officeOn gives what the council keeps for itself. What every page may show is told to every process.
func officeOn(s statements, own *councilUnit) ports.Office {
	return ports.Office{
		Support: councilRecords[council.SupportRow, council.SupportID]{statements: s, table: "local_support", known: func(one *council.SupportRow) (council.SupportID, time.Time, *int) {
			return one.ID, one.SavedAt, &one.Version
		}},
		Problems: councilRecords[council.Problem, council.ProblemID]{statements: s, table: "problem", known: func(one *council.Problem) (council.ProblemID, time.Time, *int) {
			return one.ID, one.At, &one.Version
		}},
		Missing:    missingCasesOn(s),
		Incidents:  incidentsOn(s, own.tell),
		Complaints: complaintStore{s},
	}
}

func incidentsOn(s statements, saved func(context.Context) error) councilRecords[council.Incident, council.IncidentID] {
	return councilRecords[council.Incident, council.IncidentID]{statements: s, table: "incident", saved: saved, known: func(one *council.Incident) (council.IncidentID, time.Time, *int) {
		return one.ID, one.Began, &one.Version
	}}
}
