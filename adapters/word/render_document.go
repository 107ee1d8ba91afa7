// Package word writes a document as an Office Open XML file (.docx) that Word and LibreOffice open: real heading
// styles, lists, tables and links, so that it is an accessible copy and can be edited. Each statutory section stands
// in a content control of its own, so that an edited copy can be read back section by section.
package word

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"ehchub/domain/document"
)

// Renderer writes documents. It holds no state and may be used from several goroutines.
type Renderer struct{}

// Render writes the document as one file. Equal documents give equal bytes. No text is refused; an error means that
// the writer failed.
func (Renderer) Render(w io.Writer, d document.Document) error {
	b := newBody()
	b.pages = estimatePages(d.Blocks)
	logo, pictured := openLogo(d)
	if pictured {
		b.picture = "media/logo." + logo.kind
		b.logo(logo, d)
	}
	for i, block := range d.Blocks {
		b.block(block, d.Blocks[i+1:])
	}
	b.endSection()
	parts := []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", coreProperties(d.Meta)},
		{"docProps/app.xml", appProperties},
		{"docProps/custom.xml", customProperties(d.Meta)},
		{"word/document.xml", b.document()},
		{"word/_rels/document.xml.rels", b.relations()},
		{"word/styles.xml", styles(d.Meta)},
		{"word/numbering.xml", b.numbering()},
		{"word/settings.xml", settings(d.Meta)},
		{"word/header1.xml", header(d.Meta)},
		{"word/footer1.xml", footer(d.Meta)},
	}
	if pictured {
		parts = append(parts, part{"word/" + b.picture, string(d.Picture)})
	}
	if d.Meta.PageCode != "" {
		square, err := drawCode(d.Meta.PageCode)
		if err != nil {
			return err
		}
		parts = append(parts, part{"word/" + codePicture, string(square)}, part{"word/_rels/header1.xml.rels", headerRelations})
	}
	if err := writeParts(w, parts, d.Meta.Created); err != nil {
		return fmt.Errorf("write Word file: %w", err)
	}
	return nil
}

// part is one file within the package.
type part struct {
	name    string
	content string
}

func writeParts(w io.Writer, parts []part, created time.Time) error {
	oldest := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // a zip file knows no earlier date
	if created = created.UTC().Truncate(2 * time.Second); created.Before(oldest) || created.Year() > 2107 {
		created = oldest
	}
	z := zip.NewWriter(w)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: created})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			return err
		}
	}
	return z.Close()
}
