package assessment

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"

	"ehchub/application"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// AddPiece takes the next piece of a document that its owner has begun. Where it belongs was decided when it was begun, and
// is decided again when it is put together.
type AddPiece struct {
	Gate      application.Gate
	Store     ports.FileStore
	Inspector ports.FileInspector
}

// AddPieceInput is one piece as it arrives.
type AddPieceInput struct {
	Case    ehc.CaseID
	Upload  ehc.FileID
	From    int64 // how many bytes came before
	Content io.Reader
}

// Do keeps the piece and says how much is here. fault.Conflict unless it goes on where the last one ended; ask Upload where
// that is. A first piece of a kind that the hub does not take ends the upload.
func (u AddPiece) Do(ctx context.Context, actor ehc.Actor, in AddPieceInput) (upload ports.Upload, err error) {
	upload, err = u.find(ctx, actor, in.Case, in.Upload)
	if err != nil {
		return upload, err
	}
	left := upload.Bytes - upload.Got
	if in.From != upload.Got || left == 0 {
		return upload, fault.New(fault.Conflict, "upload.from", "Another part of this document came meanwhile.")
	}
	body := bufio.NewReaderSize(in.Content, beginning)
	if in.From == 0 {
		if why := u.refusal(upload, body); why != "" {
			return upload, errors.Join(fault.Field("files", "file.kind", why), DropUpload{u.Gate, u.Store}.Do(ctx, actor, in.Case, in.Upload))
		}
	}
	piece := ehc.FileID(u.Gate.IDs.New())
	size, _, err := u.Store.Put(ctx, piece, &bounded{from: body, left: min(left, MaxPiece), most: MaxUpload, name: upload.Name})
	if err == nil && size < min(left, MinPiece) {
		err = fault.New(fault.Invalid, "upload.small", "This part of the document did not arrive whole.")
	}
	if err == nil {
		err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
			return s.Uploads.Add(ctx, in.Upload, in.From, size, piece, u.Gate.Clock.Now())
		})
	}
	if err != nil {
		return upload, errors.Join(err, u.Store.Remove(context.WithoutCancel(ctx), piece))
	}
	upload.Got += size
	return upload, nil
}

func (u AddPiece) find(ctx context.Context, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID) (found ports.Upload, err error) {
	err = u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		found, err = ownUpload(ctx, s, actor, id, upload)
		return err
	})
	return found, err
}

// refusal looks at the beginning of a document, so that nobody sends 250 MB to be told that it is a program.
func (u AddPiece) refusal(upload ports.Upload, body *bufio.Reader) string {
	first, _ := body.Peek(beginning) // what can't be read fails when it is stored
	place, err := shelfFor(Purpose(upload.Purpose))
	return refusal(upload.Name, u.Inspector.Inspect(upload.Name, bytes.Clone(first)), false, err == nil && place.pictures)
}

// ReadUpload says how much of a document is here.
type ReadUpload struct{ Gate application.Gate }

// Do finds the actor's own upload.
func (u ReadUpload) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID) (ports.Upload, error) {
	return AddPiece{Gate: u.Gate}.find(ctx, actor, id, upload)
}
