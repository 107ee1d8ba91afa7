package pdf

import (
	"strings"
	"unicode/utf8"

	"ehchub/domain/richtext"
)

// run is text in one style on one line.
type run struct {
	text              string
	face              face
	underline, strike bool
	href              string
	width             float64
}

// line is what fits beside each other.
type line struct {
	runs  []run
	width float64
}

// breakLines fills lines of a width with words. base is the face of unmarked text, so that a heading is bold all
// through. There is always at least one line, and never an endless one: a word too long for a line is cut.
func breakLines(inlines []richtext.Inline, base face, size, width float64) []line {
	b := breaker{size: size, room: max(width, 2*size)}
	for _, in := range inlines {
		b.style = styleOf(in, base)
		b.words(printable(in.Text))
	}
	b.endWord()
	b.endLine()
	return b.lines
}

func styleOf(in richtext.Inline, base face) run {
	f := base
	if in.Bold {
		f |= bold
	}
	if in.Italic {
		f |= italic
	}
	return run{face: f, underline: in.Underline || in.Href != "", strike: in.Strike, href: in.Href}
}

// breaker holds the line being filled and the word being read. A word may change style within.
type breaker struct {
	size, room float64
	style      run
	lines      []line
	open       line
	// letters are the open line's; its runs get their share when it ends, so that a line costs one string.
	letters   []byte
	ends      []int
	word      []run
	wordWidth float64
	// space is the gap before the word; its text is empty when there is none.
	space run
}

func (b *breaker) words(text string) {
	for text != "" {
		gap := strings.IndexAny(text, " \n")
		if gap < 0 {
			gap = len(text)
		}
		if gap > 0 {
			piece := b.style
			piece.text, piece.width = text[:gap], widthOf(text[:gap], b.style.face, b.size)
			b.word = append(b.word, piece)
			b.wordWidth += piece.width
		}
		if gap == len(text) {
			return
		}
		b.endWord()
		if text[gap] == '\n' {
			b.endLine()
		} else if len(b.open.runs) > 0 {
			b.space = b.style
			b.space.text, b.space.width = " ", widthOf(" ", b.style.face, b.size)
		}
		text = text[gap+1:]
	}
}

// endWord sets the word on the line where it fits, else on the next. The space before it stays at the end of the line
// that it leaves: text copied or read aloud from the file would otherwise join the two words.
func (b *breaker) endWord() {
	if len(b.word) == 0 {
		return
	}
	if b.open.width+b.space.width+b.wordWidth > b.room && len(b.open.runs) > 0 {
		b.put(b.space)
		b.open.width -= b.space.width
		b.space = run{}
		b.endLine()
	}
	if b.space.text != "" {
		b.put(b.space)
		b.space = run{}
	}
	for _, piece := range b.word {
		if b.wordWidth > b.room {
			b.putCut(piece)
			continue
		}
		b.put(piece)
	}
	b.word, b.wordWidth = b.word[:0], 0
}

// put adds a run to the line, joining it to the one before where the style is the same.
func (b *breaker) put(r run) {
	if r.text == "" {
		return
	}
	b.letters = append(b.letters, r.text...)
	b.open.width += r.width
	if last := len(b.open.runs) - 1; last >= 0 && sameStyle(b.open.runs[last], r) {
		b.open.runs[last].width += r.width
		b.ends[last] = len(b.letters)
		return
	}
	b.open.runs = append(b.open.runs, r)
	b.ends = append(b.ends, len(b.letters))
}

// putCut adds a piece of a word that is longer than a line, going on to further lines as each fills.
func (b *breaker) putCut(r run) {
	rest := r.text
	for rest != "" {
		_, n := utf8.DecodeRuneInString(rest)
		width := widthOf(rest[:n], r.face, b.size)
		for fits := b.open.width; n < len(rest) && fits+width <= b.room; {
			_, next := utf8.DecodeRuneInString(rest[n:])
			more := widthOf(rest[n:n+next], r.face, b.size)
			if fits+width+more > b.room {
				break
			}
			n, width = n+next, width+more
		}
		if b.open.width+width > b.room && len(b.open.runs) > 0 {
			b.endLine()
			continue
		}
		piece := r
		piece.text, piece.width = rest[:n], width
		b.put(piece)
		rest = rest[n:]
	}
}

func sameStyle(a, b run) bool {
	return a.face == b.face && a.underline == b.underline && a.strike == b.strike && a.href == b.href
}

func (b *breaker) endLine() {
	letters, begin := string(b.letters), 0
	for i, end := range b.ends {
		b.open.runs[i].text = letters[begin:end]
		begin = end
	}
	b.letters, b.ends = b.letters[:0], b.ends[:0]
	b.lines = append(b.lines, b.open)
	b.open, b.space = line{}, run{}
}
