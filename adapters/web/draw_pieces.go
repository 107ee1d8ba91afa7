package web

import (
	"html/template"

	"ehchub/adapters/web/view"
)

// drawLink, drawTag and drawFacts are what {{link .}}, {{tag .}} and {{facts .Facts}} do: they draw the pieces of which
// a page has dozens; see drawRows for why no template does.
func drawLink(l view.Link) template.HTML {
	b := &markup{}
	b.link(l.Href, l.Text, l.Hidden)
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
