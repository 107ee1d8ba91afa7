package council

import "testing"

func TestReferencesFollowTheCouncilsPattern(t *testing.T) {
	for pattern, want := range map[string]string{"": "EHC/26/0219", "{n}": "219", "W-{yyyy}-{n:6}": "W-2026-000219"} {
		if got := (Profile{ReferencePattern: pattern}).Reference(2026, 219); got != want {
			t.Errorf("%q makes %q", pattern, got)
		}
	}
}
