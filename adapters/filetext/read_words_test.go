package filetext_test

import (
	"bytes"
	"strings"
	"testing"

	"ehchub/adapters/filetext"
	"ehchub/adapters/pdf"
	"ehchub/adapters/word"
	"ehchub/domain/document"
	"ehchub/ports"
)

func TestTheWordsOfDocuments(t *testing.T) {
	d := document.Document{Meta: document.Meta{Title: "Report"}, Blocks: []document.Block{document.Title{Text: "Report on Rowan Hale"}, document.Text("Born on 14 May 2017. NHS number 943 476 5919.")}}
	for mediaType, renderer := range map[string]ports.Renderer{"application/pdf": pdf.Renderer{}, "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word.Renderer{}} {
		var file bytes.Buffer
		if err := renderer.Render(&file, d); err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(filetext.Reader{}.Words(t.Context(), mediaType, bytes.NewReader(file.Bytes()), int64(file.Len()))), " ")
		for _, want := range []string{"Rowan Hale", "14 May 2017", "943 476 5919"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %q: %q", mediaType, want, got)
			}
		}
		for cut := 1; cut < 12; cut++ { // broken files are read by people alone, and break nothing
			size := file.Len() * cut / 12
			_ = filetext.Reader{}.Words(t.Context(), mediaType, bytes.NewReader(file.Bytes()[:size]), int64(size))
		}
	}
	if got := (filetext.Reader{}).Words(t.Context(), "image/png", strings.NewReader("943 476 5919"), 12); got != "" {
		t.Errorf("a picture says %q", got)
	}
}
