package word

import (
	"bytes"
	"image"
	_ "image/jpeg" // the two kinds of picture that a logo can be
	_ "image/png"
	"strconv"
	"strings"

	"ehchub/domain/document"
)

// A logo takes at most 150 by 42 points; Word counts 12,700 of its units in one.
const logoWidth, logoHeight, unitsInPoint = 150.0, 42.0, 12700

// logo is a picture at the head of the document.
type logo struct {
	kind          string // "png" or "jpeg"
	width, height string // in Word's units
}

// openLogo measures the document's logo; ok is false where there is none, or none that can be read.
func openLogo(d document.Document) (l logo, ok bool) {
	size, kind, err := image.DecodeConfig(bytes.NewReader(d.Picture))
	if err != nil || size.Width == 0 || size.Height == 0 {
		return l, false
	}
	scale := min(logoWidth/float64(size.Width), logoHeight/float64(size.Height)) * unitsInPoint
	in := func(points int) string { return strconv.Itoa(max(1, int(float64(points)*scale))) }
	return logo{kind, in(size.Width), in(size.Height)}, true
}

// logo writes the picture with a line in the council's colour under it. Where a letter begins with its sender's address
// it floats beside that without a line, so that the receiver's stays where the envelope's window is.
func (b *body) logo(l logo, d document.Document) {
	beside := false
	if len(d.Blocks) > 0 {
		a, is := d.Blocks[0].(document.Address)
		beside = is && a.Sender
	}
	what := `<wp:docPr id="1" name="Logo" descr="` + property(d.Meta.LogoWords()) + `"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo" descr="` + property(d.Meta.LogoWords()) + `"/><pic:cNvPicPr/></pic:nvPicPr>` +
		`<pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="` + l.width + `" cy="` + l.height + `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`
	const drawing = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"`
	extent := `<wp:extent cx="` + l.width + `" cy="` + l.height + `"/>`
	if beside {
		b.WriteString(`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:drawing><wp:anchor ` + drawing + ` simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
			`<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>` + extent + `<wp:wrapNone/>` + what + `</wp:anchor></w:drawing></w:r></w:p>`)
		return
	}
	b.WriteString(`<w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="16" w:space="6" w:color="` + lineColour(d.Meta.Colour) + `"/></w:pBdr><w:spacing w:before="0" w:after="240"/></w:pPr><w:r><w:drawing><wp:inline ` + drawing + `>` + extent + what + `</wp:inline></w:drawing></w:r></w:p>`)
}

// lineColour gives a colour as Word writes it: six digits, or the automatic one for what isn't a colour.
func lineColour(colour string) string {
	digits := strings.ToUpper(strings.TrimPrefix(colour, "#"))
	if _, err := strconv.ParseUint(digits, 16, 32); err != nil || len(digits) != 6 {
		return "auto"
	}
	return digits
}
