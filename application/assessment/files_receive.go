package assessment

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"log/slog"
	"strconv"
	"strings"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// beginning is how much of a document tells its kind.
const beginning = 3 * 1024

// words are what stands in a document, and what in it tells one child from another.
type words struct {
	text  string
	marks casework.Marks
}

// receive looks at the document's beginning, streams it to the store, and then looks through the whole of it there.
func (u UploadFile) receive(ctx context.Context, file *ports.File, in UploadFileInput, pictures bool) (said words, err error) {
	from := bufio.NewReaderSize(in.Content, beginning)
	first, err := from.Peek(beginning)
	if err != nil && err != io.EOF {
		return said, err
	}
	kind := u.Inspector.Inspect(file.Name, first)
	if why := refusal(file.Name, kind, len(first) == 0, pictures); why != "" {
		return said, fault.Field("files", "file.kind", why)
	}
	file.Type = kind.Type
	var body io.Reader = &bounded{from: from, left: in.Most, most: in.Most, name: file.Name}
	if pictures {
		if body, err = u.clean(ctx, body, kind.Type); err != nil {
			return said, err
		}
	}
	if file.Bytes, file.SHA256, err = u.store(ctx, file, body, pictures); err != nil {
		return said, err
	}
	stored, err := u.Store.Open(ctx, file.ID)
	if err != nil {
		return said, err
	}
	defer stored.Close()
	if flaw := u.Inspector.Flaw(file.Type, stored, file.Bytes); flaw != "" {
		return said, fault.Field("files", "file.flaw", file.Name+" can’t be added: "+flaw)
	}
	if file.Scan, err = lookForViruses(ctx, u.Scanner, file.ID, stored); err != nil {
		return said, err
	}
	if file.Scan == ports.ScanVirus {
		return said, fault.Field("files", virusCode, file.Name+" was not kept: the virus scanner found something harmful in it. Nobody else has got it. Ask whoever made it for a clean copy, and have your own computer checked.")
	}
	if u.Words != nil && !pictures {
		said.text = u.Words.Words(ctx, file.Type, stored, file.Bytes)
		said.marks = casework.FindMarks(said.text)
	}
	return said, nil
}

// store streams a document to where it is kept. Pictures and films go through whoever takes out where they were made; of
// those that nobody can strip it is noted that they may tell it.
func (u UploadFile) store(ctx context.Context, file *ports.File, body io.Reader, redrawn bool) (int64, string, error) {
	if redrawn || !tellsPlace(file.Type) {
		return u.Store.Put(ctx, file.ID, body)
	}
	for _, place := range u.Places {
		if !place.Takes(file.Type) {
			continue
		}
		stripped, err := place.Strip(ctx, body, file.Type)
		if err != nil {
			return 0, "", named(file.Name, err)
		}
		defer stripped.Close()
		size, sum, err := u.Store.Put(ctx, file.ID, stripped)
		return size, sum, named(file.Name, err)
	}
	file.Located = true
	return u.Store.Put(ctx, file.ID, body)
}

// tellsPlace reports whether cameras and phones write places into a media type.
func tellsPlace(mediaType string) bool {
	family, _, _ := strings.Cut(mediaType, "/")
	return (family == "image" || family == "video" || mediaType == "audio/x-m4a") && mediaType != "image/gif" && mediaType != "image/bmp"
}

// named says of which document something is wrong.
func named(name string, err error) error {
	if f := fault.As(err); f != nil && f.Kind == fault.Invalid && !strings.HasPrefix(f.Message, name) {
		return fault.Field("files", f.Code, name+": "+f.Message)
	}
	return err
}

// virusCode is the code of the refusal of a document that holds a virus.
const virusCode = "file.virus"

// lookForViruses asks the scanner about a document. One that it can't tell of waits to be asked about again; only a reader
// who has gone ends it.
func lookForViruses(ctx context.Context, scanner ports.Scanner, id ehc.FileID, content io.Reader) (ports.Scan, error) {
	if scanner == nil {
		return ports.NotScanned, nil
	}
	found, err := scanner.Scan(ctx, content)
	switch {
	case ctx.Err() != nil:
		return ports.ScanWaits, ctx.Err()
	case err != nil:
		slog.ErrorContext(ctx, "document not scanned for viruses", "document", string(id), "error", err)
		return ports.ScanWaits, nil
	case found != "":
		slog.WarnContext(ctx, "virus found", "document", string(id), "virus", found)
		return ports.ScanVirus, nil
	}
	return ports.ScanClean, nil
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
	from       io.Reader
	left, most int64
	name       string
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, tooLarge(b.name, b.most)
	}
	return n, err
}

func tooLarge(name string, most int64) error {
	return fault.New(fault.TooLarge, "file.too-large", name+" is larger than "+strconv.FormatInt(most/1_000_000, 10)+" MB. Make it smaller, or send it in parts.").At("files")
}
