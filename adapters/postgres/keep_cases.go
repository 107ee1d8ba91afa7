package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

var (
	noCase    = fault.New(fault.NotFound, "case.unknown", "There is no such case.")
	staleCase = fault.New(fault.Conflict, "case.stale", "Someone else changed this case while you were working on it. Reload the page and try again.")
)

type caseStore struct{ statements }

// caseRecord is what child_case.record holds.
type caseRecord struct {
	Child     casework.Child
	Request   casework.Request
	Author    ehc.PersonID
	DraftKey  string
	Decisions []casework.Decision
	Override  string

	Closings      []casework.Closing
	Reassessments []casework.Reassessment
	Moving        *casework.Moving
	TakenOver     *casework.TakenOver
	Custodies     []casework.Custody
	HealthBoards  []casework.HealthBoardChange
	Withdrawal    *casework.Withdrawal
	Flags         []casework.RaisedFlag
	Earlier       []casework.EarlierAdvice

	Recommendations []casework.Recommendation
	Prepared        []casework.Prepared
	Shields         []casework.Shield
	Recalls         []casework.Recall
	Writings        []casework.Writing
}

func recordOf(c casework.Snapshot) caseRecord {
	return caseRecord{Child: c.Child, Request: c.Request, Author: c.Author, DraftKey: c.DraftKey, Decisions: c.Decisions, Override: c.Override,
		Closings: c.Closings, Reassessments: c.Reassessments, Moving: c.Moving, TakenOver: c.TakenOver, Custodies: c.Custodies, HealthBoards: c.HealthBoards, Withdrawal: c.Withdrawal, Flags: c.Flags, Earlier: c.Earlier, Recommendations: c.Recommendations, Prepared: c.Prepared, Shields: c.Shields, Recalls: c.Recalls, Writings: c.Writings}
}

// CaseRecord is what child_case.record holds of a case, for programs that copy many cases straight into the tables.
func CaseRecord(c casework.Snapshot) any { return recordOf(c) }

type caseRow struct {
	ID        string
	Reference string
	Version   int
	State     string
	FinalOn   string
	CreatedAt time.Time
	UpdatedAt time.Time
	Record    json.RawMessage
	Parties   json.RawMessage
}

const selectCase = `
	SELECT c.id, c.reference, c.version, c.state, c.final_on::text, c.created_at, c.updated_at, c.record,
		(SELECT json_agg(p.record ORDER BY p.position) FROM case_party p WHERE p.case_id = c.id) AS parties
	FROM child_case c `

func (s caseStore) Get(ctx context.Context, id ehc.CaseID) (*casework.Case, error) {
	if !valid(id) {
		return nil, noCase
	}
	return s.load(ctx, "WHERE c.id = ?", string(id))
}

func (s caseStore) ByReference(ctx context.Context, ref ehc.Reference) (*casework.Case, error) {
	if ref == "" || !isText(string(ref)) {
		return nil, noCase
	}
	return s.load(ctx, "WHERE c.reference = ?", string(ref))
}

func (s caseStore) load(ctx context.Context, where, value string) (*casework.Case, error) {
	var row caseRow
	if err := s.one(ctx, &row, noCase, selectCase+where, value); err != nil {
		return nil, err
	}
	return row.restore()
}

func (row caseRow) restore() (*casework.Case, error) {
	var r caseRecord
	if err := restore(row.Record, &r); err != nil {
		return nil, err
	}
	snapshot := casework.Snapshot{
		ID: ehc.CaseID(row.ID), Reference: ehc.Reference(row.Reference), Version: row.Version, State: casework.State(row.State),
		Child: r.Child, Request: r.Request, Author: r.Author, DraftKey: r.DraftKey, Decisions: r.Decisions,
		Override: r.Override, Closings: r.Closings, Reassessments: r.Reassessments, Moving: r.Moving, TakenOver: r.TakenOver, Custodies: r.Custodies, HealthBoards: r.HealthBoards, Withdrawal: r.Withdrawal, Flags: r.Flags, Earlier: r.Earlier, Recommendations: r.Recommendations, Prepared: r.Prepared, Shields: r.Shields, Recalls: r.Recalls, Writings: r.Writings, CreatedAt: row.CreatedAt, UpdatedAt: row.UpdatedAt,
	}
	if err := restore(row.Parties, &snapshot.Parties); err != nil {
		return nil, err
	}
	if err := snapshot.FinalOn.UnmarshalText([]byte(row.FinalOn)); err != nil {
		return nil, fmt.Errorf("postgres: case %s: %w", row.ID, err)
	}
	return casework.Restore(snapshot), nil
}

// Save writes the case, then who holds it, then what happened. A unit of work saves a case it loaded once: the
// case goes on carrying the version that was loaded.
func (s caseStore) Save(ctx context.Context, c *casework.Case) error {
	snapshot := c.Snapshot()
	if !valid(snapshot.ID) {
		return fmt.Errorf("postgres: %q is no case's identity", snapshot.ID)
	}
	if err := s.writeCase(ctx, snapshot); err != nil {
		return err
	}
	if err := s.keepHolders(ctx, c, snapshot); err != nil {
		return err
	}
	if err := s.keepShields(ctx, c, snapshot); err != nil {
		return err
	}
	return s.tell(ctx, c.TakeEvents())
}

func (s caseStore) writeCase(ctx context.Context, c casework.Snapshot) error {
	text, err := record(recordOf(c))
	if err != nil {
		return err
	}
	columns := []any{
		orNull(c.Reference), string(c.State), c.Child.Surname, c.Child.Forenames, c.Child.Preferred, dateOrNull(c.Child.Born),
		orNull(c.Child.UPN), orNull(c.Child.NHSNumber), orNull(c.Child.Setting.ID), orNull(c.Child.SecondSetting.ID), orNull(coordinatorOf(c)),
		dateOrNull(c.Request.ReceivedOn), dateOrNull(c.FinalOn), c.CreatedAt, c.UpdatedAt, text,
	}
	entered := []any{string(c.ID), c.UpdatedAt, string(c.State)}
	if c.Version == 0 {
		return s.write(ctx, 1, staleCase, enteredState+`
			INSERT INTO child_case (id, kept, version, reference, state, surname, forenames, preferred, born, upn, nhs_number, setting_id, second_setting_id, coordinator,
				received_on, final_on, created_at, updated_at, record)
			VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`, append(append(entered, string(c.ID), ports.KeptEdition), columns...)...)
	}
	return s.write(ctx, 1, staleCase, enteredState+`
		UPDATE child_case SET version = version + 1, reference = ?, state = ?, surname = ?, forenames = ?, preferred = ?, born = ?, upn = ?, nhs_number = ?,
			setting_id = ?, second_setting_id = ?, coordinator = ?, received_on = ?, final_on = ?, created_at = ?, updated_at = greatest(updated_at, ?), record = ?
		WHERE id = ? AND version = ?`, append(append(entered, columns...), string(c.ID), c.Version)...)
}

// enteredState begins a statement that writes a case: where it moves the case into another state, when is kept.
const enteredState = `
	WITH entered AS (
		INSERT INTO case_stage (case_id, entered_at, state, entered_on) SELECT n.id, n.at, n.state, (n.at AT TIME ZONE 'Europe/London')::date
		FROM (SELECT ?::uuid AS id, ?::timestamptz AS at, ?::text AS state) n WHERE NOT EXISTS (SELECT FROM child_case c WHERE c.id = n.id AND c.state = n.state)
		ON CONFLICT DO NOTHING
	)`

func coordinatorOf(c casework.Snapshot) string {
	if p, ok := casework.Restore(c).Coordinator(); ok {
		return p.Holder.ID
	}
	return ""
}

// NextNumber counts on in the year's row, whose lock lets one request at a time have the next number; a unit that
// is rolled back gives its number back unused.
func (s caseStore) NextNumber(ctx context.Context, year int) (int, error) {
	var number int
	err := s.one(ctx, &number, noCase, "INSERT INTO case_number AS n (year, last) VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = n.last + 1 RETURNING last", year)
	return number, err
}
