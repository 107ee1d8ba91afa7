package richtext

import "unicode/utf8"

// canonical reports whether inlines are as a cleaner would leave them: most texts are, for they were cleaned when
// they were stored, and drawing a plan asks again for each of its paragraphs.
func canonical(inlines []Inline, flat bool) bool {
	gap := true // none may stand at the beginning
	for i, in := range inlines {
		if in.Text == "" || i > 0 && inlines[i-1].style() == in.style() || in.Href != "" && CleanHref(in.Href) != in.Href {
			return false
		}
		var clean bool
		if clean, gap = cleanAfter(in.Text, gap, flat); !clean || !edgesShared(inlines, i) {
			return false
		}
	}
	return !gap
}

// cleanAfter reports whether text is clean with single gaps, and whether it ends with one; before says whether the
// text before it does.
func cleanAfter(text string, before, flat bool) (clean, gap bool) {
	gap = before
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case isGap(c):
			if gap || flat && c == '\n' {
				return false, gap
			}
			gap = true
			i++
			continue
		case c < ' ' || c == 0x7f:
			return false, gap
		case c < utf8.RuneSelf:
			i++
		default:
			r, width := utf8.DecodeRuneInString(text[i:])
			if width == 1 || cleanRune(r) != r {
				return false, gap
			}
			i += width
		}
		gap = false
	}
	return true, gap
}

// edgesShared reports whether a gap at either end of a run has only the style that both of its sides share.
func edgesShared(inlines []Inline, i int) bool {
	in := inlines[i]
	own := in.style()
	begins, ends := isGap(in.Text[0]), isGap(in.Text[len(in.Text)-1])
	if begins && i == 0 || ends && i == len(inlines)-1 {
		return false
	}
	switch {
	case len(in.Text) == 1 && begins:
		return own == shared(inlines[i-1].style(), inlines[i+1].style())
	case begins && own != shared(inlines[i-1].style(), own):
		return false
	case ends && own != shared(own, inlines[i+1].style()):
		return false
	}
	return true
}

func isGap(c byte) bool { return c == ' ' || c == '\n' }
