package web

import (
	"html/template"
	"strings"

	"ehchub/adapters/web/view"
)

// drawLink, drawTag, drawFacts and drawOptions are what {{link .}}, {{tag .}}, {{facts .Facts}} and {{options .Value
// .Options}} do: they draw the pieces of which a page has dozens; see drawRows for why no template does.
func drawLink(l view.Link) template.HTML {
	b := &markup{}
	b.link(l.Href, l.Text, l.Hidden)
	return template.HTML(b.out.String())
}

// drawPhone makes a number one that a telephone dials; a text without one stays as it is.
func drawPhone(number string) template.HTML {
	b := &markup{}
	dial := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c == '+' {
			return c
		}
		return -1
	}, number)
	if len(dial) < 5 || len(dial) > 16 {
		b.text(number)
	} else {
		b.link("tel:"+dial, number, "")
	}
	return template.HTML(b.out.String())
}

func drawTag(t view.Tag) template.HTML {
	b := &markup{}
	b.tag(t)
	return template.HTML(b.out.String())
}

func drawFacts(facts []view.Fact) template.HTML {
	b := &markup{}
	b.out.Grow(len(facts) * usualFact)
	for _, f := range facts {
		b.mark("\n      <div><dt>")
		b.text(f.Label)
		b.mark("</dt> <dd>")
		b.text(f.Text)
		b.mark("</dd></div>")
	}
	return template.HTML(b.out.String())
}

// usualFact is about how many bytes a fact takes.
const usualFact = 100

// drawOptions draws the options of a select: a list of settings has hundreds.
func drawOptions(chosen string, options []view.Option) template.HTML {
	b := &markup{}
	b.out.Grow(len(options) * usualOption)
	for _, o := range options {
		b.mark("\n    <option value=\"")
		b.text(o.Value)
		b.mark(`"`)
		if o.Value == chosen {
			b.mark(" selected")
		}
		if o.Disabled {
			b.mark(" disabled")
		}
		if o.Hint != "" {
			b.mark(` data-hint="`)
			b.text(o.Hint)
			b.mark(`"`)
		}
		b.mark(">")
		b.text(o.Text)
		b.mark("</option>")
	}
	return template.HTML(b.out.String())
}

// usualOption is about how many bytes an option takes.
const usualOption = 100
