package document

// Under gives the document as a part of another one: below a heading of its own, every heading of it one level deeper
// than that. Its title gives way to the heading; a list of contents and the keys of sections belong to the whole alone.
func (d Document) Under(h Heading) []Block {
	blocks := []Block{h}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Title, Contents:
		case Heading:
			b.Level, b.Section = b.Depth()+h.Depth(), ""
			blocks = append(blocks, b)
		default:
			blocks = append(blocks, b)
		}
	}
	return blocks
}
