// Package html turns rich text and documents into semantic HTML with GOV.UK Frontend's classes, and reads rich text
// back from what an editor or a paste holds.
package html

import (
	"strings"

	"ehchub/domain/fault"
	"ehchub/domain/richtext"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSource bounds the HTML read: a word processor's paste is mostly mark-up, so it is far above richtext.MaxBytes.
const maxSource = 4 << 20

// policy keeps the elements that mean something here or that part blocks of text. What an address may be is
// richtext.CleanHref's to say; the sanitised HTML is only ever parsed into a tree, never shown.
var policy = newPolicy()

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "b", "em", "i", "u", "s", "del", "strike", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li")
	p.AllowElements("div", "section", "article", "header", "footer", "main", "aside", "address", "blockquote", "pre", "hr", "figure", "figcaption", "dl", "dt", "dd")
	p.AllowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
	p.AllowAttrs("href").OnElements("a")
	return p
}

// ParseRichText reads the HTML of an editor, or of a paste into one, as rich text in canonical form. It never refuses
// mark-up, only length (fault.TooLarge); what it doesn't know is left out and its words are kept. A table becomes one
// paragraph a row.
func ParseRichText(source string) (richtext.Doc, error) {
	if len(source) > maxSource {
		return nil, fault.New(fault.TooLarge, "richtext.too-long", "This text is too long. Shorten it, or add it as a file instead.")
	}
	body := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	nodes, err := html.ParseFragment(strings.NewReader(policy.Sanitize(source)), body)
	if err != nil {
		return nil, fault.New(fault.Invalid, "richtext.unreadable", "This text could not be read. Paste it again as plain text.")
	}
	var r reader
	for _, n := range nodes {
		r.node(n, richtext.Inline{})
	}
	r.endText()
	doc := richtext.Clean(r.doc)
	return doc, richtext.Check(doc)
}

// reader gathers inlines until a block ends, then files them where they belong.
type reader struct {
	doc  richtext.Doc
	text []richtext.Inline
	// level is that of the heading being read; 0 outside one.
	level int
	// item is the list item being read; nil outside lists.
	item *richtext.Item
}

func (r *reader) node(n *html.Node, style richtext.Inline) {
	switch n.Type {
	case html.TextNode:
		style.Text = unbroken.Replace(n.Data)
		r.text = append(r.text, style)
	case html.ElementNode:
		r.element(n, style)
	}
}

// unbroken makes the source's line ends spaces, as HTML reads them; line breaks come from elements alone.
var unbroken = strings.NewReplacer("\r", " ", "\n", " ", "\v", " ", "\f", " ", "\u0085", " ", "\u2028", " ", "\u2029", " ")

func (r *reader) element(n *html.Node, style richtext.Inline) {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		style.Bold = true
	case atom.I, atom.Em:
		style.Italic = true
	case atom.U:
		style.Underline = true
	case atom.S, atom.Del, atom.Strike:
		style.Strike = true
	case atom.A:
		style.Href = richtext.CleanHref(href(n))
	case atom.Br:
		r.text = append(r.text, richtext.Inline{Text: "\n"})
		return
	case atom.Ul, atom.Ol:
		r.list(n, style)
		return
	case atom.Td, atom.Th:
		if !firstElement(n) {
			r.text = append(r.text, richtext.Inline{Text: " | "})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.endText()
		outer := r.level
		r.level = min(max(int(n.Data[1]-'0'), 3), 4)
		r.children(n, style)
		r.endText()
		r.level = outer
		return
	default:
		if n.Parent == nil || n.Parent.DataAtom != atom.Td && n.Parent.DataAtom != atom.Th {
			r.endText()
			defer r.endText()
		} else if !firstElement(n) {
			r.text = append(r.text, richtext.Inline{Text: " "})
		}
	}
	r.children(n, style)
}

func (r *reader) children(n *html.Node, style richtext.Inline) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, style)
	}
}

// list reads a list into the item around it, or into the text.
func (r *reader) list(n *html.Node, style richtext.Inline) {
	r.endText()
	list := richtext.Block{Kind: richtext.Bulleted}
	if n.DataAtom == atom.Ol {
		list.Kind = richtext.Numbered
	}
	around, level := r.item, r.level
	r.level = 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		nested := c.DataAtom == atom.Ul || c.DataAtom == atom.Ol
		if last := len(list.Items) - 1; nested && last >= 0 {
			r.item = &list.Items[last] // some editors nest a list beside its item rather than in it
		} else {
			r.item = &richtext.Item{}
		}
		r.node(c, style)
		r.endText()
		if nested && len(list.Items) > 0 {
			continue
		}
		list.Items = append(list.Items, *r.item)
	}
	r.item, r.level = around, level
	if around != nil {
		around.Lists = append(around.Lists, list)
		return
	}
	r.doc = append(r.doc, list)
}

// endText ends the paragraph, the heading or a line of the item that was being read.
func (r *reader) endText() {
	text := r.text
	r.text = nil
	switch {
	case len(text) == 0:
	case r.item != nil:
		r.item.Inlines = append(append(r.item.Inlines, richtext.Inline{Text: "\n"}), text...)
	case r.level > 0:
		r.doc = append(r.doc, richtext.Block{Kind: richtext.Heading, Level: r.level, Inlines: text})
	default:
		r.doc = append(r.doc, richtext.Block{Kind: richtext.Paragraph, Inlines: text})
	}
}

// firstElement reports whether no element stands before n in its parent.
func firstElement(n *html.Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return false
		}
	}
	return true
}

func href(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "href" {
			return a.Val
		}
	}
	return ""
}
