package pdf

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the two kinds of picture that a logo can be
	_ "image/png"

	"ehchub/domain/document"

	"github.com/jung-kurt/gofpdf"
)

// logoWidth and logoHeight are the most that a logo takes of the first page.
const logoWidth, logoHeight = 150.0, 42.0

// logo is a picture at the head of the first page.
type logo struct {
	data                []byte
	kind                string // "png" or "jpeg"
	width, height, x, y float64
	elem                *elem
}

// openLogo measures the document's logo; nil where there is none, or none that can be read.
func openLogo(d document.Document) *logo {
	size, kind, err := image.DecodeConfig(bytes.NewReader(d.Picture))
	if err != nil || size.Width == 0 || size.Height == 0 {
		return nil
	}
	scale := min(logoWidth/float64(size.Width), logoHeight/float64(size.Height))
	return &logo{data: d.Picture, kind: kind, width: float64(size.Width) * scale, height: float64(size.Height) * scale, x: left}
}

// logo sets the picture with a line in the council's colour under it: beside the sender's address where a letter begins
// with one, so that the receiver's stays where the envelope's window is, else above everything.
func (l *layout) logo(d document.Document) {
	picture := openLogo(d)
	if picture == nil {
		return
	}
	picture.elem = l.parent.child("Figure")
	picture.elem.alt = d.Meta.LogoWords()
	under := bar{x: left, y: picture.height + 6, width: l.width, height: 2, colour: d.Meta.Colour}
	s := &strip{logo: picture, height: picture.height + 8}
	if len(d.Blocks) > 0 {
		if a, is := d.Blocks[0].(document.Address); is && a.Sender {
			under.width, s.height = picture.width, 0
		}
	}
	s.bars = []bar{under}
	l.add(s)
	if s.height > 0 {
		l.space(16)
	}
}

// logo draws the picture, as a figure with words for those who can't see it.
func (p *pen) logo(l *logo) {
	if l == nil {
		return
	}
	l.elem.attributes = fmt.Sprintf("/O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]", l.x, pageHeight-l.y-l.height, l.x+l.width, pageHeight-l.y)
	options := gofpdf.ImageOptions{ImageType: l.kind}
	p.RegisterImageOptionsReader("logo", options, bytes.NewReader(l.data))
	p.RawWriteStr(p.tree.begin(l.elem, p.page))
	p.ImageOptions("logo", l.x, l.y, l.width, l.height, false, options, 0, "")
	p.RawWriteStr("EMC")
}
