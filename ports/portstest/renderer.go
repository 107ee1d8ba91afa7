package portstest

import (
	"bytes"
	"io"
	"testing"

	"ehchub/domain/document"
	"ehchub/ports"
)

// RendererContract proves what callers rely on: a statutory document is never refused because of a character in it,
// every kind of block is drawn, equal documents give equal bytes, and a writer that fails is reported.
func RendererContract(t *testing.T, r ports.Renderer) {
	t.Run("draws every text everywhere", func(t *testing.T) {
		for _, text := range Texts {
			if err := r.Render(io.Discard, Everywhere(text)); err != nil {
				t.Errorf("%.40q: %v", text, err)
			}
		}
	})
	t.Run("draws every kind of block, even empty", func(t *testing.T) {
		for _, b := range document.Kinds() {
			if err := r.Render(io.Discard, document.Document{Blocks: []document.Block{b}}); err != nil {
				t.Errorf("%T: %v", b, err)
			}
		}
		if err := r.Render(io.Discard, document.Document{}); err != nil {
			t.Errorf("no blocks: %v", err)
		}
	})
	t.Run("same document, same bytes", func(t *testing.T) {
		for _, d := range []document.Document{Plan(2), Letter(), {}} {
			var first, second bytes.Buffer
			if err := r.Render(&first, d); err != nil {
				t.Fatal(err)
			}
			if err := r.Render(&second, d); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%q: %d and %d bytes that differ", d.Meta.Title, first.Len(), second.Len())
			}
		}
	})
	t.Run("reports a writer that fails", func(t *testing.T) {
		if err := r.Render(full{}, Letter()); err == nil {
			t.Error("nothing was written and nobody was told")
		}
	})
}

// full is a disk with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
