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
	// Scan is what a virus scanner said of it.
	Scan Scan
	// Located says that it may still tell where it was made.
	Located bool
}

// Scan is what a virus scanner said of a document.
type Scan string

const (
	NotScanned Scan = ""      // the council has no scanner, or had none then
	ScanClean  Scan = "clean" // nothing was found
	ScanWaits  Scan = "waits" // the scanner could not say; it is asked again
	ScanVirus  Scan = "virus" // something was found later; the bytes are gone
)

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
	Open(ctx context.Context, id ehc.FileID) (Stored, error)
	// Remove deletes the bytes; deleting nothing is no error.
	Remove(ctx context.Context, id ehc.FileID) error
}

// Stored is the bytes of a document: read from its beginning or from any place, never all at once into memory.
type Stored interface {
	io.ReadSeekCloser
	io.ReaderAt
}

// ToScan finds documents that a virus scanner has not looked at.
type ToScan interface {
	// Next lists those that the scanner was not asked about since, the longest untried first.
	Next(ctx context.Context, since time.Time, limit int) ([]File, error)
	// Tried notes that the scanner was asked about a document, and what it said.
	Tried(ctx context.Context, id ehc.FileID, said Scan, at time.Time) error
}

// Scanner looks for viruses.
type Scanner interface {
	// Scan reads a document to its end. It gives the name of what was found, empty where nothing was. An error means
	// that nobody knows: it never stands for clean.
	Scan(ctx context.Context, content io.Reader) (found string, err error)
}

// WarningKind says why the authority is told about a document.
type WarningKind string

const (
	VirusWarning WarningKind = "virus"       // a virus was found; the document was not kept
	ChildWarning WarningKind = "other-child" // it seems to be about another child, and was added all the same
)

// DocumentWarning is what the authority is told about a document that was stopped, or added with a reason.
type DocumentWarning struct {
	ID      string
	Case    ehc.CaseID
	Kind    WarningKind
	File    ehc.FileID // empty where it was not kept
	Name    string     // of the document
	Purpose string     // what it was added to, as File says it
	By      ehc.PersonID
	ByName  string
	At      time.Time
	Because string // in the words of whoever added it
}

// DocumentWarnings keeps them.
type DocumentWarnings interface {
	Record(ctx context.Context, w DocumentWarning) error
	// OfCase lists a case's, the latest first.
	OfCase(ctx context.Context, id ehc.CaseID) ([]DocumentWarning, error)
}

// FileInspector tells from its content what kind of document a stream is.
type FileInspector interface {
	// Inspect reads the beginning of a stream. It gives the media type found, whether the hub takes that type, and
	// whether the name's ending fits it.
	Inspect(name string, beginning []byte) FileKind
	// Flaw looks through a whole document of a media type that the hub takes. It says in plain words, to follow “can’t be
	// added:”, what would harm whoever opens it or why nobody can; "" where nothing was found.
	Flaw(mediaType string, content io.ReaderAt, size int64) string
}

// PictureCleaner draws anew the photos that stand on pages.
type PictureCleaner interface {
	// Clean gives the picture without what a camera writes into it (place, time, device), in the same media type.
	// fault.Invalid at "files" when it is no whole picture of the type; fault.TooLarge, before it is read, when reading
	// would take too much.
	Clean(ctx context.Context, picture []byte, mediaType string) ([]byte, error)
}

// PlaceStripper takes out of pictures, films and recordings what a camera or phone writes into them: place, time, device.
type PlaceStripper interface {
	// Takes reports whether it can strip a media type.
	Takes(mediaType string) bool
	// Strip gives the same picture, film or recording without them; the caller closes it. fault.Invalid at "files", at once
	// or while it is read, for one that is damaged.
	Strip(ctx context.Context, content io.Reader, mediaType string) (io.ReadCloser, error)
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
