package richtext

import "strings"

// Clean returns the canonical form of a text, and never changes doc itself. In it text is clean (CleanText), single
// spaces and single line breaks separate words, neighbouring runs differ in style, a space between two runs has only
// the style that both share, nothing is empty, and lists nest at most MaxDepth deep. Clean(Clean(d)) equals Clean(d).
func Clean(doc Doc) Doc {
	var out Doc
	for _, b := range doc {
		out = appendBlock(out, b)
	}
	return out
}

func appendBlock(out []Block, b Block) []Block {
	switch {
	case b.Kind.isList():
		return appendList(out, Block{Kind: b.Kind, Items: cleanItems(b.Items, 1)})
	case b.Kind == Heading:
		if line := oneLine(b.Inlines); len(line) > 0 {
			out = append(out, Block{Kind: Heading, Level: min(max(b.Level, 3), 4), Inlines: line})
		}
		return out
	}
	for _, p := range paragraphs(b.Inlines) {
		out = append(out, Block{Kind: Paragraph, Inlines: p})
	}
	return out
}

// appendList joins a list to one of the same kind just before it: on paper and in the textarea they read as one.
func appendList(out []Block, list Block) []Block {
	if len(list.Items) == 0 {
		return out
	}
	if last := len(out) - 1; last >= 0 && out[last].Kind == list.Kind {
		out[last].Items = append(out[last].Items, list.Items...)
		return out
	}
	return append(out, list)
}

func cleanItems(items []Item, depth int) []Item {
	var out []Item
	for _, item := range items {
		own, lists := cleanItem(item, depth)
		if len(own) > 0 && depth < MaxDepth {
			out = append(out, Item{Inlines: own, Lists: lists})
			continue
		}
		if len(own) > 0 {
			out = append(out, Item{Inlines: own})
		}
		for _, l := range lists { // nothing to hang them on, or too deep: they move up one level
			out = append(out, l.Items...)
		}
	}
	return out
}

func cleanItem(item Item, depth int) (own []Inline, lists []Block) {
	text := append([]Inline(nil), item.Inlines...)
	for _, b := range item.Lists {
		if !b.Kind.isList() {
			text = append(append(text, Inline{Text: "\n"}), b.Inlines...)
		}
	}
	inner := depth
	if own = brokenLines(text); len(own) > 0 {
		inner = min(depth+1, MaxDepth)
	}
	for _, b := range item.Lists {
		if b.Kind.isList() {
			lists = appendList(lists, Block{Kind: b.Kind, Items: cleanItems(b.Items, inner)})
		}
	}
	return own, lists
}

// paragraphs cleans a run of inlines and splits it where an empty line stood.
func paragraphs(inlines []Inline) [][]Inline {
	if canonical(inlines, false) {
		return [][]Inline{inlines}
	}
	c := cleaner{split: true}
	return c.clean(inlines)
}

// brokenLines cleans inlines that must stay together, as in a list item; empty lines close up.
func brokenLines(inlines []Inline) []Inline {
	if canonical(inlines, false) {
		return inlines
	}
	c := cleaner{}
	return first(c.clean(inlines))
}

// oneLine cleans inlines that must stay on one line, as in a heading.
func oneLine(inlines []Inline) []Inline {
	if canonical(inlines, true) {
		return inlines
	}
	c := cleaner{flat: true}
	return first(c.clean(inlines))
}

func first(paragraphs [][]Inline) []Inline {
	if len(paragraphs) == 0 {
		return nil
	}
	return paragraphs[0]
}

// cleaner rebuilds runs word by word, deciding each gap once both of its sides are known.
type cleaner struct {
	split, flat bool
	out         [][]Inline
	run         []Inline
	text        strings.Builder
	style       Inline
	newlines    int
	space       bool
}

func (c *cleaner) clean(inlines []Inline) [][]Inline {
	for _, in := range inlines {
		style := in.style()
		style.Href = CleanHref(in.Href)
		c.words(CleanText(in.Text), style)
	}
	c.endParagraph()
	return c.out
}

func (c *cleaner) words(text string, style Inline) {
	for text != "" {
		gap := strings.IndexAny(text, " \n")
		switch {
		case gap < 0:
			c.word(text, style)
			return
		case gap > 0:
			c.word(text[:gap], style)
		}
		if text[gap] == '\n' {
			c.newlines++
		}
		c.space = true
		text = text[gap+1:]
	}
}

func (c *cleaner) word(word string, style Inline) {
	if c.space && c.newlines > 1 && c.split {
		c.endParagraph()
	}
	if c.space && (len(c.run) > 0 || c.text.Len() > 0) {
		gap := " "
		if c.newlines > 0 && !c.flat {
			gap = "\n"
		}
		c.write(gap, shared(c.style, style))
	}
	c.space, c.newlines = false, 0
	c.write(word, style)
}

// shared keeps the marks that both sides of a gap have.
func shared(a, b Inline) Inline {
	s := Inline{Bold: a.Bold && b.Bold, Italic: a.Italic && b.Italic, Underline: a.Underline && b.Underline, Strike: a.Strike && b.Strike}
	if a.Href == b.Href {
		s.Href = a.Href
	}
	return s
}

func (c *cleaner) write(text string, style Inline) {
	if style != c.style {
		c.endRun()
		c.style = style
	}
	c.text.WriteString(text)
}

func (c *cleaner) endRun() {
	if c.text.Len() > 0 {
		in := c.style
		in.Text = c.text.String()
		c.run = append(c.run, in)
		c.text.Reset()
	}
}

func (c *cleaner) endParagraph() {
	c.endRun()
	if len(c.run) > 0 {
		c.out = append(c.out, c.run)
		c.run = nil
	}
	c.style, c.space, c.newlines = Inline{}, false, 0
}
