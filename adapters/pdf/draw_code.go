package pdf

import (
	"fmt"
	"strings"

	"ehchub/domain/document"

	"github.com/boombuler/barcode/qr"
)

// codeSize is the side of the square that machines read, and codeTop how far down it stands: printers leave a margin free.
const codeSize, codeTop = 47.0, 14.0

// headerWidth is what the line at the top of a page has beside the code.
func headerWidth(m document.Meta) float64 {
	if m.PageCode == "" {
		return right - left
	}
	return right - left - codeSize - codeWords - 20
}

// codeWords is the room for the code in words.
const codeWords = 190.0

// pageCode draws the code of a form's page, for machines and in words.
func (p *pen) pageCode(code string, pages int) {
	if code == "" {
		return
	}
	words := "Code " + document.ReadableCode(code) + " page " + fmt.Sprint(p.page+1)
	p.font(regular, smalls)
	p.Text(right-codeSize-8-widthOf(words, regular, smalls), 40, words)
	square, err := qr.Encode(document.CodeOf(code, p.page+1, pages), qr.Q, qr.AlphaNumeric)
	if err != nil {
		p.SetError(fmt.Errorf("code of a form: %w", err))
		return
	}
	side := square.Bounds().Dx()
	module := codeSize / float64(side)
	var b strings.Builder
	b.WriteString("0 g")
	for y := range side {
		for x := range side {
			if r, _, _, _ := square.At(x, y).RGBA(); r == 0 {
				fmt.Fprintf(&b, "\n%.3f %.3f %.3f %.3f re f", right-codeSize+float64(x)*module, pageHeight-codeTop-float64(y+1)*module, module+0.02, module+0.02)
			}
		}
	}
	p.RawWriteStr(b.String())
}
