package access

import (
	"strings"
	"testing"
)

func TestAVeilCoversWhereverAWordStands(t *testing.T) {
	v := NewVeil([]string{"4 Tallow Row", "St Ebba's Primary School", OwnName("Larkfield Primary School"), "Lark", "wr1 2ab", "at", "Wrenshire"}, "Wrenshire County Council", "Rowan Lark")
	for text, want := range map[string]string{
		"She lives at 4 Tallow Row, WR1 2AB.":          "She lives at [kept private], [kept private].",
		"ST EBBA’S PRIMARY\n SCHOOL wrote":             "[kept private] wrote",
		"The SENCO of larkfield says":                  "The SENCO of [kept private] says",
		"Rowan Lark, Wrenshire County Council, at ten": "Rowan Lark, Wrenshire County Council, at ten",
	} {
		if got := v.Over(text); got != want {
			t.Errorf("%q reads %q, want %q", text, got, want)
		}
	}
	if both := v.And(NewVeil([]string{"Quillmere"})); both.Over("QUILLMERE, larkfield") != KeptPrivate+", "+KeptPrivate || v.And(Veil{}).IsBare() || (Veil{}).And(v).IsBare() {
		t.Error("two veils cover less than each")
	}
	if bare := NewVeil([]string{"", " , ", "abc"}); !bare.IsBare() || bare.Over("abc") != "abc" {
		t.Error("nothing to cover, yet it covers")
	}
}

func TestASettingsOwnName(t *testing.T) {
	for setting, want := range map[string]string{"Larkfield Primary School": "Larkfield", "St Mary’s Church of England Primary School": "St Mary’s", "The Free School": "", "Ash School": ""} {
		if got := OwnName(setting); !strings.EqualFold(got, want) {
			t.Errorf("%s: %q, want %q", setting, got, want)
		}
	}
}
