package council

import "testing"

func TestReferencesFollowTheCouncilsPattern(t *testing.T) {
	for pattern, want := range map[string]string{"": "EHC/26/0219", "{n}": "219", "W-{yyyy}-{n:6}": "W-2026-000219"} {
		if got := (Profile{ReferencePattern: pattern}).Reference(2026, 219); got != want {
			t.Errorf("%q makes %q", pattern, got)
		}
	}
}

func TestACaseIDIsKnownHoweverItIsTyped(t *testing.T) {
	for _, tc := range []struct{ pattern, typed, want string }{
		{"", "EHC/26/37", "EHC/26/0037"},
		{"", "26/37", "EHC/26/0037"},
		{"", "ehc 26 37", "EHC/26/0037"},
		{"", "Ehc-26-0037", "EHC/26/0037"},
		{"", " ehc26/37 ", "EHC/26/0037"},
		{"", "26/12345", "EHC/26/12345"},
		{"", "2026/37", "EHC/26/0037"},
		{"", "37", ""},
		{"", "EHC/26/", ""},
		{"", "EHCP 26 37", ""},
		{"", "Hale 26 37", ""},
		{"", "1/2/26", ""},
		{"", "26/37?", ""},
		{"", "26/99999999999999999999", ""},
		{"", "", ""},
		{"W-{yyyy}-{n:6}", "26 219", "W-2026-000219"},
		{"W-{yyyy}-{n:6}", "w-2026-219", "W-2026-000219"},
		{"{n:5}", "219", "00219"},
		{"B2/{n}", "219", ""},
	} {
		if got := (Profile{ReferencePattern: tc.pattern}).ReferenceTyped(tc.typed); string(got) != tc.want {
			t.Errorf("%q typed where IDs are %q: %q, want %q", tc.typed, tc.pattern, got, tc.want)
		}
	}
}
