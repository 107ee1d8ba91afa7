package word_test

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"ehchub/adapters/word"
	"ehchub/ports/portstest"
)

func BenchmarkPlan(b *testing.B) {
	d := portstest.Plan(10)
	for b.Loop() {
		if err := (word.Renderer{}).Render(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareZipAndXML writes the same parts with nothing but archive/zip and encoding/xml's escaping: the text
// between tags is escaped, the tags are copied.
func BenchmarkBareZipAndXML(b *testing.B) {
	type piece struct{ tag, text string }
	all := map[string][]piece{}
	for name, content := range parts(b, portstest.Plan(10)) {
		for rest := content; rest != ""; {
			end := strings.IndexByte(rest, '>') + 1
			if end == 0 {
				break
			}
			text, _, _ := strings.Cut(rest[end:], "<")
			all[name] = append(all[name], piece{rest[:end], text})
			rest = rest[end+len(text):]
		}
	}
	for b.Loop() {
		z := zip.NewWriter(io.Discard)
		for name, pieces := range all {
			f, err := z.Create(name)
			if err != nil {
				b.Fatal(err)
			}
			w := bufio.NewWriter(f)
			for _, p := range pieces {
				_, _ = w.WriteString(p.tag)
				_ = xml.EscapeText(w, []byte(p.text))
			}
			_ = w.Flush()
		}
		if err := z.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
