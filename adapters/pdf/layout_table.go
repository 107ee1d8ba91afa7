package pdf

import (
	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// row is a table row whose cells may be cut between lines when it is taller than a page.
type row struct {
	cells [][]*strip
	// rule is the line under the row, drawn where the row ends.
	rule bar
	// shade fills the row's ground; 0 is none.
	shade   float64
	x, span float64
	keep    bool
	header  *strip
}

const cellPad = 4.0

// keyValues sets labels beside their answers. For those who listen it is a table with a heading to each row.
func (l *layout) keyValues(kv document.KeyValues) {
	if len(kv.Rows) == 0 {
		return
	}
	l.space(8)
	table := l.parent.child("Table")
	for i, pair := range kv.Rows {
		value := pair.Value
		if richtext.IsEmpty(value) {
			value = document.Words(document.NotGiven)
		}
		tr := table.child("TR")
		th := tr.child("TH")
		th.attributes = "/O /Table /Scope /Row"
		label := flow{x: l.x, width: l.width*0.34 - 8, size: cellSize, depth: l.depth, parent: th}
		label.bold(pair.Label)
		answer := flow{x: l.x + l.width*0.34, width: l.width * 0.66, size: cellSize, depth: l.depth, parent: tr.child("TD")}
		answer.rich(value)
		l.row(row{cells: [][]*strip{label.strips, answer.strips}, rule: bar{height: 0.5, grey: 0.7}, keep: kv.Short() && i < len(kv.Rows)-1}, nil)
	}
	l.space(12)
}

// bold sets one paragraph of bold words.
func (f *flow) bold(s string) {
	e := f.parent.child("P")
	for _, line := range breakLines(oneLine(s), bold, f.size, f.width) {
		f.line(line, f.size, e)
	}
}

// table sets a caption, a header that repeats on each page, and the rows.
func (l *layout) table(t document.Table) {
	columns := t.Columns()
	if columns == 0 {
		return
	}
	l.space(10)
	table := l.parent.child("Table")
	if t.Caption != "" {
		caption := table.child("Caption")
		for _, line := range breakLines(oneLine(t.Caption), bold, cellSize, l.width) {
			l.line(line, cellSize, caption).keep = true
		}
		l.space(3)
	}
	header := l.tableHeader(t, table)
	for _, cells := range t.Rows {
		tr := table.child("TR")
		l.row(row{cells: l.cells(t, t.Cells(cells), tr), rule: bar{height: 0.5, grey: 0.7}}, header)
	}
	l.space(12)
}

// tableHeader sets the header row and gives the copy that repeats; nil when the table has none.
func (l *layout) tableHeader(t document.Table, table *elem) *strip {
	if len(t.Header) == 0 {
		return nil
	}
	tr := table.child("TR")
	x, cells := l.x, [][]*strip{}
	for i, share := range t.Shares() {
		th := tr.child("TH")
		th.attributes = "/O /Table /Scope /Column"
		column := flow{x: x + cellPad, width: share*l.width - 2*cellPad, size: cellSize, depth: l.depth, parent: th}
		column.bold(t.Header[i])
		cells = append(cells, column.strips)
		x += share * l.width
	}
	r := row{cells: cells, rule: bar{height: 1, grey: 0.2}, shade: 0.94, keep: true}
	whole := l.row(r, nil).row.whole()
	for i := range whole.texts {
		whole.texts[i].elem = nil
	}
	return whole
}

func (l *layout) cells(t document.Table, docs []richtext.Doc, tr *elem) [][]*strip {
	x, cells := l.x, [][]*strip{}
	for i, share := range t.Shares() {
		column := flow{x: x + cellPad, width: share*l.width - 2*cellPad, size: cellSize, depth: l.depth, parent: tr.child("TD")}
		column.rich(docs[i])
		cells = append(cells, column.strips)
		x += share * l.width
	}
	return cells
}

// row adds a row under the last strip.
func (l *layout) row(r row, header *strip) *strip {
	r.x, r.span, r.header = l.x, l.width, header
	for _, c := range r.cells {
		if len(c) > 0 {
			c[0].before = 0
		}
	}
	return l.add(&strip{row: &r, keep: r.keep, header: header, height: r.height()})
}

// isHeader reports whether the row heads its table.
func (r *row) isHeader() bool { return r.shade > 0 }

// height is that of the whole row.
func (r *row) height() float64 {
	tallest := 0.0
	for _, c := range r.cells {
		h := 0.0
		for _, s := range c {
			h += s.before + s.height
		}
		tallest = max(tallest, h)
	}
	return tallest + 2*cellPad
}

// firstPart is the height that the first lines of each cell need: those that are kept together.
func (r *row) firstPart() float64 {
	tallest := 0.0
	for _, c := range r.cells {
		h := 0.0
		for i, s := range c {
			if h += s.height; !s.keep || h > (bottom-top)/2 {
				break
			}
			if i+1 < len(c) {
				h += c[i+1].before
			}
		}
		tallest = max(tallest, h)
	}
	return tallest + 2*cellPad
}

// whole sets all of the row as one strip.
func (r *row) whole() *strip {
	s, _ := r.cut(r.height() + 1)
	return s
}

// cut takes as many lines of each cell as there is room for, and gives the rest of the row; nil when nothing is left.
// At least one line is taken, so that a row always comes to an end.
func (r *row) cut(room float64) (*strip, *row) {
	rest := *r
	rest.cells = make([][]*strip, len(r.cells))
	part := &strip{header: r.header, keep: r.keep}
	tallest, left := 0.0, false
	for i, c := range r.cells {
		n := fitting(c, room-2*cellPad)
		tallest = max(tallest, part.stack(c[:n]))
		rest.cells[i] = c[n:]
		left = left || n < len(c)
	}
	part.height = tallest + 2*cellPad
	if r.shade > 0 {
		part.bars = append([]bar{{x: r.x, width: r.span, height: part.height, grey: r.shade}}, part.bars...)
	}
	rule := r.rule
	rule.x, rule.y, rule.width = r.x, part.height-rule.height, r.span
	part.bars = append(part.bars, rule)
	if !left {
		return part, nil
	}
	return part, &rest
}

// fitting counts the strips of a cell that fit, without parting what is kept together; never none of several.
func fitting(cell []*strip, room float64) int {
	n, y := 0, 0.0
	for n < len(cell) {
		if n > 0 {
			y += cell[n].before
		}
		if y += cell[n].height; y > room && n > 0 {
			break
		}
		n++
	}
	if n == len(cell) {
		return n
	}
	for kept := n; kept > 0; kept-- {
		if !cell[kept-1].keep {
			return kept
		}
	}
	return n
}

// stack puts a cell's strips into the row's part under each other, and gives their height.
func (s *strip) stack(cell []*strip) float64 {
	y := 0.0
	for i, c := range cell {
		gap := c.before
		if i == 0 {
			gap = 0
		}
		texts, bars := c.shifted(cellPad+y+gap, gap)
		s.texts, s.bars = append(s.texts, texts...), append(s.bars, bars...)
		y += gap + c.height
	}
	return y
}
