package html

import (
	"io"
	"strconv"
	"strings"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// Renderer writes a document as an HTML fragment: the accessible copy, to be set into a page.
type Renderer struct{}

// Render writes the document inside one article element. Its Title is the h1; every heading has an id to link to.
func (Renderer) Render(out io.Writer, d document.Document) error {
	p := page{writer: writer{classes: true}, anchors: document.Anchors(d.Blocks), level: 1}
	p.WriteString(`<article class="ehc-document" lang="` + escape(d.Meta.Lang()) + `">`)
	p.status(d.Meta)
	for i, b := range d.Blocks {
		p.block(b, d.Blocks[i+1:])
	}
	p.WriteString("</article>\n")
	_, err := io.WriteString(out, p.String())
	return err
}

// page is a document being written.
type page struct {
	writer
	// anchors are those of the headings still to come.
	anchors []string
	// level is that of the last heading element, so that the text below it can go on from there.
	level int
}

// status says which issue this is, and that a draft is one.
func (p *page) status(m document.Meta) {
	if !m.Draft && m.HeaderLine() == "" {
		return
	}
	p.WriteString(`<p class="govuk-body-s">`)
	if m.Draft {
		p.WriteString(`<strong class="govuk-tag govuk-tag--yellow">Draft</strong> `)
	}
	p.text(clean(m.HeaderLine()))
	p.WriteString("</p>\n")
}

func (p *page) block(b document.Block, after []document.Block) {
	switch b := b.(type) {
	case document.Title:
		p.element("h1", "govuk-heading-xl", b.Text)
	case document.Heading:
		p.heading(b)
	case document.Paragraph:
		p.blocks(richtext.Clean(richtext.Doc{{Kind: richtext.Paragraph, Inlines: b.Inlines}}), p.level)
	case document.RichText:
		p.blocks(richtext.Clean(b.Doc), p.level)
	case document.List:
		p.blocks(richtext.Clean(b.Rich()), p.level)
	case document.KeyValues:
		p.keyValues(b)
	case document.Table:
		p.table(b)
	case document.Note:
		p.WriteString(`<div class="govuk-inset-text">`)
		p.blocks(richtext.Clean(b.Doc), p.level)
		p.close("div")
	case document.Address:
		p.address(b)
	case document.Date:
		p.element("p", "govuk-body", b.Text)
	case document.Signature:
		p.signature(b)
	case document.WriteSpace:
		p.WriteString(`<p class="govuk-body">` + strings.Repeat("<br>", min(b.Lines, 60)) + "</p>")
	case document.Contents:
		p.contents(b, after)
	}
	p.WriteString("\n")
}

// element writes one element that holds nothing but words; none when there are no words.
func (p *page) element(name, class, words string) {
	if words = clean(words); words == "" {
		return
	}
	p.open(name, class)
	p.text(words)
	p.close(name)
}

func (p *page) heading(h document.Heading) {
	p.level = h.Depth() + 1
	name := "h" + strconv.Itoa(p.level)
	class := [...]string{"govuk-heading-l", "govuk-heading-m", "govuk-heading-s", "govuk-heading-s"}[h.Depth()-1]
	p.WriteString("<" + name + ` class="` + class + `" id="` + p.anchors[0] + `">`)
	p.text(clean(h.Text))
	p.close(name)
	p.anchors = p.anchors[1:]
}

func (p *page) keyValues(kv document.KeyValues) {
	p.open("dl", "govuk-summary-list")
	for _, row := range kv.Rows {
		p.open("div", "govuk-summary-list__row")
		p.open("dt", "govuk-summary-list__key")
		p.text(clean(row.Label))
		p.WriteString(`</dt><dd class="govuk-summary-list__value">`)
		value := row.Value
		if richtext.IsEmpty(value) {
			value = document.Words(document.NotGiven)
		}
		p.cell(value)
		p.WriteString("</dd></div>")
	}
	p.close("dl")
}

// cell writes a single paragraph without its element, and anything longer as it is.
func (p *page) cell(doc richtext.Doc) {
	doc = richtext.Clean(doc)
	if len(doc) == 1 && doc[0].Kind == richtext.Paragraph {
		p.inlines(doc[0].Inlines)
		return
	}
	p.blocks(doc, p.level)
}

func (p *page) table(t document.Table) {
	p.open("table", "govuk-table")
	p.element("caption", "govuk-table__caption govuk-table__caption--s", t.Caption)
	if len(t.Header) > 0 {
		p.WriteString(`<thead class="govuk-table__head"><tr class="govuk-table__row">`)
		for _, h := range t.Header {
			p.WriteString(`<th scope="col" class="govuk-table__header">`)
			p.text(clean(h))
			p.close("th")
		}
		p.WriteString("</tr></thead>")
	}
	p.open("tbody", "govuk-table__body")
	for _, row := range t.Rows {
		p.open("tr", "govuk-table__row")
		for _, c := range t.Cells(row) {
			p.open("td", "govuk-table__cell")
			p.cell(c)
			p.close("td")
		}
		p.close("tr")
	}
	p.WriteString("</tbody></table>")
}

func (p *page) address(a document.Address) {
	class := "govuk-body ehc-address"
	if a.Sender {
		class += " ehc-address--sender"
	}
	p.element("p", class, strings.Join(a.Lines, "\n"))
}

func (p *page) signature(s document.Signature) {
	p.element("p", "govuk-body", s.Closing)
	p.element("p", "govuk-body", strings.Join(document.SignatureLines(s), "\n"))
	if s.Date != "" {
		p.element("p", "govuk-body", "Date: "+s.Date)
	}
}

// contents links to the headings that follow.
func (p *page) contents(c document.Contents, after []document.Block) {
	p.WriteString(`<nav class="ehc-contents" aria-label="` + escape(clean(c.Heading())) + `">`)
	p.element("h2", "govuk-heading-m", c.Heading())
	p.level = 2
	p.open("ol", "govuk-list")
	anchors := p.anchors
	for _, b := range after {
		h, is := b.(document.Heading)
		if !is {
			continue
		}
		if h.Depth() <= c.Deepest() {
			p.WriteString(`<li><a class="govuk-link" href="#` + anchors[0] + `">`)
			p.text(clean(h.Text))
			p.WriteString("</a></li>")
		}
		anchors = anchors[1:]
	}
	p.WriteString("</ol></nav>")
}
