package documents_test

import (
	"strings"
	"testing"

	"ehchub/domain/letter"

	"ehchub/domain/plan"
	"ehchub/ports"
)

func TestTheLetterTellsWhatChangedAfterTheDraft(t *testing.T) {
	v := final(fullPlan())
	v.Changes = []plan.Change{{Section: "F", Because: "You asked for an hour a day."}}
	text := textOf(t, ports.HTML, drawn(t, ports.HTML, planLetter(t, letter.ToParent, v)))
	holds(t, "a plan that changed", text, "What has changed since the draft", "After what you told us about the draft, we changed:", "Section F, special educational provision", "You asked for an hour a day.")
	if unchanged := textOf(t, ports.HTML, drawn(t, ports.HTML, planLetter(t, letter.ToParent, final(fullPlan())))); strings.Contains(unchanged, "What has changed since the draft") {
		t.Error("a plan that did not change tells of changes")
	}
}
