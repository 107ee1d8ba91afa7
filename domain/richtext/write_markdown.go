package richtext

import "strings"

// Markdown writes a text in the form that ParseMarkdown reads, as plainly as it can: for every text,
// ParseMarkdown(Markdown(doc)) equals Clean(doc).
func Markdown(doc Doc) string {
	var b strings.Builder
	for i, block := range Clean(doc) {
		if i > 0 {
			b.WriteString("\n\n")
		}
		switch {
		case block.Kind.isList():
			writeList(&b, block, "")
		case block.Kind == Heading:
			b.WriteString(strings.Repeat("#", block.Level) + " " + writeInlines(block.Inlines))
		default:
			lines := strings.Split(writeInlines(block.Inlines), "\n")
			for i := range lines {
				lines[i] = escapeLine(lines[i])
			}
			b.WriteString(strings.Join(lines, "\n"))
		}
	}
	return b.String()
}

func writeList(b *strings.Builder, list Block, indent string) {
	for i, item := range list.Items {
		if i > 0 {
			b.WriteByte('\n')
		}
		mark := marker(list.Kind, i)
		inner := indent + strings.Repeat(" ", len(mark))
		for j, line := range strings.Split(writeInlines(item.Inlines), "\n") {
			if j == 0 {
				b.WriteString(indent + mark + line)
				continue
			}
			b.WriteString("\n" + inner + escapeLine(line))
		}
		for _, l := range item.Lists {
			b.WriteByte('\n')
			writeList(b, l, inner)
		}
	}
}

// escapeLine keeps a line that only looks like a list item or a heading from being read as one.
func escapeLine(line string) string {
	kind, _, number := listMarker(line)
	switch {
	case kind == Numbered:
		return number + `\` + line[len(number):]
	case kind == Bulleted, strings.HasPrefix(line, "#"):
		return `\` + line
	}
	return line
}

// writeInlines tries the plainest spelling first and keeps the first that reads back as the same runs.
func writeInlines(inlines []Inline) string {
	for _, s := range []spelling{{}, {escape: true}} {
		if text := s.write(inlines); equalInlines(brokenLines(parseInlines(text)), inlines) {
			return text
		}
	}
	return spelling{escape: true, exact: true}.write(inlines)
}

// spelling says how carefully marks are written.
type spelling struct{ escape, exact bool }

var markEscapes = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`, "<", `\<`)

func (s spelling) write(inlines []Inline) string {
	var b strings.Builder
	var on Inline
	for _, in := range inlines {
		s.change(&b, on, in.style())
		on = in.style()
		if s.escape {
			b.WriteString(markEscapes.Replace(in.Text))
			continue
		}
		b.WriteString(in.Text)
	}
	s.change(&b, on, Inline{})
	return b.String()
}

// change closes what ends, innermost first, then opens what begins.
func (s spelling) change(b *strings.Builder, from, to Inline) {
	marks := []string{"**", "_", "~~", "<u>"}
	for i := len(marks) - 1; i >= 0; i-- {
		if *from.flag(marks[i]) && !*to.flag(marks[i]) {
			b.WriteString(s.mark(marks[i], false))
		}
	}
	if from.Href != to.Href && from.Href != "" {
		b.WriteString(linkEnd + from.Href + ")")
	}
	if from.Href != to.Href && to.Href != "" {
		b.WriteString(linkStart)
	}
	for _, m := range marks {
		if *to.flag(m) && !*from.flag(m) {
			b.WriteString(s.mark(m, true))
		}
	}
}

func (s spelling) mark(mark string, on bool) string {
	if !s.exact && mark != "<u>" {
		return mark
	}
	for text, m := range exactMarks {
		if m.mark == mark && m.on == on {
			return text
		}
	}
	return mark
}
