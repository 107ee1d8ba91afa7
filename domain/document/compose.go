package document

import (
	"fmt"
	"strings"
	"unicode"

	"ehchub/domain/richtext"
)

// Text makes one paragraph of unmarked words. A line end in them breaks the line.
func Text(words string) Paragraph { return Paragraph{[]richtext.Inline{{Text: words}}} }

// Words makes the same as a value for a KeyValue or a table cell; empty words give an empty value.
func Words(words string) richtext.Doc { return richtext.FromPlain(words) }

// Row makes a table row of unmarked words.
func Row(cells ...string) []richtext.Doc {
	row := make([]richtext.Doc, len(cells))
	for i, c := range cells {
		row[i] = Words(c)
	}
	return row
}

// Bullets makes a bulleted list of unmarked words.
func Bullets(items ...string) List {
	list := List{}
	for _, text := range items {
		list.Items = append(list.Items, richtext.Item{Inlines: []richtext.Inline{{Text: text}}})
	}
	return list
}

// Rich gives the list as rich text.
func (l List) Rich() richtext.Doc {
	kind := richtext.Bulleted
	if l.Numbered {
		kind = richtext.Numbered
	}
	return richtext.Doc{{Kind: kind, Items: l.Items}}
}

// Cells gives a row with exactly as many cells as the table has columns.
func (t Table) Cells(row []richtext.Doc) []richtext.Doc {
	cells := make([]richtext.Doc, t.Columns())
	copy(cells, row)
	return cells
}

// Columns counts the columns: those of the header, or of the widest row where there is no header.
func (t Table) Columns() int {
	n := len(t.Header)
	if n == 0 {
		for _, row := range t.Rows {
			n = max(n, len(row))
		}
	}
	return n
}

// Shares gives each column's part of the width; the parts add up to 1.
func (t Table) Shares() []float64 {
	shares := make([]float64, t.Columns())
	sum := 0.0
	for i := range shares {
		shares[i] = 1
		if i < len(t.Widths) && t.Widths[i] > 0 {
			shares[i] = t.Widths[i]
		}
		sum += shares[i]
	}
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}

// Depth gives the heading's level, brought within 1 to 4.
func (h Heading) Depth() int { return min(max(h.Level, 1), 4) }

// Anchors gives each Heading of the document, in order, an anchor that no other has: its own, or one made from its
// text in lower-case letters, digits and hyphens.
func Anchors(blocks []Block) []string {
	var out []string
	taken := map[string]bool{}
	for _, b := range blocks {
		h, is := b.(Heading)
		if !is {
			continue
		}
		base := slug(h.Anchor)
		if base == "" {
			base = slug(h.Text)
		}
		if base == "" {
			base = "part"
		}
		anchor := base
		for n := 2; taken[anchor]; n++ {
			anchor = fmt.Sprintf("%s-%d", base, n)
		}
		taken[anchor] = true
		out = append(out, anchor)
	}
	return out
}

func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r > 'z' || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s := strings.Join(words, "-")
	return s[:min(len(s), 60)]
}

// SectionEnds reports whether the block after a keyed heading ends its statutory part.
func SectionEnds(open Heading, next Block) bool {
	switch b := next.(type) {
	case Heading:
		return b.Section != "" || b.Depth() <= open.Depth()
	case Contents, Signature:
		return true
	}
	return false
}

// Heading gives the list's own heading, "Contents" when it has none.
func (c Contents) Heading() string {
	if c.Title == "" {
		return "Contents"
	}
	return c.Title
}

// Deepest gives the lowest level of heading that the list shows.
func (c Contents) Deepest() int {
	if c.Short {
		return 1
	}
	return 2
}

// SignatureLines gives who signs: name, role and organisation, those that there are.
func SignatureLines(s Signature) []string {
	var lines []string
	for _, l := range []string{s.Name, s.Role, s.Organisation} {
		if l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
