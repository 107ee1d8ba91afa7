package word_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ehchub/adapters/word"
	"ehchub/domain/document"
	"ehchub/domain/richtext"
	"ehchub/ports/portstest"
)

func render(t testing.TB, d document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (word.Renderer{}).Render(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts unzips a file and proves that each of its parts is well-formed XML.
func parts(t testing.TB, d document.Document) map[string]string {
	t.Helper()
	file := render(t, d)
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
		if strings.HasPrefix(f.Name, "word/media/") {
			continue
		}
		for tokens := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := tokens.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the package begins with %s", z.File[0].Name)
	}
	return out
}

func TestRendererKeepsTheContract(t *testing.T) { portstest.RendererContract(t, word.Renderer{}) }

func TestEveryTextMakesWellFormedParts(t *testing.T) {
	for _, text := range portstest.Texts {
		parts(t, portstest.Everywhere(text))
	}
	for _, b := range document.Kinds() {
		parts(t, document.Document{Blocks: []document.Block{b, b}})
	}
}

func TestPlanHasItsStructure(t *testing.T) {
	p := parts(t, portstest.Plan(1))
	for name, wants := range map[string][]string{
		"word/document.xml": {
			`<w:pStyle w:val="Title"/></w:pPr><w:r><w:t xml:space="preserve">Education, health and care plan</w:t>`,
			`<w:sdt><w:sdtPr><w:alias w:val="Section F"/><w:tag w:val="section.F"/><w:id w:val="6"/><w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>`,
			`w:name="ehc_section_F"/><w:r><w:t xml:space="preserve">Section F</w:t></w:r><w:bookmarkEnd`,
			`<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, `<w:tr><w:trPr><w:cantSplit/></w:trPr>`, `<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">direct teaching</w:t>`, `<w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">Old wish</w:t>`,
			`<w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">by myself</w:t></w:r><w:r><w:t xml:space="preserve">.</w:t><w:br/><w:t xml:space="preserve">Second line.</w:t>`,
			`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t xml:space="preserve">platform 2</w:t>`, `<w:hyperlink r:id="rIdLink1" w:history="1">`, `<w:pStyle w:val="Inset"/>`,
			`<w:pageBreakBefore/>`, `Not given`, `<w:hyperlink w:anchor="_Toc100002" w:history="1"><w:r><w:t xml:space="preserve">Section B</w:t>`,
		},
		"word/numbering.xml":           {`<w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/>`, `<w:numFmt w:val="bullet"/>`},
		"word/header1.xml":             {`string="DRAFT"`, `EHC/26/0219, Draft 2, 12 September 2026`},
		"word/footer1.xml":             {`Northmoor Council`, `<w:fldSimple w:instr=" PAGE ">`, `<w:fldSimple w:instr=" NUMPAGES ">`},
		"word/styles.xml":              {`<w:lang w:val="en-GB"`, `<w:name w:val="heading 1"/>`},
		"docProps/core.xml":            {`<dc:title>Education, health and care plan</dc:title>`, `<dc:creator>Northmoor Council</dc:creator>`, `2026-09-12T09:30:00Z`, `<dc:language>en-GB</dc:language>`},
		"docProps/custom.xml":          {`pid="2" name="ehc.case"><vt:lpwstr>0199d0c4</vt:lpwstr>`, `name="ehc.version"><vt:lpwstr>2</vt:lpwstr>`},
		"word/_rels/document.xml.rels": {`Target="https://www.ipsea.example/help" TargetMode="External"`},
	} {
		for _, want := range wants {
			if !strings.Contains(p[name], want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	if strings.Contains(parts(t, portstest.Letter())["word/header1.xml"], "DRAFT") {
		t.Error("a letter that is no draft is marked as one")
	}
}

// TestEverySectionHoldsItsWholeText: from the heading to the last block before the next section.
func TestEverySectionHoldsItsWholeText(t *testing.T) {
	body := parts(t, portstest.Plan(1))["word/document.xml"]
	controls := regexp.MustCompile(`(?s)<w:tag w:val="(section\.\w+)"/>.*?</w:sdt>`).FindAllStringSubmatch(body, -1)
	if len(controls) != 9 {
		t.Fatalf("%d sections", len(controls))
	}
	for _, c := range controls[1:] {
		for _, want := range []string{"Heading1", "Heading2", "<w:tbl>", "Review in the summer term"} {
			if !strings.Contains(c[0], want) {
				t.Errorf("%s lacks %s", c[1], want)
			}
		}
		if strings.Count(c[0], `w:val="Heading1"`) != 1 {
			t.Errorf("%s holds another section", c[1])
		}
	}
	if tail := body[strings.LastIndex(body, "</w:sdt>"):]; !strings.Contains(tail, "Priya Raman") {
		t.Error("the signature stands within a section")
	}
}

// TestWhatBelongsTogetherStaysOnOnePage: rows are whole, a header row stands with the next and again on each page, and
// so do headings, sentences that lead to a table, and short answers.
func TestWhatBelongsTogetherStaysOnOnePage(t *testing.T) {
	body := parts(t, document.Document{Blocks: []document.Block{
		document.Heading{Level: 1, Text: "Provision"}, document.Text("It leads to the table."), document.Table{Caption: "Steps", Header: []string{"What"}, Rows: [][]richtext.Doc{document.Row("Reading"), document.Row("Counting")}},
		document.Text("It leads nowhere."), document.Text("The end."), document.KeyValues{Rows: []document.KeyValue{{Label: "First", Value: document.Words("one")}, {Label: "Last", Value: document.Words("two")}}},
	}})["word/document.xml"]
	keeps := map[string]bool{"It leads to the table.": true, "What": true, "Reading": false, "Counting": false, "It leads nowhere.": false, "The end.": true, "First": true, "one": true, "Last": false, "two": false}
	for _, p := range regexp.MustCompile(`(?s)<w:p>.*?</w:p>`).FindAllString(body, -1) {
		said := regexp.MustCompile(`<w:t [^>]*>(.*)</w:t>`).FindStringSubmatch(p)
		if said == nil {
			continue
		}
		if want, listed := keeps[said[1]]; listed && strings.Contains(p, "<w:keepNext/>") != want {
			t.Errorf("%q kept with the next: %v", said[1], !want)
		}
	}
	if rows, whole := strings.Count(body, "<w:tr>"), strings.Count(body, "<w:trPr><w:cantSplit/>"); rows != 5 || whole != rows {
		t.Errorf("%d of %d rows are whole", whole, rows)
	}
	styles := parts(t, document.Document{})["word/styles.xml"]
	for _, style := range []string{"Title", "Heading1", "Heading2", "Heading3", "Heading4", "Caption", "ContentsHeading"} {
		if !regexp.MustCompile(`w:styleId="` + style + `">.{0,200}<w:keepNext/>`).MatchString(styles) {
			t.Errorf("%s may stand alone at the foot of a page", style)
		}
	}
}

func TestEmojiAndOtherScriptsAreKept(t *testing.T) {
	for _, text := range []string{"\U0001F600 👩‍👩‍👧", "عربي हिन्दी"} {
		if !strings.Contains(parts(t, document.Document{Blocks: []document.Block{document.Text(text)}})["word/document.xml"], text) {
			t.Errorf("%s is lost", text)
		}
	}
}

func TestAnAddressThatWordCannotReadKeepsItsWords(t *testing.T) {
	d := document.Document{Blocks: []document.Block{document.Paragraph{Inlines: []richtext.Inline{{Text: "bad", Href: "https://[x"}, {Text: " and ", Bold: true}, {Text: "good", Href: "mailto:send@northmoor.example"}}}}}
	p := parts(t, d)
	if n := strings.Count(p["word/_rels/document.xml.rels"], "External"); n != 1 {
		t.Errorf("%d addresses", n)
	}
	if !strings.Contains(p["word/document.xml"], "bad") {
		t.Error("the words of the link are lost")
	}
}

func TestBookmarkNamesAreWhatWordAllows(t *testing.T) {
	for _, key := range []string{"section.F", "section.H1", "é/ ☃", strings.Repeat("x", 100), ""} {
		if name := word.BookmarkName(key); !regexp.MustCompile(`^ehc_[A-Za-z0-9_]{0,36}$`).MatchString(name) {
			t.Errorf("%q gives %q", key, name)
		}
	}
}

// TestLibreOfficeOpensIt, plan, letter and the texts that renderers trip over, and finds the words on pages.
func TestLibreOfficeOpensIt(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("This test needs soffice: install the package libreoffice-writer-nogui.")
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Fatal("This test needs pdftotext: install the package poppler-utils.")
	}
	dir := t.TempDir()
	plan, hostile := portstest.Plan(3), document.Document{}
	plan.Meta.Draft = false // the watermark's letters fall between the words
	for _, text := range portstest.Texts {
		hostile.Blocks = append(hostile.Blocks, document.Text(text), document.Heading{Text: text, Section: text})
	}
	hostile.Blocks = append(hostile.Blocks, document.Text("the end of it"))
	args := []string{"--headless", "--norestore", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir}
	for name, d := range map[string]document.Document{"plan": plan, "rows": rowsDocument(), "letter": portstest.Letter(), "hostile": hostile, "everywhere": portstest.Everywhere("a & <b> \U0001F600")} {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, render(t, d), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	for name, wants := range map[string][]string{
		"plan":    {"Education, health and care plan", "Mia Hartley", "Section H2", "2. the footbridge", "Page 2 of ", "EHC/26/0219, Draft 2", "Priya Raman", "How often"},
		"letter":  {"Dear Ms Hartley,", "It costs nothing: £0", "Yours sincerely"},
		"hostile": {"the end of it", "<w:t>&#0;</w:t>", "Łódź"}, "everywhere": {"a & <b>"},
	} {
		text, err := exec.Command(pdftotext, filepath.Join(dir, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatalf("%s was not converted: %v", name, err)
		}
		for _, want := range wants {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	laidOut, err := exec.Command(pdftotext, "-layout", filepath.Join(dir, "plan.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	contentsAreTrue(t, strings.Split(string(laidOut), "\f"), parts(t, plan)["word/document.xml"])
	rowsAreWhole(t, dir, pdftotext)
}

// contentsAreTrue: LibreOffice reckons the page numbers of the contents; those in the file, which Word shows until it
// reckons them too, are a page out at most.
func contentsAreTrue(t *testing.T, pages []string, body string) {
	t.Helper()
	entries := regexp.MustCompile(`(?m)^ *Section (\w\d?)\.{5,} *(\d+)$`).FindAllStringSubmatch(pages[0], -1)
	if len(entries) != 8 {
		t.Fatalf("%d entries in\n%s", len(entries), pages[0])
	}
	for _, e := range entries {
		n, _ := strconv.Atoi(e[2])
		if !regexp.MustCompile(`(?m)^ *Section ` + e[1] + `$`).MatchString(pages[n-1]) {
			t.Errorf("section %s is said to be on page %d, which reads\n%s", e[1], n, pages[n-1])
		}
		written := regexp.MustCompile(`>Section ` + e[1] + `</w:t></w:r><w:r><w:tab/>.*?separate"/></w:r><w:r><w:t>(\d+)<`).FindStringSubmatch(body)
		if written == nil {
			t.Fatalf("section %s has no page in the file", e[1])
		}
		if known, _ := strconv.Atoi(written[1]); known < n-1 || known > n+1 {
			t.Errorf("section %s is on page %d, and the file says %d", e[1], n, known)
		}
	}
}

// rowsAreWhole: LibreOffice cuts no row that fits on a page, and shows all of one that doesn't.
func rowsAreWhole(t *testing.T, dir, pdftotext string) {
	t.Helper()
	text, err := exec.Command(pdftotext, "-layout", filepath.Join(dir, "rows.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for at, page := range strings.Split(strings.TrimSuffix(string(text), "\f"), "\f") {
		if !regexp.MustCompile(`What +Where`).MatchString(page) {
			t.Errorf("page %d lacks the header row", at+1)
		}
		for n := range tallRow {
			if row := strconv.Itoa(n); strings.Contains(page, "begin-"+row) != strings.Contains(page, "end-"+row) {
				t.Errorf("page %d holds a part of row %d only", at+1, n)
			}
		}
	}
	if !strings.Contains(string(text), "end-"+strconv.Itoa(tallRow)) {
		t.Error("a row taller than a page is not shown to its end")
	}
}

// tallRow is the number of the row, in rowsDocument, that is taller than a page.
const tallRow = 6

func rowsDocument() document.Document {
	table := document.Table{Header: []string{"What", "Where"}}
	for n := range tallRow + 1 {
		lines := 9 + 4*n
		if n == tallRow {
			lines = 120
		}
		row := strconv.Itoa(n)
		table.Rows = append(table.Rows, document.Row("begin-"+row+strings.Repeat("\nword", lines)+"\nend-"+row, "beside"))
	}
	return document.Document{Blocks: []document.Block{table}}
}

func FuzzRender(f *testing.F) {
	for _, text := range portstest.Texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { parts(t, portstest.Everywhere(text)) })
}
