package postgres

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// mostWords bounds folded text, in characters, so that an index row always has room for it.
const mostWords = 200

// fold gives text in the form that names are searched and sorted by: lower case, without accents, with one kind
// of apostrophe and single spaces. "Zoë O’Brien" becomes "zoe o'brien".
func fold(text string) string {
	var b strings.Builder
	space, n := true, 0
	for _, r := range norm.NFD.String(strings.ToLower(strings.ToValidUTF8(text, ""))) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == 0:
			continue
		case unicode.IsSpace(r) || r == ',':
			if space {
				continue
			}
			r, space = ' ', true
		default:
			space = false
		}
		b.WriteString(plainLetter(r))
		if n++; n == mostWords {
			break
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// letters are those that people type differently and that no decomposition takes apart.
var letters = map[rune]string{'’': "'", '‘': "'", '`': "'", 'ł': "l", 'đ': "d", 'ð': "d", 'ø': "o", 'ı': "i", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th"}

func plainLetter(r rune) string {
	if plain, ok := letters[r]; ok {
		return plain
	}
	return string(r)
}

// patterns gives a LIKE pattern for each word of a search; text that holds all of them in any place is found.
func patterns(search string) []string {
	var all []string
	for _, word := range strings.Fields(fold(search)) {
		all = append(all, anywhere(word))
	}
	return all
}

// anywhere gives the LIKE pattern of text that holds the words.
func anywhere(words string) string { return "%" + likeEscaper.Replace(words) + "%" }

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)
