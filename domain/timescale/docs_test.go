package timescale

import (
	"testing"

	"ehchub/ports/portstest/golden"
)

func TestEveryLimitHasWordsForFamilies(t *testing.T) {
	for _, r := range Table() {
		if r.ForFamily == "" {
			t.Errorf("%s (%s) says nothing to a family", r.Code, r.Duty)
		}
	}
}

func TestDocsHoldTheTable(t *testing.T) { golden.Is(t, "../../docs/deadlines.md", Markdown()) }
