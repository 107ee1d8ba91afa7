package pdf

import (
	"fmt"
	"strings"

	"ehchub/domain/document"

	"github.com/jung-kurt/gofpdf"
)

// pen draws onto the surface and remembers which font is in its hand.
type pen struct {
	*gofpdf.Fpdf
	face face
	size float64
	tree *tree
	page int
	// header and footer are the same on each page.
	header, footer []run
}

// draw puts every page onto a new surface.
func (b *book) draw(m document.Meta, tree *tree) *gofpdf.Fpdf {
	b.needs[regular] = true
	b.needs[bold] = b.needs[bold] || m.Draft
	p := &pen{Fpdf: surface(m, b.needs), tree: tree, face: faces, header: smallLine(m.HeaderLine(), headerWidth(m)), footer: smallLine(m.FooterLine(), right-left-90)}
	for _, mark := range b.marks {
		mark.link = p.AddLink()
		p.SetLink(mark.link, mark.y, mark.page)
	}
	level := -1
	for i, sheet := range b.pages {
		p.AddPage()
		p.page = i
		p.furniture(m, len(b.pages))
		for _, mark := range sheet.marks {
			level = min(mark.level-1, level+1)
			p.Bookmark(mark.words, level, mark.y)
		}
		p.bars(sheet.bars)
		p.logo(sheet.logo)
		p.texts(sheet.texts)
	}
	return p.Fpdf
}

// furniture draws what repeats on each page. It is marked as no part of the text, so that nobody has to listen to it.
func (p *pen) furniture(m document.Meta, pages int) {
	p.RawWriteStr("/Artifact BMC")
	if m.Draft {
		p.watermark("DRAFT")
	}
	p.font(regular, smalls)
	p.small(p.header, 40)
	p.small(p.footer, pageHeight-32)
	number := fmt.Sprintf("Page %d of %d", p.page+1, pages)
	p.Text(right-widthOf(number, regular, smalls), pageHeight-32, number)
	p.pageCode(m.PageCode, pages)
	p.RawWriteStr("EMC")
}

// smallLine sets words in small print; what doesn't fit on one line is left out.
func smallLine(words string, width float64) []run {
	return breakLines(oneLine(words), regular, smalls, width)[0].runs
}

func (p *pen) small(runs []run, y float64) {
	x := left
	for _, r := range runs {
		p.Text(x, y, r.text)
		x += r.width
	}
}

// watermark draws one pale word across the page, under the text.
func (p *pen) watermark(word string) {
	const size = 150.0
	p.font(bold, size)
	p.TransformBegin()
	p.RawWriteStr("0.92 g")
	p.TransformRotate(54, pageWidth/2, pageHeight/2)
	p.Text((pageWidth-widthOf(word, bold, size))/2, pageHeight/2+size*0.36, word)
	p.TransformEnd()
}

func (p *pen) font(f face, size float64) {
	if p.face != f || p.size != size {
		p.SetFont(family, f.style(), size)
		p.face, p.size = f, size
	}
}

// bars draws rules and grounds, which are no part of the text either.
func (p *pen) bars(bars []bar) {
	if len(bars) == 0 {
		return
	}
	var b strings.Builder
	b.WriteString("/Artifact BMC")
	for _, r := range bars {
		fmt.Fprintf(&b, "\n%s %.2f %.2f %.2f %.2f re f", r.ink(), r.x, pageHeight-r.y-r.height, r.width, r.height)
	}
	b.WriteString("\n0 g\nEMC")
	p.RawWriteStr(b.String())
}

// ink gives the operator that chooses what a bar is filled with.
func (r bar) ink() string {
	var red, green, blue uint8
	if n, err := fmt.Sscanf(r.colour, "#%02x%02x%02x", &red, &green, &blue); err != nil || n != 3 {
		return fmt.Sprintf("%.2f g", r.grey)
	}
	return fmt.Sprintf("%.3f %.3f %.3f rg", float64(red)/255, float64(green)/255, float64(blue)/255)
}

// texts draws runs, and marks which structure element each belongs to.
func (p *pen) texts(texts []text) {
	for i, t := range texts {
		if i == 0 || texts[i-1].elem != t.elem {
			p.RawWriteStr(p.tree.begin(t.elem, p.page))
		}
		p.text(t)
		if i == len(texts)-1 || texts[i+1].elem != t.elem {
			p.RawWriteStr("EMC")
		}
	}
}

func (p *pen) text(t text) {
	if t.pageOf != nil {
		t.text = pageNumber(t.pageOf.page)
		t.width = widthOf(t.text, regular, t.size)
		t.x -= t.width
	}
	p.font(t.face, t.size)
	p.Text(t.x, t.y, t.text)
	if t.underline {
		p.stroke(t, t.size*0.12)
	}
	if t.strike {
		p.stroke(t, -t.size*0.28)
	}
	switch {
	case t.to != nil:
		p.Link(t.x, t.y-t.size, t.width, t.size*leading, t.to.link)
	case t.href != "":
		p.LinkString(t.x, t.y-t.size, t.width, t.size*leading, asciiAddress(t.href))
	}
}

// stroke draws a line along a run, so far below its baseline.
func (p *pen) stroke(t text, below float64) {
	p.RawWriteStr(fmt.Sprintf("%.2f %.2f %.2f %.2f re f", t.x, pageHeight-t.y-below-t.size*0.03, t.width, t.size*0.06))
}

// asciiAddress percent-encodes what an address in a PDF may not hold.
func asciiAddress(href string) string {
	var b strings.Builder
	for i := 0; i < len(href); i++ {
		if c := href[i]; c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(href[i])
	}
	return b.String()
}
