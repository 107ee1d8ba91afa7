package pdf

// All measures are points (1/72 inch) from the top left corner of an A4 page.
const (
	pageWidth, pageHeight      = 595.28, 841.89
	left, right                = 57.0, pageWidth - 57.0
	top, bottom                = 64.0, pageHeight - 64.0
	bodySize, cellSize, smalls = 12.0, 11.0, 9.0
	leading                    = 1.32
	// envelope is how far down a receiver's address begins, so that a DL envelope's window shows it.
	envelope = 140.0
)

// strip is a piece of a page that is never cut: most often one line. Its texts and bars count from its own top.
type strip struct {
	// before is the gap above; none is left at the top of a page.
	before, height float64
	// keep holds the strip on one page with the next.
	keep bool
	// breakFirst starts a new page.
	breakFirst bool
	// notAbove is the highest place on the first page where the strip may stand.
	notAbove float64
	texts    []text
	bars     []bar
	// logo is a picture that begins here.
	logo *logo
	// mark is the heading that begins here.
	mark *mark
	// row is set instead of texts for a table row, which may be cut between lines.
	row *row
	// header is what repeats above when this strip begins a page within a table.
	header *strip
}

// text is a run on its baseline.
type text struct {
	run
	x, y, size float64
	// elem is the structure element that the text belongs to; nil is page furniture.
	elem *elem
	// to is the heading that the text links to.
	to *mark
	// pageOf draws, instead of the run, the number of the page where a heading stands, ending at x.
	pageOf *mark
}

// bar is a filled rectangle, grey from 0 (black) to 1.
type bar struct {
	x, y, width, height, grey float64
	// bridges lets the bar reach up over the gap before the strip, so that bars of neighbouring strips join.
	bridges bool
	// colour is #rrggbb instead of a grey; what isn't one leaves the grey.
	colour string
}

// mark is a heading, and where it came to stand.
type mark struct {
	words string
	level int
	page  int
	y     float64
	link  int
}

// firstPart is the least height with which a strip can begin on a page, where there is no room for all of it.
func (s *strip) firstPart() float64 {
	if s.row != nil {
		return s.row.firstPart()
	}
	return s.height
}

// shifted gives texts and bars moved down.
func (s *strip) shifted(down, gap float64) ([]text, []bar) {
	texts := make([]text, len(s.texts))
	for i, t := range s.texts {
		t.y += down
		texts[i] = t
	}
	bars := make([]bar, len(s.bars))
	for i, b := range s.bars {
		b.y += down
		if b.bridges {
			b.y, b.height, b.bridges = b.y-gap, b.height+gap, false
		}
		bars[i] = b
	}
	return texts, bars
}
