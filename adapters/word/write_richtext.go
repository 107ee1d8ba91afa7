package word

import (
	"net/url"
	"strconv"
	"strings"

	"ehchub/domain/richtext"
)

// list is one list's place in word/numbering.xml. Each list has a definition of its own: one shared by several goes
// on counting, and overriding its start makes LibreOffice write every item back as a list.
type list struct {
	kind  richtext.Kind
	depth int
}

// rich writes what a person wrote.
func (b *body) rich(doc richtext.Doc) {
	for _, block := range richtext.Clean(doc) {
		switch block.Kind {
		case richtext.Bulleted, richtext.Numbered:
			b.list(block, 0)
		case richtext.Heading:
			b.paragraph(block.Inlines, "Heading"+strconv.Itoa(block.Level), "")
		default:
			b.paragraph(block.Inlines, b.style, "")
		}
	}
}

func (b *body) list(l richtext.Block, depth int) {
	b.lists = append(b.lists, list{l.Kind, depth})
	number := `<w:numPr><w:ilvl w:val="` + strconv.Itoa(depth) + `"/><w:numId w:val="` + strconv.Itoa(len(b.lists)) + `"/></w:numPr>`
	for _, item := range l.Items {
		b.paragraph(item.Inlines, "ListParagraph", number)
		for _, nested := range item.Lists {
			b.list(nested, depth+1)
		}
	}
}

func (b *body) paragraph(inlines []richtext.Inline, style, more string) {
	b.openParagraph(style, more)
	open := ""
	for _, in := range inlines {
		id := b.link(in.Href)
		if id != open {
			b.closeLink(open)
			if id != "" {
				b.WriteString(`<w:hyperlink r:id="` + id + `" w:history="1">`)
			}
			open = id
		}
		rStyle := ""
		if id != "" {
			rStyle = `<w:rStyle w:val="Hyperlink"/>`
		}
		b.run(in, rStyle)
	}
	b.closeLink(open)
	b.closeParagraph()
}

func (b *body) closeLink(open string) {
	if open != "" {
		b.WriteString("</w:hyperlink>")
	}
}

// link gives the relation that holds an address, "" for none. Word calls a file damaged that holds an address it
// can't read: such a link keeps its words alone.
func (b *body) link(href string) string {
	if href == "" {
		return ""
	}
	u, err := url.Parse(href)
	if err != nil || u.Opaque == "" && u.Hostname() == "" || strings.ContainsAny(u.Hostname(), "!$&'()*+,;=<>\"_~%") {
		return ""
	}
	address := u.String()
	n, known := b.linkIDs[address]
	if !known {
		b.links = append(b.links, address)
		n = len(b.links)
		b.linkIDs[address] = n
	}
	return "rIdLink" + strconv.Itoa(n)
}

// run writes text in one style. Properties stand in the order that the schema wants.
func (b *body) run(in richtext.Inline, rStyle string) {
	b.WriteString("<w:r>")
	if rStyle != "" || in.Bold || in.Italic || in.Strike || in.Underline {
		b.WriteString("<w:rPr>" + rStyle)
		for _, p := range []struct {
			on  bool
			xml string
		}{{in.Bold, "<w:b/>"}, {in.Italic, "<w:i/>"}, {in.Strike, "<w:strike/>"}, {in.Underline, `<w:u w:val="single"/>`}} {
			if p.on {
				b.WriteString(p.xml)
			}
		}
		b.WriteString("</w:rPr>")
	}
	for i, line := range strings.Split(in.Text, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		if line != "" {
			b.WriteString(`<w:t xml:space="preserve">`)
			_, _ = escapes.WriteString(b, line)
			b.WriteString("</w:t>")
		}
	}
	b.WriteString("</w:r>")
}
