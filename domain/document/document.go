// Package document is the neutral document that every renderer takes: plans, letters, notices and reports are
// composed once as blocks, then drawn as a page, PDF or Word file. It says what a thing is, never how it looks.
package document

import (
	"time"

	"ehchub/domain/richtext"
)

// Document is one plan, letter, notice or report.
type Document struct {
	Meta   Meta
	Blocks []Block
	// Picture is the logo that Meta.Logo names, a PNG or JPEG picture. Whoever has the document drawn puts it in; it is
	// never kept with a document. Without it the head of the first page has no logo.
	Picture []byte
}

// Meta is what a file knows about itself and repeats on each page.
type Meta struct {
	// Title names the document in the file's properties, the window and the bookmarks: "Education, health and care plan".
	Title string
	// Language is a BCP 47 tag; empty is "en-GB".
	Language string
	// Creator is the council.
	Creator string
	// Logo is the SHA-256, in hex, of the logo at the head of the first page, and Colour that of the line under it, as
	// #rrggbb. A letter keeps those with which it was issued.
	Logo, Colour string
	// Reference is the case reference that people see: "EHC/26/0219".
	Reference string
	// Version tells one issue from another: "Draft 2, 12 September 2026".
	Version string
	// Draft draws DRAFT across each page: reg 13 lets a draft name no setting, so nobody may take it for the final plan.
	Draft bool
	// Created is written into the file; equal documents with equal Created give equal bytes.
	Created time.Time
	// Header and Footer stand on each page. An empty Header is reference and version; an empty Footer is Creator.
	Header, Footer string
	// PageCode stands on each page of a form, for people and, as a square that machines read, with the page's number
	// behind it: a scan of the page finds its way back by it. Empty on everything that isn't a form.
	PageCode string
	// Props are further properties of a Word file ("ehc.case", "ehc.version"), so that it can find its way back.
	Props map[string]string
}

// Lang gives the language tag, never empty.
func (m Meta) Lang() string {
	if m.Language == "" {
		return "en-GB"
	}
	return m.Language
}

// LogoWords tells those who can't see the logo what it is.
func (m Meta) LogoWords() string { return "Logo of " + m.Creator }

// HeaderLine gives the text at the top of each page.
func (m Meta) HeaderLine() string {
	switch {
	case m.Header != "":
		return m.Header
	case m.Reference == "":
		return m.Version
	case m.Version == "":
		return m.Reference
	}
	return m.Reference + ", " + m.Version
}

// FooterLine gives the text beside the page number at the foot of each page.
func (m Meta) FooterLine() string {
	if m.Footer != "" {
		return m.Footer
	}
	return m.Creator
}

// Block is one part of a document. The types below are all that there are; renderers switch over them, and Kinds
// lists one of each so that a test can prove that none is forgotten.
type Block interface{ block() }

// Title is the name of the document at its head, once.
type Title struct{ Text string }

// Heading opens a part of the document.
type Heading struct {
	// Level is 1 to 4; the Title stands above level 1.
	Level int
	Text  string
	// Anchor is what a link on the page may point at ("section-f"); made from the text when empty.
	Anchor string
	// Section is the key of a statutory part ("section.F") that can come back edited from Word: it holds the blocks up
	// to the next heading of the same or a higher level, or with a key of its own.
	Section string
}

// Paragraph is one paragraph of text that the hub words itself.
type Paragraph struct{ Inlines []richtext.Inline }

// RichText is what a person wrote.
type RichText struct{ Doc richtext.Doc }

// List is a list that the hub words itself.
type List struct {
	Numbered bool
	Items    []richtext.Item
}

// KeyValues is a list of labels with their answers: a summary list on a page, two columns on paper.
type KeyValues struct{ Rows []KeyValue }

// KeyValue is one label with its answer. An empty answer is shown as "Not given".
type KeyValue struct {
	Label string
	Value richtext.Doc
}

// NotGiven stands where an answer is empty, so that a gap on paper can't be taken for a fault in printing.
const NotGiven = "Not given"

// Table is a grid with a header row that repeats on each page.
type Table struct {
	// Caption says what the table holds; a reader who can't see the grid hears it first.
	Caption string
	// Header has one text for each column.
	Header []string
	// Widths are relative ({1, 2} gives the second column two thirds); nil makes all columns equal.
	Widths []float64
	// Rows have one cell for each column; a short row is filled with empty cells, what is too many is not shown.
	Rows [][]richtext.Doc
}

// Note is an inset that stands out from the text around it: a right, a time limit, where to get help.
type Note struct{ Doc richtext.Doc }

// Address is a block of lines: the sender's to the right, the receiver's where a window envelope shows it.
type Address struct {
	Lines  []string
	Sender bool
}

// Date is the date line of a letter, as people read it: "12 September 2026".
type Date struct{ Text string }

// Signature is where a document is signed. A final plan is signed and dated by the responsible officer (Code 9.125).
type Signature struct {
	// Closing is "Yours sincerely"; empty on a plan.
	Closing      string
	Name         string
	Role         string
	Organisation string
	// Date is empty until it is signed: then a line to write on is drawn.
	Date string
}

// WriteSpace is room to write by hand, so many lines of it.
type WriteSpace struct{ Lines int }

// Contents lists the headings that follow: as links, and with page numbers on paper.
type Contents struct {
	Title string
	// Short lists the headings of level 1 alone, for long documents; else those of levels 1 and 2 are listed.
	Short bool
}

// PageBreak starts a new page where there are pages.
type PageBreak struct{}

func (Title) block()      {}
func (Heading) block()    {}
func (Paragraph) block()  {}
func (RichText) block()   {}
func (List) block()       {}
func (KeyValues) block()  {}
func (Table) block()      {}
func (Note) block()       {}
func (Address) block()    {}
func (Date) block()       {}
func (Signature) block()  {}
func (Contents) block()   {}
func (PageBreak) block()  {}
func (WriteSpace) block() {}

// Kinds gives an empty block of each type.
func Kinds() []Block {
	return []Block{Title{}, Heading{}, Paragraph{}, RichText{}, List{}, KeyValues{}, Table{}, Note{}, Address{}, Date{}, Signature{}, Contents{}, PageBreak{}, WriteSpace{}}
}
