package web

import (
	"html/template"
	"sort"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
	"ehchub/domain/richtext"
)

// RichTexts turns formatted text into HTML and back. Its functions are those of the HTML adapter, handed in where
// the hub is put together.
type RichTexts struct {
	// Parse reads an editor's HTML. It gives a text even when it also gives a fault.
	Parse func(source string) (richtext.Doc, error)
	// Editor writes the HTML that an editor takes; Page what a page shows below a heading of the given level.
	Editor func(doc richtext.Doc) string
	Page   func(doc richtext.Doc, under int) template.HTML
}

// Settle puts every formatted field of a posted form into light Markdown, which from then on is its only form:
// it compares, carries over and is shown again without loss. What is too long is said in errs and kept.
func (t RichTexts) Settle(v *form.Values, errs *form.Errors) {
	var names []string
	for name := range v.Fields() {
		if field, ok := strings.CutSuffix(name, ".format"); ok {
			names = append(names, field)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		doc, err := t.read(v.Rich(name))
		if err != nil {
			errs.Add(name, fault.As(err).Message)
		}
		v.SetRich(name, richtext.Markdown(doc))
	}
}

func (t RichTexts) read(posted form.Rich) (richtext.Doc, error) {
	if posted.HTML() {
		return t.Parse(posted.Text)
	}
	doc := richtext.ParseMarkdown(posted.Text)
	return doc, richtext.Check(doc)
}

// richDoc reads a settled field.
func richDoc(v *form.Values, name string) richtext.Doc { return richtext.ParseMarkdown(v.Lines(name)) }

// Input draws a field for formatted text with what the form holds under its name.
func (t RichTexts) Input(v *form.Values, errs form.Errors, field view.RichTextInput) view.RichTextInput {
	field.Text, field.Error = v.Lines(field.Name), errs.For(field.Name)
	field.HTML = template.HTML(t.Editor(richtext.ParseMarkdown(field.Text))) // escaped by the writer
	return field
}

// Prose draws a stored text to read; empty is said where there is none.
func (t RichTexts) Prose(doc richtext.Doc, under int, empty string) view.Prose {
	return view.Prose{HTML: t.Page(doc, under), Doc: doc, Empty: empty}
}
