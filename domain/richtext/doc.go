// Package richtext holds the small document tree that forms, pages, PDF, Word and comparison share: paragraphs,
// two levels of heading and lists, with bold, italic, underline, strike and links inside them. It is stored as the
// JSON of its exported fields, so what draws, searches or compares it never has to parse HTML.
package richtext

// Doc is a text in reading order. Every parser here and in the adapters returns it in canonical form, see Clean.
type Doc []Block

// Kind says what a block is. Stored texts hold these words: never rename one.
type Kind string

const (
	// Paragraph holds Inlines.
	Paragraph Kind = "paragraph"
	// Heading holds Inlines and a Level of 3 or 4; the page, plan section or letter around the text owns the levels above.
	Heading Kind = "heading"
	// Bulleted is a list whose order doesn't matter; it holds Items.
	Bulleted Kind = "bulleted"
	// Numbered is a list that counts from 1; it holds Items.
	Numbered Kind = "numbered"
)

// Block is one paragraph, heading or list. Fields that its Kind doesn't name are empty.
type Block struct {
	Kind Kind
	// Level is 3 or 4 for a Heading and 0 for everything else.
	Level   int
	Inlines []Inline
	Items   []Item
}

// Item is one entry of a list: its text, then the lists nested in it.
type Item struct {
	Inlines []Inline
	// Lists holds only Bulleted and Numbered blocks.
	Lists []Block
}

// Inline is a run of text in one style. A newline in Text is a line break.
type Inline struct {
	Text                            string
	Bold, Italic, Underline, Strike bool
	// Href is empty, or an address beginning with https:, http:, mailto: or tel:.
	Href string
}

// style gives the run without its text, so that two runs' styles compare with ==.
func (in Inline) style() Inline { in.Text = ""; return in }

// isList reports whether the kind holds Items.
func (k Kind) isList() bool { return k == Bulleted || k == Numbered }

// IsEmpty reports whether the text has nothing that a reader would see.
func IsEmpty(doc Doc) bool { return len(Clean(doc)) == 0 }

// Equal reports whether two texts read the same and look the same.
func Equal(a, b Doc) bool { return equalBlocks(Clean(a), Clean(b)) }

func equalBlocks(a, b []Block) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Kind != b[i].Kind || a[i].Level != b[i].Level || !equalInlines(a[i].Inlines, b[i].Inlines) || !equalItems(a[i].Items, b[i].Items) {
			return false
		}
	}
	return true
}

func equalItems(a, b []Item) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !equalInlines(a[i].Inlines, b[i].Inlines) || !equalBlocks(a[i].Lists, b[i].Lists) {
			return false
		}
	}
	return true
}

func equalInlines(a, b []Inline) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
