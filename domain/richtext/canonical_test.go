package richtext

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestCanonicalTextIsWhatCleaningGives: the short cut never lets through what cleaning would change, and takes
// everything that cleaning has made.
func TestCanonicalTextIsWhatCleaningGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := rapid.Custom(func(t *rapid.T) Inline {
			return Inline{Text: rapid.StringOfN(rapid.SampledFrom([]rune("ab  \n\té\u00a0\ufffd")), 0, 5, -1).Draw(t, "text"), Bold: rapid.Bool().Draw(t, "b"), Italic: rapid.Bool().Draw(t, "i"),
				Href: rapid.SampledFrom([]string{"", "", "tel:1", "HTTPS://a", "x"}).Draw(t, "href")}
		})
		inlines, flat := rapid.SliceOfN(run, 0, 5).Draw(t, "inlines"), rapid.Bool().Draw(t, "flat")
		cleaned := first((&cleaner{flat: flat}).clean(inlines))
		if canonical(inlines, flat) && !reflect.DeepEqual(inlines, cleaned) {
			t.Fatalf("%+v passes, but cleaning gives %+v", inlines, cleaned)
		}
		if len(cleaned) > 0 && !canonical(cleaned, flat) {
			t.Fatalf("%+v is clean but is cleaned again", cleaned)
		}
	})
}
