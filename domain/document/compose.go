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

// Shares gives each column's part of the width; the parts add up to 1. A column is as wide as its Widths say, but not
// narrower than its longest word where the others can spare the room: a name cut in two is hard to read.
func (t Table) Shares() []float64 {
	wished := make([]float64, t.Columns())
	for i := range wished {
		wished[i] = 1
		if i < len(t.Widths) && t.Widths[i] > 0 {
			wished[i] = t.Widths[i]
		}
	}
	return widen(wished, t.least())
}

// widen shares a width of 1 as wished, but gives no column less than its least. Where even the least are too much, they
// are what is shared.
func widen(wished, least []float64) []float64 {
	if sum(least) >= 1 {
		wished = least
	}
	shares := make([]float64, len(wished))
	fixed := make([]bool, len(wished))
	for again := true; again; {
		again = false
		room, asked := 1.0, 0.0
		for i := range wished {
			if fixed[i] {
				room -= shares[i]
			} else {
				asked += wished[i]
			}
		}
		for i := range wished {
			if fixed[i] {
				continue
			}
			if shares[i] = wished[i] / asked * room; shares[i] < least[i] && sum(least) < 1 {
				shares[i], fixed[i], again = least[i], true, true
			}
		}
	}
	return shares
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// lineLetters is about how many letters of the usual width a table's line holds in print.
const lineLetters = 80.0

// longestWord is the longest word, in letters, that a column makes room for: addresses of web pages are longer, and cut.
const longestWord = 22.0

// least gives each column the part of the width that its longest word needs, with the space beside it.
func (t Table) least() []float64 {
	least := make([]float64, t.Columns())
	note := func(i int, text string, wider float64) {
		for _, word := range strings.Fields(text) {
			least[i] = max(least[i], (min(Breadth(word)*wider, longestWord)+1.8)/lineLetters)
		}
	}
	for i, h := range t.Header {
		note(i, h, 1.08) // bold
	}
	for _, row := range t.Rows {
		for i, cell := range t.Cells(row) {
			note(i, richtext.Plain(cell), 1)
		}
	}
	return least
}

// Breadth is about how wide a word is in print, in letters of the usual width.
func Breadth(word string) float64 {
	width := 0.0
	for _, r := range word {
		switch {
		case strings.ContainsRune("fijlrt.,’'-:;()", r):
			width += 0.6
		case strings.ContainsRune("mwMW", r):
			width += 1.55
		case unicode.IsUpper(r):
			width += 1.25
		default:
			width++
		}
	}
	return width
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

// Leads reports whether a block is a paragraph that leads to the grid after it: they stay on one page, as a heading
// does with its text.
func Leads(b Block, after []Block) bool {
	if _, is := b.(Paragraph); !is || len(after) == 0 {
		return false
	}
	switch after[0].(type) {
	case Table, KeyValues:
		return true
	}
	return false
}

// Short reports whether the list is so short that it stays on one page.
func (kv KeyValues) Short() bool { return len(kv.Rows) <= 6 }

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

// CodeOf gives the code of one page of a form, with how many pages there are: what the square on the page holds. It is of
// the signs that such squares hold in the least room.
func CodeOf(pageCode string, page, pages int) string {
	return fmt.Sprintf("%s:%d.%d", pageCode, page, pages)
}

// ReadableCode gives the last part of a form's code, its own, in groups that people can read out: 7QK2-M4XD-9RT2.
func ReadableCode(pageCode string) string {
	own := pageCode[strings.LastIndex(pageCode, ":")+1:]
	var groups []string
	for len(own) > 4 {
		groups, own = append(groups, own[:4]), own[4:]
	}
	return strings.Join(append(groups, own), "-")
}
