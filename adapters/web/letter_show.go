package web

import (
	"fmt"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/richtext"
	"ehchub/ports"
)

// seenField carries the mark of the letters that an officer was shown.
const seenField = "letters-seen"

// letterShown sets a letter on a page.
func (t RichTexts) letterShown(d document.Document, to string) view.Letter {
	doc := letterText(d)
	return view.Letter{Label: "The letter to " + to, Prose: view.Prose{Doc: doc, HTML: t.Page(doc, 1)}}
}

// lettersShown sets the letters that a step would issue, just as they would be kept.
func (t RichTexts) lettersShown(letters []ports.Letter) []view.Component {
	var shown []view.Component
	for _, l := range letters {
		shown = append(shown, t.letterShown(l.Document, l.Addressed))
	}
	return shown
}

// carriedLetters gives what was typed as hidden fields, with the mark of the letters that are shown beside them.
func carriedLetters(v *form.Values, letters []ports.Letter) []view.Hidden {
	return append(v.Carry(seenField), view.Hidden{Name: seenField, Value: application.LettersMark(letters)})
}

// letterChoice reads who signs, and which letters the officer was shown.
func letterChoice(v *form.Values) application.LetterChoice {
	return application.LetterChoice{SignedBy: ehc.PersonID(v.Text(application.SignerField)), Seen: v.Text(seenField)}
}

// signerField asks who signs.
func signerField(label string, signers []ports.Choice, v *form.Values, errs form.Errors) view.Select {
	return view.Select{Name: application.SignerField, Label: label, Hint: "Their name and post are printed.", Options: settingOptions(signers), Value: v.Text(application.SignerField), Error: errs.For(application.SignerField)}
}

// countLetters says what stands below: "The letter", "The 3 letters".
func countLetters(n int) string {
	if n == 1 {
		return "This is the letter, just as it will be kept and read."
	}
	return fmt.Sprintf("These are the %d letters, just as they will be kept and read.", n)
}

// letterText sets a letter as one text.
func letterText(d document.Document) richtext.Doc {
	var doc richtext.Doc
	say := func(words string) {
		if words != "" {
			doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: words}}})
		}
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			doc = append(doc, richtext.Block{Kind: richtext.Heading, Level: min(b.Depth()+2, 4), Inlines: []richtext.Inline{{Text: b.Text}}})
		case document.Paragraph:
			doc = append(doc, richtext.Block{Kind: richtext.Paragraph, Inlines: b.Inlines})
		case document.List:
			doc = append(doc, b.Rich()...)
		case document.Note:
			doc = append(doc, b.Doc...)
		case document.RichText:
			doc = append(doc, b.Doc...)
		case document.KeyValues:
			doc = append(doc, answersText(b)...)
		case document.Address:
			say(strings.Join(b.Lines, "\n"))
		case document.Date:
			say(b.Text)
		case document.Signature:
			say(strings.Join(append([]string{b.Closing}, document.SignatureLines(b)...), "\n"))
		}
	}
	return doc
}

// answersText sets labels with their answers as a list.
func answersText(list document.KeyValues) richtext.Doc {
	var items []richtext.Item
	for _, row := range list.Rows {
		items = append(items, richtext.Item{Inlines: []richtext.Inline{{Text: questionOrLabel(row.Label) + " ", Bold: true}, {Text: richtext.Plain(row.Value)}}})
	}
	return richtext.Doc{{Kind: richtext.Bulleted, Items: items}}
}

// questionOrLabel ends a label with a colon; a question ends with its own mark.
func questionOrLabel(label string) string {
	if strings.HasSuffix(label, "?") {
		return label
	}
	return label + ":"
}
