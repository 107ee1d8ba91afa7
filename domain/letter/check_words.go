package letter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
	"ehchub/domain/wording"
)

// MaxHeadline is how long a headline can be, in characters.
const MaxHeadline = 200

func itoa(n int) string { return strconv.Itoa(n) }

// Check refuses a template that a letter could not be made from, or that would leave out what the law asks for. Faults
// are at "headline.VOICE" and "body.VOICE".
func (t Template) Check() error {
	about, known := Find(t.Kind)
	if !known {
		return fault.New(fault.NotFound, "letter.kind", "There is no such kind of letter.")
	}
	var faults []*fault.Fault
	for _, v := range about.Voices {
		faults = append(faults, t.Words[v].check(t.Kind, v)...)
	}
	return fault.Join(faults...)
}

func (w Words) check(kind notice.Letter, v Voice) []*fault.Fault {
	at := func(field string, faults []*fault.Fault) []*fault.Fault {
		for i, f := range faults {
			faults[i] = fault.As(f.At(field + "." + string(v)))
		}
		return faults
	}
	return append(at("headline", w.checkHeadline(kind)), at("body", w.checkBody(kind))...)
}

func (w Words) checkHeadline(kind notice.Letter) []*fault.Fault {
	switch {
	case strings.TrimSpace(w.Headline) == "":
		return []*fault.Fault{fault.New(fault.Invalid, "letter.headline", "Write the headline of the letter.")}
	case utf8.RuneCountInString(w.Headline) > MaxHeadline:
		return []*fault.Fault{fault.New(fault.Invalid, "letter.headline-long", "The headline must be 200 characters or fewer.")}
	}
	_, faults := named(kind, w.Headline, false)
	return append(faults, claimsAppeal(kind, w.Headline)...)
}

func (w Words) checkBody(kind notice.Letter) []*fault.Fault {
	if err := richtext.Check(w.Body); err != nil {
		return fault.As(err).All()
	}
	var there []string
	var faults []*fault.Fault
	for _, b := range w.Body {
		names, wrong := inBlock(kind, b)
		there, faults = append(there, names...), append(faults, wrong...)
	}
	faults = append(faults, claimsAppeal(kind, richtext.Plain(w.Body))...)
	return append(faults, lacks(kind, there)...)
}

// lacks says which placeholders that the law asks for are not there.
func lacks(kind notice.Letter, there []string) []*fault.Fault {
	var faults []*fault.Fault
	for _, p := range Of(kind) {
		if law := p.Law(kind); law != "" && !slices.Contains(there, p.Name) {
			faults = append(faults, fault.New(fault.Invalid, "letter.lacks", "The letter must hold "+wording.Mark(p.Name)+": "+lowerFirst(p.Meaning)+".").Citing(law))
		}
	}
	return faults
}

// inBlock finds the placeholders of one block of a text.
func inBlock(kind notice.Letter, b richtext.Block) (names []string, faults []*fault.Fault) {
	if len(b.Items) > 0 {
		return inItems(kind, b.Items)
	}
	return named(kind, apart(b.Inlines), b.Kind == richtext.Paragraph)
}

func inItems(kind notice.Letter, items []richtext.Item) (names []string, faults []*fault.Fault) {
	for _, item := range items {
		more, wrong := named(kind, apart(item.Inlines), false)
		names, faults = append(names, more...), append(faults, wrong...)
		for _, list := range item.Lists {
			more, wrong := inItems(kind, list.Items)
			names, faults = append(names, more...), append(faults, wrong...)
		}
	}
	return names, faults
}

// apart joins runs of text so that a placeholder whose letters are in more than one style is not taken for one.
func apart(inlines []richtext.Inline) string {
	texts := make([]string, len(inlines))
	for i, in := range inlines {
		texts[i] = in.Text
	}
	return strings.Join(texts, wording.Break)
}

// named finds the placeholders of a run of text. One that stands alone must be a paragraph by itself.
func named(kind notice.Letter, text string, paragraph bool) (names []string, faults []*fault.Fault) {
	_, whole := wording.Only(text)
	for _, name := range wording.Names(text) {
		p, known := find(kind, name)
		switch {
		case !known:
			faults = append(faults, unknown(kind, name))
		case p.Type.Alone() && (!paragraph || !whole):
			faults = append(faults, fault.New(fault.Invalid, "letter.not-alone", wording.Mark(name)+" stands for whole paragraphs, so it must be a paragraph by itself, with an empty line before and after it."))
		default:
			names = append(names, name)
		}
	}
	if wrong := wording.Braces("letter", text, "child"); wrong != nil {
		faults = append(faults, wrong)
	}
	return names, faults
}

var claim = regexp.MustCompile(`(?i)\b(rights? (of|to) (an )?appeal|(can|may|could|entitled to|able to) (also )?appeal|appeal (against )?(this|our|the) (decision|draft|delay))`)

// claimsAppeal refuses words that tell of a right of appeal in a letter about something that gives none (CFA 2014
// s.51(2)): families lost months on appeals that nobody could hear.
func claimsAppeal(kind notice.Letter, text string) []*fault.Fault {
	if kind.Appealable() {
		return nil
	}
	found := claim.FindString(text)
	if found == "" {
		return nil
	}
	say := "Leave it out."
	if _, has := find(kind, "no appeal"); has {
		say = "Put {{no appeal}} where the letter is to say so."
	}
	return []*fault.Fault{fault.New(fault.Invalid, "letter.no-appeal", "“"+found+"” can’t stand in this letter: what it tells of gives no right of appeal. "+say).Citing("CFA 2014 s.51(2)")}
}

func lowerFirst(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToLower(words[:1]) + words[1:]
}

func upperFirst(words string) string {
	if words == "" {
		return ""
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
