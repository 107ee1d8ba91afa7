package word

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strconv"

	"ehchub/domain/document"

	"github.com/boombuler/barcode/qr"
)

// codeSide is the side of the square that machines read, and codeRight and codeTop where it stands on the page, in points.
const codeSide, codeRight, codeTop = 47, 42, 14

const codePicture = "media/code.png"

// headerRelations ties the head of each page to the picture of its code.
const headerRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdCode" Type="` + relationTypes + `image" Target="` + codePicture + `"/></Relationships>`

// drawCode draws the square of a form. Word alone knows where its pages end, so each has the same square: it leads to the
// form, and counts no pages.
func drawCode(pageCode string) ([]byte, error) {
	square, err := qr.Encode(document.CodeOf(pageCode, 1, 1), qr.Q, qr.AlphaNumeric)
	if err != nil {
		return nil, fmt.Errorf("code of a form: %w", err)
	}
	const dots, quiet = 8, 2 // of one module; modules left white around it
	side := square.Bounds().Dx()
	picture := image.NewPaletted(image.Rect(0, 0, (side+2*quiet)*dots, (side+2*quiet)*dots), color.Palette{color.White, color.Black})
	for y := range side * dots {
		for x := range side * dots {
			if r, _, _, _ := square.At(x/dots, y/dots).RGBA(); r == 0 {
				picture.SetColorIndex(x+quiet*dots, y+quiet*dots, 1)
			}
		}
	}
	var out bytes.Buffer
	err = png.Encode(&out, picture)
	return out.Bytes(), err
}

// code stands at the head of each page: the square, and the form's own code in words, for those who read it to somebody.
func code(m document.Meta) string {
	if m.PageCode == "" {
		return ""
	}
	side, inPage := strconv.Itoa(codeSide*unitsInPoint), func(points int) string { return strconv.Itoa(points * unitsInPoint) }
	const pageWidth = 595
	return `<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>` +
		`<wp:positionH relativeFrom="page"><wp:posOffset>` + inPage(pageWidth-codeRight-codeSide) + `</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>` + inPage(codeTop) + `</wp:posOffset></wp:positionV><wp:extent cx="` + side + `" cy="` + side + `"/><wp:wrapNone/>` +
		`<wp:docPr id="2" name="Code" descr="The code that brings this page to its case"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="2" name="Code"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdCode"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="` + side + `" cy="` + side + `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>` +
		`<w:r><w:t xml:space="preserve">   Code ` + property(document.ReadableCode(m.PageCode)) + `</w:t></w:r>`
}
