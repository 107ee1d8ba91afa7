package word

import (
	"strconv"
	"strings"

	"ehchub/domain/document"
)

// style is one entry of word/styles.xml. Word knows headings by these names in every language.
type style struct {
	kind, id, name, based, next string
	paragraph, run              string
}

func size(points int) string {
	return `<w:sz w:val="` + strconv.Itoa(points*2) + `"/><w:szCs w:val="` + strconv.Itoa(points*2) + `"/>`
}

func headingStyle(level, points, before int) style {
	n := strconv.Itoa(level)
	return style{kind: "paragraph", id: "Heading" + n, name: "heading " + n, based: "Normal", next: "Normal",
		paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="` + strconv.Itoa(before) + `" w:after="120"/><w:outlineLvl w:val="` + strconv.Itoa(level-1) + `"/>`, run: "<w:b/><w:bCs/>" + size(points)}
}

// contentsTab sets the page numbers of the contents at the right edge of the text.
const contentsTab = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>`

var stylesheet = []style{
	{kind: "paragraph", id: "Title", name: "Title", based: "Normal", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="360"/>`, run: "<w:b/><w:bCs/>" + size(24)},
	headingStyle(1, 18, 360), headingStyle(2, 15, 280), headingStyle(3, 13, 240), headingStyle(4, 12, 200),
	{kind: "paragraph", id: "ContentsHeading", name: "TOC Heading", based: "Normal", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="280" w:after="120"/>`, run: "<w:b/><w:bCs/>" + size(15)},
	{kind: "paragraph", id: "TOC1", name: "toc 1", based: "Normal", next: "Normal", paragraph: contentsTab + `<w:spacing w:after="60"/>`},
	{kind: "paragraph", id: "TOC2", name: "toc 2", based: "Normal", next: "Normal", paragraph: contentsTab + `<w:spacing w:after="60"/><w:ind w:left="320"/>`},
	{kind: "paragraph", id: "ListParagraph", name: "List Paragraph", based: "Normal", paragraph: `<w:spacing w:after="80"/>`},
	{kind: "paragraph", id: "Caption", name: "caption", based: "Normal", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="160" w:after="80"/>`, run: "<w:b/><w:bCs/>" + size(11)},
	{kind: "paragraph", id: "TableText", name: "Table Text", based: "Normal", paragraph: `<w:spacing w:before="40" w:after="80"/>`, run: size(11)},
	{kind: "paragraph", id: "AfterTable", name: "After Table", based: "Normal", next: "Normal", paragraph: `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, run: size(8)},
	{kind: "paragraph", id: "Inset", name: "Inset", based: "Normal", paragraph: `<w:pBdr><w:left w:val="single" w:sz="36" w:space="10" w:color="B1B4B6"/></w:pBdr><w:ind w:left="280"/>`},
	{kind: "paragraph", id: "Sender", name: "Sender", based: "Normal", paragraph: `<w:spacing w:after="360"/><w:ind w:left="6200"/>`},
	{kind: "paragraph", id: "Address", name: "Inside Address", based: "Normal", paragraph: `<w:spacing w:after="360"/>`},
	{kind: "paragraph", id: "Header", name: "header", based: "Normal", paragraph: `<w:spacing w:after="0"/>`, run: size(9)},
	{kind: "paragraph", id: "Footer", name: "footer", based: "Normal", paragraph: `<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>`, run: size(9)},
	{kind: "character", id: "Hyperlink", name: "Hyperlink", run: `<w:color w:val="0B4F86"/><w:u w:val="single"/>`},
}

const tableStyles = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
	`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/></w:tblBorders></w:tblPr></w:style>`

// styles gives word/styles.xml in the document's language: a screen reader and the spelling check go by it.
func styles(m document.Meta) string {
	var s strings.Builder
	s.WriteString(xmlHead + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` + size(12) + `<w:lang w:val="` + languageTag(m) +
		`" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` + tableStyles)
	for _, st := range stylesheet {
		s.WriteString(st.xml())
	}
	s.WriteString("</w:styles>")
	return s.String()
}

func (st style) xml() string {
	var s strings.Builder
	s.WriteString(`<w:style w:type="` + st.kind + `" w:styleId="` + st.id + `"><w:name w:val="` + st.name + `"/>`)
	for _, e := range [][2]string{{"basedOn", st.based}, {"next", st.next}} {
		if e[1] != "" {
			s.WriteString(`<w:` + e[0] + ` w:val="` + e[1] + `"/>`)
		}
	}
	s.WriteString("<w:qFormat/>")
	for _, e := range [][2]string{{"pPr", st.paragraph}, {"rPr", st.run}} {
		if e[1] != "" {
			s.WriteString(`<w:` + e[0] + `>` + e[1] + `</w:` + e[0] + `>`)
		}
	}
	s.WriteString("</w:style>")
	return s.String()
}
