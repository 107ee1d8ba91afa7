package pdf_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ehchub/adapters/pdf"
	"ehchub/domain/document"
	"ehchub/domain/richtext"
	"ehchub/ports/portstest"
)

func render(t testing.TB, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (pdf.Renderer{}).Render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// run calls a program on a rendered file and gives what it prints.
func run(t *testing.T, d document.Document, pack, program string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatalf("This test needs %s: install the package %s.", program, pack)
	}
	file := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(file, render(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", file)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	return string(out)
}

func words(t *testing.T, d document.Document) string {
	return run(t, d, "poppler-utils", "pdftotext", "-layout", "FILE", "-")
}

func TestRendererKeepsTheContract(t *testing.T) { portstest.RendererContract(t, pdf.Renderer{}) }

func TestWordsReadBack(t *testing.T) {
	text := strings.Join(strings.Fields(run(t, portstest.Plan(2), "poppler-utils", "pdftotext", "FILE", "-")), " ")
	for _, want := range []string{
		"Education, health and care plan", "Child’s name", "Mia Hartley", "NHS number", "Not given", "Section H2", "I like trains and maps.", "platform 2", "quiet",
		"a teacher who holds a qualification in teaching children with specific learning difficulties, for 45 minutes each school day", "IPSEA (www.ipsea.example/help) gives free advice", "Signed:", "Priya Raman",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("missing: %s", want)
		}
	}
}

func TestEveryPageSaysWhatItIs(t *testing.T) {
	pages := strings.Split(strings.TrimSuffix(words(t, portstest.Plan(10)), "\f"), "\f")
	if len(pages) < 18 || len(pages) > 30 {
		t.Fatalf("the plan has %d pages", len(pages))
	}
	for i, page := range pages {
		for _, want := range []string{"EHC/26/0219, Draft 2, 12 September 2026", "Northmoor Council", "Page " + strconv.Itoa(i+1) + " of " + strconv.Itoa(len(pages))} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d lacks %q", i+1, want)
			}
		}
	}
}

func TestContentsGiveThePageOfEachSection(t *testing.T) {
	d := portstest.Plan(6)
	d.Meta.Draft = false // the watermark's letters fall between the words
	pages := strings.Split(words(t, d), "\f")
	entries := regexp.MustCompile(`(?m)^ *Section (\w\d?) +(\d+)$`).FindAllStringSubmatch(pages[0], -1)
	if len(entries) != 8 {
		t.Fatalf("%d entries in\n%s", len(entries), pages[0])
	}
	for _, e := range entries {
		n, _ := strconv.Atoi(e[2])
		if !regexp.MustCompile(`(?m)^ *Section ` + e[1] + `$`).MatchString(pages[n-1]) {
			t.Errorf("section %s is said to be on page %d, which reads\n%s", e[1], n, pages[n-1])
		}
	}
}

func TestTableHeaderRepeatsAndHeadingsKeepTheirText(t *testing.T) {
	row := document.Row("Teaching assistant", strings.Repeat("a programme of reading ", 60), "Daily")
	table := document.Table{Header: []string{"Who", "What", "When"}, Rows: [][]richtext.Doc{row, row, row, row, row, row, row, row, row, row}}
	pages := strings.Split(strings.TrimSuffix(words(t, document.Document{Blocks: []document.Block{table}}), "\f"), "\f")
	if len(pages) < 3 {
		t.Fatalf("only %d pages", len(pages))
	}
	for i, page := range pages {
		if !regexp.MustCompile(`Who +What +When`).MatchString(page) {
			t.Errorf("page %d lacks the header row", i+1)
		}
	}
	for lines := 40; lines < 50; lines++ {
		d := document.Document{}
		for range lines {
			d.Blocks = append(d.Blocks, document.Address{Sender: true, Lines: []string{"line"}})
		}
		d.Blocks = append(d.Blocks, document.Heading{Level: 1, Text: "Outcomes"}, document.Text("What Mia will achieve."))
		for _, page := range strings.Split(words(t, d), "\f") {
			if strings.Contains(page, "Outcomes") != strings.Contains(page, "What Mia will achieve.") {
				t.Fatalf("after %d lines the heading stands alone", lines)
			}
		}
	}
}

// onPages gives the words of each page.
func onPages(t *testing.T, d document.Document) []string {
	return strings.Split(strings.TrimSuffix(words(t, d), "\f"), "\f")
}

// filled is a document whose next block begins so many lines down the page.
func filled(lines int, blocks ...document.Block) document.Document {
	d := document.Document{}
	for range lines {
		d.Blocks = append(d.Blocks, document.Address{Sender: true, Lines: []string{"line"}})
	}
	d.Blocks = append(d.Blocks, blocks...)
	return d
}

// markedRow is a table row of a height, in lines, whose first and last words can be told from all others.
func markedRow(number, lines int) []richtext.Doc {
	n := strconv.Itoa(number)
	return document.Row("begin-"+n+strings.Repeat("\nword", lines-2)+"\nend-"+n, "beside")
}

func TestNoRowIsCutThatFitsOnAPage(t *testing.T) {
	var rows [][]richtext.Doc
	for n := range 9 {
		rows = append(rows, markedRow(n, 12+n*3))
	}
	for _, start := range []int{0, 7, 19} {
		for at, page := range onPages(t, filled(start, document.Table{Header: []string{"What", "Where"}, Rows: rows})) {
			for n := range rows {
				begins, ends := strings.Contains(page, "begin-"+strconv.Itoa(n)), strings.Contains(page, "end-"+strconv.Itoa(n))
				if begins != ends {
					t.Errorf("after %d lines, page %d holds a part of row %d only", start, at+1, n)
				}
			}
		}
	}
}

func TestARowTallerThanAPageGoesOnUnderItsHeader(t *testing.T) {
	pages := onPages(t, filled(3, document.Table{Header: []string{"What", "Where"}, Rows: [][]richtext.Doc{markedRow(1, 120), markedRow(2, 3)}}))
	if !strings.Contains(pages[0], "begin-1") {
		t.Errorf("the long row leaves the rest of the first page empty:\n%s", pages[0])
	}
	for i, page := range pages {
		if !regexp.MustCompile(`What +Where`).MatchString(page) {
			t.Errorf("page %d lacks the header row", i+1)
		}
	}
	if last := pages[len(pages)-1]; !strings.Contains(last, "end-1") || !strings.Contains(last, "begin-2") {
		t.Errorf("the table does not go on after the long row:\n%s", last)
	}
}

// TestAHeadingStaysWithItsTable, with the caption and the header row too, wherever on the page it begins.
func TestAHeadingStaysWithItsTable(t *testing.T) {
	table := document.Table{Caption: "Provision in this area", Header: []string{"What", "Where"}, Rows: [][]richtext.Doc{markedRow(1, 9), markedRow(2, 2)}}
	for what, block := range map[string]document.Block{
		"table": table, "answers": document.KeyValues{Rows: []document.KeyValue{{Label: "What", Value: markedRow(1, 9)[0]}}},
		"long answers": document.KeyValues{Rows: []document.KeyValue{{Label: "What", Value: markedRow(1, 40)[0]}, {Label: "More", Value: markedRow(2, 40)[0]}}},
		"tall row":     document.Table{Caption: "Provision in this area", Header: []string{"What", "Where"}, Rows: [][]richtext.Doc{markedRow(1, 90)}},
	} {
		for lines := 8; lines < 19; lines++ {
			for at, page := range onPages(t, filled(lines, document.Heading{Level: 1, Text: "Outcomes"}, document.Heading{Level: 2, Text: "Reading"}, block)) {
				if strings.Contains(page, "Outcomes") && !(strings.Contains(page, "Reading") && strings.Contains(page, "begin-1")) {
					t.Fatalf("after %d lines the heading of the %s stands alone on page %d:\n%s", lines, what, at+1, page)
				}
			}
		}
	}
}

// TestWhatLeadsToATableStaysWithIt: a sentence before a table, and a few short answers.
func TestWhatLeadsToATableStaysWithIt(t *testing.T) {
	table := document.Table{Header: []string{"What", "Where"}, Rows: [][]richtext.Doc{markedRow(1, 3)}}
	answers := document.KeyValues{Rows: []document.KeyValue{{Label: "First answer", Value: document.Words("one")}, {Label: "Last answer", Value: document.Words("three")}}}
	for lines := 9; lines < 19; lines++ {
		for _, page := range onPages(t, filled(lines, document.Heading{Level: 3, Text: "Provision"}, document.Text("It leads to the table."), table)) {
			if strings.Contains(page, "It leads") != strings.Contains(page, "begin-1") {
				t.Fatalf("after %d lines the sentence stands without its table:\n%s", lines, page)
			}
		}
		for _, page := range onPages(t, filled(lines, answers)) {
			if strings.Contains(page, "First answer") != strings.Contains(page, "Last answer") {
				t.Fatalf("after %d lines two short answers part:\n%s", lines, page)
			}
		}
	}
}

func TestDraftIsMarkedAndFinalIsNot(t *testing.T) {
	d := portstest.Plan(1)
	watermark := regexp.MustCompile(`D\s*R\s*A\s*F\s*T`)
	if !watermark.MatchString(run(t, d, "poppler-utils", "pdftotext", "-raw", "FILE", "-")) {
		t.Error("a draft isn't marked as one")
	}
	d.Meta.Draft, d.Meta.Version = false, "Final"
	if watermark.MatchString(run(t, d, "poppler-utils", "pdftotext", "-raw", "FILE", "-")) {
		t.Error("a final plan is marked as a draft")
	}
}

func TestFileIsSound(t *testing.T) {
	for _, d := range []document.Document{portstest.Plan(10), portstest.Letter(), {}, portstest.Everywhere("\U0001F600 (\\) עברית"), portstest.Everywhere(strings.Repeat("word ", 300))} {
		if out := run(t, d, "qpdf", "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Errorf("%q: %s", d.Meta.Title, out)
		}
	}
}

func TestFileIsTaggedInItsLanguage(t *testing.T) {
	d := portstest.Plan(2)
	info := run(t, d, "poppler-utils", "pdfinfo", "FILE")
	for _, want := range []string{`Title:\s+Education, health and care plan`, `Author:\s+Northmoor Council`, `Tagged:\s+yes`, `Page size:\s+595.28 x 841.89 pts \(A4\)`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("%s is not in\n%s", want, info)
		}
	}
	if file := render(t, d); !bytes.Contains(file, []byte("/Lang (en-GB)")) || !bytes.Contains(file, []byte("/DisplayDocTitle true")) {
		t.Error("the catalogue lacks language or title")
	}
	tree := run(t, d, "poppler-utils", "pdfinfo", "-struct-text", "FILE")
	for _, want := range []string{
		`Document\n\s+H1.*\n\s+"Education, health and care plan"`, `H2.*\n\s+"Section F"`, `TOC.*\n\s+TOCI.*\n\s+"Section A`, `LI.*\n\s+Lbl.*\n\s+"• "\n\s+LBody.*\n\s+"quiet"`,
		`Table.*\n\s+TR.*\n\s+TH`, `Scope.*Column`, `TD.*\n\s+P.*\n\s+"Daily, 20 minutes"`, `Caption.*\n\s+"Provision in section F"`,
	} {
		if !regexp.MustCompile(want).MatchString(tree) {
			t.Errorf("the structure lacks %s", want)
		}
	}
	if strings.Contains(tree, "DRAFT") || strings.Contains(tree, "Page 1 of") {
		t.Error("page furniture would be read aloud")
	}
	if t.Failed() {
		t.Log(tree[:min(len(tree), 4000)])
	}
}

func TestWhatNoFontHasIsReplaced(t *testing.T) {
	text := words(t, document.Document{Blocks: []document.Block{document.Text("before 👍🏽 after ✓ \u2011 done")}})
	if !strings.Contains(text, "before \ufffd after √ - done") {
		t.Errorf("got %q", text)
	}
}

func FuzzRender(f *testing.F) {
	for _, text := range portstest.Texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := (pdf.Renderer{}).Render(io.Discard, portstest.Everywhere(text)); err != nil {
			t.Fatal(err)
		}
	})
}
