package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

type clockStore struct{ statements }

// deadlineRecord is what deadline.record holds.
type deadlineRecord struct {
	Facts   timescale.Facts
	Wanted  ehc.Date
	Since   time.Time
	Earlier []clock.Earlier
	Told    []clock.Told
}

// deadlineRow is a row of deadline, as it is read and, in JSON, as it is written.
type deadlineRow struct {
	CaseID     string            `json:"case_id"`
	Trigger    timescale.Trigger `json:"trigger"`
	Item       string            `json:"item"`
	Code       string            `json:"code"`
	Step       string            `json:"step"`
	HappenedOn string            `json:"happened_on"`
	Last       string            `json:"last"`
	Target     string            `json:"target"`
	Due        string            `json:"due"`
	DoneOn     *string           `json:"done_on"`
	Off        *string           `json:"off"`
	Open       bool              `json:"open"`
	OwesKind   *string           `json:"owes_kind"`
	OwesID     *string           `json:"owes_id"`
	Record     json.RawMessage   `json:"record"`
}

const deadlineColumns = `d.case_id, d.trigger, d.item, d.code, d.step, d.happened_on::text, d.last::text, d.target::text, d.done_on::text, d.off, d.owes_kind, d.owes_id, d.record`

func (s clockStore) Of(ctx context.Context, id ehc.CaseID) (*clock.Clock, error) {
	if !valid(id) {
		return clock.New(id), nil
	}
	snapshot := clock.Snapshot{Case: id}
	var rows []struct {
		deadlineRow
		Exceptions json.RawMessage
	}
	err := s.all(ctx, &rows, `SELECT `+deadlineColumns+`, x.exceptions FROM deadline d
		LEFT JOIN LATERAL (SELECT json_agg(e.record ORDER BY e.record->>'RecordedAt', e.id) AS exceptions FROM deadline_exception e WHERE e.case_id = d.case_id) x ON true
		WHERE d.case_id = ? ORDER BY d.last, d.code, d.step, d.item`, string(id))
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		d, err := row.restore()
		if err != nil {
			return nil, err
		}
		snapshot.Deadlines = append(snapshot.Deadlines, d)
	}
	if len(rows) > 0 {
		err = restore(rows[0].Exceptions, &snapshot.Exceptions)
	}
	return clock.Restore(snapshot), err
}

// restore counts a deadline again from its event, for its words, and keeps the dates as they are stored: they change
// only when the clock is reckoned.
func (row deadlineRow) restore() (clock.Deadline, error) {
	d, err := row.restoreDates()
	if err != nil {
		return d, err
	}
	if counted, known := timescale.Again(d.Trigger, d.Code, d.Step, d.On, d.Facts, timescale.England()); known {
		counted.Last, counted.Target = d.Last, d.Target
		d.Deadline = counted
	}
	return d, nil
}

// restoreDates brings back what is stored, without the words of the law.
func (row deadlineRow) restoreDates() (clock.Deadline, error) {
	var r deadlineRecord
	var on, last, target, doneOn ehc.Date
	err := errors.Join(restore(row.Record, &r), on.UnmarshalText([]byte(row.HappenedOn)), last.UnmarshalText([]byte(row.Last)),
		target.UnmarshalText([]byte(row.Target)), doneOn.UnmarshalText([]byte(textOf(row.DoneOn))))
	if err != nil {
		return clock.Deadline{}, fmt.Errorf("postgres: deadline %s of case %s: %w", row.Code, row.CaseID, err)
	}
	return clock.Deadline{Deadline: timescale.Deadline{Code: row.Code, Step: row.Step, Trigger: row.Trigger, On: on, Last: last, Target: target}, Facts: r.Facts, Item: row.Item, Owes: ehc.Holder{Kind: ehc.HolderKind(textOf(row.OwesKind)), ID: textOf(row.OwesID)},
		Wanted: r.Wanted, DoneOn: doneOn, Off: textOf(row.Off), Since: r.Since, Earlier: r.Earlier, Told: r.Told}, nil
}

func textOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func textOrNull[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	text := string(s)
	return &text
}

// DeadlineRecord is what deadline.record holds of a deadline, for programs that copy many cases straight into the tables.
func DeadlineRecord(d clock.Deadline) any {
	return deadlineRecord{d.Facts, d.Wanted, d.Since, d.Earlier, d.Told}
}

func deadlineRowOf(id ehc.CaseID, d clock.Deadline) (deadlineRow, error) {
	text, err := record(DeadlineRecord(d))
	return deadlineRow{CaseID: string(id), Trigger: d.Trigger, Item: d.Item, Code: d.Code, Step: d.Step, HappenedOn: d.On.String(), Last: d.Last.String(), Target: d.Target.String(),
		Due: d.Due().String(), DoneOn: textOrNull(d.DoneOn.String()), Off: textOrNull(d.Off), Open: d.Owed(),
		OwesKind: textOrNull(d.Owes.Kind), OwesID: textOrNull(d.Owes.ID), Record: text}, err
}

const keepDeadlines = `
	INSERT INTO deadline AS d (case_id, trigger, item, code, step, happened_on, last, target, due, done_on, off, open, owes_kind, owes_id, record)
	SELECT n.case_id, n.trigger, n.item, n.code, n.step, n.happened_on, n.last, n.target, n.due, n.done_on, n.off, n.open, n.owes_kind, n.owes_id, n.record
	FROM json_to_recordset(?::json) AS n(case_id uuid, trigger text, item text, code text, step text, happened_on date, last date, target date, due date, done_on date, off text,
		open boolean, owes_kind text, owes_id uuid, record jsonb)
	ON CONFLICT (case_id, trigger, item, code, step) DO UPDATE SET happened_on = excluded.happened_on, last = excluded.last, target = excluded.target, due = excluded.due,
		done_on = excluded.done_on, off = excluded.off, open = excluded.open, owes_kind = excluded.owes_kind, owes_id = excluded.owes_id, record = excluded.record`

func (s clockStore) Save(ctx context.Context, clocks ...*clock.Clock) error {
	var rows []deadlineRow
	for _, c := range clocks {
		deadlines, exceptions := c.TakeChanged()
		for _, d := range deadlines {
			row, err := deadlineRowOf(c.Case(), d)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		if err := s.keepExceptions(ctx, c.Case(), exceptions); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	text, err := record(rows)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, keepDeadlines, text)
	return err
}

func (s clockStore) keepExceptions(ctx context.Context, id ehc.CaseID, exceptions []clock.Exception) error {
	for _, e := range exceptions {
		text, err := record(e)
		if err != nil {
			return err
		}
		if _, err := s.exec(ctx, `INSERT INTO deadline_exception (id, case_id, code, ended, record) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, record = excluded.record`, string(e.ID), string(id), e.Code, !e.Counts(), text); err != nil {
			return err
		}
	}
	return nil
}

// Open gives the clocks of cases that hold an open duty, in the order of their identity, after the given one; each
// with its open deadlines only, and of those the dates without the words.
func (s clockStore) Open(ctx context.Context, after ehc.CaseID, limit int) ([]*clock.Clock, error) {
	if after == "" {
		after = noneBefore
	}
	var rows []deadlineRow
	err := s.all(ctx, &rows, `SELECT `+deadlineColumns+` FROM deadline d
		JOIN (SELECT DISTINCT o.case_id FROM deadline o WHERE o.open AND o.case_id > ?::uuid ORDER BY o.case_id LIMIT ?) c ON c.case_id = d.case_id
		WHERE d.done_on IS NULL AND d.off IS NULL ORDER BY d.case_id, d.last, d.code, d.step, d.item`, string(after), limit)
	if err != nil {
		return nil, err
	}
	var clocks []*clock.Clock
	var at clock.Snapshot
	flush := func() {
		if at.Case != "" {
			clocks = append(clocks, clock.Restore(at))
		}
	}
	for _, row := range rows {
		if ehc.CaseID(row.CaseID) != at.Case {
			flush()
			at = clock.Snapshot{Case: ehc.CaseID(row.CaseID)}
		}
		d, err := row.restoreDates()
		if err != nil {
			return nil, err
		}
		at.Deadlines = append(at.Deadlines, d)
	}
	flush()
	return clocks, nil
}

// movedRow is what changes of a deadline that was counted again, and what it was.
type movedRow struct {
	CaseID    ehc.CaseID        `json:"case_id"`
	Trigger   timescale.Trigger `json:"trigger"`
	Item      string            `json:"item"`
	Code      string            `json:"code"`
	Step      string            `json:"step"`
	WasLast   ehc.Date          `json:"was_last"`
	WasTarget ehc.Date          `json:"was_target"`
	Last      ehc.Date          `json:"last"`
	Target    ehc.Date          `json:"target"`
	Due       ehc.Date          `json:"due"`
	History   deadlineHistory   `json:"history"`
}

// deadlineHistory is the part of a deadline's record that counting again changes.
type deadlineHistory struct {
	Since   time.Time
	Earlier []clock.Earlier
}

// moveDeadlines leaves alone what somebody else has counted in between, and what is done.
const moveDeadlines = `
	UPDATE deadline d SET last = n.last, target = n.target, due = n.due, record = d.record || n.history
	FROM json_to_recordset(?::json) AS n(case_id uuid, trigger text, item text, code text, step text, was_last date, was_target date, last date, target date, due date, history jsonb)
	WHERE d.case_id = n.case_id AND d.trigger = n.trigger AND d.item = n.item AND d.code = n.code AND d.step = n.step AND d.last = n.was_last AND d.target = n.was_target`

// Move writes the dates of deadlines that were counted again.
func (s clockStore) Move(ctx context.Context, clocks ...*clock.Clock) error {
	var rows []movedRow
	for _, c := range clocks {
		deadlines, _ := c.TakeChanged()
		for _, d := range deadlines {
			was := d.Earlier[len(d.Earlier)-1]
			rows = append(rows, movedRow{c.Case(), d.Trigger, d.Item, d.Code, d.Step, was.Last, was.Target, d.Last, d.Target, d.Due(), deadlineHistory{d.Since, d.Earlier}})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	text, err := record(rows)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, moveDeadlines, text)
	return err
}
