package casework

import (
	"slices"
	"testing"

	"ehchub/domain/access"
)

func TestEachStepIsPossibleOnlyWhileTheCaseStandsWhereItCan(t *testing.T) {
	for action, want := range map[access.Action][]State{
		access.EditRequest:    {RequestDraft},
		access.DecideToIssue:  {IssueDecisionPending, RefusedIssue},
		access.AskAdvice:      {Assessing},
		access.FinalisePlan:   {DraftShared},
		access.CommentOnDraft: {DraftShared},
		access.UndoClosing:    {Closed},
		access.ReadPlan:       Machine.States(),
	} {
		got := Admitting(action)
		slices.Sort(got)
		want = slices.Clone(want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s is possible at %v, want %v", action, got, want)
		}
	}
	for action, triggers := range movingActions {
		for _, trigger := range triggers {
			if !slices.Contains(Machine.Triggers(), trigger) {
				t.Errorf("%s takes %q, which no case knows", action, trigger)
			}
		}
	}
}
