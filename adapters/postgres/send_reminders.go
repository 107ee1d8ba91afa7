package postgres

import (
	"context"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

type reminderStore struct{ statements }

// noneBefore comes before every identity.
const noneBefore = "00000000-0000-0000-0000-000000000000"

var nothingSent = fault.New(fault.Unavailable, "reminder.unknown", "The hub can’t tell whether reminders were sent.")

// wanting finds few cases: those with something due about the day of which a reminder's day has come and was not
// marked. What is due by the law's day or by the one asked for stands in deadline_open, what settings should answer
// in deadline_consulted, birthdays, which have a table of their own, in deadline_turning.
const wanting = `
	WITH near AS (
		SELECT d.case_id, d.trigger, d.item, d.code, d.step, d.due AS day, false AS turns FROM deadline d WHERE d.open AND d.trigger <> 'date-of-birth' AND d.due BETWEEN ?::date AND ?::date
		UNION ALL
		SELECT d.case_id, d.trigger, d.item, d.code, d.step, d.target, false FROM deadline d
		WHERE d.trigger = 'setting-consulted' AND d.done_on IS NULL AND d.off IS NULL AND d.target BETWEEN ?::date AND ?::date
		UNION ALL
		SELECT d.case_id, d.trigger, d.item, d.code, d.step, d.last, true FROM deadline d
		WHERE d.trigger = 'date-of-birth' AND d.done_on IS NULL AND d.off IS NULL AND d.last BETWEEN ?::date AND ?::date
	)
	SELECT DISTINCT n.case_id FROM near n JOIN jsonb_to_recordset(?::jsonb) AS c("Days" int, "Until" int, "Turns" boolean) ON c."Turns" = n.turns AND ?::date BETWEEN n.day + c."Days" AND n.day + c."Until"
	WHERE n.case_id > ?::uuid AND NOT EXISTS (
		SELECT FROM chaser s WHERE s.case_id = n.case_id AND s.trigger = n.trigger AND s.item = n.item AND s.days = c."Days"
			AND s.limit_key = n.code || CASE WHEN n.step = '' THEN '' ELSE '-' || n.step END)
	ORDER BY n.case_id LIMIT ?`

func (s reminderStore) Wanting(ctx context.Context, on ehc.Date, after ehc.CaseID, limit int) ([]ehc.CaseID, error) {
	if after == "" {
		after = noneBefore
	}
	table, err := record(chaseRows())
	if err != nil {
		return nil, err
	}
	from, to := around(on, clock.Chases())
	fromBirthday, toBirthday := around(on, clock.TurningChases())
	var rows []struct{ CaseID ehc.CaseID }
	err = s.all(ctx, &rows, wanting, from, to, from, to, fromBirthday, toBirthday, table, on.String(), string(after), max(limit, 0))
	var found []ehc.CaseID
	for _, row := range rows {
		found = append(found, row.CaseID)
	}
	return found, err
}

// chaseRow is a row of the tables of reminders; Turns tells that of birthdays from that of every other duty.
type chaseRow struct {
	clock.Chase
	Turns bool
}

func chaseRows() []chaseRow {
	var rows []chaseRow
	for _, c := range clock.Chases() {
		rows = append(rows, chaseRow{c, false})
	}
	for _, c := range clock.TurningChases() {
		rows = append(rows, chaseRow{c, true})
	}
	return rows
}

// around gives the first and the last due day of which a reminder may go on a day.
func around(on ehc.Date, chases []clock.Chase) (from, to string) {
	return on.AddDays(-chases[len(chases)-1].Until).String(), on.AddDays(-chases[0].Days).String()
}

type reminderRow struct {
	Ord     int       `json:"ord"`
	Trigger string    `json:"trigger"`
	Item    string    `json:"item"`
	Limit   string    `json:"limit_key"`
	Days    int       `json:"days"`
	Due     string    `json:"due"`
	Case    string    `json:"case_id"`
	SentAt  time.Time `json:"sent_at"`
}

// Send marks and tells in one statement. Of two servers that send the same, the second waits for the first, and then
// has nothing to tell.
func (s reminderStore) Send(ctx context.Context, now time.Time, reminders ...clock.Reminder) (int, error) {
	if len(reminders) == 0 {
		return 0, nil
	}
	var events []ehc.Event
	var marks []reminderRow
	for i, r := range reminders {
		e := r.Event(now)
		events = append(events, e)
		marks = append(marks, reminderRow{i, string(r.Of.Trigger), r.Of.Item, r.Of.Limit, r.Days, r.Due.String(), string(r.Case), e.At})
	}
	rows, sending := eventRows(ctx, events)
	marked, err := record(marks)
	if err != nil {
		return 0, err
	}
	told, err := record(rows)
	if err != nil {
		return 0, err
	}
	var sent struct{ N int }
	err = s.one(ctx, &sent, nothingSent, `
		WITH marked AS (
			SELECT * FROM jsonb_to_recordset(?::jsonb) AS m(ord int, case_id uuid, trigger text, item text, limit_key text, days int, due date, sent_at timestamptz)
		), taken AS (
			INSERT INTO chaser (case_id, trigger, item, limit_key, days, due, sent_at) SELECT case_id, trigger, item, limit_key, days, due, sent_at FROM marked
			ON CONFLICT DO NOTHING RETURNING case_id, trigger, item, limit_key, days
		), told AS (
			SELECT e.* FROM jsonb_to_recordset(?::jsonb) AS e(ord int, kind text, case_id uuid, at timestamptz, by_person uuid, data jsonb)
			JOIN marked USING (ord) JOIN taken ON (taken.case_id, taken.trigger, taken.item, taken.limit_key, taken.days) = (marked.case_id, marked.trigger, marked.item, marked.limit_key, marked.days)
		), said AS (
			INSERT INTO event (case_id, kind, at, by_person, data) SELECT case_id, kind, at, by_person, data FROM told ORDER BY ord RETURNING id, kind, at, data
		), queued AS (
			`+intoOutbox+`
		)
		SELECT count(*) AS n FROM said`, marked, told, listOf(sending))
	return sent.N, err
}

type roundStore struct{ statements }

func (s roundStore) Done(ctx context.Context, round string, on ehc.Date) (bool, error) {
	var found struct{ Done bool }
	err := s.one(ctx, &found, nothingSent, "SELECT EXISTS (SELECT FROM daily_round WHERE round = ? AND day = ?) AS done", round, on.String())
	return found.Done, err
}

func (s roundStore) Finish(ctx context.Context, round string, on ehc.Date, now time.Time) error {
	_, err := s.exec(ctx, "INSERT INTO daily_round (round, day, done_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", round, on.String(), now)
	return err
}
