package word

import (
	"strconv"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// keyValues writes labels beside their answers.
func (b *body) keyValues(kv document.KeyValues) {
	if len(kv.Rows) == 0 {
		return
	}
	widths := columnWidths([]float64{0.34, 0.66})
	b.openTable(widths, "", false)
	for i, row := range kv.Rows {
		b.together = kv.Short() && i < len(kv.Rows)-1
		value := row.Value
		if richtext.IsEmpty(value) {
			value = document.Words(document.NotGiven)
		}
		b.openRow(false)
		b.labelCell(row.Label, widths[0])
		b.cell(value, widths[1])
		b.WriteString("</w:tr>")
	}
	b.closeTable()
}

// table writes a caption and a table whose header row repeats on each page.
func (b *body) table(t document.Table) {
	if t.Columns() == 0 {
		return
	}
	b.line("Caption", t.Caption)
	widths := columnWidths(t.Shares())
	b.openTable(widths, t.Caption, len(t.Header) > 0)
	if len(t.Header) > 0 {
		b.openRow(true)
		b.together = true
		for i, h := range t.Header {
			b.labelCell(h, widths[i])
		}
		b.together = false
		b.WriteString("</w:tr>")
	}
	for _, row := range t.Rows {
		b.openRow(false)
		for i, cell := range t.Cells(row) {
			b.cell(cell, widths[i])
		}
		b.WriteString("</w:tr>")
	}
	if len(t.Header) == 0 && len(t.Rows) == 0 {
		b.WriteString("<w:tr><w:tc><w:p/></w:tc></w:tr>")
	}
	b.closeTable()
}

// columnWidths turns shares of the text's width into twentieths of a point.
func columnWidths(shares []float64) []string {
	widths := make([]string, len(shares))
	for i, s := range shares {
		widths[i] = strconv.Itoa(max(int(s*textWidth), 300))
	}
	return widths
}

func (b *body) openTable(widths []string, caption string, headed bool) {
	if b.breakBefore {
		b.openParagraph("AfterTable", "")
		b.closeParagraph()
	}
	look := `<w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`
	if headed {
		look = `<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>` + look)
	if caption = oneLine(caption); caption != "" {
		b.WriteString(`<w:tblCaption w:val="` + attribute(caption, 250) + `"/>`)
	}
	b.WriteString("</w:tblPr><w:tblGrid>")
	for _, w := range widths {
		b.WriteString(`<w:gridCol w:w="` + w + `"/>`)
	}
	b.WriteString("</w:tblGrid>")
}

// closeTable parts the table from what follows: two tables without a paragraph between would become one.
func (b *body) closeTable() {
	b.WriteString(`</w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>`)
}

// openRow starts a row that no page cuts in two unless it is taller than a page, as Word and LibreOffice read it; a
// header stands again on each page to which the table goes on.
func (b *body) openRow(header bool) {
	b.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	if header {
		b.WriteString("<w:tblHeader/>")
	}
	b.WriteString("</w:trPr>")
}

func (b *body) openCell(width string) {
	b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="` + width + `" w:type="dxa"/></w:tcPr>`)
}

func (b *body) labelCell(words, width string) {
	b.openCell(width)
	b.openParagraph("TableText", "")
	b.run(richtext.Inline{Text: oneLine(words), Bold: true}, "")
	b.closeParagraph()
	b.WriteString("</w:tc>")
}

// cell writes a text; a cell always ends with a paragraph, as the schema wants.
func (b *body) cell(doc richtext.Doc, width string) {
	b.openCell(width)
	outer := b.style
	b.style = "TableText"
	if doc = richtext.Clean(doc); len(doc) == 0 {
		b.openParagraph(b.style, "")
		b.closeParagraph()
	}
	b.rich(doc)
	b.style = outer
	b.WriteString("</w:tc>")
}
