package ports

import (
	"io"

	"ehchub/domain/document"
)

// Renderer draws documents in one format. It refuses no document because of a character in it, and equal documents
// give equal bytes; an error means that the writer failed, or the drawing.
type Renderer interface {
	Render(w io.Writer, d document.Document) error
}

// Format is a kind of file that a document can be had as; its value is the ending of the file's name.
type Format string

const (
	PDF  Format = "pdf"
	Word Format = "docx"
	HTML Format = "html"
)

// MediaType names the format as HTTP does; "" for one that the hub does not have.
func (f Format) MediaType() string {
	return map[Format]string{
		PDF:  "application/pdf",
		Word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		HTML: "text/html; charset=utf-8",
	}[f]
}
