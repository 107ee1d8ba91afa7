package word

import (
	"strings"

	"ehchub/domain/richtext"
)

// clean takes out of words what XML forbids and nobody can see.
func clean(words string) string { return strings.TrimSpace(richtext.CleanText(words)) }

// oneLine takes out line breaks too, where there is no place for them.
func oneLine(words string) string {
	return strings.Join(strings.Fields(richtext.CleanText(words)), " ")
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// attribute escapes words for an attribute that may hold so many characters.
func attribute(words string, most int) string {
	n := 0
	for i := range words {
		if n++; n > most {
			words = words[:i]
			break
		}
	}
	return escapes.Replace(words)
}
