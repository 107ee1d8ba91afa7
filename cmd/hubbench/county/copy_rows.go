package county

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"ehchub/domain/ehc"
)

// table collects rows in the text form of COPY.
type table struct {
	into string // name and columns
	rows bytes.Buffer
}

// add takes one row. Empty identities, dates and instants are NULL.
func (t *table) add(values ...any) {
	for i, v := range values {
		if i > 0 {
			t.rows.WriteByte('\t')
		}
		t.value(v)
	}
	t.rows.WriteByte('\n')
}

var copyEscaper = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

func (t *table) value(v any) {
	switch v := v.(type) {
	case nil:
		t.rows.WriteString(`\N`)
	case orNull:
		if v == "" {
			t.rows.WriteString(`\N`)
			return
		}
		t.rows.WriteString(string(v))
	case string:
		_, _ = copyEscaper.WriteString(&t.rows, v)
	case int:
		t.rows.WriteString(strconv.Itoa(v))
	case bool:
		t.rows.WriteString(strconv.FormatBool(v))
	case ehc.Date:
		t.value(orNull(v.String()))
	case time.Time:
		if v.IsZero() {
			t.value(nil)
			return
		}
		t.rows.Write(v.UTC().AppendFormat(nil, time.RFC3339Nano))
	case record:
		text, err := json.Marshal(v.of)
		if err != nil {
			panic(err) // of the domain's own plain structs
		}
		t.value(string(text))
	default:
		panic(fmt.Sprintf("no column holds a %T", v))
	}
}

type (
	orNull string           // a text that is NULL when it is empty
	record struct{ of any } // a value kept as JSON
)

// batch is what a number of cases adds to each table.
type batch []*table

func newBatch() batch {
	into := []string{
		"child_case (id, reference, version, state, surname, forenames, preferred, born, upn, nhs_number, setting_id, second_setting_id, coordinator, received_on, final_on, created_at, updated_at, record, kept)",
		"case_party (case_id, position, holder_kind, holder_id, relation, until, record)",
		"tray (case_id, holder, bucket, updated_at, state, setting_id, words, also)",
		"case_search (case_id, words, name_key, setting_key, state_order, reference, name, called, born, received_on, final_on, year_group, setting_id, setting_name, state, photo)",
		"flag_shown (holder, flag, case_id)",
		"event (case_id, kind, at, by_person, data)",
		"audit (at, actor, action, case_id, item, refused)",
		"advice_request (id, case_id, version, limb, adviser_person, adviser_team, status, requested_on, due_on, record)",
		"view_tile (case_id, tile, revision, record)",
		"plan (id, case_id)",
		"plan_part (plan_id, part, revision, record)",
		"plan_version (id, plan_id, case_id, number, kind, shared_on, closes_on, record)",
		"plan_comment (version_id, reviewer, case_id, number, revision, status, record)",
		"deadline (case_id, trigger, item, code, step, happened_on, last, target, due, done_on, off, open, owes_kind, owes_id, record)",
		"case_stage (case_id, entered_at, state, entered_on)",
	}
	var b batch
	for _, i := range into {
		b = append(b, &table{into: i})
	}
	return b
}

// Places of the tables in a batch.
const (
	childCase = iota
	caseParty
	tray
	caseSearch
	flagShown
	event
	audit
	adviceRequest
	viewTile
	planTable
	planPart
	planVersion
	planComment
	deadline
	caseStage
)

// copyInto sends the batch to the database.
func (b batch) copyInto(ctx context.Context, conn *pgx.Conn) error {
	for _, t := range b {
		if _, err := conn.PgConn().CopyFrom(ctx, &t.rows, "COPY "+t.into+" FROM STDIN"); err != nil {
			return fmt.Errorf("copying into %s: %w", t.into, err)
		}
	}
	return nil
}
