package word

import (
	"strings"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// estimatePages reckons on which page each heading comes to stand, in order, as Word sets the styles of this package.
// It knows letters only by about how wide they are, so that far into a long document it can be a page out.
func estimatePages(blocks []document.Block) []int {
	e := estimate{width: textPoints}
	for i, block := range blocks {
		first := len(e.units)
		e.block(block, blocks[i+1:])
		for j := first; j < len(e.units) && document.Leads(block, blocks[i+1:]); j++ {
			e.units[j].keep = true
		}
	}
	return e.paginate()
}

// Measures are points, of 20 twentieths, which Word counts in.
const (
	textPoints   = float64(textWidth) / 20
	pagePoints   = float64(16838-2*1417) / 20
	lineOfSize   = 1.149 * 1.15 // an Arial line of size 1, at the spacing of the styles
	letterOfSize = 0.53         // the usual letter
	spaceOfSize  = 0.278
)

// unit is what no page cuts: a line, or a row of a table.
type unit struct {
	height float64
	// above and below are the room around it: none is left above at the top of a page, below it may leave the page.
	above, below float64
	// keep holds it on one page with the next.
	keep, heading, breakFirst bool
}

type estimate struct {
	units []unit
	width float64
}

func (e *estimate) add(u unit) { e.units = append(e.units, u) }

// after adds room below what was set last.
func (e *estimate) after(points float64) {
	if n := len(e.units); n > 0 {
		e.units[n-1].below += points
	}
}

// text sets words in lines, of which neither the first nor the last stands alone.
func (e *estimate) text(words string, size, before, after float64) {
	n := linesOf(words, size, e.width)
	for i := range n {
		e.add(unit{height: size * lineOfSize, keep: n > 1 && (i == 0 || i == n-2)})
	}
	e.units[len(e.units)-n].above = before
	e.after(after)
}

// kept sets words that stay with what follows.
func (e *estimate) kept(words string, size, before, after float64) {
	first := len(e.units)
	e.text(words, size, before, after)
	for i := range e.units[first:] {
		e.units[first+i].keep = true
	}
}

func linesOf(words string, size, width float64) int {
	n := 0
	for _, line := range strings.Split(words, "\n") {
		used := 0.0
		n++
		for _, word := range strings.Fields(line) {
			wide := document.Breadth(word) * letterOfSize * size
			if used > 0 && used+wide > width {
				used = 0
				n++
			}
			used += wide + spaceOfSize*size
		}
	}
	return n
}

// rich sets what a person wrote, at a size, with so much room after each paragraph.
func (e *estimate) rich(doc richtext.Doc, size, before, after float64) {
	for _, b := range richtext.Clean(doc) {
		switch b.Kind {
		case richtext.Bulleted, richtext.Numbered:
			e.list(b)
		case richtext.Heading:
			e.kept(richtext.PlainInlines(b.Inlines), headingPoints[min(max(b.Level, 1), 4)-1].size, 12, 6)
		default:
			e.text(richtext.PlainInlines(b.Inlines), size, before, after)
		}
	}
}

func (e *estimate) list(list richtext.Block) {
	e.width -= 21
	for _, item := range list.Items {
		e.text(richtext.PlainInlines(item.Inlines), 12, 0, 4)
		for _, nested := range item.Lists {
			e.list(nested)
		}
	}
	e.width += 21
}

// headingPoints are the sizes of headings and the room above them, by level.
var headingPoints = [...]struct{ size, before float64 }{{18, 18}, {15, 14}, {13, 12}, {12, 10}}

func (e *estimate) block(block document.Block, after []document.Block) {
	switch b := block.(type) {
	case document.Title:
		e.kept(b.Text, 24, 0, 18)
	case document.Heading:
		p := headingPoints[b.Depth()-1]
		first := len(e.units)
		e.kept(b.Text, p.size, p.before, 6)
		e.units[first].heading = true
	case document.Paragraph:
		e.text(richtext.PlainInlines(b.Inlines), 12, 0, 8)
	case document.RichText:
		e.rich(b.Doc, 12, 0, 8)
	case document.List:
		e.rich(b.Rich(), 12, 0, 8)
	case document.Note:
		e.width -= 14
		e.rich(b.Doc, 12, 0, 8)
		e.width += 14
	case document.KeyValues:
		e.answers(b)
	case document.Table:
		e.table(b)
	case document.Address:
		e.text(strings.Join(b.Lines, "\n"), 12, 0, 18)
	case document.Date:
		e.text(b.Text, 12, 0, 8)
	case document.Signature:
		e.text(strings.Repeat("\n", 2+len(document.SignatureLines(b))), 12, 30, 8)
	case document.WriteSpace:
		e.text(strings.Repeat("\n", max(min(b.Lines, 60)-1, 0)), 20, 8, 8)
	case document.Contents:
		e.kept(b.Heading(), 15, 14, 6)
		for _, later := range after {
			if h, is := later.(document.Heading); is && h.Depth() <= b.Deepest() {
				e.text(h.Text, 12, 0, 3)
			}
		}
	case document.PageBreak:
		e.add(unit{breakFirst: true})
	}
}

func (e *estimate) answers(kv document.KeyValues) {
	for i, row := range kv.Rows {
		e.row([]float64{0.34, 0.66}, []richtext.Doc{document.Words(row.Label), row.Value}, kv.Short() && i < len(kv.Rows)-1)
	}
	e.after(9)
}

func (e *estimate) table(t document.Table) {
	if t.Caption != "" {
		e.kept(t.Caption, 11, 8, 4)
	}
	shares := t.Shares()
	if len(t.Header) > 0 {
		e.row(shares, document.Row(t.Header...), true)
	}
	for _, row := range t.Rows {
		e.row(shares, t.Cells(row), false)
	}
	e.after(9)
}

// row is as tall as its tallest cell.
func (e *estimate) row(shares []float64, cells []richtext.Doc, keep bool) {
	tallest := 0.0
	for i, doc := range cells[:min(len(cells), len(shares))] {
		cell := estimate{width: shares[i]*textPoints - 11}
		if richtext.IsEmpty(doc) {
			doc = document.Words(document.NotGiven)
		}
		cell.rich(doc, 11, 2, 4)
		height := 0.0
		for _, u := range cell.units {
			height += u.above + u.height + u.below
		}
		tallest = max(tallest, height)
	}
	e.add(unit{height: tallest + 0.5, keep: keep})
}

// paginate fills pages, and gives the page of each heading.
func (e *estimate) paginate() []int {
	var pages []int
	page, y := 1, 0.0
	for i, u := range e.units {
		if u.breakFirst {
			if y > 0 {
				page, y = page+1, 0
			}
			continue
		}
		if y > 0 && y+e.together(i) > pagePoints {
			page, y, u.above = page+1, 0, 0
		}
		if u.heading {
			pages = append(pages, page)
		}
		for y += u.above + u.height; y > pagePoints; y -= pagePoints { // a row taller than a page
			page++
		}
		y += u.below
	}
	return pages
}

// together is the height of a unit and of all that stays with it.
func (e *estimate) together(from int) float64 {
	height := 0.0
	for _, u := range e.units[from:] {
		if height += u.above + u.height; !u.keep || height > pagePoints {
			break
		}
		height += u.below
	}
	if height > pagePoints {
		return e.units[from].above + e.units[from].height
	}
	return height
}
