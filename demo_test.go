package ehchub

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/console"
	"ehchub/adapters/demo"
	"ehchub/adapters/identity"
	"ehchub/adapters/postgres"
	"ehchub/adapters/postgres/pgtest"
	"ehchub/adapters/system"
	"ehchub/application/accounts"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// demoDay is the day on which these tests start the demo: a Monday.
var demoDay = time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC)

func demoConfig(t *testing.T) Config {
	c := Config{Demo: "on", CodeSecret: strings.Repeat("wren", 10), PublicURL: "http://localhost:8080", DataDir: t.TempDir()}
	c.fill()
	return c
}

// newDatabase opens an empty database; ownPrivate makes it pass for that of the private server.
func newDatabase(t *testing.T, ownPrivate bool) *postgres.Database {
	t.Helper()
	dsn := pgtest.NewDSN(t)
	db, err := postgres.Open(dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	d := &postgres.Database{DB: db, DSN: dsn}
	if ownPrivate {
		d.Ended = make(chan struct{})
	}
	return d
}

// told is the demo as it was loaded.
type told struct {
	*testing.T
	*postgres.Database
	config   Config
	messages []ports.Outgoing
	cases    []*casework.Case
}

func (d told) rows(query string) [][]string {
	d.Helper()
	rows, err := d.DB.QueryContext(d.Context(), query)
	if err != nil {
		d.Fatal(err)
	}
	defer rows.Close()
	columns, _ := rows.Columns()
	var all [][]string
	for rows.Next() {
		row, into := make([]string, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			d.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		d.Fatal(err)
	}
	return all
}

func (d told) count(query string) string {
	d.Helper()
	return d.rows("SELECT count(*)::text " + query)[0][0]
}

func (d told) readCases() (cases []*casework.Case) {
	ids := d.rows("SELECT id::text FROM child_case ORDER BY created_at, id")
	err := postgres.NewUnitOfWork(d.DB).Do(d.Context(), func(ctx context.Context, s ports.Stores) error {
		for _, row := range ids {
			c, err := s.Cases.Get(ctx, ehc.CaseID(row[0]))
			if err != nil {
				return err
			}
			cases = append(cases, c)
		}
		return nil
	})
	if err != nil {
		d.Fatal(err)
	}
	return cases
}

func TestTheDemoCouncil(t *testing.T) {
	t.Parallel()
	d := told{T: t, Database: newDatabase(t, false), config: demoConfig(t)}
	var out bytes.Buffer
	if err := loadDemo(t.Context(), d.config, d.Database, &out, demoDay); err != nil {
		t.Fatal(err)
	}
	inbox, err := openInbox(d.config)
	if err != nil {
		t.Fatal(err)
	}
	d.messages = inbox.Outgoing()
	d.cases = d.readCases()
	if !strings.Contains(out.String(), "Loading the demo council, once: 88 children…") {
		t.Errorf("said %q", out.String())
	}
	for name, check := range map[string]func(told){
		"has whom it names": checkCounts, "stands at every point of the road": checkStates, "reads like real files": checkTexts,
		"keeps the order of time": checkTime, "has deadlines near and missed": checkDeadlines, "lets everybody sign in": checkSignIn,
		"tells by message, and owes none": checkMessages, "leads from each message to its page": checkLinks, "is loaded once": checkLoadedOnce,
		"is the same on the same day": checkSameness,
	} {
		t.Run(name, func(t *testing.T) { d.T = t; check(d) })
	}
}

func checkCounts(d told) {
	for query, want := range map[string]string{
		"FROM child_case": "88", "FROM person WHERE registered": "42", "FROM setting": "12", "FROM credential": "42", "FROM team WHERE NOT service": "3", "FROM team WHERE service": "1",
		"FROM membership WHERE manager AND holder_kind = 'team'": "3", "FROM membership WHERE manager AND holder_kind = 'setting'": "1", "FROM person WHERE closed_at IS NOT NULL": "1", "FROM cover": "1", "FROM person_role r JOIN person p ON p.id = r.person_id WHERE p.registered AND role = 'coordinator'": "6",
	} {
		if got := d.count(query); got != want {
			d.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	for _, role := range ehc.Roles() {
		if d.count("FROM person_role r JOIN person p ON p.id = r.person_id WHERE p.registered AND role = '"+string(role)+"'") == "0" {
			d.Errorf("nobody is %s", role)
		}
	}
	if got := d.count("FROM (SELECT holder_id FROM case_party WHERE relation = 'family' AND until IS NULL GROUP BY holder_id HAVING count(*) > 1) AS several"); got != "1" {
		d.Errorf("%s parents have two children", got)
	}
}

func checkStates(d told) {
	at := map[casework.State]int{}
	for _, c := range d.cases {
		at[c.State()]++
	}
	for _, s := range casework.Machine.States() {
		if at[s] == 0 {
			d.Errorf("no case is at %q", s.Label())
		}
	}
	for what, query := range map[string]string{
		"an unassigned request":             "FROM child_case WHERE state = 'requested' AND coordinator IS NULL",
		"an assigned request":               "FROM child_case WHERE state = 'requested' AND coordinator IS NOT NULL",
		"a parent’s draft":                  "FROM child_case c JOIN case_party p ON p.case_id = c.id JOIN person_role r ON r.person_id = p.holder_id WHERE c.state = 'request_draft' AND r.role = 'family'",
		"a SENCO’s draft":                   "FROM child_case c JOIN case_party p ON p.case_id = c.id JOIN person_role r ON r.person_id = p.holder_id WHERE c.state = 'request_draft' AND r.role = 'senco'",
		"a team’s request without a person": "FROM advice_request WHERE status = 'not-allocated'",
		"an answer that is overdue":         "FROM advice_request a JOIN child_case c ON c.id = a.case_id WHERE a.status = 'pending' AND a.due_on < '2026-11-23' AND c.state = 'assessing'",
		"an assessment without any answer":  "FROM child_case c WHERE state = 'assessing' AND NOT EXISTS (SELECT FROM advice_request a WHERE a.case_id = c.id AND status = 'completed')",
		"an assessment with every answer":   "FROM child_case c WHERE state = 'assessing' AND NOT EXISTS (SELECT FROM advice_request a WHERE a.case_id = c.id AND status <> 'completed')",
		"an assessment after mediation":     `FROM child_case WHERE state = 'assessing' AND record::text LIKE '%"mediation"%'`,
		"a draft after an order":            `FROM child_case WHERE state = 'drafting' AND record::text LIKE '%"tribunal-order"%'`,
		"open comments":                     "FROM plan_comment p JOIN child_case c ON c.id = p.case_id WHERE c.state = 'draft_shared' AND p.status = 'open'",
		"comments that are in":              "FROM plan_comment p JOIN child_case c ON c.id = p.case_id WHERE c.state = 'draft_shared' AND p.status = 'completed'",
		"an open consultation":              "FROM consultation WHERE status = 'awaiting'",
		"an answered consultation":          "FROM consultation s JOIN child_case c ON c.id = s.case_id WHERE c.state = 'draft_shared' AND s.status = 'complete'",
		"a revised draft":                   "FROM plan_version v JOIN child_case c ON c.id = v.case_id WHERE c.state = 'draft_shared' AND v.number = 2",
		"several final plans":               "FROM plan_version WHERE kind = 'final'",
	} {
		if got := d.count(query); got == "0" {
			d.Errorf("the demo lacks %s", what)
		}
	}
}

var unfilled = regexp.MustCompile(`[{}]|lorem|ipsum|  |\bTODO\b`)

func checkTexts(d told) {
	for _, table := range []string{"plan_version", "advice_request", "view_tile", "plan_comment", "consultation", "plan_part"} {
		texts := d.rows("SELECT DISTINCT value #>> '{}' FROM " + table + `, jsonb_path_query(record, 'strict $.**') AS value WHERE jsonb_typeof(value) = 'string'`)
		if len(texts) < 5 {
			d.Errorf("%s holds %d texts", table, len(texts))
		}
		for _, text := range texts {
			if unfilled.MatchString(text[0]) {
				d.Errorf("%s: %q", table, text[0])
			}
		}
	}
	for _, c := range d.cases {
		if _, elsewhere := c.TakenOver(); elsewhere {
			continue // nobody asked for anything here
		}
		for _, part := range c.Request().Story.Parts() {
			if unfilled.MatchString(part.Text) || strings.TrimSpace(part.Text) == "" && part.Key != "health" && part.Key != "attendance" {
				d.Errorf("%s: %s says %q", c.Child().FullName(), part.Key, part.Text)
			}
		}
	}
}

func checkTime(d told) {
	if n := d.count("FROM event WHERE at >= '2026-11-23'"); n != "0" {
		d.Errorf("%s events are in the future", n)
	}
	if n := d.count("FROM (SELECT at, lag(at) OVER (PARTITION BY case_id ORDER BY id) AS before FROM event) AS e WHERE at < before"); n != "0" {
		d.Errorf("%s events of a case come before the one before", n)
	}
	number := 0
	for _, c := range slices.SortedFunc(slices.Values(d.cases), func(a, b *casework.Case) int {
		return cmp.Or(cmp.Compare(a.Reference(), b.Reference()))
	}) {
		if c.Reference() == "" {
			continue
		}
		if number++; c.ReceivedOn().IsZero() {
			d.Errorf("%s has no day of receipt", c.Reference())
		}
	}
	if number != 85 {
		d.Errorf("%d case IDs", number)
	}
	for _, late := range d.rows("SELECT c.reference FROM plan_version v JOIN plan_version f ON f.case_id = v.case_id AND f.kind = 'final' JOIN child_case c ON c.id = v.case_id WHERE v.kind = 'draft' AND f.shared_on <= v.closes_on") {
		d.Errorf("%s was issued before the family’s days were over", late[0])
	}
}

func checkDeadlines(d told) {
	today, near, missed := ehc.DateIn(demoDay, system.London), 0, 0
	for _, c := range d.cases {
		for _, k := range clock.Count(c.Happenings(nil), timescale.England()) {
			left := today.DaysUntil(k.Last)
			switch {
			case !k.Open() || k.Last.IsZero():
			case left < 0:
				missed++
			case left <= 14:
				near++
			}
		}
	}
	if near < 5 || missed < 3 {
		d.Errorf("%d deadlines are near and %d are missed", near, missed)
	}
}

var sixDigits = regexp.MustCompile(`\b\d{6}\b`)

func checkSignIn(d told) {
	clock := system.NewSetClock(demoDay)
	inbox := console.NewInbox(clock)
	secret, err := d.config.secret()
	if err != nil {
		d.Fatal(err)
	}
	means := accounts.Means{Units: postgres.NewUnitOfWork(d.DB), Passwords: identity.NewPasswords(2), Mail: inbox, Texts: inbox, Clock: clock, IDs: system.IDs{}, Pepper: []byte(secret), PublicURL: d.config.PublicURL}
	cast := demo.Cast{}
	groups := map[string]int{}
	for _, who := range cast.DemoPeople() {
		groups[who.Group]++
		waiting, err := accounts.SignIn{Means: means}.Do(d.Context(), accounts.SignInInput{Email: who.Email, Password: cast.DemoPassword(), From: who.Email})
		if err != nil {
			d.Errorf("%s: %v", who.Email, err)
			continue
		}
		code := sixDigits.FindString(inbox.Outgoing()[0].Body)
		if _, err := (accounts.EnterCode{Means: means}).Do(d.Context(), accounts.EnterCodeInput{Token: waiting.Token, Code: code}); err != nil {
			d.Errorf("%s with code %q: %v", who.Email, code, err)
		}
	}
	for _, want := range []string{"Case co-ordinators", "Managers", "Parents", "Young person", "Advocate", "SENCOs", "Educational psychologist", "Therapists", "Team managers"} {
		if groups[want] == 0 {
			d.Errorf("nobody stands under %q on the sign-in page", want)
		}
	}
}

func checkMessages(d told) {
	if n := d.count("FROM outbox WHERE done_at IS NULL"); n != "0" {
		d.Errorf("%s messages of the past wait to be sent", n)
	}
	if len(d.messages) != 500 || !d.messages[0].At.Before(demoDay) || d.messages[0].At.Before(d.messages[499].At) {
		d.Fatalf("%d messages, from %s back to %s", len(d.messages), d.messages[0].At, d.messages[len(d.messages)-1].At)
	}
	inbox, err := openInbox(d.config)
	if err != nil {
		d.Fatal(err)
	}
	if err := inbox.SendText(d.Context(), ports.Text{Key: "new", To: "+447700900101", Body: "123456 is your code."}); err != nil {
		d.Fatal(err)
	}
	if shown := inbox.Outgoing(); len(shown) != 500 || shown[0].Body != "123456 is your code." || !shown[1].At.Equal(d.messages[0].At) {
		d.Errorf("a new hub shows %d messages, %q first", len(shown), shown[0].Body)
	}
}

func checkLoadedOnce(d told) {
	before := d.count("FROM event")
	var out bytes.Buffer
	if err := loadDemo(d.Context(), d.config, d.Database, &out, demoDay.AddDate(0, 0, 3)); err != nil || out.Len() > 0 {
		d.Errorf("the second time: %v, said %q", err, out.String())
	}
	if after := d.count("FROM event"); after != before {
		d.Errorf("%s events became %s", before, after)
	}
	if err := checkMark(d.Context(), Config{Demo: "off"}, d.Database); err == nil || !strings.Contains(err.Error(), "EHCHUB_DEMO=on") {
		d.Errorf("served in earnest: %v", err)
	}
}

// What is compared to see that two demos are the same: names, states, identities and every text.
const sameness = `SELECT string_agg(text, E'\n' ORDER BY text) FROM (
	SELECT concat(id, state, surname, forenames, record) AS text FROM child_case UNION ALL
	SELECT concat(id, status, record) FROM advice_request UNION ALL
	SELECT concat(case_id, tile, record) FROM view_tile UNION ALL
	SELECT concat(plan_id, part, record) FROM plan_part UNION ALL
	SELECT concat(id, record) FROM plan_version UNION ALL
	SELECT concat(version_id, status, record) FROM plan_comment UNION ALL
	SELECT concat(id, status, record) FROM consultation) AS everything`

// On the same day the demo is the same everywhere, also where it was interrupted the first time.
func checkSameness(d told) {
	again := told{T: d.T, Database: newDatabase(d.T, true), config: demoConfig(d.T)}
	interrupt(d.T, again)
	var out bytes.Buffer
	if err := loadDemo(d.Context(), again.config, again.Database, &out, demoDay.Add(5*time.Hour)); err != nil {
		d.Fatal(err)
	}
	if !strings.Contains(out.String(), "interrupted last time") {
		d.Errorf("said %q", out.String())
	}
	one, other := strings.Split(d.rows(sameness)[0][0], "\n"), strings.Split(again.rows(sameness)[0][0], "\n")
	for i, line := range one {
		if i >= len(other) || line != other[i] {
			d.Fatalf("they differ:\n%.600s\n%.600s", line, other[min(i, len(other)-1)])
		}
	}
	if len(one) < 1000 || len(one) != len(other) {
		d.Errorf("%d and %d records", len(one), len(other))
	}
}

// interrupt begins to load the demo and stops in the middle.
func interrupt(t *testing.T, d told) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		for d.DB.NewRaw("SELECT 1 FROM child_case WHERE state = 'assessing' LIMIT 1").Scan(ctx, new(int)) != nil && ctx.Err() == nil {
			continue
		}
		stop()
	}()
	if err := loadDemo(ctx, d.config, d.Database, &bytes.Buffer{}, demoDay); !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted: %v", err)
	}
	if mark, err := d.Mark(t.Context()); err != nil || mark != postgres.DemoBegun {
		t.Fatalf("marked %q, %v", mark, err)
	}
}

func TestTheDemoLeavesOtherRecordsAlone(t *testing.T) {
	t.Parallel()
	for _, private := range []bool{true, false} {
		d := told{T: t, Database: newDatabase(t, private), config: demoConfig(t)}
		if _, err := d.DB.ExecContext(t.Context(), "INSERT INTO team (id, version, name, specialism, email) VALUES (gen_random_uuid(), 1, 'Sensory support', 'Education', '')"); err != nil {
			t.Fatal(err)
		}
		if err := LoadDemo(t.Context(), d.config, d.Database, &bytes.Buffer{}); !errors.Is(err, postgres.ErrNotEmpty) {
			t.Errorf("private %t: %v", private, err)
		}
		if got := d.count("FROM team") + d.count("FROM hub_mark"); got != "10" {
			t.Errorf("private %t: teams and marks %s", private, got)
		}
	}
}

func TestANamedDatabaseHoldsTheDemoOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	d := told{T: t, Database: newDatabase(t, false), config: demoConfig(t)}
	if _, err := Start(t.Context(), d.config, d.Database, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "run: ehchub demo") {
		t.Errorf("served without the demo’s mark: %v", err)
	}
	if err := d.BeginDemo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.BeginDemo(t.Context()); err == nil {
		t.Error("two processes load at once")
	}
	if err := LoadDemo(t.Context(), d.config, d.Database, &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("an interrupted loading on a named server: %v", err)
	}
	if err := d.Rebuild(t.Context()); err == nil {
		t.Error("a named database was rebuilt")
	}
}

func TestTheWelcomeSaysHowToSignIn(t *testing.T) {
	said := DemoWelcome(demoConfig(t))
	for _, want := range []string{"nadia.brightwell@coordinator.wrenshire.example", "leanne.ashworth@parent.wrenshire.example", demo.Password, "http://localhost:8080/demo/messages"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in:\n%s", want, said)
		}
	}
}
