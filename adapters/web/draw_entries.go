package web

import (
	"html/template"
	"time"

	"ehchub/adapters/web/view"
)

// drawEntries is what {{entries .Level .Entries}} does: it draws a timeline's entries, which stand on every child's
// file; see drawRows for why no template does.
func drawEntries(level int, entries []view.TimelineEntry) template.HTML {
	b := &markup{}
	b.out.Grow(len(entries) * usualEntry)
	title := "h3"
	if level == 2 {
		title = "h2"
	}
	for _, e := range entries {
		b.mark("\n  <li class=\"hub-timeline__item\"><", title, ` class="hub-timeline__title">`)
		b.text(e.Title)
		b.mark("</", title, ">\n    <p class=\"hub-timeline__when\"><time datetime=\"", e.At.UTC().Format(time.RFC3339), `">`)
		b.text(view.When(e.At))
		b.mark("</time>")
		if e.By != "" {
			b.mark(" · ")
			b.text(e.By)
		}
		b.mark("</p>")
		b.more(e)
		b.mark("\n  </li>")
	}
	return template.HTML(b.out.String()) // every value in it went through text or link, or is HTML of the server's own making
}

// usualEntry is about how many bytes an entry takes.
const usualEntry = 300

func (b *markup) more(e view.TimelineEntry) {
	if e.Text != "" {
		b.mark(`<p class="hub-timeline__text">`)
		b.text(e.Text)
		b.mark("</p>")
	}
	if e.HTML != "" {
		b.mark(`<div class="hub-prose hub-timeline__text">`, string(e.HTML), "</div>")
	}
	if e.Link != nil {
		b.mark(`<p class="hub-timeline__text">`)
		b.link(e.Link.Href, e.Link.Text, e.Link.Hidden)
		b.mark("</p>")
	}
}
