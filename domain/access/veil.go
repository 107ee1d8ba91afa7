package access

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// KeptPrivate stands in a text where something is kept from its reader.
const KeptPrivate = "[kept private]"

// Veil covers words that are kept from one reader wherever they stand in a text: in capitals or not, on one line or
// on two. The zero Veil covers nothing.
type Veil struct{ pattern *regexp.Regexp }

// shortestVeiled is how many letters a word needs to be covered: shorter ones would cover half of every text.
const shortestVeiled = 4

// NewVeil makes a veil over words; known ones, such as the child's own name, are never covered.
func NewVeil(words []string, known ...string) Veil {
	var kept []string
	for _, word := range words {
		word = strings.Join(strings.Fields(strings.Trim(word, " \t\n,.;")), " ")
		if utf8.RuneCountInString(word) < shortestVeiled || slices.ContainsFunc(known, func(k string) bool { return strings.Contains(strings.ToLower(k), strings.ToLower(word)) }) || slices.Contains(kept, word) {
			continue
		}
		kept = append(kept, word)
	}
	if len(kept) == 0 {
		return Veil{}
	}
	slices.SortFunc(kept, func(a, b string) int { return len(b) - len(a) }) // the longest first, so that none is left half covered
	for i, word := range kept {
		word = strings.ReplaceAll(regexp.QuoteMeta(word), " ", `\s+`)
		kept[i] = strings.NewReplacer("’", "['’]", "'", "['’]").Replace(word)
	}
	return Veil{regexp.MustCompile(`(?i)` + strings.Join(kept, "|"))}
}

// IsBare reports whether nothing is covered.
func (v Veil) IsBare() bool { return v.pattern == nil }

// And covers what either covers.
func (v Veil) And(other Veil) Veil {
	switch {
	case v.IsBare():
		return other
	case other.IsBare():
		return v
	}
	return Veil{regexp.MustCompile(v.pattern.String() + "|" + other.pattern.String())}
}

// Over gives the text with what is kept private covered.
func (v Veil) Over(text string) string {
	if v.pattern == nil {
		return text
	}
	return v.pattern.ReplaceAllLiteralString(text, KeptPrivate)
}

// sharedWords are those that many names of settings hold.
var sharedWords = regexp.MustCompile(`(?i)\b(the|church|of|england|catholic|roman|c\s*of\s*e|ce|rc|voluntary|aided|controlled|primary|junior|infant|infants|middle|secondary|high|upper|lower|grammar|special|community|free|comprehensive|nursery|pre-?school|school|academy|college|sixth|form|further|education|centre|unit|trust|and|&|for|girls|boys|specialist|provision|studio|university|technical)\b`)

// OwnName gives what is a setting's own in its name, so that "Larkfield" alone is covered too; "" where that is nothing much.
func OwnName(setting string) string {
	own := strings.Join(strings.Fields(strings.Trim(sharedWords.ReplaceAllString(setting, " "), " ,.-()")), " ")
	if utf8.RuneCountInString(own) < shortestVeiled || !strings.Contains(setting, own) {
		return ""
	}
	return own
}
