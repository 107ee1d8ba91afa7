package word

import (
	"strconv"
	"strings"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// body is word/document.xml being written, with what its other parts must know of it.
type body struct {
	strings.Builder
	// section is the statutory section whose content control is open; nil outside one.
	section *document.Heading
	// style is that of plain paragraphs: "Inset" within a note.
	style string
	// headings counts those written, and bookmarks and controls number theirs.
	headings, bookmarks, controls int
	links                         []string
	linkIDs                       map[string]int
	lists                         []list
	// breakBefore starts the next paragraph on a new page; together keeps each on one page with the next.
	breakBefore, together bool
	// picture is where the logo lies in the package; empty where there is none.
	picture string
	// pages are those on which the headings of the whole document are reckoned to stand.
	pages []int
	// taken are the sections' bookmarks: a name stands once in a file.
	taken map[string]bool
}

func newBody() *body {
	b := &body{linkIDs: map[string]int{}, taken: map[string]bool{}}
	b.Grow(128 << 10)
	return b
}

// document gives the whole part.
func (b *body) document() string {
	return xmlHead + `<w:document ` + namespaces + `><w:body>` + b.String() + sectionProperties + `</w:body></w:document>`
}

// sectionProperties are A4, margins of 20 mm (25 mm above and below), and the header and footer.
const sectionProperties = `<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>` +
	`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr>`

// textWidth is what the margins leave, in twentieths of a point.
const textWidth = 11906 - 2*1134

func (b *body) block(block document.Block, after []document.Block) {
	if b.section != nil && document.SectionEnds(*b.section, block) {
		b.endSection()
	}
	b.together = document.Leads(block, after)
	switch block := block.(type) {
	case document.Title:
		b.line("Title", block.Text)
	case document.Heading:
		b.heading(block)
	case document.Paragraph:
		b.rich(richtext.Doc{{Kind: richtext.Paragraph, Inlines: block.Inlines}})
	case document.RichText:
		b.rich(block.Doc)
	case document.List:
		b.rich(block.Rich())
	case document.KeyValues:
		b.keyValues(block)
	case document.Table:
		b.table(block)
	case document.Note:
		b.style = "Inset"
		b.rich(block.Doc)
		b.style = ""
	case document.Address:
		style := "Address"
		if block.Sender {
			style = "Sender"
		}
		b.line(style, strings.Join(block.Lines, "\n"))
	case document.Date:
		b.line("", block.Text)
	case document.Signature:
		b.signature(block)
	case document.WriteSpace:
		b.writeSpace(block)
	case document.Contents:
		b.contents(block, after)
	case document.PageBreak:
		b.breakBefore = b.Len() > 0
	}
}

// openParagraph starts a paragraph; more holds further properties in the order that the schema wants.
func (b *body) openParagraph(style, more string) {
	b.WriteString("<w:p>")
	if style == "" && more == "" && !b.breakBefore && !b.together {
		return
	}
	b.WriteString("<w:pPr>")
	if style != "" {
		b.WriteString(`<w:pStyle w:val="` + style + `"/>`)
	}
	if b.together {
		b.WriteString("<w:keepNext/><w:keepLines/>")
	}
	if b.breakBefore {
		b.WriteString("<w:pageBreakBefore/>")
		b.breakBefore = false
	}
	b.WriteString(more + "</w:pPr>")
}

func (b *body) closeParagraph() { b.WriteString("</w:p>") }

// line writes one paragraph of unmarked words; none when there are none.
func (b *body) line(style, words string) {
	words = clean(words)
	if words == "" {
		return
	}
	b.openParagraph(style, "")
	b.run(richtext.Inline{Text: words}, "")
	b.closeParagraph()
}

// heading writes a heading with the bookmarks that point at it, and opens its section's content control. The heading
// is the control's first paragraph, and the bookmark within it, because LibreOffice keeps those when it drops the tag.
func (b *body) heading(h document.Heading) {
	if h.Section != "" {
		b.openSection(h)
	}
	b.openParagraph("Heading"+strconv.Itoa(h.Depth()), "")
	b.headings++
	names := []string{tocBookmark(b.headings)}
	if name := BookmarkName(h.Section); h.Section != "" && !b.taken[name] {
		b.taken[name] = true
		names = append(names, name)
	}
	first := b.bookmarks
	for _, name := range names {
		b.WriteString(`<w:bookmarkStart w:id="` + strconv.Itoa(b.bookmarks) + `" w:name="` + name + `"/>`)
		b.bookmarks++
	}
	b.run(richtext.Inline{Text: oneLine(h.Text)}, "")
	for id := b.bookmarks - 1; id >= first; id-- {
		b.WriteString(`<w:bookmarkEnd w:id="` + strconv.Itoa(id) + `"/>`)
	}
	b.closeParagraph()
}

func (b *body) openSection(h document.Heading) {
	b.endSection()
	b.controls++
	b.WriteString(`<w:sdt><w:sdtPr><w:alias w:val="` + attribute(oneLine(h.Text), 64) + `"/><w:tag w:val="` + attribute(clean(h.Section), 64) + `"/><w:id w:val="` +
		strconv.Itoa(b.controls) + `"/><w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>`)
	b.section = &h
}

func (b *body) endSection() {
	if b.section != nil {
		b.WriteString("</w:sdtContent></w:sdt>")
		b.section = nil
	}
}

// BookmarkName gives the bookmark in the heading of the section with this key: by it a section is found in a copy
// whose content controls another word processor has dropped. It keeps to what Word allows: 40 letters, digits and "_".
func BookmarkName(section string) string {
	name := []byte("ehc_" + section)
	for i, c := range name {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			name[i] = '_'
		}
	}
	return string(name[:min(len(name), 40)])
}

func tocBookmark(n int) string { return "_Toc" + strconv.Itoa(100000+n) }

// contents lists the headings that follow, each a link with the number of its page. LibreOffice reckons the numbers
// when it opens the file; Word shows those written here, and reckons them when the file is printed or its fields are
// brought up to date. Asking Word to do so at once would show every reader a warning.
func (b *body) contents(c document.Contents, after []document.Block) {
	b.line("ContentsHeading", c.Heading())
	n := b.headings
	for _, block := range after {
		h, is := block.(document.Heading)
		if !is {
			continue
		}
		if n++; h.Depth() > c.Deepest() {
			continue
		}
		b.openParagraph("TOC"+strconv.Itoa(h.Depth()), "")
		b.WriteString(`<w:hyperlink w:anchor="` + tocBookmark(n) + `" w:history="1">`)
		b.run(richtext.Inline{Text: oneLine(h.Text)}, "")
		b.WriteString(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF ` + tocBookmark(n) + ` \h </w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + strconv.Itoa(b.pages[n-1]) + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`)
		b.closeParagraph()
	}
}

// writeSpace leaves lines to write on.
func (b *body) writeSpace(w document.WriteSpace) {
	for range min(w.Lines, 60) {
		b.openParagraph("", `<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9600"/></w:tabs><w:spacing w:before="160" w:after="0"/>`)
		b.WriteString(`<w:r><w:tab/></w:r>`)
		b.closeParagraph()
	}
}

// signature keeps the closing, room to sign and the signer's name together.
func (b *body) signature(s document.Signature) {
	b.together = true
	b.line("", s.Closing)
	b.openParagraph("", `<w:spacing w:before="600"/>`)
	b.closeParagraph()
	if s.Date == "" {
		b.openParagraph("", `<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5600"/><w:tab w:val="left" w:pos="5800"/><w:tab w:val="right" w:leader="underscore" w:pos="9600"/></w:tabs>`)
		b.WriteString(`<w:r><w:t xml:space="preserve">Signed: </w:t></w:r><w:r><w:tab/></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">Date: </w:t></w:r><w:r><w:tab/></w:r>`)
		b.closeParagraph()
	}
	b.line("", strings.Join(document.SignatureLines(s), "\n"))
	b.together = false
	if s.Date != "" {
		b.line("", "Date: "+s.Date)
	}
}
