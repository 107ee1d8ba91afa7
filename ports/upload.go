package ports

import (
	"context"
	"time"

	"ehchub/domain/ehc"
)

// Upload is a document that is on its way in pieces, so that a line that breaks costs a piece and not the whole.
type Upload struct {
	ID      ehc.FileID // that the document will have
	Case    ehc.CaseID
	Owner   string // whose it is: see the use case that begins it
	Purpose string // where the document belongs, as File says it
	Item    string
	Name    string
	Mark    string // tells the same document from another of the same name
	Bytes   int64  // that it will have
	Got     int64  // that are here
	Pieces  []ehc.FileID
	BegunAt time.Time
	// TouchedAt is when the last piece came.
	TouchedAt time.Time
}

// Uploads keeps what is known of documents on their way. Their pieces are in the FileStore.
type Uploads interface {
	Begin(ctx context.Context, u Upload) error
	// Get finds one. fault.NotFound when there is none.
	Get(ctx context.Context, id ehc.FileID) (Upload, error)
	// Add notes a piece of so many bytes. fault.Conflict unless it goes on where the last one ended.
	Add(ctx context.Context, id ehc.FileID, from, bytes int64, piece ehc.FileID, now time.Time) error
	End(ctx context.Context, id ehc.FileID) error
}

// UploadClaims lets one at a time put the pieces of a document together, or take them away.
type UploadClaims interface {
	// Claim is taken until a moment. fault.Conflict while somebody else has it.
	Claim(ctx context.Context, id ehc.FileID, now, until time.Time) error
	Release(ctx context.Context, id ehc.FileID) error
}

// UploadLists finds documents on their way.
type UploadLists interface {
	// Begun lists what an owner has begun on a case, the oldest first.
	Begun(ctx context.Context, owner string, id ehc.CaseID) ([]Upload, error)
	// Idle lists those of which no piece came since, the longest idle first.
	Idle(ctx context.Context, since time.Time, limit int) ([]Upload, error)
}
