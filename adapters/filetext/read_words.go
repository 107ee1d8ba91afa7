// Package filetext reads the words of documents that people add: PDF, Word, OpenDocument and plain text.
package filetext

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"io"
	"path"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

// Bounds of what is read of one document: beyond them people look alone.
const (
	mostText     = 2 << 20  // bytes of text
	mostUnpacked = 64 << 20 // bytes that are unpacked of an archive
	mostPages    = 300
	patience     = 5 * time.Second
)

// Reader is a ports.FileReader.
type Reader struct{}

// Words gives the text of a document.
func (Reader) Words(ctx context.Context, mediaType string, content io.ReaderAt, size int64) string {
	switch {
	case mediaType == "application/pdf":
		return patiently(ctx, func(stop func() bool) string { return pdfWords(content, size, stop) })
	case strings.Contains(mediaType, "wordprocessingml"), strings.Contains(mediaType, "opendocument.text"):
		return patiently(ctx, func(stop func() bool) string { return zipWords(content, size, stop) })
	case strings.HasPrefix(mediaType, "text/"):
		text := make([]byte, min(size, mostText))
		n, _ := content.ReadAt(text, 0)
		return string(text[:n])
	}
	return ""
}

// patiently waits for a reading for a while, and lets it end by itself then.
func patiently(ctx context.Context, read func(stop func() bool) string) string {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	words := make(chan string, 1)
	go func() {
		defer func() {
			if recover() != nil { // a broken file: people look alone
				words <- ""
			}
		}()
		words <- read(func() bool { return ctx.Err() != nil })
	}()
	select {
	case text := <-words:
		return text
	case <-ctx.Done():
		return ""
	}
}

func pdfWords(content io.ReaderAt, size int64, stop func() bool) string {
	file, err := pdf.NewReader(content, size)
	if err != nil {
		return ""
	}
	var text strings.Builder
	for n := 1; n <= min(file.NumPage(), mostPages) && text.Len() < mostText && !stop(); n++ {
		page := file.Page(n)
		if page.V.IsNull() {
			continue
		}
		words, err := page.GetPlainText(nil)
		if err != nil {
			continue
		}
		text.WriteString(words + "\n")
	}
	return text.String()
}

// zipWords reads the parts of a Word or OpenDocument file that hold text: the body, headers, footers and notes.
func zipWords(content io.ReaderAt, size int64, stop func() bool) string {
	file, err := zip.NewReader(content, size)
	if err != nil {
		return ""
	}
	var text strings.Builder
	left := int64(mostUnpacked)
	for _, part := range file.File {
		if stop() || left <= 0 {
			break
		}
		dir, name := path.Split(part.Name)
		if name != "content.xml" && (dir != "word/" || !strings.HasSuffix(name, ".xml")) {
			continue
		}
		in, err := part.Open()
		if err != nil {
			continue
		}
		unpacking := &io.LimitedReader{R: in, N: min(left, 4*mostText)}
		left -= unpacking.N
		xmlWords(&text, unpacking, stop)
		left += unpacking.N
		_ = in.Close()
	}
	return text.String()
}

// xmlWords gathers the texts of a part; a paragraph or a cell ends a line.
func xmlWords(text *strings.Builder, part io.Reader, stop func() bool) {
	in := xml.NewDecoder(part)
	for text.Len() < mostText && !stop() {
		token, err := in.Token()
		if err != nil {
			return
		}
		switch token := token.(type) {
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			switch token.Name.Local {
			case "p", "h", "tab", "br", "tc", "table-cell":
				text.WriteByte('\n')
			}
		}
	}
}
