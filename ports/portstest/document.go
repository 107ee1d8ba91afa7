package portstest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"time"

	"ehchub/domain/document"
	"ehchub/domain/richtext"
)

// Plan makes a draft plan with every kind of block in it. Each of its parts B to H2 holds so many paragraphs of
// provision: 10 give about 20 pages.
func Plan(paragraphs int) document.Document {
	d := document.Document{Meta: document.Meta{
		Title: "Education, health and care plan", Creator: "Northmoor Council", Reference: "EHC/26/0219", Version: "Draft 2, 12 September 2026", Draft: true,
		Created: time.Date(2026, 9, 12, 9, 30, 0, 0, time.UTC), Props: map[string]string{"ehc.case": "0199d0c4", "ehc.version": "2"},
	}}
	d.Blocks = append(d.Blocks,
		document.Title{Text: "Education, health and care plan"},
		document.KeyValues{Rows: []document.KeyValue{{Label: "Child’s name", Value: document.Words("Mia Hartley")}, {Label: "Date of birth", Value: document.Words("4 March 2017")}, {Label: "NHS number"}}},
		document.Contents{},
		document.PageBreak{},
		document.Heading{Level: 1, Text: "Section A: the views, interests and aspirations of Mia and her parents", Section: "section.A", Anchor: "section-a"},
		document.RichText{Doc: richtext.ParseMarkdown(views)},
		document.Note{Doc: richtext.ParseMarkdown("You can **ask for changes** within 15 days. [IPSEA](https://www.ipsea.example/help) gives free advice.")},
	)
	for _, part := range []string{"B", "C", "D", "E", "F", "G", "H1", "H2"} {
		d.Blocks = append(d.Blocks, planPart(part, paragraphs)...)
	}
	d.Blocks = append(d.Blocks, document.Signature{Name: "Priya Raman", Role: "Head of SEND", Organisation: "Northmoor Council"})
	return d
}

const views = `Mia says: "I like **trains** and _maps_."

### What is important to me
- my sister Nell
- going to the **station** on Saturdays
   1. platform 2
   2. the footbridge
- quiet

~~Old wish~~ New wish: to read <u>by myself</u>.
Second line.`

func planPart(part string, paragraphs int) []document.Block {
	blocks := []document.Block{
		document.Heading{Level: 1, Text: "Section " + part, Section: "section." + part, Anchor: "section-" + strings.ToLower(part)},
		document.Text("This part was written from the advice listed in section K."),
		document.Heading{Level: 2, Text: "Reading and writing"},
	}
	for i := range paragraphs {
		blocks = append(blocks, document.RichText{Doc: richtext.ParseMarkdown(fmt.Sprintf(provision, part, i+1))})
	}
	table := document.Table{Caption: "Provision in section " + part, Header: []string{"Who", "What", "How often"}, Widths: []float64{1, 3, 1}}
	for i := range max(paragraphs, 1) {
		table.Rows = append(table.Rows, append(document.Row("Teaching assistant"), richtext.ParseMarkdown(fmt.Sprintf(provision, part, i+1)), document.Words("Daily, 20 minutes")))
	}
	return append(blocks, table, document.List{Numbered: true, Items: document.Bullets("Review in the spring term", "Review in the summer term").Items})
}

const provision = "Provision %s.%d: Mia will have **direct teaching** from a teacher who holds a qualification in teaching children with _specific learning difficulties_, " +
	"for **45 minutes each school day**, one to one, in a quiet room, following a programme that the speech and language therapist writes and reviews every half term."

// Letter makes a decision letter, which is no draft.
func Letter() document.Document {
	return document.Document{
		Meta: document.Meta{Title: "Decision about an assessment", Creator: "Northmoor Council", Reference: "EHC/26/0219", Created: time.Date(2026, 9, 12, 9, 30, 0, 0, time.UTC)},
		Blocks: []document.Block{
			document.Address{Sender: true, Lines: []string{"SEND Service", "Northmoor Council", "1 Market Place", "Northmoor"}},
			document.Address{Lines: []string{"Ms J Hartley", "14 Station Road", "Northmoor"}},
			document.Date{Text: "12 September 2026"},
			document.Text("Dear Ms Hartley,"),
			document.Heading{Level: 1, Text: "We will assess Mia’s needs"},
			document.Text("We have decided to carry out an assessment. It costs nothing: £0 – and you don’t need to do anything yet."),
			document.Signature{Closing: "Yours sincerely", Name: "Priya Raman", Role: "Head of SEND", Organisation: "Northmoor Council", Date: "12 September 2026"},
		},
	}
}

// Everywhere makes a document that holds one text in every place where a text can stand.
func Everywhere(text string) document.Document {
	rich := richtext.Doc{
		{Kind: richtext.Paragraph, Inlines: []richtext.Inline{{Text: text, Bold: true}, {Text: text, Italic: true, Underline: true, Strike: true}, {Text: text, Href: "https://a.example/" + text}}},
		{Kind: richtext.Heading, Level: 3, Inlines: []richtext.Inline{{Text: text}}},
		{Kind: richtext.Bulleted, Items: []richtext.Item{{Inlines: []richtext.Inline{{Text: text}}, Lists: []richtext.Block{{Kind: richtext.Numbered, Items: []richtext.Item{{Inlines: []richtext.Inline{{Text: text}}}}}}}}},
		{Kind: richtext.Kind(text), Inlines: []richtext.Inline{{Text: text}}},
	}
	return document.Document{
		Meta: document.Meta{Title: text, Language: text, Creator: text, Reference: text, Version: text, Draft: true, Header: text, Footer: text, Created: time.Unix(0, 0), Props: map[string]string{text: text}},
		Blocks: []document.Block{
			document.Title{Text: text}, document.Contents{Title: text}, document.Heading{Level: len(text), Text: text, Anchor: text, Section: text},
			document.Paragraph{Inlines: []richtext.Inline{{Text: text}}}, document.RichText{Doc: rich}, document.List{Items: []richtext.Item{{Inlines: []richtext.Inline{{Text: text}}}}},
			document.KeyValues{Rows: []document.KeyValue{{Label: text, Value: rich}}},
			document.Table{Caption: text, Header: []string{text, text}, Widths: []float64{1, -1, 3}, Rows: [][]richtext.Doc{{rich}, {rich, rich, rich}}},
			document.Note{Doc: rich}, document.Address{Lines: []string{text, text}}, document.Address{Sender: true, Lines: []string{text}}, document.Date{Text: text},
			document.Signature{Closing: text, Name: text, Role: text, Organisation: text, Date: text}, document.PageBreak{}, document.Table{}, document.KeyValues{},
		},
	}
}

// Texts are what renderers trip over: mark-up of other formats, what no font has, what XML forbids, what never ends.
var Texts = []string{
	"", " ", "\n\n\n", "Mia’s plan – ½ £", "<b>&amp;\"'", "]]>", "{{.}}", "(\\) Tj ET", "\U0001F600 👩‍👩‍👧 ❤️", "\x00\x01\x1f\x7f", "\xff\xfe\xc0", "\ufffe\uffff\ufeff", "\u202eabc", "עברית عربي हिन्दी 中文",
	"ŵŷ Łódź İstanbul Ελλάδα Москва", "✓ ☐ ☑ ✗ \u2011 \u00ad\u200b", "<w:t>&#0;</w:t>", "%!s(MISSING) %d", "../../x", strings.Repeat("x", 900), strings.Repeat("word ", 300), strings.Repeat("a\n", 100), "{nb} {pages}",
}

// Logo gives a picture of 80 by 40 points, "png" or "jpeg", as a council's logo is kept.
func Logo(kind string) []byte {
	drawn := image.NewRGBA(image.Rect(0, 0, 80, 40))
	for x := range 80 {
		for y := range 40 {
			drawn.SetRGBA(x, y, color.RGBA{uint8(2 * x), 107, uint8(4 * y), 255})
		}
	}
	var out bytes.Buffer
	var err error
	if kind == "jpeg" {
		err = jpeg.Encode(&out, drawn, nil)
	} else {
		err = png.Encode(&out, drawn)
	}
	if err != nil {
		panic(err)
	}
	return out.Bytes()
}
