package document

import "ehchub/domain/richtext"

// Cover gives the document with every text passed through over: what one reader must not learn is covered in their copy
// alone. The document itself stays as it is.
func Cover(d Document, over func(string) string) Document {
	d.Meta.Title, d.Meta.Creator, d.Meta.Version, d.Meta.Header, d.Meta.Footer = over(d.Meta.Title), over(d.Meta.Creator), over(d.Meta.Version), over(d.Meta.Header), over(d.Meta.Footer)
	blocks := make([]Block, len(d.Blocks))
	for i, b := range d.Blocks {
		blocks[i] = coverBlock(b, over)
	}
	d.Blocks = blocks
	return d
}

func coverBlock(b Block, over func(string) string) Block {
	switch b := b.(type) {
	case Title:
		return Title{over(b.Text)}
	case Heading:
		b.Text = over(b.Text)
		return b
	case Paragraph:
		return Paragraph{richtext.Cover(richtext.Doc{{Kind: richtext.Paragraph, Inlines: b.Inlines}}, over)[0].Inlines}
	case RichText:
		return RichText{richtext.Cover(b.Doc, over)}
	case List:
		b.Items = richtext.Cover(richtext.Doc{{Kind: richtext.Bulleted, Items: b.Items}}, over)[0].Items
		return b
	case KeyValues:
		rows := make([]KeyValue, len(b.Rows))
		for i, r := range b.Rows {
			rows[i] = KeyValue{over(r.Label), richtext.Cover(r.Value, over)}
		}
		return KeyValues{rows}
	case Table:
		return coverTable(b, over)
	case Note:
		return Note{richtext.Cover(b.Doc, over)}
	case Address:
		b.Lines = coverAll(b.Lines, over)
		return b
	case Date:
		return Date{over(b.Text)}
	case Signature:
		b.Name, b.Role, b.Organisation = over(b.Name), over(b.Role), over(b.Organisation)
		return b
	case WriteSpace:
		return b
	case Contents:
		b.Title = over(b.Title)
		return b
	}
	return b
}

func coverTable(t Table, over func(string) string) Table {
	t.Caption, t.Header = over(t.Caption), coverAll(t.Header, over)
	rows := make([][]richtext.Doc, len(t.Rows))
	for i, row := range t.Rows {
		for _, cell := range row {
			rows[i] = append(rows[i], richtext.Cover(cell, over))
		}
	}
	t.Rows = rows
	return t
}

func coverAll(texts []string, over func(string) string) []string {
	covered := make([]string, len(texts))
	for i, text := range texts {
		covered[i] = over(text)
	}
	return covered
}
