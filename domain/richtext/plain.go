package richtext

import (
	"strconv"
	"strings"
)

// Plain gives the words alone, as search, comparison and a text message want them: paragraphs parted by an empty
// line, list items on their own lines behind "- " or "1. ".
func Plain(doc Doc) string {
	var b strings.Builder
	for i, block := range doc {
		if i > 0 {
			b.WriteString("\n\n")
		}
		if block.Kind.isList() {
			plainList(&b, block, "")
			continue
		}
		b.WriteString(PlainInlines(block.Inlines))
	}
	return b.String()
}

// PlainInlines gives the words of one run of inlines without their marks.
func PlainInlines(inlines []Inline) string {
	if len(inlines) == 1 {
		return inlines[0].Text
	}
	var b strings.Builder
	for _, in := range inlines {
		b.WriteString(in.Text)
	}
	return b.String()
}

func plainList(b *strings.Builder, list Block, indent string) {
	for i, item := range list.Items {
		if i > 0 {
			b.WriteByte('\n')
		}
		mark := marker(list.Kind, i)
		inner := indent + strings.Repeat(" ", len(mark))
		b.WriteString(indent + mark + strings.ReplaceAll(PlainInlines(item.Inlines), "\n", "\n"+inner))
		for _, l := range item.Lists {
			b.WriteByte('\n')
			plainList(b, l, inner)
		}
	}
}

// marker is what stands before the item with this index, counted from 0.
func marker(kind Kind, index int) string {
	if kind == Numbered {
		return strconv.Itoa(index+1) + ". "
	}
	return "- "
}

// FromPlain makes a text of words that carry no marks: an empty line parts paragraphs, a line end breaks the line,
// and everything else stands exactly as it was typed.
func FromPlain(text string) Doc {
	return Clean(Doc{{Kind: Paragraph, Inlines: []Inline{{Text: text}}}})
}
