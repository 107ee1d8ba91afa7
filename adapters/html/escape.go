package html

import (
	"html/template"
	"strings"

	"ehchub/domain/richtext"
)

// clean makes words that no one typed into an editor (names, labels) as safe as those that someone did.
func clean(words string) string { return strings.TrimSpace(richtext.CleanText(words)) }

func escape(words string) string { return template.HTMLEscapeString(words) }
