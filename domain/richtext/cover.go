package richtext

import "slices"

// Cover gives the text with each run passed through over. Runs that stand beside each other are looked at together, so
// that what is half bold is covered too; such runs lose their styles. The text itself stays as it is.
func Cover(doc Doc, over func(string) string) Doc {
	return coverBlocks(doc, over)
}

func coverBlocks(blocks []Block, over func(string) string) []Block {
	covered := slices.Clone(blocks)
	for i := range covered {
		covered[i].Inlines, covered[i].Items = coverInlines(covered[i].Inlines, over), coverItems(covered[i].Items, over)
	}
	return covered
}

func coverItems(items []Item, over func(string) string) []Item {
	covered := slices.Clone(items)
	for i := range covered {
		covered[i].Inlines, covered[i].Lists = coverInlines(covered[i].Inlines, over), coverBlocks(covered[i].Lists, over)
	}
	return covered
}

func coverInlines(inlines []Inline, over func(string) string) []Inline {
	whole, covered, parts := "", slices.Clone(inlines), ""
	for i := range covered {
		whole += covered[i].Text
		covered[i].Text, covered[i].Href = over(covered[i].Text), over(covered[i].Href)
		parts += covered[i].Text
	}
	if all := over(whole); all != parts { // a word ran over the end of a run
		return []Inline{{Text: all}}
	}
	return covered
}
