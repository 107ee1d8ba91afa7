package assessment

import (
	"bufio"
	"bytes"
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

// MaxFile is how large one document can be, in bytes: 25 MB.
const MaxFile = 25 * 1000 * 1000

// beginning is how much of a document tells its kind.
const beginning = 3 * 1024

// maxFileName is how long a document's name is kept, in characters.
const maxFileName = 200

var noDocument = fault.New(fault.NotFound, "file.unknown", "There is no such document.")

// UploadFile keeps a document and puts it where it belongs: on a request, advice, a tile of the views, a
// consultation or its answer, or as the child's photo (F343). It is told by its content, never by its name alone.
type UploadFile struct {
	Gate      application.Gate
	Store     ports.FileStore
	Inspector ports.FileInspector
	Pictures  ports.PictureCleaner
	// Words reads documents for those at work, who are warned where one is about another child; nil reads none.
	Words ports.FileReader
}

// UploadFileInput is one document as it arrives.
type UploadFileInput struct {
	Case    ehc.CaseID
	Purpose Purpose
	Item    string // see Purpose
	Name    string
	Content io.Reader
	// Checked says that whoever adds it has made sure that it belongs to this child.
	Checked bool
}

// Do keeps the document. fault.Invalid at "files", naming the document and the reason, for one that is empty, of a
// kind that the hub does not take, or not what its name says; fault.TooLarge beyond MaxFile. What fails leaves
// nothing behind.
func (u UploadFile) Do(ctx context.Context, actor ehc.Actor, in UploadFileInput) (ports.File, error) {
	place, err := shelfFor(in.Purpose)
	if err != nil {
		return ports.File{}, err
	}
	file := ports.File{ID: ehc.FileID(u.Gate.IDs.New()), Case: in.Case, Name: cleanName(in.Name), UploadedBy: actor.Person, Purpose: string(in.Purpose), Item: in.Item}
	stored, replaced := false, ehc.FileID("")
	err = u.Gate.Open(ctx, actor, in.Case, access.EnterCase, string(file.ID), func(ctx context.Context, v *application.Visit) error {
		on, err := place.open(ctx, v, in.Item)
		if err != nil {
			return err
		}
		file.At, stored = v.Now, true
		if err := u.keep(ctx, v, &file, in, place.pictures); err != nil {
			return err
		}
		if place.pictures && len(on.files) > 0 {
			replaced = on.files[0]
		}
		return on.put(ctx, v, file, replaced)
	})
	leftover := replaced
	if err != nil {
		leftover = file.ID
	}
	if leftover != "" && stored {
		if removal := u.Store.Remove(context.WithoutCancel(ctx), leftover); removal != nil {
			return ports.File{}, errors.Join(err, removal)
		}
	}
	if err != nil {
		return ports.File{}, err
	}
	return file, nil
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

// keep looks at the document's beginning and streams it to the store.
func (u UploadFile) keep(ctx context.Context, v *application.Visit, file *ports.File, asked UploadFileInput, pictures bool) error {
	in := bufio.NewReaderSize(asked.Content, beginning)
	first, err := in.Peek(beginning)
	if err != nil && err != io.EOF {
		return err
	}
	kind := u.Inspector.Inspect(file.Name, first)
	if why := refusal(file.Name, kind, len(first) == 0, pictures); why != "" {
		return fault.Field("files", "file.kind", why)
	}
	file.Type = kind.Type
	var body io.Reader = &bounded{from: in, left: MaxFile, name: file.Name}
	if pictures {
		if body, err = u.clean(ctx, body, kind.Type); err != nil {
			return err
		}
	}
	if body, err = u.guard(ctx, v, asked, kind.Type, body); err != nil {
		return err
	}
	file.Bytes, file.SHA256, err = u.Store.Put(ctx, file.ID, body)
	return err
}

// clean takes from a photo what its camera wrote into it: where a child lives is nobody's to read from a picture.
func (u UploadFile) clean(ctx context.Context, body io.Reader, mediaType string) (io.Reader, error) {
	picture, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	cleaned, err := u.Pictures.Clean(ctx, picture, mediaType)
	return bytes.NewReader(cleaned), err
}

// refusal says by name and reason why a document is not taken; empty when it is.
func refusal(name string, k ports.FileKind, empty, pictures bool) string {
	picture := strings.HasPrefix(k.Type, "image/") && k.Type != "image/tiff" && k.Type != "image/heic" && k.Type != "image/bmp"
	switch {
	case empty:
		return name + " is empty. Check the file and send it again."
	case !k.Taken && k.Claimed != "":
		return name + " is not " + k.Claimed + ": it looks like " + k.Called + "."
	case !k.Taken:
		return name + " can’t be added: it looks like " + k.Called + ". Send a document, a picture, a recording or a short video."
	case !k.NameFit && k.Claimed != "":
		return name + " is not " + k.Claimed + ": it looks like " + k.Called + ". Give it the ending " + k.Ending + " and send it again."
	case !k.NameFit:
		return name + " looks like " + k.Called + ", but its name does not say so. Give it the ending " + k.Ending + " and send it again."
	case pictures && !picture:
		return name + " can’t be shown as a photo. Send a JPEG, PNG, GIF or WebP picture."
	}
	return ""
}

// bounded ends a stream that is too large with a fault.
type bounded struct {
	from io.Reader
	left int64
	name string
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, fault.New(fault.TooLarge, "file.too-large", b.name+" is larger than 25 MB. Make it smaller, or send it in parts.").At("files")
	}
	return n, err
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
