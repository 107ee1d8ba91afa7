package view

import (
	"html/template"

	"ehchub/domain/richtext"
)

// RichTextInput is text with bold, italic, underline, strike and lists (F347). Without JavaScript it is a plain
// box that takes light Markdown; with it, an editor. The field NAME.format says which of the two was posted
// ("text" or "html"); form.Values.Rich reads both.
type RichTextInput struct {
	Name, Label, Hint, Error string
	// Text is the content as light Markdown, for the plain box.
	Text string
	// HTML is the same content as the server's own canonical HTML, for the editor; empty when there is none.
	HTML template.HTML
	// Rows is the height in lines; 6 unless set.
	Rows int
	Big  bool
}

// Component names the template.
func (RichTextInput) Component() string { return "rich-text" }

// ID is the input's id.
func (c RichTextInput) ID() string { return FieldID(c.Name) }

// Prose is formatted text to read. HTML is the server's own canonical HTML, made from Doc.
type Prose struct {
	HTML template.HTML
	Doc  richtext.Doc
	// Empty is said where there is no text ("Nothing written yet").
	Empty string
}

// Component names the template.
func (Prose) Component() string { return "prose" }

// Sources is what was said elsewhere and can be taken over into a text, each with its own button.
type Sources struct {
	Title, Text string
	Sources     []Source
}

// Source is one piece; Take is nil where it can't be taken over, Held says that it has been.
type Source struct {
	Title string
	Text  Prose
	Take  *Button
	Held  string
	// Recorded says who wrote it down for somebody, and from what.
	Recorded string
}

// Component names the template.
func (Sources) Component() string { return "sources" }
