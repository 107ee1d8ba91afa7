package web

import (
	"testing"

	"ehchub/domain/needs"
)

func TestAnEmptyAreaIsReadAsItWasAnswered(t *testing.T) {
	for opinion, want := range map[needs.Opinion]string{needs.Unanswered: "Left empty: no need identified, and none ruled out", needs.NeedFound: "You found a need, and have not described it yet", needs.CantAdvise: "You can’t advise on this area"} {
		if got := emptyArea(opinion); got != want {
			t.Errorf("%q is read as %q, want %q", opinion, got, want)
		}
	}
}
