package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/jung-kurt/gofpdf"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func init() { api.DisableConfigDir() } // the library keeps no files of its own

// Bind makes one PDF of several. Each begins on a page of its own sheet, so that they can be printed on both sides and
// put into their envelopes. An error means that one of them is no PDF, or is damaged.
func (Renderer) Bind(files ...[]byte) (bound []byte, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("bind PDF: %v", broken)
		}
	}()
	var parts []io.ReadSeeker
	for i, file := range files {
		pages, err := api.PageCount(bytes.NewReader(file), plainly())
		if err != nil {
			return nil, fmt.Errorf("bind PDF: %w", err)
		}
		parts = append(parts, bytes.NewReader(file))
		if pages%2 == 1 && i < len(files)-1 {
			blank, err := emptyPage()
			if err != nil {
				return nil, err
			}
			parts = append(parts, bytes.NewReader(blank))
		}
	}
	if len(parts) == 1 {
		return files[0], nil
	}
	var out bytes.Buffer
	if err := api.MergeRaw(parts, &out, false, plainly()); err != nil {
		return nil, fmt.Errorf("bind PDF: %w", err)
	}
	return out.Bytes(), nil
}

// plainly asks for nothing but what is done: no check of what was drawn here, and no new structure of the files.
func plainly() *model.Configuration {
	c := model.NewDefaultConfiguration()
	c.ValidationMode, c.OptimizeBeforeWriting = model.ValidationRelaxed, false
	return c
}

func emptyPage() ([]byte, error) {
	p := gofpdf.New("P", "pt", "A4", "")
	p.AddPage()
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("draw PDF: %w", err)
	}
	return out.Bytes(), nil
}

// Where GOV.UK Notify looks for the address of a letter that is a document, and the window of its envelope shows it.
const (
	windowLeft, windowTop = 24.6 / 25.4 * 72, 39.5 / 25.4 * 72
	windowSize            = 10.0
	windowLines           = 7
)

// AddressSheet is a first page that holds nothing but an address, in the window of the envelope.
func (Renderer) AddressSheet(lines ...string) ([]byte, error) {
	p := gofpdf.New("P", "pt", "A4", "")
	p.AddUTF8FontFromBytes(family, regular.style(), regular.file())
	p.SetAutoPageBreak(false, 0)
	p.AddPage()
	p.SetFont(family, regular.style(), windowSize)
	y := windowTop + windowSize
	for _, line := range lines[:min(len(lines), windowLines)] {
		p.Text(windowLeft+1, y, printable(line))
		y += windowSize
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("draw PDF: %w", err)
	}
	return out.Bytes(), nil
}
