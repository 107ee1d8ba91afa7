package casework_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/machine"
)

var update = flag.Bool("update", false, "write docs/states/assessment.md and the golden matrix from the table")

// golden compares a text with a file, or writes the file with -update.
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
		t.Errorf("%s is not what the table says; look at the change, then run go test ./domain/casework -run Table -update", path)
	}
}

func TestTableGoldenHoldsEveryStateWithEveryTrigger(t *testing.T) {
	golden(t, "testdata/matrix.golden", casework.Machine.Matrix())
	golden(t, "testdata/reassessment.golden", casework.ReassessRound.Matrix())
}

func TestTableIsDrawnInTheDocs(t *testing.T) {
	golden(t, "../../docs/states/assessment.md", drawn("The road of an assessment", "states.go", "", casework.Machine))
	golden(t, "../../docs/states/reassessment.md", drawn("A reassessment of a plan in force", "reassess_states.go",
		" It stands beside the road of the case, and the plan stays in force all the while.", casework.ReassessRound))
}

func drawn[S ~string](title, file, more string, m machine.Machine[S, casework.Trigger]) string {
	var b strings.Builder
	b.WriteString("# " + title + "\n\nWritten by `go test ./domain/casework -run Table -update` from the table in `domain/casework/" + file + "`. What it doesn't show is refused." + more + "\n\n```mermaid\n")
	b.WriteString(m.Mermaid())
	b.WriteString("```\n\n| From | Step | To | Law | When |\n|---|---|---|---|---|\n")
	for _, r := range m.Rows() {
		b.WriteString("| " + m.StateLabel(r.From) + " | " + m.TriggerLabel(r.On) + " | " + m.StateLabel(r.To) + " | " + r.Law + " | " + r.When + " |\n")
	}
	return b.String()
}

func TestEveryStateCanBeReachedAndHasItsWords(t *testing.T) {
	states := casework.Machine.States()
	if got := casework.Machine.Reachable(); len(got) != len(states) {
		t.Errorf("reachable are %v of %v", got, states)
	}
	for _, s := range states {
		if !s.Known() || s.Label() == "" {
			t.Errorf("%s has no words for people", s)
		}
		if stage := s.Stage(); stage < casework.StageRequest || stage > casework.StagePlan {
			t.Errorf("%s stands at stage %d", s, stage)
		}
	}
	if casework.State("lost").Known() {
		t.Error("a state that is none is known")
	}
}

func TestTheStatusSaysWhatTheFieldSays(t *testing.T) {
	for state, want := range map[casework.State]string{
		casework.IssueDecisionPending: "Decision to issue plan pending",         // F86
		casework.RefusedIssue:         "Decision made not to issue an EHC Plan", // F96
		casework.Drafting:             "Draft EHC Plan (not yet shared)",        // F97
	} {
		if got := state.Label(); got != want {
			t.Errorf("%s reads %q", state, got)
		}
	}
	if casework.Drafting.Stage() != casework.StagePlan { // F97
		t.Error("a decision to issue does not move the bar to stage 5")
	}
}
