package dispute_test

import (
	"strings"
	"testing"

	"ehchub/domain/dispute"
	"ehchub/domain/machine"
	"ehchub/ports/portstest/golden"
)

func TestTableGoldenHoldsEveryStateWithEveryStep(t *testing.T) {
	golden.Is(t, "testdata/mediation.golden", dispute.Mediation.Matrix())
	golden.Is(t, "testdata/tribunal.golden", dispute.Tribunal.Matrix())
}

const beside = "It runs beside the case and stops none of its time limits."

func TestTableIsDrawnInTheDocs(t *testing.T) {
	golden.Is(t, "../../docs/states/mediation.md", dispute.Mediation.Document("Mediation", "domain/dispute/mediation.go", beside))
	golden.Is(t, "../../docs/states/tribunal.md", dispute.Tribunal.Document("An appeal to the Tribunal", "domain/dispute/tribunal.go", beside))
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
