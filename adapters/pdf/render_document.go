// Package pdf draws a document as an A4 PDF: the print copy. gofpdf is only the drawing surface; lines and pages are
// broken here, so that headings stay with their text, table headers repeat and contents know their page numbers.
//
// The file is tagged (headings, lists, tables) and names its language and title. It has not been checked against
// PDF/UA, and scripts that need shaping or run right to left (Arabic, Hindi) print as boxes: for those the page and
// the Word file are the copies to use.
package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"ehchub/domain/document"

	"github.com/jung-kurt/gofpdf"
)

// Renderer draws documents. It holds no state and may be used from several goroutines.
type Renderer struct{}

// Render draws the document and writes it as one PDF. Equal documents give equal bytes. A character that the fonts
// lack is drawn as a box, never refused; an error means that the writer failed or that the drawing library did.
func (Renderer) Render(w io.Writer, d document.Document) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("draw PDF: %v", broken)
		}
	}()
	tree := newTree()
	book := paginate(layOut(d, tree))
	var out bytes.Buffer
	if err := book.draw(d.Meta, tree).Output(&out); err != nil {
		return fmt.Errorf("draw PDF: %w", err)
	}
	tagged, err := tag(out.Bytes(), tree, d.Meta)
	if err != nil {
		return fmt.Errorf("tag PDF: %w", err)
	}
	_, err = w.Write(tagged)
	return err
}

// surface opens an empty file with its properties and the fonts that the document needs.
func surface(m document.Meta, needs [faces]bool) *gofpdf.Fpdf {
	p := gofpdf.New("P", "pt", "A4", "")
	created := m.Created.UTC()
	if m.Created.IsZero() {
		created = time.Unix(0, 0).UTC() // without a date the library would put the present one in
	}
	p.SetCatalogSort(true)
	p.SetCreationDate(created)
	p.SetModificationDate(created)
	p.SetProducer("", false)
	p.SetTitle(printable(m.Title), true)
	p.SetAuthor(printable(m.Creator), true)
	p.SetSubject(printable(m.HeaderLine()), true)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	for f := range faces {
		if needs[f] {
			p.AddUTF8FontFromBytes(family, f.style(), f.file())
		}
	}
	return p
}
