package pdf_test

import (
	"bytes"
	"io"
	"testing"

	"ehchub/adapters/pdf"
	"ehchub/domain/document"
	"ehchub/domain/richtext"
	"ehchub/ports/portstest"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
)

// measuredPlan has more than 20 pages and uses all four faces.
func measuredPlan() document.Document {
	d := portstest.Plan(10)
	d.Blocks = append(d.Blocks, document.RichText{Doc: richtext.ParseMarkdown("**_Agreed with the family_**")})
	return d
}

// bareText is the plan's words, paragraph by paragraph, and how many pages our own renderer makes of them.
func bareText(b *testing.B) (paragraphs []string, pages int) {
	d := measuredPlan()
	rich := func(doc richtext.Doc) {
		for _, block := range doc {
			paragraphs = append(paragraphs, richtext.Plain(richtext.Doc{block}))
		}
	}
	for _, block := range d.Blocks {
		switch block := block.(type) {
		case document.Heading:
			paragraphs = append(paragraphs, block.Text, block.Text) // once more in the contents
		case document.Paragraph:
			paragraphs = append(paragraphs, richtext.PlainInlines(block.Inlines))
		case document.RichText:
			rich(block.Doc)
		case document.List:
			rich(block.Rich())
		case document.Table:
			for _, row := range block.Rows {
				for _, cell := range row {
					rich(cell)
				}
			}
		}
	}
	return paragraphs, bytes.Count(render(b, d), []byte("<</Type /Page\n")) / 2 // each page object stands in the file twice, the second time tagged
}

// bare draws the same words with gofpdf's own MultiCell, stretched to the same number of pages.
func bare(w io.Writer, paragraphs []string, height float64) int {
	p := gofpdf.New("P", "pt", "A4", "")
	for style, ttf := range map[string][]byte{"": liberationsansregular.TTF, "B": liberationsansbold.TTF, "I": liberationsansitalic.TTF, "BI": liberationsansbolditalic.TTF} {
		p.AddUTF8FontFromBytes("s", style, ttf)
	}
	p.SetMargins(57, 64, 57)
	p.SetAutoPageBreak(true, 64)
	p.AddPage()
	for i, words := range paragraphs {
		p.SetFont("s", [...]string{"", "B", "I", "BI"}[i%4], 12)
		p.MultiCell(0, height, words, "", "L", false)
	}
	_ = p.Output(w)
	return p.PageCount()
}

func BenchmarkPlan(b *testing.B) {
	d := measuredPlan()
	for b.Loop() {
		if err := (pdf.Renderer{}).Render(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareMultiCell(b *testing.B) {
	paragraphs, pages := bareText(b)
	height := 12.0
	for bare(io.Discard, paragraphs, height) < pages {
		height += 0.25
	}
	drawn := 0
	for b.Loop() {
		drawn = bare(io.Discard, paragraphs, height)
	}
	if drawn != pages {
		b.Fatalf("%d pages beside %d", drawn, pages)
	}
	b.ReportMetric(float64(drawn), "pages")
}
