package word

import (
	"strconv"
	"strings"

	"ehchub/domain/richtext"
)

// numbering gives word/numbering.xml: all definitions, then all lists that use them, as the schema orders them.
func (b *body) numbering() string {
	var s strings.Builder
	s.WriteString(xmlHead + `<w:numbering ` + namespaces + `>`)
	for i, l := range b.lists {
		s.WriteString(`<w:abstractNum w:abstractNumId="` + strconv.Itoa(i) + `"><w:multiLevelType w:val="multilevel"/>`)
		for level := 0; level <= l.depth; level++ {
			s.WriteString(levels(l.kind, level))
		}
		s.WriteString("</w:abstractNum>")
	}
	for i := range b.lists {
		s.WriteString(`<w:num w:numId="` + strconv.Itoa(i+1) + `"><w:abstractNumId w:val="` + strconv.Itoa(i) + `"/></w:num>`)
	}
	s.WriteString("</w:numbering>")
	return s.String()
}

// levels gives one level of a definition.
func levels(kind richtext.Kind, level int) string {
	n := strconv.Itoa
	format, mark := `<w:numFmt w:val="bullet"/>`, "•"
	if kind == richtext.Numbered {
		format, mark = `<w:numFmt w:val="decimal"/>`, "%"+n(level+1)+"."
	}
	return `<w:lvl w:ilvl="` + n(level) + `"><w:start w:val="1"/>` + format + `<w:lvlText w:val="` + mark + `"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="` + n(425*(level+1)) + `" w:hanging="425"/></w:pPr></w:lvl>`
}
