package ports

import (
	"context"
	"io"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// Mentions finds whom a document may be about besides the child whose file it goes into.
type Mentions interface {
	// Children lists children of open cases who have one of the marks, at most limit: but for a case where it is named, and
	// for those that an officer found to be of the same child or family.
	Children(ctx context.Context, m casework.Marks, except ehc.CaseID, limit int) ([]casework.Child, error)
}

// FileReader reads the words of a document.
type FileReader interface {
	// Words gives the text of a document of a media type; "" where it has none that can be read. It never fails: what
	// can't be read is looked at by people alone.
	Words(ctx context.Context, mediaType string, content io.ReaderAt, size int64) string
}
