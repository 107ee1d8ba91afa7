package assessment

import (
	"context"
	"strconv"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// MaxPiece is how large one piece of a document can be, in bytes; all but the last have MinPiece at least.
const (
	MaxPiece = 8 * 1024 * 1024
	MinPiece = 64 * 1024
)

// maxMark is how long the mark of a document is kept, in characters.
const maxMark = 100

// BeginUpload announces a document that comes in pieces to the place where it belongs (F342). It is the same document as
// one that was begun there before, when the mark is the same: then it goes on where that one ended.
type BeginUpload struct{ Gate application.Gate }

// BeginUploadInput is what is known of a document before its first byte.
type BeginUploadInput struct {
	Case    ehc.CaseID
	Purpose Purpose
	Item    string // see Purpose
	Name    string
	Bytes   int64
	Mark    string // tells the same document from another of the same name
}

// Do announces it. fault.TooLarge beyond MaxUpload, fault.Invalid for an empty one, both at "files"; fault.Illegal when the
// place has no room.
func (u BeginUpload) Do(ctx context.Context, actor ehc.Actor, in BeginUploadInput) (begun ports.Upload, err error) {
	place, err := shelfFor(in.Purpose)
	if err != nil {
		return begun, err
	}
	in.Name = cleanName(in.Name)
	switch {
	case in.Bytes <= 0:
		return begun, fault.Field("files", "file.kind", refusal(in.Name, ports.FileKind{}, true, false))
	case in.Bytes > MaxUpload:
		return begun, tooLarge(in.Name, MaxUpload)
	case len(in.Mark) > maxMark || strings.ContainsRune(in.Mark, 0):
		return begun, fault.New(fault.Invalid, "upload.mark", "This document can’t be sent in pieces.")
	}
	err = u.Gate.Open(ctx, actor, in.Case, access.EnterCase, "", func(ctx context.Context, v *application.Visit) error {
		on, err := place.open(ctx, v, in.Item)
		if err != nil {
			return err
		}
		all, err := v.Stores.UploadLists.Begun(ctx, ownerOf(actor), in.Case)
		if err != nil {
			return err
		}
		for _, one := range all {
			if one.Mark == in.Mark && one.Bytes == in.Bytes && one.Purpose == string(in.Purpose) && one.Item == in.Item {
				begun = one
				return nil
			}
		}
		if len(on.files) >= ehc.MaxFiles {
			return ehc.TooManyFiles()
		}
		if len(all) >= ehc.MaxFiles {
			return fault.New(fault.Illegal, "upload.too-many", "You have "+strconv.Itoa(len(all))+" documents here that are half sent. Finish or drop them first.")
		}
		begun = ports.Upload{ID: ehc.FileID(u.Gate.IDs.New()), Case: in.Case, Owner: ownerOf(actor), Purpose: string(in.Purpose), Item: in.Item, Name: in.Name, Mark: in.Mark, Bytes: in.Bytes, BegunAt: v.Now, TouchedAt: v.Now}
		return v.Stores.Uploads.Begin(ctx, begun)
	})
	return begun, err
}

// ownerOf names whose upload it is: a person's or, before anybody has signed in, that of whoever holds a draft's key.
// Nobody owns nothing.
func ownerOf(actor ehc.Actor) string {
	switch {
	case actor.Person != "":
		return "person " + string(actor.Person)
	case actor.DraftKey != "":
		return "key " + actor.DraftKey
	}
	return ""
}

// ownUpload finds an upload of the actor's own; anybody else's is not there for them.
func ownUpload(ctx context.Context, s ports.Stores, actor ehc.Actor, id ehc.CaseID, upload ehc.FileID) (ports.Upload, error) {
	found, err := s.Uploads.Get(ctx, upload)
	if err == nil && (found.Case != id || found.Owner == "" || found.Owner != ownerOf(actor)) {
		err = fault.New(fault.NotFound, "upload.unknown", "This document is no longer on its way. Choose it again.")
	}
	return found, err
}

// begunHere lists what the actor has begun and not finished in a place.
func begunHere(ctx context.Context, v *application.Visit, purpose Purpose, item string) (here []ports.Upload, err error) {
	all, err := v.Stores.UploadLists.Begun(ctx, ownerOf(v.Actor), v.Case.ID())
	for _, one := range all {
		if one.Purpose == string(purpose) && one.Item == item {
			here = append(here, one)
		}
	}
	return here, err
}
