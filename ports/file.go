package ports

import (
	"context"
	"io"
	"time"

	"ehchub/domain/ehc"
)

// File is what is known of an uploaded document. Its bytes are in the FileStore under its ID.
type File struct {
	ID         ehc.FileID
	Case       ehc.CaseID
	Name       string // as its owner called it
	Type       string // media type found in its content
	Bytes      int64
	SHA256     string
	UploadedBy ehc.PersonID
	At         time.Time
	// Purpose says what it belongs to: request, advice, views, consultation, reply, photo.
	Purpose string
	// Item is the identity of what it belongs to within the case (an advice request, a tile, a consultation).
	Item string
}

// Files keeps what is known of uploaded documents.
type Files interface {
	// Get finds a document. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.FileID) (File, error)
	// Many finds several at once, in the order asked; unknown ones are left out.
	Many(ctx context.Context, ids ...ehc.FileID) ([]File, error)
	// OfCase lists a case's documents, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]File, error)
	Save(ctx context.Context, f File) error
	Delete(ctx context.Context, id ehc.FileID) error
}

// FileStore keeps the bytes of uploaded documents.
type FileStore interface {
	// Put stores a stream under an identity that is not in use yet, and returns its length and SHA-256 in hex.
	Put(ctx context.Context, id ehc.FileID, content io.Reader) (bytes int64, sha256 string, err error)
	// Open gives the bytes back. fault.NotFound when there are none.
	Open(ctx context.Context, id ehc.FileID) (io.ReadSeekCloser, error)
	// Remove deletes the bytes; deleting nothing is no error.
	Remove(ctx context.Context, id ehc.FileID) error
}

// FileInspector tells from its content what kind of document a stream is.
type FileInspector interface {
	// Inspect reads the beginning of a stream. It gives the media type found, whether the hub takes that type, and
	// whether the name's ending fits it.
	Inspect(name string, beginning []byte) FileKind
}

// PictureCleaner draws anew the photos that stand on pages.
type PictureCleaner interface {
	// Clean gives the picture without what a camera writes into it (place, time, device), in the same media type.
	// fault.Invalid at "files" when it is no whole picture of the type; fault.TooLarge, before it is read, when reading
	// would take too much.
	Clean(ctx context.Context, picture []byte, mediaType string) ([]byte, error)
}

// FileKind is what an inspector found.
type FileKind struct {
	Type    string // "application/pdf"
	Called  string // "a PDF document", for people
	Ending  string // ".pdf", the usual ending of this kind; empty when there is none
	Taken   bool   // the hub takes documents of this kind
	NameFit bool   // the name's ending fits the content
	Claimed string // "a Word document": what the name's ending says; empty when that is nothing the hub takes
}
