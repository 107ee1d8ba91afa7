package letter

import (
	"strings"

	"ehchub/domain/wording"
)

// Markdown writes every kind of letter for people: its placeholders, and what the law asks it to tell. docs/letters.md
// holds it.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# The letters\n\nWritten from the tables in `domain/letter` and `domain/notice`; a test keeps it true. A council can change the text of each letter. A text without a placeholder that the law asks for can’t be saved.\n")
	for _, about := range Kinds() {
		b.WriteString("\n## " + about.Name + "\n\n" + about.When + ". " + written(about.Voices) + ".")
		if about.Kind.Appealable() {
			b.WriteString(" It gives a right of appeal.\n")
		} else {
			b.WriteString(" It gives no right of appeal, and can’t speak of one.\n")
		}
		b.WriteString("\n| Placeholder | Type | What stands in its place | Asked for by |\n|---|---|---|---|\n")
		for _, p := range Of(about.Kind) {
			b.WriteString("| `" + wording.Mark(p.Name) + "` | " + string(p.Type) + " | " + p.Meaning + " | " + p.Law(about.Kind) + " |\n")
		}
	}
	return b.String()
}

func written(voices []Voice) string {
	var names []string
	for _, v := range voices {
		names = append(names, lowerFirst(v.Label()))
	}
	return "Written " + strings.Join(names, ", or ")
}
