package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/ports/portstest/golden"
)

func TestTableGoldenHoldsEveryStateWithEveryTrigger(t *testing.T) {
	golden.Is(t, "testdata/matrix.golden", casework.Machine.Matrix())
	golden.Is(t, "testdata/reassessment.golden", casework.ReassessRound.Matrix())
}

func TestTableIsDrawnInTheDocs(t *testing.T) {
	golden.Is(t, "../../docs/states/assessment.md", casework.Machine.Document("The road of an assessment", "domain/casework/states.go", ""))
	golden.Is(t, "../../docs/states/reassessment.md", casework.ReassessRound.Document("A reassessment of a plan in force", "domain/casework/reassess_states.go",
		"It stands beside the road of the case, and the plan stays in force all the while."))
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
