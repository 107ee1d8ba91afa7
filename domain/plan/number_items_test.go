package plan_test

import (
	"slices"
	"testing"

	"ehchub/domain/needs"
)

func TestItemsAreNumberedThroughTheWholePlan(t *testing.T) {
	c := begun(psychologist(), doctor()).Content()
	n := c.Numbers()
	communication, health := c.Area(needs.Communication).Findings, c.Area(needs.Health).Findings
	got := []string{
		n.Need(needs.Communication, communication.Needs[0].ID), n.Outcome(needs.Communication, communication.Outcomes[0].ID), n.Provision(needs.Communication, communication.Outcomes[0].Provisions[0].ID),
		n.Need(needs.Health, health.Needs[0].ID), n.Outcome(needs.Health, health.Outcomes[0].ID), n.Provision(needs.Health, health.Outcomes[0].Provisions[0].ID),
	}
	if want := []string{"B1", "E1", "F1", "C1", "E2", "G1"}; !slices.Equal(got, want) || n.Outcomes() != 2 {
		t.Errorf("numbered %v, want %v", got, want)
	}
	if got := n.NeedsOf(needs.Health, health.Outcomes[0]); !slices.Equal(got, []string{"C1"}) {
		t.Errorf("the outcome meets %v", got)
	}
	if got := n.ProvisionsOf(needs.Health, health.Outcomes[0]); !slices.Equal(got, []string{"G1"}) {
		t.Errorf("the outcome is served by %v", got)
	}
}
