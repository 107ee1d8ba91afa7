// Package scan reads scanned paper: it takes the pictures of pages out of a PDF and finds the codes on them.
package scan

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/jpeg"
	_ "image/png"
	"log/slog"
	"strconv"

	"ehchub/domain/fault"
	"ehchub/domain/paper"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	_ "golang.org/x/image/tiff" // pages of fax machines
)

func init() { api.DisableConfigDir() } // the library keeps no files of its own

// Reader reads scans. It holds no state and may be used from several goroutines.
type Reader struct{}

// mostPixels is the largest picture that is looked at: an A3 page at 600 dots an inch.
const mostPixels = 75_000_000

var damaged = fault.Field("files", "scan.damaged", "This file can’t be read: it is damaged, or protected with a password. Scan the paper again.")

// Pages gives what stands on each page.
func (Reader) Pages(ctx context.Context, content []byte, mediaType string, most int) (pages []paper.ScannedPage, err error) {
	defer func() {
		if broken := recover(); broken != nil { // of a library that meets what it does not expect
			slog.WarnContext(ctx, "scan not read", "cause", fmt.Sprint(broken))
			pages, err = nil, damaged
		}
	}()
	if mediaType != "application/pdf" {
		return []paper.ScannedPage{look(ctx, 1, bytes.NewReader(content))}, nil
	}
	file, err := api.ReadValidateAndOptimize(bytes.NewReader(content), settings())
	switch {
	case err != nil || file.PageCount == 0:
		return nil, damaged
	case file.PageCount > most:
		return nil, fault.Field("files", "scan.pages", fmt.Sprintf("This scan has %d pages. Send at most %d at a time.", file.PageCount, most))
	}
	for number := 1; number <= file.PageCount; number++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		pages = append(pages, pageOf(ctx, file, number))
	}
	return pages, nil
}

// pageOf looks at every picture of one page: some scanners lay several on one another.
func pageOf(ctx context.Context, file *model.Context, number int) paper.ScannedPage {
	found := paper.ScannedPage{Number: number}
	pictures, err := pdfcpu.ExtractPageImages(file, number, false)
	if err != nil {
		slog.WarnContext(ctx, "page of a scan not read", "page", number)
		return found
	}
	blank, seen := true, false
	for _, picture := range pictures {
		if picture.Reader == nil || picture.Thumb || picture.Width*picture.Height > mostPixels {
			blank = false
			continue
		}
		one := look(ctx, number, picture.Reader)
		seen, blank = true, blank && one.Blank
		found.Codes = append(found.Codes, one.Codes...)
	}
	found.Blank = seen && blank && len(found.Codes) == 0
	return found
}

// look reads one picture. What can't be read is a page without a code, for a person to look at.
func look(ctx context.Context, number int, from interface{ Read([]byte) (int, error) }) paper.ScannedPage {
	page := paper.ScannedPage{Number: number}
	var whole bytes.Buffer
	if _, err := whole.ReadFrom(from); err != nil {
		return page
	}
	if size, _, err := image.DecodeConfig(bytes.NewReader(whole.Bytes())); err != nil || size.Width*size.Height > mostPixels {
		return page
	}
	picture, _, err := image.Decode(&whole)
	if err != nil {
		slog.WarnContext(ctx, "picture of a scan not read", "page", number)
		return page
	}
	grey := greyOf(picture)
	page.Codes = codesOn(grey)
	page.Blank = len(page.Codes) == 0 && isBlank(grey)
	return page
}

func settings() *model.Configuration {
	c := model.NewDefaultConfiguration()
	c.ValidationMode, c.Cmd = model.ValidationRelaxed, model.EXTRACTIMAGES
	return c
}

// Part gives some pages as a file of their own.
func (Reader) Part(content []byte, mediaType string, pages []int) (part []byte, err error) {
	if mediaType != "application/pdf" {
		return content, nil
	}
	defer func() {
		if broken := recover(); broken != nil {
			part, err = nil, damaged
		}
	}()
	var chosen []string
	for _, page := range pages {
		chosen = append(chosen, strconv.Itoa(page))
	}
	var out bytes.Buffer
	if err := api.Collect(bytes.NewReader(content), &out, chosen, settings()); err != nil {
		return nil, damaged
	}
	return out.Bytes(), nil
}
