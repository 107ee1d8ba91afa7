package assessment

import (
	"context"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// How large one document can be, in bytes.
const (
	MaxFile   = 25 * 1000 * 1000  // sent with a form, at once
	MaxUpload = 250 * 1000 * 1000 // sent in pieces
)

// maxFileName is how long a document's name is kept, in characters.
const maxFileName = 200

var noDocument = fault.New(fault.NotFound, "file.unknown", "There is no such document.")

// UploadFile keeps a document and puts it where it belongs: on a request, advice, a tile of the views, a
// consultation or its answer, or as the child's photo (F343). It is told by its content, never by its name alone. The
// document is streamed to the store, and looked at there: no unit of work is open meanwhile.
type UploadFile struct {
	Gate      application.Gate
	Store     ports.FileStore
	Inspector ports.FileInspector
	Pictures  ports.PictureCleaner
	// Places take out of pictures and films where they were made, each of its own kinds.
	Places []ports.PlaceStripper
	// Words reads documents for those at work, who are warned where one is about another child; nil reads none.
	Words ports.FileReader
	// Scanner looks for viruses; nil where the council has none.
	Scanner ports.Scanner
}

// UploadFileInput is one document as it arrives.
type UploadFileInput struct {
	ID      ehc.FileID // that the document gets; a new one unless set
	Case    ehc.CaseID
	Purpose Purpose
	Item    string // see Purpose
	Name    string
	Content io.Reader
	// Most is how many bytes it may have; MaxFile unless set.
	Most int64
	// Because says why a document that seems to be about another child, too, belongs here; empty where nobody was asked.
	Because string
}

// Do keeps the document. fault.Invalid at "files", naming the document and the reason, for one that is empty, damaged, of a
// kind that the hub does not take, not what its name says, or holds a virus; fault.TooLarge beyond Most. What fails
// leaves nothing behind.
func (u UploadFile) Do(ctx context.Context, actor ehc.Actor, in UploadFileInput) (ports.File, error) {
	place, err := shelfFor(in.Purpose)
	if err != nil {
		return ports.File{}, err
	}
	if in.Most == 0 {
		in.Most = MaxFile
	}
	in.Name = cleanName(in.Name)
	if in.ID == "" {
		in.ID = ehc.FileID(u.Gate.IDs.New())
	}
	file := ports.File{ID: in.ID, Case: in.Case, Name: in.Name, UploadedBy: actor.Person, Purpose: string(in.Purpose), Item: in.Item}
	err = u.Gate.Open(ctx, actor, in.Case, access.EnterCase, string(file.ID), func(ctx context.Context, v *application.Visit) error {
		_, err := place.open(ctx, v, in.Item)
		return err
	})
	if err != nil {
		return ports.File{}, err
	}
	leftover := file.ID
	said, err := u.receive(ctx, &file, in, place.pictures)
	if err == nil {
		leftover, err = u.shelve(ctx, actor, &file, in, place, said)
	}
	if leftover != "" {
		err = errors.Join(err, u.Store.Remove(context.WithoutCancel(ctx), leftover))
	}
	if fault.Has(err, virusCode) {
		err = errors.Join(err, u.tellVirus(context.WithoutCancel(ctx), actor, file))
	}
	if err != nil {
		return ports.File{}, err
	}
	return file, nil
}

// changesAtOnce is how many times a document is put on a shelf that somebody else changes at the same moment.
const changesAtOnce = 30

// shelve puts a document that is stored where it belongs. It gives the document whose bytes are to go: the one that was
// replaced or, where it fails, the new one.
func (u UploadFile) shelve(ctx context.Context, actor ehc.Actor, file *ports.File, in UploadFileInput, place shelf, said words) (leftover ehc.FileID, err error) {
	for range changesAtOnce {
		var replaced ehc.FileID
		err = u.Gate.Open(ctx, actor, in.Case, access.EnterCase, string(file.ID), func(ctx context.Context, v *application.Visit) error {
			on, err := place.open(ctx, v, in.Item)
			if err != nil {
				return err
			}
			if err := u.guard(ctx, v, in, *file, said); err != nil {
				return err
			}
			file.At = v.Now
			if place.pictures && len(on.files) > 0 {
				replaced = on.files[0]
			}
			return on.put(ctx, v, *file, replaced)
		})
		if err == nil {
			return replaced, nil
		}
		if !fault.Is(err, fault.Conflict) {
			break
		}
	}
	return file.ID, err
}

// put records the document, on its shelf and in place of the one that it replaces.
func (on opened) put(ctx context.Context, v *application.Visit, file ports.File, replaced ehc.FileID) error {
	if err := v.Stores.Files.Save(ctx, file); err != nil {
		return err
	}
	if err := on.change(ctx, file.ID, true); err != nil || replaced == "" {
		return err
	}
	return v.Stores.Files.Delete(ctx, replaced)
}

// cleanName keeps a document's own name, without folders and without signs that can't be shown.
func cleanName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), "\\", "/"))
	name = strings.TrimSpace(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || strings.ContainsRune(`<>:"|?*`, c) {
			return -1
		}
		return c
	}, name))
	if letters := []rune(name); len(letters) > maxFileName {
		ending := []rune(path.Ext(name))
		if len(ending) > 10 {
			ending = nil
		}
		name = string(letters[:maxFileName-len(ending)]) + string(ending)
	}
	if strings.Trim(name, "./ ") == "" {
		return "document"
	}
	return name
}
