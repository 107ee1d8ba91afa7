package richtext

import "ehchub/domain/fault"

// Limits of one text. They are far above what a plan section, a contribution or a letter needs, and keep one text
// from filling a page, a row or a rendering.
const (
	// MaxBytes counts the text itself in UTF-8, without marks: about 60 printed pages.
	MaxBytes = 200_000
	// MaxBlocks counts paragraphs, headings, lists and list items together.
	MaxBlocks = 5_000
	// MaxDepth is how deeply lists nest; what is nested deeper is brought up to this depth.
	MaxDepth = 4
	// MaxHref is the longest link address in bytes.
	MaxHref = 2_000
)

// Check refuses a text that is too long to keep. The fault has no field: the caller knows which input it was.
func Check(doc Doc) error {
	bytes, blocks := size(doc)
	if bytes > MaxBytes || blocks > MaxBlocks {
		return fault.New(fault.TooLarge, "richtext.too-long", "This text is too long. Shorten it, or add it as a file instead.")
	}
	return nil
}

func size(blocks []Block) (bytes, count int) {
	for _, b := range blocks {
		count++
		bytes += inlineBytes(b.Inlines)
		for _, item := range b.Items {
			inner, n := size(item.Lists)
			bytes += inlineBytes(item.Inlines) + inner
			count += n + 1
		}
	}
	return bytes, count
}

func inlineBytes(inlines []Inline) (n int) {
	for _, in := range inlines {
		n += len(in.Text) + len(in.Href)
	}
	return n
}
