package richtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a piece of text, or a mark that may switch a style.
type token struct {
	text string
	mark string
	// on and off say which way the mark may switch where it stands; exact marks always do.
	on, off, exact bool
	href           string
}

const linkStart, linkEnd = "[", "]("

// exactMarks always switch their style. They exist for what the friendlier marks can't say: underlining, and a style
// that changes within a word.
var exactMarks = map[string]struct {
	mark string
	on   bool
}{
	"<b>": {"**", true}, "</b>": {"**", false}, "<i>": {"_", true}, "</i>": {"_", false},
	"<u>": {"<u>", true}, "</u>": {"<u>", false}, "<s>": {"~~", true}, "</s>": {"~~", false},
}

// parseInlines reads marks within one paragraph, heading or list item.
func parseInlines(text string) []Inline {
	if !strings.ContainsAny(text, "\\*_~[<") {
		return []Inline{{Text: text}}
	}
	return styled(tokens(text))
}

// tokens cuts the text at its marks and undoes backslashes.
func tokens(text string) []token {
	var out []token
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			out = append(out, token{text: word.String()})
			word.Reset()
		}
	}
	linkCloses := map[int]token{}
	for i := 0; i < len(text); {
		t, width := tokenAt(text, i, linkCloses)
		if t.mark == "" {
			word.WriteString(t.text)
		} else {
			flush()
			out = append(out, t)
		}
		i += width
	}
	flush()
	return out
}

// tokenAt reads one token and says how many bytes it took.
func tokenAt(text string, i int, linkCloses map[int]token) (token, int) {
	if t, found := linkCloses[i]; found {
		return t, len(t.text)
	}
	rest := text[i:]
	switch rest[0] {
	case '\\':
		if r, width := utf8.DecodeRuneInString(rest[1:]); unicode.In(r, unicode.Punct, unicode.Symbol) {
			return token{text: rest[1 : 1+width]}, 1 + width
		}
	case '*', '~', '_':
		return emphasis(text, i)
	case '<':
		if end := strings.IndexByte(rest[:min(len(rest), 4)], '>'); end > 0 {
			if m, found := exactMarks[rest[:end+1]]; found {
				return token{mark: m.mark, on: m.on, off: !m.on, exact: true}, end + 1
			}
		}
	case '[':
		if at, end := linkAt(text, i); at > 0 {
			linkCloses[at] = end
			return token{mark: linkStart, href: end.href}, 1
		}
	}
	_, width := utf8.DecodeRuneInString(rest)
	return token{text: rest[:width]}, width
}

// emphasis reads "**", "~~" or "_" and judges by its neighbours which way it may switch, so that "5 ** 3" and
// "first_name" stay what they are.
func emphasis(text string, i int) (token, int) {
	width := 2
	if text[i] == '_' {
		width = 1
	}
	if i+width > len(text) || text[i] != text[i+width-1] {
		return token{text: text[i : i+1]}, 1
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+width:])
	t := token{text: text[i : i+width], mark: text[i : i+width]}
	t.on = i+width < len(text) && !unicode.IsSpace(after)
	t.off = i > 0 && !unicode.IsSpace(before)
	if width == 1 {
		t.on = t.on && (i == 0 || !wordRune(before))
		t.off = t.off && (i+width == len(text) || !wordRune(after))
	}
	return t, width
}

func wordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// linkAt finds where the link that begins at i ends its words, and its address. A link doesn't hold another.
func linkAt(text string, i int) (int, token) {
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '\\':
			j++
		case '[':
			return 0, token{}
		case ']':
			if !strings.HasPrefix(text[j:], linkEnd) {
				return 0, token{}
			}
			address := text[j+len(linkEnd):]
			href, _, found := strings.Cut(address[:min(len(address), MaxHref+1)], ")")
			if !found || CleanHref(href) == "" || j == i+1 {
				return 0, token{}
			}
			return j, token{mark: linkEnd, text: text[j : j+len(linkEnd)+len(href)+1], href: CleanHref(href)}
		}
	}
	return 0, token{}
}

// styled switches styles as the tokens say. A mark that opens nothing, or is never closed, is text.
func styled(tokens []token) []Inline {
	lastOff := map[string]int{}
	for i, t := range tokens {
		if t.off && t.mark != "" {
			lastOff[t.mark] = i
		}
	}
	var out []Inline
	var style Inline
	for i, t := range tokens {
		switch {
		case t.mark == "":
		case t.mark == linkStart:
			style.Href = t.href
			continue
		case t.mark == linkEnd:
			style.Href = ""
			continue
		case t.exact:
			*style.flag(t.mark) = t.on
			continue
		case t.off && *style.flag(t.mark):
			*style.flag(t.mark) = false
			continue
		case t.on && !*style.flag(t.mark) && lastOff[t.mark] > i:
			*style.flag(t.mark) = true
			continue
		}
		in := style
		in.Text = t.text
		out = append(out, in)
	}
	return out
}

// flag gives the switch that a mark works on.
func (in *Inline) flag(mark string) *bool {
	switch mark {
	case "**":
		return &in.Bold
	case "_":
		return &in.Italic
	case "~~":
		return &in.Strike
	}
	return &in.Underline
}
