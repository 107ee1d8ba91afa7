package web

import (
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/casework"
	"ehchub/domain/richtext"
)

// takeAnswerAction begins the action of a button that takes an answer of the request over: "answer:health".
const takeAnswerAction = "answer:"

// requestAnswer is an answer of the request that can be taken over into a text of the form.
type requestAnswer struct {
	casework.StoryPart
	// Into is the field of the text.
	Into string
	// Whose finishes "Take over into": "the parents’ views". Titled puts the question above the answer.
	Whose  string
	Titled bool
}

func (a requestAnswer) doc() richtext.Doc {
	doc := richtext.FromPlain(a.Text)
	if a.Titled {
		title := richtext.Block{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: a.Question, Bold: true}}}
		doc = append(richtext.Doc{title}, doc...)
	}
	return doc
}

// isIn reports whether the text holds the answer already, however its words are broken into lines.
func (a requestAnswer) isIn(v *form.Values) bool {
	return strings.Contains(inOneLine(richtext.Plain(richDoc(v, a.Into))), inOneLine(a.Text))
}

func inOneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

// takeAnswer puts the answer that was pressed below what is typed, and reports whether one was. Nothing is saved by it:
// the form is shown again, for the writer to read and change.
func takeAnswer(v *form.Values, answers []requestAnswer) bool {
	key, pressed := strings.CutPrefix(v.Action(), takeAnswerAction)
	if !pressed {
		return false
	}
	for _, a := range answers {
		if a.Key == key && !a.isIn(v) {
			v.SetRich(a.Into, richtext.Markdown(append(richDoc(v, a.Into), a.doc()...)))
		}
	}
	return true
}

// source draws the answer with its button, or says that the text holds it.
func (a requestAnswer) source(texts RichTexts, v *form.Values) view.Source {
	s := view.Source{Title: a.Question, Text: texts.Prose(richtext.FromPlain(a.Text), 3, "")}
	if a.isIn(v) {
		s.Held = "Taken over into " + a.Whose
		return s
	}
	s.Take = &view.Button{Text: "Take over into " + a.Whose, Hidden: "what the request says under “" + a.Question + "”", Value: takeAnswerAction + a.Key, Kind: view.Secondary, Many: true, To: "#" + view.FieldID(a.Into)}
	return s
}

// takenState is what a save bar says of words that were taken over and not kept yet.
const takenState = "Taken over from the request, not saved yet"
