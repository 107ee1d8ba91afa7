package documents_test

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	hubhtml "ehchub/adapters/html"
	"ehchub/adapters/pdf"
	"ehchub/adapters/word"
	"ehchub/domain/document"
	"ehchub/ports"
)

// formats are the renderers that the hub has.
var formats = map[ports.Format]ports.Renderer{ports.PDF: pdf.Renderer{}, ports.Word: word.Renderer{}, ports.HTML: hubhtml.Renderer{}}

// drawn draws a document, twice, because equal documents must give equal bytes.
func drawn(t testing.TB, f ports.Format, d document.Document) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := formats[f].Render(out, d); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%s: two drawings of %q differ", f, d.Meta.Title)
	}
	return first.Bytes()
}

// textOf reads a file's words back, as a person or a program would who has only the file.
func textOf(t testing.TB, f ports.Format, file []byte) string {
	t.Helper()
	switch f {
	case ports.PDF:
		return pdfText(t, file)
	case ports.Word:
		return wordText(t, file)
	}
	return marksOut(string(file))
}

func pdfText(t testing.TB, file []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "drawn.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", name, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext of poppler-utils is needed: %v", err)
	}
	return string(text)
}

func wordText(t testing.TB, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	body, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return marksOut(string(content))
}

var (
	ends  = regexp.MustCompile(`</(w:p|p|h[1-6]|li|dt|dd|th|td|tr|caption)>|<w:br/>|<br>`)
	marks = regexp.MustCompile(`(?s)<[^>]*>`)
	gaps  = regexp.MustCompile(`\n\s*`)
)

// marksOut leaves the words of XML or HTML, a line for each paragraph or cell.
func marksOut(text string) string {
	text = html.UnescapeString(marks.ReplaceAllString(ends.ReplaceAllString(text, "\n"), ""))
	return strings.TrimSpace(gaps.ReplaceAllString(text, "\n"))
}

// flat makes a text comparable wherever its lines were broken.
func flat(text string) string { return strings.Join(strings.Fields(text), " ") }

// solid leaves out every gap: a narrow column may break a line within a word.
func solid(text string) string { return strings.Join(strings.Fields(text), "") }

// holds fails the test unless the text has all the words.
func holds(t testing.TB, what, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(solid(text), solid(w)) {
			t.Errorf("%s lacks %q", what, w)
		}
	}
}

// lacks fails the test if the text has any of the words.
func lacks(t testing.TB, what, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(solid(text), solid(w)) {
			t.Errorf("%s holds %q", what, w)
		}
	}
}
