package assessment

import (
	"context"
	"errors"
	"io"
	"time"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// claimFor is how long one server may take to put a document together; after that another may try.
const claimFor = 5 * time.Minute

// FinishUpload puts a document together from its pieces, and where it belongs, with all that UploadFile asks.
type FinishUpload struct {
	Upload UploadFile
}

// Do gives the document. One that was put together before is given again. What is refused for good ends the upload; one
// that seems to be about another child waits to be finished with a reason, or dropped.
func (u FinishUpload) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID, because string) (file ports.File, err error) {
	gate, store := u.Upload.Gate, u.Upload.Store
	from, done, err := u.claim(ctx, actor, id, upload)
	if fault.Is(err, fault.NotFound) {
		return u.already(ctx, actor, id, upload, err)
	}
	if err != nil {
		return file, err
	}
	if done.ID != "" {
		return done, DropUpload{gate, store}.clear(ctx, from)
	}
	pieces := &assembled{ctx: ctx, store: store, left: from.Pieces}
	defer pieces.Close()
	file, err = u.Upload.Do(ctx, actor, UploadFileInput{ID: from.ID, Case: id, Purpose: Purpose(from.Purpose), Item: from.Item, Name: from.Name, Content: pieces, Most: MaxUpload, Because: because})
	kept := context.WithoutCancel(ctx)
	if err == nil || refusedForGood(err) {
		return file, errors.Join(err, DropUpload{gate, store}.clear(kept, from))
	}
	return file, errors.Join(err, gate.Units.Do(kept, func(ctx context.Context, s ports.Stores) error { return s.UploadClaims.Release(ctx, from.ID) }))
}

// claim takes a whole upload for this server. done is the document where it is there already: whoever put it together did
// not come to the end. Bytes without a document are what they left.
func (u FinishUpload) claim(ctx context.Context, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID) (from ports.Upload, done ports.File, err error) {
	gate := u.Upload.Gate
	err = gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		if from, err = ownUpload(ctx, s, actor, id, upload); err != nil {
			return err
		}
		if from.Got < from.Bytes {
			return fault.New(fault.Illegal, "upload.part", "This document has not arrived whole yet.")
		}
		now := gate.Clock.Now()
		if err := s.UploadClaims.Claim(ctx, from.ID, now, now.Add(claimFor)); err != nil {
			return err
		}
		done, err = s.Files.Get(ctx, from.ID)
		if fault.Is(err, fault.NotFound) {
			done, err = ports.File{}, nil
		}
		return err
	})
	if err == nil && done.ID == "" {
		err = u.Upload.Store.Remove(ctx, from.ID)
	}
	return from, done, err
}

// already gives a document that was put together when the answer got lost on its way; none is what unknown says.
func (u FinishUpload) already(ctx context.Context, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID, unknown error) (file ports.File, err error) {
	err = u.Upload.Gate.Open(ctx, actor, id, access.EnterCase, string(upload), func(ctx context.Context, v *application.Visit) error {
		f, place, err := documentOf(ctx, v, upload)
		if fault.Is(err, fault.NotFound) {
			return unknown
		}
		if err != nil {
			return err
		}
		if f.UploadedBy != actor.Person {
			return unknown
		}
		file = f
		_, err = place.open(ctx, v, f.Item)
		return err
	})
	return file, err
}

// refusedForGood reports whether a document will be refused however often it is sent.
func refusedForGood(err error) bool {
	f := fault.As(err)
	if f == nil || f.Code == AnotherChild || f.Code == "file.because-long" {
		return false
	}
	return f.Kind == fault.Invalid || f.Kind == fault.TooLarge
}

// assembled reads the pieces of a document one after the other.
type assembled struct {
	ctx   context.Context
	store ports.FileStore
	left  []ehc.FileID
	open  ports.Stored
}

func (a *assembled) Read(p []byte) (int, error) {
	for {
		if a.open == nil {
			if len(a.left) == 0 {
				return 0, io.EOF
			}
			next, err := a.store.Open(a.ctx, a.left[0])
			if err != nil {
				return 0, err
			}
			a.open, a.left = next, a.left[1:]
		}
		n, err := a.open.Read(p)
		if err != io.EOF {
			return n, err
		}
		if err := a.Close(); err != nil || n > 0 {
			return n, err
		}
	}
}

// Close closes the piece that is read.
func (a *assembled) Close() error {
	if a.open == nil {
		return nil
	}
	open := a.open
	a.open = nil
	return open.Close()
}

// DropUpload takes away a document that is half sent.
type DropUpload struct {
	Gate  application.Gate
	Store ports.FileStore
}

// Do drops the actor's own upload.
func (u DropUpload) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID) error {
	var from ports.Upload
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		if from, err = ownUpload(ctx, s, actor, id, upload); err != nil {
			return err
		}
		now := u.Gate.Clock.Now()
		return s.UploadClaims.Claim(ctx, upload, now, now.Add(claimFor))
	})
	if err != nil {
		return err
	}
	return u.clear(ctx, from)
}

// clear takes the pieces first: should it be broken off, the upload is still there to be cleared by time.
func (u DropUpload) clear(ctx context.Context, from ports.Upload) error {
	var failed error
	for _, piece := range from.Pieces {
		failed = errors.Join(failed, u.Store.Remove(ctx, piece))
	}
	if failed != nil {
		return failed
	}
	return u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error { return s.Uploads.End(ctx, from.ID) })
}

// UploadsKept is how long a document that is half sent waits for its next piece.
const UploadsKept = 7 * 24 * time.Hour

const (
	uploadsAtOnce     = 50
	clearUploadsEvery = time.Hour
)

// ClearUploads takes away documents that were half sent and left.
type ClearUploads struct {
	Gate  application.Gate
	Store ports.FileStore
}

// Do clears them and gives their number.
func (u ClearUploads) Do(ctx context.Context, actor ehc.Actor) (cleared int, err error) {
	if err := access.DecideOffice(actor, access.ClearUploads); err != nil {
		return 0, err
	}
	for {
		now, idle := u.Gate.Clock.Now(), []ports.Upload(nil)
		err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
			idle, err = s.UploadLists.Idle(ctx, now.Add(-UploadsKept), uploadsAtOnce)
			return err
		})
		if err != nil || len(idle) == 0 {
			return cleared, err
		}
		for _, one := range idle {
			if err := DropUpload(u).clear(ctx, one); err != nil {
				return cleared, err
			}
			cleared++
		}
	}
}

// Run clears now and each hour, until ctx ends. Any number of hubs may do so at once.
func (u ClearUploads) Run(ctx context.Context) {
	application.Every(ctx, clearUploadsEvery, "half sent documents cleared", func(ctx context.Context) (int, error) { return u.Do(ctx, ehc.SystemActor()) })
}
