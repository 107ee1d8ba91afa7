package complaint_test

import (
	"testing"

	"ehchub/domain/complaint"
	"ehchub/ports/portstest/golden"
)

func TestTableGoldenHoldsEveryStateWithEveryStep(t *testing.T) {
	golden.Is(t, "testdata/complaint.golden", complaint.Machine.Matrix())
	if got := complaint.Machine.Reachable(); len(got) != len(complaint.Machine.States()) {
		t.Errorf("reachable are %v", got)
	}
}

func TestTableIsDrawnInTheDocs(t *testing.T) {
	golden.Is(t, "../../docs/states/complaint.md", complaint.Machine.Document("A complaint about the service", "domain/complaint/states.go", "It runs beside the case, changes no decision and stops no time limit."))
}
