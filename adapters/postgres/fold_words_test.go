package postgres

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesAreFoldedForSearch(t *testing.T) {
	for text, want := range map[string]string{
		"Zoë O’Brien": "zoe o'brien", "ŁÓDŹ, Ŵyn": "lodz wyn", "Bjørn Weiß": "bjorn weiss", "  Hale,\t Rowan\n": "hale rowan", "İpek": "ipek", "\x00\xff": "", "": "",
	} {
		if got := fold(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	if got := len([]rune(fold(strings.Repeat("é", 5000)))); got != mostWords {
		t.Errorf("a long name was folded to %d characters", got)
	}
}

func TestSearchPatternsHoldNoWildcardsOfTheReaders(t *testing.T) {
	if got := patterns(`50% A_b \`); !slices.Equal(got, []string{`%50\%%`, `%a\_b%`, `%\\%`}) {
		t.Errorf("got %q", got)
	}
}

func TestOnlyRealNULIsRefused(t *testing.T) {
	for text, want := range map[string]bool{`"a\u0000b"`: true, `"\\u0000"`: false, `"\\\u0000"`: true, `"\\\\u0000 \u0000"`: true, `{}`: false, `"u0000"`: false} {
		if got := holdsNUL([]byte(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}
