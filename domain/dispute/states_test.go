package dispute_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"ehchub/domain/dispute"
	"ehchub/domain/machine"
)

var update = flag.Bool("update", false, "write docs/states and the golden matrices from the tables")

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
		t.Errorf("%s is not what the table says; look at the change, then run go test ./domain/dispute -run Table -update", path)
	}
}

func TestTableGoldenHoldsEveryStateWithEveryStep(t *testing.T) {
	golden(t, "testdata/mediation.golden", dispute.Mediation.Matrix())
	golden(t, "testdata/tribunal.golden", dispute.Tribunal.Matrix())
}

func TestTableIsDrawnInTheDocs(t *testing.T) {
	golden(t, "../../docs/states/mediation.md", drawn("Mediation", "mediation.go", dispute.Mediation))
	golden(t, "../../docs/states/tribunal.md", drawn("An appeal to the Tribunal", "tribunal.go", dispute.Tribunal))
}

func drawn[S ~string, T ~string](title, file string, m machine.Machine[S, T]) string {
	var b strings.Builder
	b.WriteString("# " + title + "\n\nWritten by `go test ./domain/dispute -run Table -update` from the table in `domain/dispute/" + file + "`. What it doesn't show is refused. It runs beside the case and stops none of its time limits.\n\n```mermaid\n")
	b.WriteString(m.Mermaid())
	b.WriteString("```\n\n| From | Step | To | Law | When |\n|---|---|---|---|---|\n")
	for _, r := range m.Rows() {
		b.WriteString("| " + m.StateLabel(r.From) + " | " + m.TriggerLabel(r.On) + " | " + m.StateLabel(r.To) + " | " + r.Law + " | " + r.When + " |\n")
	}
	return b.String()
}

func TestEveryStateCanBeReachedAndEveryStepCitesItsLaw(t *testing.T) {
	complete(t, dispute.Mediation)
	complete(t, dispute.Tribunal)
}

func complete[S ~string, T ~string](t *testing.T, m machine.Machine[S, T]) {
	t.Helper()
	if got := m.Reachable(); len(got) != len(m.States()) {
		t.Errorf("reachable are %v of %v", got, m.States())
	}
	for _, r := range m.Rows() {
		if r.Law == "" {
			t.Errorf("%s from %s cites no law", r.On, r.From)
		}
	}
	for _, s := range m.States() {
		if m.StateLabel(s) == strings.ReplaceAll(string(s), "_", " ") {
			t.Errorf("%s has no words for people", s)
		}
	}
	for _, step := range m.Triggers() {
		if m.TriggerLabel(step) == strings.ReplaceAll(string(step), "_", " ") {
			t.Errorf("%s has no words for people", step)
		}
	}
}
