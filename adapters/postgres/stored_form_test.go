package postgres

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/complaint"
	"ehchub/domain/council"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/letter"
	"ehchub/domain/paper"
	"ehchub/domain/people"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"
	"ehchub/domain/transfer"
	"ehchub/ports"
	"ehchub/ports/portstest"
	"ehchub/ports/portstest/golden"
)

// TestStoredFormStays pins what records hold, so that renaming a field of the domain doesn't silently lose what
// councils have stored: a change here needs a migration of what is there. A new
// field needs none, and is pinned when the file is next written.
func TestStoredFormStays(t *testing.T) {
	var b strings.Builder
	for _, part := range []struct {
		name  string
		value any
	}{
		{"child_case", portstest.Fill[caseRecord](t)},
		{"case_party", portstest.Fill[casework.Party](t)},
		{"advice_request", portstest.Fill[advice.Snapshot](t)},
		{"view_tile", portstest.Fill[advice.View](t)},
		{"plan_part", portstest.Fill[plan.Part](t)},
		{"plan_version", portstest.Fill[plan.Version](t)},
		{"plan_comment", portstest.Fill[plan.Comments](t)},
		{"consultation", portstest.Fill[plan.Consultation](t)},
		{"dispute", portstest.Fill[dispute.Snapshot](t)},
		{"guest", portstest.Fill[casework.Guest](t)},
		{"proposal", portstest.Fill[casework.Proposal](t)},
		{"phase_move", portstest.Fill[transfer.Move](t)},
		{"setting", portstest.Fill[people.Setting](t)},
		{"richtext", portstest.Fill[richtext.Block](t)},
		{"letter_template", map[letter.Voice]letter.Words{letter.ToParent: portstest.Fill[letter.Words](t)}},
		{"paper_record", portstest.Fill[paper.Record](t)},
		{"paper_pack", portstest.Fill[paper.Pack](t)},
		{"paper_scan", portstest.Fill[paper.Scan](t)},
		{"paper_arrival", portstest.Fill[paper.Arrival](t)},
		{"breach", portstest.Fill[council.Breach](t)},
		{"document_warning", portstest.Fill[ports.DocumentWarning](t)},
		{"complaint", portstest.Fill[complaint.Snapshot](t)},
		{"local_support", portstest.Fill[council.SupportRow](t)},
		{"problem", portstest.Fill[council.Problem](t)},
		{"incident", portstest.Fill[council.Incident](t)},
		{"processor", portstest.Fill[council.Processor](t)},
		{"council", portstest.Fill[council.Profile](t)},
	} {
		text, err := record(part.value)
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := json.Unmarshal(text, &tree); err != nil {
			t.Fatal(err)
		}
		outline(&b, part.name, tree)
	}
	held := golden.Held(t, "testdata/stored_form.golden", b.String())
	now := strings.Split(b.String(), "\n")
	for _, line := range strings.Split(held, "\n") {
		if !slices.Contains(now, line) {
			t.Errorf("%s is gone or changed: what is stored must be migrated; then run this test with -update", line)
		}
	}
}

// outline writes each path of a JSON tree with the kind of its value.
func outline(b *strings.Builder, path string, tree any) {
	switch v := tree.(type) {
	case map[string]any:
		if _, ok := v["Inlines"]; ok && strings.Contains(path, ".") { // pinned once, by itself
			fmt.Fprintln(b, path, "rich text")
			return
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			outline(b, path+"."+key, v[key])
		}
	case []any:
		if len(v) > 0 {
			outline(b, path+"[]", v[0])
		} else {
			fmt.Fprintln(b, path, "list")
		}
	default:
		fmt.Fprintln(b, path, leaf(v))
	}
}

func leaf(value any) string {
	text, ok := value.(string)
	if !ok {
		return fmt.Sprintf("%T", value)
	}
	if _, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return "instant"
	}
	if _, err := ehc.ParseDate(text); err == nil {
		return "date"
	}
	if ehc.ValidID(text) {
		return "identity"
	}
	return "text"
}
