package pdf

import (
	"strconv"
	"strings"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// layout is a document being set into one endless column, which paginate then cuts into pages.
type layout struct {
	flow
	// titled: the document has a Title, which is the only heading of the highest level.
	titled bool
	// marks are those of the headings still to come.
	marks []*mark
}

// layOut sets the whole document without drawing anything.
func layOut(d document.Document, tree *tree) []*strip {
	l := layout{flow: flow{x: left, width: right - left, size: bodySize, depth: 1, parent: tree.root}}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Title:
			l.titled = true
		case document.Heading:
			l.marks = append(l.marks, &mark{words: printable(b.Text), level: b.Depth()})
		}
	}
	l.logo(d)
	for i, b := range d.Blocks {
		first := len(l.strips)
		l.block(b)
		if document.Leads(b, d.Blocks[i+1:]) {
			keepTogether(l.strips[first:])
		}
	}
	return l.strips
}

func (l *layout) block(b document.Block) {
	switch b := b.(type) {
	case document.Title:
		l.heading(words(b.Text), 1, 24)
		l.space(12)
	case document.Heading:
		l.mark(b)
	case document.Paragraph:
		l.rich(richtext.Doc{{Kind: richtext.Paragraph, Inlines: b.Inlines}})
	case document.RichText:
		l.rich(b.Doc)
	case document.List:
		l.rich(b.Rich())
	case document.KeyValues:
		l.keyValues(b)
	case document.Table:
		l.table(b)
	case document.Note:
		l.note(b)
	case document.Address:
		l.address(b)
	case document.Date:
		l.rich(document.Words(b.Text))
		l.space(10)
	case document.Signature:
		l.signature(b)
	case document.WriteSpace:
		l.writeSpace(b)
	case document.Contents:
		l.contents(b)
	case document.PageBreak:
		if len(l.strips) > 0 {
			l.add(&strip{breakFirst: true})
		}
	}
}

// keepTogether holds strips on one page with what comes next.
func keepTogether(strips []*strip) {
	for _, s := range strips {
		s.keep = true
	}
}

func words(s string) []richtext.Inline { return []richtext.Inline{{Text: s}} }

// mark sets a heading that bookmarks and contents point at.
func (l *layout) mark(h document.Heading) {
	l.depth = h.Depth()
	if l.titled {
		l.depth++
	}
	l.heading(oneLine(h.Text), l.depth, headingSize(h.Depth())).mark = l.marks[0]
	l.marks = l.marks[1:]
}

// oneLine takes the line breaks out of words that have no place for them.
func oneLine(s string) []richtext.Inline {
	return words(strings.Join(strings.Fields(richtext.CleanText(s)), " "))
}

// note sets an inset behind a bar that runs down all of its strips.
func (l *layout) note(n document.Note) {
	inner := flow{x: l.x + 14, width: l.width - 14, size: l.size, depth: l.depth, parent: l.parent.child("Div")}
	inner.rich(n.Doc)
	for i, s := range inner.strips {
		s.bars = append(s.bars, bar{x: l.x, width: 4, height: s.height, grey: 0.7, bridges: i > 0})
	}
	l.space(10)
	l.take(inner.strips)
	l.space(12)
}

// address sets lines that stay together: the sender's at the right, the receiver's in the envelope's window.
func (l *layout) address(a document.Address) {
	e := l.parent.child("P")
	column := flow{x: l.x, width: l.width * 0.6, size: l.size, parent: e}
	if a.Sender {
		widest := 0.0
		for _, s := range a.Lines {
			widest = max(widest, widthOf(printable(s), regular, l.size))
		}
		column.width = min(widest+1, l.width*0.6)
		column.x = l.x + l.width - column.width
	}
	for _, s := range a.Lines {
		for _, line := range breakLines(oneLine(s), regular, l.size, column.width) {
			column.line(line, l.size, e).keep = true
		}
	}
	if n := len(column.strips); n > 0 {
		column.strips[n-1].keep = false
		if !a.Sender {
			column.strips[0].notAbove = envelope
		}
	}
	l.space(8)
	l.take(column.strips)
	l.space(18)
}

// signature keeps the closing, room to sign and the signer's name on one page.
func (l *layout) signature(s document.Signature) {
	l.space(14)
	first := len(l.strips)
	if s.Closing != "" {
		l.rich(document.Words(s.Closing))
	}
	l.add(&strip{height: 34})
	if s.Date == "" {
		l.signingLine()
	}
	e := l.parent.child("P")
	for _, part := range document.SignatureLines(s) {
		for _, line := range breakLines(oneLine(part), regular, l.size, l.width) {
			l.line(line, l.size, e)
		}
	}
	if s.Date != "" {
		l.rich(document.Words("Date: " + s.Date))
	}
	for _, part := range l.strips[first : len(l.strips)-1] {
		part.keep = true
	}
	l.space(12)
}

// signingLine draws where to sign and date by hand.
func (l *layout) signingLine() {
	e := l.parent.child("P")
	s := l.add(&strip{height: l.size * leading})
	half := l.x + l.width*0.6
	for _, field := range []struct {
		label  string
		from   float64
		toward float64
	}{{"Signed: ", l.x, half - 12}, {"Date: ", half, l.x + l.width}} {
		r := run{text: field.label, width: widthOf(field.label, regular, l.size)}
		s.texts = append(s.texts, text{run: r, x: field.from, y: baseline(l.size), size: l.size, elem: e})
		s.bars = append(s.bars, bar{x: field.from + r.width, y: baseline(l.size) + 2, width: field.toward - field.from - r.width, height: 0.6})
	}
	l.space(8)
}

// handLine is how high a line is that is written on by hand.
const handLine = 27.0

// writeSpace draws lines to write on. The first few stay together, so that no question has its room on the next page alone.
func (l *layout) writeSpace(w document.WriteSpace) {
	for i := range min(w.Lines, 60) {
		s := l.add(&strip{height: handLine, keep: i < min(w.Lines, 3)-1})
		s.bars = append(s.bars, bar{x: l.x, y: handLine - 1, width: l.width, height: 0.5, grey: 0.6})
	}
	l.space(10)
}

// contents lists the headings that follow, with room for page numbers that drawing fills in.
func (l *layout) contents(c document.Contents) {
	l.heading(oneLine(c.Heading()), 2, headingSize(2))
	toc := l.parent.child("TOC")
	for _, m := range l.marks {
		if m.level > c.Deepest() {
			continue
		}
		entry := toc.child("TOCI")
		indent := float64(m.level-1) * 16
		column := flow{x: l.x + indent, width: l.width - indent - 40, size: l.size, parent: entry}
		l.space(3)
		lines := breakLines(oneLine(m.words), regular, l.size, column.width)
		for i, line := range lines {
			s := column.line(line, l.size, entry)
			for j := range s.texts {
				s.texts[j].to = m
			}
			s.keep = i < len(lines)-1
		}
		last := column.strips[len(column.strips)-1]
		last.texts = append(last.texts, text{run: run{}, x: l.x + l.width, y: baseline(l.size), size: l.size, elem: entry, pageOf: m, to: m})
		l.take(column.strips)
	}
	l.space(14)
}

func pageNumber(n int) string { return strconv.Itoa(n) }
