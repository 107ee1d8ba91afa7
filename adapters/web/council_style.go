package web

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"

	"ehchub/adapters/web/view"
)

// ownColour is the accent of a council that named none, or named something that is no colour.
const ownColour = "#1f5f5b"

// councilStyle is the style sheet with the council's colour: one rule that sets the custom properties which
// every component reads. A colour too light for white text (below 4.5 to 1 even on the palest grounds, WCAG
// 1.4.3) is darkened until it is readable.
func councilStyle(colour string) []byte {
	accent := readableColour(colour)
	dark := accent.mixed(shade{}, 0.35)
	white := shade{255, 255, 255}
	return fmt.Appendf(nil, ":root{--hub-accent:%[1]s;--hub-accent-dark:%[2]s;--hub-accent-pale:%[3]s;--hub-accent-line:%[4]s;"+
		"--govuk-brand-colour:%[1]s;--govuk-link-colour:%[1]s;--govuk-link-hover-colour:%[2]s;--govuk-link-visited-colour:%[1]s;"+
		"--govuk-surface-background-colour:%[3]s;--govuk-surface-border-colour:%[4]s;--govuk-template-background-colour:%[3]s}\n",
		accent, dark, accent.mixed(white, 0.93), accent.mixed(white, 0.65))
}

// councilMark is the council's letters in its colour, for the browser's tab.
func councilMark(council view.Council) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44"><path fill="%s" d="M22 0a22 22 0 1 1 0 44H4a4 4 0 0 1-4-4V22A22 22 0 0 1 22 0z"/>`+
		`<text x="22" y="28" fill="#fff" font-family="arial,sans-serif" font-size="18" font-weight="700" text-anchor="middle">%s</text></svg>`,
		readableColour(council.Colour), html.EscapeString(council.Mark))
}

// readableColour is the council's colour, or the hub's own, dark enough to stand as text on every ground in use.
func readableColour(colour string) shade {
	accent, ok := parseColour(colour)
	if !ok {
		accent, _ = parseColour(ownColour)
	}
	for accent.contrastWithWhite() < 5.2 {
		accent = accent.mixed(shade{}, 0.06)
	}
	return accent
}

// shade is a colour in sRGB, 0 to 255 each.
type shade [3]float64

func parseColour(text string) (shade, bool) {
	digits, ok := strings.CutPrefix(text, "#")
	if !ok || len(digits) != 6 {
		return shade{}, false
	}
	var c shade
	for i := range c {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			return shade{}, false
		}
		c[i] = float64(n)
	}
	return c, true
}

func (c shade) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(math.Round(c[0])), int(math.Round(c[1])), int(math.Round(c[2])))
}

// mixed moves a share (0 to 1) of the way towards another colour.
func (c shade) mixed(other shade, share float64) shade {
	for i := range c {
		c[i] += (other[i] - c[i]) * share
	}
	return c
}

// contrastWithWhite is the contrast ratio of WCAG 2.2 against white.
func (c shade) contrastWithWhite() float64 {
	linear := func(v float64) float64 {
		v /= 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2]) + 0.05)
}
