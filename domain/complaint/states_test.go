package complaint_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"ehchub/domain/complaint"
)

var update = flag.Bool("update", false, "write docs/states/complaint.md and the golden matrix from the table")

func golden(t *testing.T, path, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the table says; look at the change, then run go test ./domain/complaint -run Table -update", path)
	}
}

func TestTableGoldenHoldsEveryStateWithEveryStep(t *testing.T) {
	golden(t, "testdata/complaint.golden", complaint.Machine.Matrix())
	if got := complaint.Machine.Reachable(); len(got) != len(complaint.Machine.States()) {
		t.Errorf("reachable are %v", got)
	}
}

func TestTableIsDrawnInTheDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString("# A complaint about the service\n\nWritten by `go test ./domain/complaint -run Table -update` from the table in `domain/complaint/states.go`. What it doesn't show is refused. It runs beside the case, changes no decision and stops no time limit.\n\n```mermaid\n" + complaint.Machine.Mermaid() + "```\n\n| From | Step | To | Rule | When |\n|---|---|---|---|---|\n")
	for _, r := range complaint.Machine.Rows() {
		b.WriteString("| " + r.From.Label() + " | " + complaint.Machine.TriggerLabel(r.On) + " | " + r.To.Label() + " | " + r.Law + " | " + r.When + " |\n")
	}
	golden(t, "../../docs/states/complaint.md", b.String())
}
