package postgres

import (
	"context"
	"slices"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/ports"
)

type eventRow struct {
	Ord  int               `json:"ord"`
	Kind ehc.EventKind     `json:"kind"`
	Case ehc.CaseID        `json:"case_id"`
	At   time.Time         `json:"at"`
	By   any               `json:"by_person"`
	For  any               `json:"for_person"`
	Data map[string]string `json:"data"`
	// Inside reports that only the authority sees it.
	Inside bool `json:"inside"`
}

// eventRows prepares events, and names the kinds among them that send messages.
func eventRows(ctx context.Context, events []ehc.Event) (rows []eventRow, sending []string) {
	sending = []string{"none"} // an empty list is no SQL
	for i, e := range events {
		data := e.Data
		if data == nil {
			data = map[string]string{}
		}
		entry, _ := notice.For(e.Kind)
		rows = append(rows, eventRow{i, e.Kind, e.Case, e.At.UTC(), orNull(e.By), orNull(ports.StandsFor(ctx, e.By)), data, entry.Audience == notice.AuthorityOnly})
		if notice.Sends(e.Kind) {
			sending = append(sending, string(e.Kind))
		}
	}
	return rows, sending
}

const toldSQL = `
	WITH told AS (
		SELECT * FROM jsonb_to_recordset(?::jsonb) AS e(ord int, kind text, case_id uuid, at timestamptz, by_person uuid, for_person uuid, data jsonb, inside bool)
	), said AS (
		INSERT INTO event (case_id, kind, at, by_person, for_person, data) SELECT case_id, kind, at, by_person, for_person, data FROM told ORDER BY ord RETURNING id, kind, at, data
	)`

// oneStretch is for how long what somebody writes, saved by the page itself, is one stretch of writing.
const oneStretch = "interval '30 minutes'"

// foldedSQL takes the place of toldSQL for what a page saves by itself: an event that says what the case's latest one
// says, by the same person, moves that one on.
const foldedSQL = `
	WITH told AS (
		SELECT * FROM jsonb_to_recordset(?::jsonb) AS e(ord int, kind text, case_id uuid, at timestamptz, by_person uuid, for_person uuid, data jsonb, inside bool)
	), latest AS (
		SELECT t.ord, l.id FROM told t CROSS JOIN LATERAL (SELECT e.* FROM event e WHERE e.case_id = t.case_id ORDER BY e.at DESC, e.id DESC LIMIT 1) l
		WHERE l.kind = t.kind AND l.by_person IS NOT DISTINCT FROM t.by_person AND l.for_person IS NOT DISTINCT FROM t.for_person AND l.data = t.data AND l.at > t.at - ` + oneStretch + `
	), moved AS (
		UPDATE event e SET at = greatest(e.at, t.at) FROM latest JOIN told t USING (ord) WHERE e.id = latest.id
	), said AS (
		INSERT INTO event (case_id, kind, at, by_person, for_person, data) SELECT case_id, kind, at, by_person, for_person, data FROM told WHERE ord NOT IN (SELECT ord FROM latest) ORDER BY ord RETURNING id, kind, at, data
	)`

func telling(ctx context.Context) string {
	if ports.IsByItself(ctx) {
		return foldedSQL
	}
	return toldSQL
}

// newsTo marks the case as changed for those who have opened it and did not do it themselves. It comes after the lock on
// the case's row: told is joined with what holds that lock.
func newsTo(locked string) string {
	return `, news AS (
		UPDATE looked l SET news_at = t.at FROM (SELECT case_id, by_person, inside, min(at) AS at FROM told GROUP BY case_id, by_person, inside) t` + locked + `
		WHERE l.case_id = t.case_id AND l.case_id IN (?) AND l.news_at IS NULL AND l.person_id IS DISTINCT FROM t.by_person AND (l.inside OR NOT t.inside)
	)`
}

// intoOutbox leaves out what a message about another event of the same step tells too.
const intoOutbox = `
	INSERT INTO outbox (event_id, due_at) SELECT id, at FROM said WHERE kind IN (?) AND data->>'` + ehc.DataToldWith + `' IS NULL`

// tell writes events to the timeline, and those that send messages to the outbox.
func (s statements) tell(ctx context.Context, events []ehc.Event) error {
	if len(events) == 0 {
		return nil
	}
	rows, sending := eventRows(ctx, events)
	text, err := record(rows)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, telling(ctx)+newsTo("")+intoOutbox, text, listOf(casesOf(events)), listOf(sending))
	return err
}

// casesOf lists the cases of events, each once. Naming them tells the planner how few they are.
func casesOf(events []ehc.Event) []ehc.CaseID {
	var cases []ehc.CaseID
	for _, e := range events {
		if !slices.Contains(cases, e.Case) {
			cases = append(cases, e.Case)
		}
	}
	return cases
}

// Record writes events and moves the case up in its trays. The case's row is locked first, as Save does, so that
// the two never wait for each other crosswise.
func (s caseStore) Record(ctx context.Context, events ...ehc.Event) error {
	if len(events) == 0 {
		return nil
	}
	rows, sending := eventRows(ctx, events)
	text, err := record(rows)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, telling(ctx)+`, touched AS (
		UPDATE child_case c SET updated_at = greatest(c.updated_at, t.at) FROM (SELECT case_id, max(at) AS at FROM told GROUP BY case_id) t
		WHERE c.id = t.case_id AND c.id IN (?) RETURNING c.id, c.updated_at
	), kept AS (
		UPDATE tray SET updated_at = touched.updated_at FROM touched WHERE tray.case_id = touched.id
	)`+newsTo(" JOIN touched ON touched.id = t.case_id")+intoOutbox, text, listOf(casesOf(events)), listOf(casesOf(events)), listOf(sending))
	return err
}
