package letter

import (
	"strings"

	"ehchub/domain/council"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/richtext"
)

// writer words what stands in the place of placeholders.
type writer struct {
	Frame
	kind  notice.Letter
	voice Voice
}

// words takes the sentence for the reader: to a parent about {child}, or to the young person.
func (w *writer) words(parent, youngPerson string) string {
	if w.voice == ToYoungPerson {
		return youngPerson
	}
	return strings.ReplaceAll(parent, "{child}", w.Called)
}

// say is one or more paragraphs.
func say(paragraphs ...string) []document.Block {
	var blocks []document.Block
	for _, p := range paragraphs {
		if strings.TrimSpace(p) != "" {
			blocks = append(blocks, document.Text(strings.TrimSpace(p)))
		}
	}
	return blocks
}

// typed is a text that a person typed: an empty line parts paragraphs.
func typed(text string) []document.Block {
	return say(strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n")...)
}

func formatted(doc richtext.Doc) []document.Block {
	if richtext.IsEmpty(doc) {
		return nil
	}
	return []document.Block{document.RichText{Doc: doc}}
}

// byWhen tells a date, and owns up to one that has passed.
func (w *writer) byWhen(words string, last ehc.Date) string {
	switch {
	case last.IsZero():
		return ""
	case last.Before(w.On):
		return words + last.Long() + ". That date has passed. We are sorry, and will do it as soon as we can."
	}
	return words + last.LongWithDay() + "."
}

// contact stands out from the text, so that it is found again; nothing for a service that can't be reached.
func contact(c council.Contact) []document.Block {
	if !c.Reachable() {
		return nil
	}
	var lines []string
	for _, line := range []string{c.Name, c.Address, labelled("Telephone: ", c.Phone), labelled("E-mail: ", c.Email), c.Web} {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return []document.Block{document.Note{Doc: richtext.Doc{{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: strings.Join(lines, "\n")}}}}}}
}

func labelled(label, words string) string {
	if words == "" {
		return ""
	}
	return label + words
}

func ownContact(p council.Profile) []document.Block {
	return contact(council.Contact{Name: p.Team, Phone: p.Phone, Email: p.Email, Address: ""})
}
