package needs_test

import (
	"strings"
	"testing"

	"ehchub/domain/needs"
)

func TestAnAreaThatWasLeftEmptySaysNothingThatItsAuthorDidNotSay(t *testing.T) {
	for opinion, want := range map[needs.Opinion]string{needs.Unanswered: "Left empty", needs.NoNeed: "No need was found", needs.CantAdvise: "does not advise on this area"} {
		if got := (needs.Findings{Opinion: opinion}).Meaning(); !strings.Contains(got, want) {
			t.Errorf("%q means %q", opinion, got)
		}
	}
}
