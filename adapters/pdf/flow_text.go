package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"ehchub/domain/richtext"
)

// flow sets text into a column, strip under strip.
type flow struct {
	x, width, size float64
	// depth is that of the heading above, from which headings within text go on.
	depth  int
	parent *elem
	strips []*strip
	// gap is what must be left before the next strip.
	gap float64
}

// add puts a strip under the last.
func (f *flow) add(s *strip) *strip {
	s.before = f.gap
	f.gap = 0
	f.strips = append(f.strips, s)
	return s
}

// space asks for a gap before what comes next; the larger of two wishes holds.
func (f *flow) space(points float64) { f.gap = max(f.gap, points) }

// rich sets what a person wrote.
func (f *flow) rich(doc richtext.Doc) {
	for _, b := range richtext.Clean(doc) {
		switch b.Kind {
		case richtext.Bulleted, richtext.Numbered:
			f.list(b)
		case richtext.Heading:
			f.heading(b.Inlines, min(f.depth+b.Level-2, 6), headingSize(b.Level))
		default:
			f.paragraph(b.Inlines, f.parent.child("P"))
		}
	}
}

// paragraph sets lines, of which the first two and the last two never part.
func (f *flow) paragraph(inlines []richtext.Inline, e *elem) {
	f.space(f.size * 0.55)
	lines := breakLines(printedLinks(inlines), regular, f.size, f.width)
	for i, l := range lines {
		s := f.line(l, f.size, e)
		s.keep = len(lines) > 1 && (i == 0 || i == len(lines)-2)
	}
	f.space(f.size * 0.55)
}

// heading sets bold lines that stay with what follows, and gives the first of them.
func (f *flow) heading(inlines []richtext.Inline, level int, size float64) *strip {
	f.space(size * 0.9)
	e := f.parent.child("H" + strconv.Itoa(level))
	first := len(f.strips)
	for _, l := range breakLines(inlines, bold, size, f.width) {
		f.line(l, size, e).keep = true
	}
	f.space(size * 0.35)
	return f.strips[first]
}

// headingSize gives the font size of a heading of level 1 to 4.
func headingSize(level int) float64 {
	return [...]float64{18, 15, 13, 12}[min(max(level, 1), 4)-1]
}

// line adds one line of text.
func (f *flow) line(l line, size float64, e *elem) *strip {
	s := f.add(&strip{height: size * leading})
	s.texts = f.set(l, size, e)
	return s
}

// set places a line's runs beside each other, counted from the top of their strip.
func (f *flow) set(l line, size float64, e *elem) []text {
	texts := make([]text, 0, len(l.runs)+1)
	x := f.x
	for _, r := range l.runs {
		texts = append(texts, text{run: r, x: x, y: baseline(size), size: size, elem: e})
		x += r.width
	}
	return texts
}

// baseline is how far below its strip's top a line's letters stand.
func baseline(size float64) float64 { return size * (0.9 + (leading-1)/2) }

// list sets items behind their marks, with the lists nested in them.
func (f *flow) list(list richtext.Block) {
	f.space(f.size * 0.4)
	l := f.parent.child("L")
	for i, item := range list.Items {
		mark := "•"
		if list.Kind == richtext.Numbered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		f.item(item, mark, l.child("LI"))
	}
	f.space(f.size * 0.55)
}

func (f *flow) item(item richtext.Item, mark string, li *elem) {
	indent := max(f.size*1.5, widthOf(mark+" ", regular, f.size))
	label := text{run: run{text: mark + " ", width: indent}, x: f.x, y: baseline(f.size), size: f.size, elem: li.child("Lbl")}
	inner := flow{x: f.x + indent, width: f.width - indent, size: f.size, depth: f.depth, parent: li.child("LBody")}
	lines := breakLines(printedLinks(item.Inlines), regular, f.size, inner.width)
	for i, l := range lines {
		s := inner.line(l, f.size, inner.parent)
		s.keep = len(lines) > 1 && (i == 0 || i == len(lines)-2)
	}
	for _, nested := range item.Lists {
		inner.list(nested)
	}
	first := inner.strips[0]
	first.texts = append([]text{label}, first.texts...)
	f.space(f.size * 0.25)
	f.take(inner.strips)
}

// take adds another column's strips under this one's.
func (f *flow) take(strips []*strip) {
	for i, s := range strips {
		if i == 0 {
			s.before = max(s.before, f.gap)
			f.gap = 0
		}
		f.strips = append(f.strips, s)
	}
}

// printedLinks adds each link's address behind its words where they don't show it: on paper nobody can follow it.
func printedLinks(inlines []richtext.Inline) []richtext.Inline {
	var out []richtext.Inline
	words := ""
	for i, in := range inlines {
		if in.Href == "" {
			if out != nil {
				out = append(out, in)
			}
			continue
		}
		if out == nil {
			out = append(make([]richtext.Inline, 0, len(inlines)+1), inlines[:i]...)
		}
		out = append(out, in)
		words += in.Text
		if i+1 < len(inlines) && inlines[i+1].Href == in.Href {
			continue
		}
		if address := printedAddress(in.Href); !strings.Contains(words, address) {
			out = append(out, richtext.Inline{Text: " (" + address + ")"})
		}
		words = ""
	}
	if out == nil {
		return inlines
	}
	return out
}

func printedAddress(href string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		href = strings.TrimPrefix(href, scheme)
	}
	return strings.TrimSuffix(href, "/")
}
