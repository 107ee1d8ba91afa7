package html

import (
	"html/template"
	"strconv"
	"strings"

	"ehchub/domain/richtext"
)

// HTML writes a text as an editor takes it: bare elements, from which ParseRichText gets the same text back.
func HTML(doc richtext.Doc) string {
	w := writer{}
	w.blocks(richtext.Clean(doc), 2)
	return w.String()
}

// RichText writes a text as a page shows it, with GOV.UK classes. under is the level of the page's heading above it,
// so that its own headings begin one level further down.
func RichText(doc richtext.Doc, under int) template.HTML {
	w := writer{classes: true}
	w.blocks(richtext.Clean(doc), under)
	return template.HTML(w.String())
}

// writer builds HTML out of elements that it names itself and text that it escapes.
type writer struct {
	strings.Builder
	classes bool
}

// open writes a start tag, with its class where the page shows it.
func (w *writer) open(element, class string) {
	w.WriteString("<" + element)
	if w.classes && class != "" {
		w.WriteString(` class="` + class + `"`)
	}
	w.WriteString(">")
}

func (w *writer) close(element string) { w.WriteString("</" + element + ">") }

// text escapes words and turns their line ends into breaks.
func (w *writer) text(s string) {
	w.WriteString(strings.ReplaceAll(template.HTMLEscapeString(s), "\n", "<br>"))
}

func (w *writer) blocks(blocks []richtext.Block, under int) {
	for _, b := range blocks {
		switch b.Kind {
		case richtext.Bulleted, richtext.Numbered:
			w.list(b)
		case richtext.Heading:
			h := "h" + strconv.Itoa(min(under+b.Level-2, 6))
			w.open(h, "govuk-heading-s")
			w.inlines(b.Inlines)
			w.close(h)
		default:
			w.open("p", "govuk-body")
			w.inlines(b.Inlines)
			w.close("p")
		}
	}
}

func (w *writer) list(list richtext.Block) {
	element, class := "ul", "govuk-list govuk-list--bullet"
	if list.Kind == richtext.Numbered {
		element, class = "ol", "govuk-list govuk-list--number"
	}
	w.open(element, class)
	for _, item := range list.Items {
		w.WriteString("<li>")
		w.inlines(item.Inlines)
		for _, l := range item.Lists {
			w.list(l)
		}
		w.close("li")
	}
	w.close(element)
}

func (w *writer) inlines(inlines []richtext.Inline) {
	for _, in := range inlines {
		elements := styleElements(in)
		if in.Href != "" {
			w.link(in.Href)
		}
		for _, e := range elements {
			w.open(e, "")
		}
		w.text(in.Text)
		for i := len(elements) - 1; i >= 0; i-- {
			w.close(elements[i])
		}
		if in.Href != "" {
			w.close("a")
		}
	}
}

func (w *writer) link(href string) {
	w.WriteString(`<a href="` + template.HTMLEscapeString(richtext.CleanHref(href)) + `"`)
	if w.classes {
		w.WriteString(` class="govuk-link" rel="noreferrer noopener"`)
	}
	w.WriteString(">")
}

func styleElements(in richtext.Inline) (elements []string) {
	for _, s := range []struct {
		on      bool
		element string
	}{{in.Bold, "strong"}, {in.Italic, "em"}, {in.Underline, "u"}, {in.Strike, "s"}} {
		if s.on {
			elements = append(elements, s.element)
		}
	}
	return elements
}
