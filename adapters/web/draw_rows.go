package web

import (
	"html/template"
	"net/url"
	"strings"

	"ehchub/adapters/web/view"
)

// drawRows is what {{rows .Columns .Rows}} does: it draws the body of a table. A list of 25 cases has some 200 cells,
// and drawn by a template they took half of the whole page's time; here they take a hundredth of it. So are a
// timeline's entries, links, tags, facts and options, of which pages have dozens; all else is drawn by templates. nested draws a
// component inside a cell.
func drawRows(nested func(view.Component) (template.HTML, error)) func([]view.Column, []view.Row) (template.HTML, error) {
	return func(columns []view.Column, rows []view.Row) (template.HTML, error) {
		b := &markup{nested: nested}
		b.out.Grow(len(rows) * len(columns) * usualCell)
		for _, row := range rows {
			b.mark("\n    <tr class=\"govuk-table__row\">")
			for i, cell := range row.Cells {
				b.cell(columns[i], cell)
			}
			b.mark("\n    </tr>")
		}
		return template.HTML(b.out.String()), b.err // every value in it went through text or link
	}
}

// usualCell is about how many bytes a cell takes.
const usualCell = 200

type markup struct {
	out    strings.Builder
	nested func(view.Component) (template.HTML, error)
	err    error
}

// mark writes markup.
func (b *markup) mark(parts ...string) {
	for _, part := range parts {
		b.out.WriteString(part)
	}
}

// text writes what people read, escaped for text and for quoted attributes.
func (b *markup) text(s string) {
	if !strings.ContainsAny(s, "&<>'\"\x00") {
		b.out.WriteString(s)
		return
	}
	template.HTMLEscape(&b.out, []byte(s))
}

// address writes an address for an attribute. One that a browser would run is left out, as html/template does.
func (b *markup) address(href string) {
	if strings.HasPrefix(href, "/") {
		b.text(href)
		return
	}
	parsed, err := url.Parse(href)
	switch {
	case err != nil:
		b.mark("#")
	case parsed.Scheme == "" || parsed.Scheme == "https" || parsed.Scheme == "http" || parsed.Scheme == "mailto" || parsed.Scheme == "tel":
		b.text(parsed.String())
	default:
		b.mark("#")
	}
}

func (b *markup) hidden(text string) {
	if text != "" {
		b.mark(`<span class="govuk-visually-hidden"> `)
		b.text(text)
		b.mark(`</span>`)
	}
}

func (b *markup) cell(column view.Column, c view.Cell) {
	numeric := ""
	if column.Number {
		numeric = " govuk-table__cell--numeric"
	}
	if c.Main {
		b.mark("\n      <th scope=\"row\" class=\"govuk-table__header hub-table__main", numeric, `">`)
		b.inside(c)
		b.mark("</th>")
		return
	}
	b.mark("\n      <td class=\"govuk-table__cell", numeric)
	if c.Blank() {
		b.mark(" hub-table__blank")
	}
	if column.Hidden { // what can be done, never what is known
		b.mark(" hub-screen-only")
	}
	b.mark(`"`)
	if !column.Hidden {
		b.mark(` data-label="`)
		b.text(column.Text)
		b.mark(`"`)
	}
	b.mark(">")
	b.inside(c)
	b.mark("</td>")
}

func (b *markup) sub(text string) {
	if text != "" {
		b.mark(`<span class="hub-sub">`)
		b.text(text)
		b.mark(`</span>`)
	}
}

func (b *markup) tags(tags []view.Tag) {
	if len(tags) == 0 {
		return
	}
	b.mark(`<span class="hub-tags">`)
	for _, t := range tags {
		b.tag(t)
		b.mark(" ")
	}
	b.mark(`</span>`)
}

func (b *markup) inside(c view.Cell) {
	if c.Photo != "" {
		b.mark(`<img class="hub-face" src="`)
		b.address(c.Photo)
		b.mark(`" alt="" width="32" height="32" loading="lazy"> `)
	}
	b.words(c)
	if c.Text == "" { // what a status says more stands below it
		b.tags(c.Tags)
		b.sub(c.Sub)
	} else {
		b.sub(c.Sub)
		b.tags(c.Tags)
	}
	if c.Value != nil && b.err == nil {
		var inner template.HTML
		inner, b.err = b.nested(c.Value)
		b.mark(string(inner))
	}
	if len(c.Links) > 0 {
		b.mark(`<span class="hub-cell-links">`)
		for _, l := range c.Links {
			b.link(l.Href, l.Text, l.Hidden)
			b.mark(" ")
		}
		b.mark(`</span>`)
	}
}

func (b *markup) words(c view.Cell) {
	switch {
	case c.Href != "":
		b.link(c.Href, c.Text, c.Hidden)
		return
	case c.Short():
		b.mark(`<span class="hub-nowrap">`)
		b.text(c.Text)
		b.mark(`</span>`)
	default:
		b.text(c.Text)
	}
	b.hidden(c.Hidden)
}

func (b *markup) link(href, text, hidden string) {
	b.mark(`<a class="govuk-link" href="`)
	b.address(href)
	b.mark(`">`)
	b.text(text)
	b.hidden(hidden)
	b.mark(`</a>`)
}

func (b *markup) tag(t view.Tag) {
	b.mark(`<strong class="govuk-tag hub-tag`)
	if t.Tone != "" {
		b.mark(" govuk-tag--")
		b.text(string(t.Tone))
	}
	b.mark(`">`)
	b.text(t.Text)
	b.mark(`</strong>`)
}
