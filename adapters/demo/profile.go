package demo

import (
	"strings"
	"unicode"
)

// profile is a believable picture of one kind of child: what the request says of them, what each adviser finds,
// and what the plan will hold. The children of the demo council are drawn from these, each with a choice of the
// items, so that no two files read alike. {name}, {he}, {his}, {him}, {He}, {His}, {setting} and {likes} are
// filled in per child.
type profile struct {
	primary, secondary string // need types, as the plan codes them
	category           string // area of need
	oldest, youngest   int    // ages that the picture fits
	likes              []string
	working            []string
	difficult          []string
	history            string
	health             string
	tried              string
	childSays          []string // for tiles of the child's views, in the order of childTiles
	parentsSay         []string // for tiles of the parents' views, in the order of parentTiles
	strengths          map[string]string
	findings           []finding
	more               variation
}

// variation is what else can be said of the same kind of child. {also} is a second thing that the child likes.
type variation struct {
	likes, working, difficult []string
	history, health, tried    string
	childSays, parentsSay     []string // for the same tiles as the profile's own
}

func (p profile) varied(v variation) profile { p.more = v; return p }

// finding is a need of one area with the outcome sought and what would help.
type finding struct {
	area      string
	limb      string // who finds it
	need      string
	outcome   string
	preparing string
	steps     []string
	provision []support
}

// support is one piece of provision in the five fields of the template.
type support struct {
	what, who, ratio, quantity, often string
	section                           string // "" is the area's own
}

func wordsFor(name, pronoun, setting, likes, also string) *strings.Replacer {
	he, his, him := "he", "his", "him"
	if pronoun == "she" {
		he, his, him = "she", "her", "her"
	}
	return strings.NewReplacer("{name}", name, "{he}", he, "{his}", his, "{him}self", him+"self", "{him}", him, "{He}", upper(he), "{His}", upper(his),
		"{setting}", setting, "{likes}", likes, "{also}", also)
}

// sentences begins every sentence with a capital letter, also where one began with what a child likes.
func sentences(text string) string {
	out, start := []rune(text), true
	for i, r := range out {
		if start && unicode.IsLetter(r) {
			out[i], start = unicode.ToUpper(r), false
		}
		switch {
		case i > 0 && r == ' ' && strings.ContainsRune(".?!", out[i-1]):
			start = true
		case r != ' ' && r != '(' && r != '“':
			start = false
		}
	}
	return string(out)
}

func upper(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
