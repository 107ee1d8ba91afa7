package notice

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// How long the text of a message can be, in characters.
const (
	MaxSubject  = 120
	MaxSentence = 1500
)

// checkMessage refuses a text that does not say what happened and what to do by when (F329), or that names a placeholder
// which the message doesn't have.
func checkMessage(key string, fields map[string]string) error {
	e, m, known := FindMessage(key)
	if !known {
		return fault.New(fault.NotFound, "text.unknown", "There is no such text.")
	}
	subject, sentence := strings.TrimSpace(fields[SubjectField]), strings.TrimSpace(fields[SentenceField])
	faults := append(checkWords(e, SubjectField, "subject", subject, MaxSubject), checkWords(e, SentenceField, "text", sentence, MaxSentence)...)
	if strings.ContainsFunc(subject, unicode.IsControl) {
		faults = append(faults, fault.Field(SubjectField, "message.line", "The subject must be one line."))
	}
	if asks := PurposeOf(e.Kind, m.To) == ToAsk; asks && sentence != "" && !doing.MatchString(sentence) {
		faults = append(faults, fault.Field(SentenceField, "message.what-to-do", "This message asks something of its reader. Say what they must do, for example “Please …”."))
	}
	there := wording.Names(subject + wording.Break + sentence)
	for _, name := range m.Needed() {
		if !slices.Contains(there, name) {
			faults = append(faults, fault.Field(SentenceField, "message.lacks", "The text must hold "+wording.Mark(name)+": without it the reader does not know what is due, or by when."))
		}
	}
	return fault.Join(faults...)
}

func checkWords(e Entry, field, called, text string, most int) (faults []*fault.Fault) {
	switch {
	case text == "":
		return []*fault.Fault{fault.Field(field, "message.empty", "Write the "+called+" of the message.")}
	case utf8.RuneCountInString(text) > most:
		faults = append(faults, fault.Field(field, "message.long", "The "+called+" is too long. Make it shorter."))
	case saysNothing(text):
		faults = append(faults, fault.Field(field, "message.says-nothing", "This "+called+" does not say what happened. Name it: “Your advice has been re-opened”, not “You have new information”."))
	}
	var allowed []string
	for _, p := range MessagePlaceholders(e) {
		allowed = append(allowed, p.Name)
	}
	for _, name := range wording.Names(text) {
		if !slices.Contains(allowed, name) {
			faults = append(faults, fault.As(wording.Unknown("message", name, allowed).At(field)))
		}
	}
	if wrong := wording.Braces("message", text, markCase); wrong != nil {
		faults = append(faults, wrong.At(field))
	}
	return faults
}

// doing finds words that tell a reader what they can or must do.
var doing = regexp.MustCompile(`(?i)\b(please|must|you can|you have until|you need|sign in|choose|send|answer|tell us)\b`)

// saysNothing reports whether a text holds no word but those with which people say that there is something to see.
func saysNothing(text string) bool {
	text = wording.Fill(text, func(name string) string {
		if name == markDuty {
			return "duty"
		}
		return ""
	})
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !emptyWords[word] {
			return false
		}
	}
	return true
}

var emptyWords = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`a about account action activity added alert all an and any anything are at available be been below by can case change changed changes check click content
		dear details do ehc find follow for from get go got happened has have hello here hub i important in info information is it its kind latest link log logged login look may message messages more
		must my need needed new news note notice notification notifications now of on online open our out page please portal post posted read received regarding regards required s see should show
		sign some something soon system take that the there this to up update updated updates us ve view waiting was we website were what which will with you your`) {
		words[word] = true
	}
	return words
}()
