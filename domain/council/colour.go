package council

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Shade is a colour in sRGB: red, green and blue, 0 to 255 each.
type Shade [3]float64

// ParseColour reads "#1f6b52"; ok is false for anything else.
func ParseColour(text string) (c Shade, ok bool) {
	digits, ok := strings.CutPrefix(text, "#")
	if !ok || len(digits) != 6 {
		return Shade{}, false
	}
	for i := range c {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			return Shade{}, false
		}
		c[i] = float64(n)
	}
	return c, true
}

// String writes the colour as ParseColour reads it.
func (c Shade) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(math.Round(c[0])), int(math.Round(c[1])), int(math.Round(c[2])))
}

// Mixed moves a share (0 to 1) of the way towards another colour.
func (c Shade) Mixed(other Shade, share float64) Shade {
	for i := range c {
		c[i] += (other[i] - c[i]) * share
	}
	return c
}

// ContrastWithWhite is the contrast ratio of WCAG 2.2 against white, from 1 to 21.
func (c Shade) ContrastWithWhite() float64 {
	linear := func(v float64) float64 {
		v /= 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2]) + 0.05)
}

// LeastContrast is what WCAG 2.2 asks of text (1.4.3, level AA).
const LeastContrast = 4.5
