package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"ehchub/adapters/pdf"
	"ehchub/domain/document"
)

func drawn(t *testing.T, blocks ...document.Block) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := (pdf.Renderer{}).Render(&out, document.Document{Meta: document.Meta{Title: "A letter"}, Blocks: blocks}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestEachLetterBeginsOnItsOwnSheet(t *testing.T) {
	one := drawn(t, document.Text("Of one page"))
	two := drawn(t, document.Text("Of two"), document.PageBreak{}, document.Text("pages"))
	for _, row := range []struct {
		files [][]byte
		pages int
	}{{[][]byte{one}, 1}, {[][]byte{one, two}, 4}, {[][]byte{two, one, one}, 5}} {
		bound, err := pdf.Renderer{}.Bind(row.files...)
		if err != nil {
			t.Fatal(err)
		}
		if pages, err := api.PageCount(bytes.NewReader(bound), nil); err != nil || pages != row.pages {
			t.Errorf("%d letters have %d pages, want %d: %v", len(row.files), pages, row.pages, err)
		}
	}
	for _, wrong := range [][]byte{nil, []byte("not a PDF"), one[:len(one)/2]} {
		if _, err := (pdf.Renderer{}).Bind(one, wrong); err == nil {
			t.Errorf("bound %d bytes that are no PDF", len(wrong))
		}
	}
}

func TestTheAddressStandsInTheWindow(t *testing.T) {
	sheet, err := pdf.Renderer{}.AddressSheet("Zoë Quill", "4 Mill Lane", "Fenbridge", "SW1A 1AA")
	if err != nil {
		t.Fatal(err)
	}
	bound, err := pdf.Renderer{}.Bind(sheet, drawn(t, document.Text("Dear Zoë")))
	if err != nil {
		t.Fatal(err)
	}
	if text := boundingBoxes(t, bound); len(text) < 4 {
		t.Errorf("found %v", text)
	} else {
		for _, word := range text[:4] {
			if word.x < 69 || word.top < 111 || word.bottom > 189 {
				t.Errorf("%q stands at %.0f, %.0f to %.0f: outside of the window", word.text, word.x, word.top, word.bottom)
			}
		}
	}
}

// word is a word of the first page, and where it stands in points.
type word struct {
	text           string
	x, top, bottom float64
}

var wordBox = regexp.MustCompile(`<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">([^<]*)</word>`)

func boundingBoxes(t *testing.T, file []byte) (found []word) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-bbox", "-l", "1", name, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext (Debian package poppler-utils): %v %s", err, out)
	}
	for _, m := range wordBox.FindAllStringSubmatch(string(out), -1) {
		w := word{text: m[4]}
		for i, to := range []*float64{&w.x, &w.top, &w.bottom} {
			if *to, err = strconv.ParseFloat(m[i+1], 64); err != nil {
				t.Fatal(err)
			}
		}
		found = append(found, w)
	}
	return found
}
