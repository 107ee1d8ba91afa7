package pdf

import (
	"strings"
	"sync"
	"unicode"

	"ehchub/domain/richtext"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
)

// face is one cut of the font: bit 0 is bold, bit 1 italic.
type face uint8

const (
	regular face = iota
	bold
	italic
	boldItalic
	faces
)

const family = "s"

// style names the face as gofpdf does.
func (f face) style() string { return [...]string{"", "B", "I", "BI"}[f] }

// file gives the font itself, in TrueType.
func (f face) file() []byte {
	return [...][]byte{liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF, liberationsansbolditalic.TTF}[f]
}

// advances holds each character's width in thousandths of the font size, by face. It is read once a process: asking
// gofpdf word by word costs more than drawing.
var advances = sync.OnceValue(func() *[faces][1 << 16]uint16 {
	p := gofpdf.New("P", "pt", "A4", "")
	var table [faces][1 << 16]uint16
	for f := range faces {
		p.AddUTF8FontFromBytes(family, f.style(), f.file())
		p.SetFont(family, f.style(), 10)
		for r := range table[f] {
			table[f][r] = uint16(p.GetStringSymbolWidth(string(rune(r))))
		}
	}
	return &table
})

// widthOf gives the width of printable text in points.
func widthOf(text string, f face, size float64) float64 {
	table := &advances()[f]
	sum := 0
	for _, r := range text {
		sum += int(table[uint16(r)])
	}
	return float64(sum) * size / 1000
}

// printable gives text that the fonts can draw: what has no width goes, look-alikes stand in for what Liberation
// lacks, and characters beyond the basic plane, which would stop gofpdf, become U+FFFD.
func printable(text string) string {
	text = richtext.CleanText(text)
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return strings.Map(printableRune, text)
		}
	}
	return text
}

func printableRune(r rune) rune {
	switch r {
	case '\u2010', '\u2011':
		return '-'
	case '✓', '✔', '☑':
		return '√'
	case '✗', '✘', '☒':
		return '×'
	case '☐':
		return '□'
	case '\u200c', '\u200d':
		return -1
	}
	if unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Sk, r) && r > 0xffff {
		return -1
	}
	if r > 0xffff {
		return unicode.ReplacementChar
	}
	return r
}
