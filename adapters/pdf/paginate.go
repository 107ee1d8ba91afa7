package pdf

// book is the document cut into pages.
type book struct {
	pages []page
	marks []*mark
	needs [faces]bool
}

// page is what stands on one sheet, in reading order, in places counted from its top left corner.
type page struct {
	texts []text
	bars  []bar
	marks []*mark
	logo  *logo
}

// paginator fills pages from the top.
type paginator struct {
	book
	y float64
	// begun: something stands on the page already.
	begun bool
}

// paginate cuts strips into pages: no heading without its text or table, no table row without its header or cut in two
// that fits on a page, no single line of a paragraph on its own.
func paginate(strips []*strip) *book {
	var p paginator
	p.newPage()
	for i, s := range strips {
		if s.breakFirst {
			if p.begun {
				p.newPage()
			}
			continue
		}
		if p.begun && p.y+s.before+p.needed(strips[i:]) > bottom {
			p.turn(s)
		}
		p.strip(s)
	}
	return &p.book
}

// needed is the height of what must stand on one page from here on, without the first gap: what is kept together, and
// the whole of a table row. What is taller than a page may part within its first row where there is one, so that the
// heading above still has something below it, else anywhere.
func (p *paginator) needed(strips []*strip) float64 {
	room, above, least, parts := p.room(strips[0]), 0.0, strips[0].firstPart(), false
	for i, s := range strips {
		if i > 0 {
			above += s.before
		}
		if first := above + s.firstPart(); !parts && s.row != nil && !s.row.isHeader() && first <= room {
			least, parts = first, true
		}
		above += s.height
		if above > room {
			return least
		}
		if !s.keep {
			break
		}
	}
	return above
}

// room is the height that a new page has for what begins with s, under the header of a table that goes on.
func (p *paginator) room(s *strip) float64 {
	if s.header == nil {
		return bottom - top
	}
	return bottom - top - s.header.height
}

func (p *paginator) newPage() {
	p.pages = append(p.pages, page{})
	p.y, p.begun = top, false
}

// turn starts a page, under a table's header where s is one of its rows.
func (p *paginator) turn(s *strip) {
	p.newPage()
	if s.header != nil {
		p.place(s.header)
	}
}

// strip places a strip, and a table row in as many parts as it takes.
func (p *paginator) strip(s *strip) {
	if s.row == nil {
		p.place(s)
		return
	}
	gap := s.before
	for rest := s.row; rest != nil; {
		if !p.begun {
			gap = 0
		}
		var part *strip
		part, rest = rest.cut(bottom - p.y - gap)
		part.before, gap = gap, 0
		p.place(part)
		if rest != nil {
			p.turn(s)
		}
	}
}

// place puts a strip at the present height.
func (p *paginator) place(s *strip) {
	gap := s.before
	if !p.begun {
		gap = 0
	}
	p.y += gap
	if len(p.pages) == 1 {
		p.y = max(p.y, s.notAbove)
	}
	sheet := &p.pages[len(p.pages)-1]
	texts, bars := s.shifted(p.y, gap)
	sheet.texts, sheet.bars = append(sheet.texts, texts...), append(sheet.bars, bars...)
	for _, t := range texts {
		p.needs[t.face] = true
	}
	if s.logo != nil {
		s.logo.y, sheet.logo = p.y, s.logo
	}
	if s.mark != nil {
		s.mark.page, s.mark.y = len(p.pages), p.y
		sheet.marks = append(sheet.marks, s.mark)
		p.marks = append(p.marks, s.mark)
	}
	p.y += s.height
	if s.logo == nil || s.height > 0 { // a logo beside an address leaves the head of the page free
		p.begun = true
	}
}
