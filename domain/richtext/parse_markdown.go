package richtext

import "strings"

// ParseMarkdown reads the form that people type where there is no editor: "**bold**", "_italic_", "~~struck~~",
// "[words](https://…)", lines that begin with "- " or "1. ", and "### " for a heading. A backslash makes the next
// mark an ordinary character. Everything that isn't clearly a mark stays as typed: no input is refused or lost.
func ParseMarkdown(text string) Doc {
	var p blockParser
	for line := range strings.SplitSeq(CleanText(strings.ReplaceAll(text, "\t", "    ")), "\n") {
		p.line(line)
	}
	p.endText()
	return Clean(p.doc)
}

// blockParser takes a text line by line.
type blockParser struct {
	doc Doc
	// text holds the lines of the paragraph, or of the list's last item, that isn't finished yet.
	text []string
	// open holds the lists that a next item may join, outermost first.
	open []openList
	// inItem: text belongs to the last item, and an indented line continues it.
	inItem bool
}

type openList struct {
	indent int
	list   *Block
}

func (p *blockParser) line(line string) {
	content := strings.TrimLeft(line, " ")
	indent := len(line) - len(content)
	if content = strings.TrimRight(content, " "); content == "" {
		p.endText()
		return
	}
	kind, rest, number := listMarker(content)
	switch {
	case kind == Bulleted, kind == Numbered && (number == "1" || p.counting(indent)):
		p.endText()
		p.item(indent, kind, rest)
	case p.inItem && indent > 0:
		p.text = append(p.text, content)
	default:
		p.plainLine(content)
	}
}

// plainLine adds a heading, or a line of a paragraph.
func (p *blockParser) plainLine(content string) {
	if p.inItem {
		p.endText()
	}
	p.open = nil
	hashes := len(content) - len(strings.TrimLeft(content, "#"))
	if hashes > 0 && hashes <= 6 && strings.HasPrefix(content[hashes:], " ") {
		p.endText()
		p.doc = append(p.doc, Block{Kind: Heading, Level: min(max(hashes, 3), 4), Inlines: parseInlines(content[hashes:])})
		return
	}
	p.text = append(p.text, content)
}

// endText gives the lines gathered so far to the item or the paragraph that they make up.
func (p *blockParser) endText() {
	if len(p.text) == 0 {
		return
	}
	inlines := parseInlines(strings.Join(p.text, "\n"))
	if p.inItem {
		p.lastItem().Inlines = inlines
	} else {
		p.doc = append(p.doc, Block{Kind: Paragraph, Inlines: inlines})
	}
	p.text, p.inItem = nil, false
}

// item adds a list item where its indent puts it: in a list already open, nested in that list's last item, or new.
func (p *blockParser) item(indent int, kind Kind, rest string) {
	p.text, p.inItem = []string{rest}, true
	p.closeTo(indent)
	n := len(p.open)
	switch {
	case n == 0:
		p.doc = append(p.doc, Block{Kind: kind, Items: make([]Item, 1)})
		p.open = []openList{{indent, &p.doc[len(p.doc)-1]}}
	case indent >= p.open[n-1].indent+2 && n < MaxDepth:
		parent := p.lastItem()
		parent.Lists = append(parent.Lists, Block{Kind: kind, Items: make([]Item, 1)})
		p.open = append(p.open, openList{indent, &parent.Lists[len(parent.Lists)-1]})
	case p.open[n-1].list.Kind == kind:
		list := p.open[n-1].list
		list.Items = append(list.Items, Item{})
	default:
		p.open = p.open[:n-1]
		siblings := (*[]Block)(&p.doc)
		if n > 1 {
			siblings = &p.lastItem().Lists
		}
		*siblings = append(*siblings, Block{Kind: kind, Items: make([]Item, 1)})
		p.open = append(p.open, openList{indent, &(*siblings)[len(*siblings)-1]})
	}
}

// closeTo closes the lists that stand further in than indent; the outermost stays open.
func (p *blockParser) closeTo(indent int) {
	for n := len(p.open); n > 1 && p.open[n-1].indent > indent; n = len(p.open) {
		p.open = p.open[:n-1]
	}
}

// counting reports whether a number other than 1 at this indent goes on with a numbered list. Elsewhere "12. March"
// is a sentence, and making it item 1 would change what it says.
func (p *blockParser) counting(indent int) bool {
	for i := len(p.open) - 1; i >= 0; i-- {
		if i == 0 || p.open[i].indent <= indent {
			return p.open[i].list.Kind == Numbered && indent < p.open[i].indent+2
		}
	}
	return false
}

func (p *blockParser) lastItem() *Item {
	list := p.open[len(p.open)-1].list
	return &list.Items[len(list.Items)-1]
}

// bullets are the marks that people type or paste; word processors paste the last two.
var bullets = []string{"- ", "* ", "• ", "· "}

// listMarker splits a line into its list mark and the rest. The number is given as typed, of up to three digits.
func listMarker(line string) (kind Kind, rest, number string) {
	for _, b := range bullets {
		if r, found := strings.CutPrefix(line, b); found {
			return Bulleted, r, ""
		}
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits == 0 || digits > 3 || len(line) < digits+2 || (line[digits] != '.' && line[digits] != ')') || line[digits+1] != ' ' {
		return "", line, ""
	}
	return Numbered, line[digits+2:], line[:digits]
}
