package assessment_test

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetype"
	"ehchub/adapters/picture"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// cabinet is a hub with a folder for documents.
type cabinet struct {
	hub
	dir   string
	store *filestore.Folder
}

func newCabinet(t *testing.T) cabinet {
	t.Helper()
	dir := t.TempDir()
	store, err := filestore.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return cabinet{newHub(t), dir, store}
}

var pdf = portstest.SampleFiles["report.pdf"]

func (c cabinet) upload(t *testing.T, by ehc.Actor, id ehc.CaseID, purpose assessment.Purpose, item, name, content string) (ports.File, error) {
	t.Helper()
	return assessment.UploadFile{Gate: c.gate, Store: c.store, Inspector: filetype.Inspector{}, Pictures: picture.NewCleaner()}.Do(t.Context(), by,
		assessment.UploadFileInput{Case: id, Purpose: purpose, Item: item, Name: name, Content: strings.NewReader(content)})
}

func (c cabinet) download(t *testing.T, by ehc.Actor, id ehc.CaseID, file ehc.FileID) (string, error) {
	t.Helper()
	out, err := assessment.DownloadFile{Gate: c.gate, Store: c.store}.Do(t.Context(), by, id, file)
	if err != nil {
		return "", err
	}
	defer out.Content.Close()
	bytes, err := io.ReadAll(out.Content)
	c.must(t, err)
	return string(bytes), nil
}

func (c cabinet) remove(t *testing.T, by ehc.Actor, id ehc.CaseID, file ehc.FileID) error {
	t.Helper()
	return assessment.RemoveFile{Gate: c.gate, Store: c.store}.Do(t.Context(), by, id, file)
}

// kept counts the documents whose bytes are in the folder.
func (c cabinet) kept(t *testing.T) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(c.dir, "*", "*"))
	c.must(t, err)
	return len(found)
}

func TestADocumentOfADraftRequest(t *testing.T) {
	c := newCabinet(t)
	id := c.start(t, visitor, assessment.StartRequestInput{})
	file, err := c.upload(t, visitor, id, assessment.ForRequest, "", `C:\Users\isolde\Hearing test.PDF`, pdf)
	c.must(t, err)
	if file.Name != "Hearing test.PDF" || file.Type != "application/pdf" || file.Bytes != int64(len(pdf)) || len(file.SHA256) != 64 {
		t.Errorf("kept as %+v", file)
	}
	if files := c.draft(t, visitor, id).Files; len(files) != 1 || files[0].ID != file.ID {
		t.Errorf("the draft has %+v", files)
	}
	if got, err := c.download(t, visitor, id, file.ID); err != nil || got != pdf {
		t.Errorf("came back as %q: %v", got, err)
	}
	for name, by := range map[string]ehc.Actor{"co-ordinator": c.Coordinator.Actor(), "another visitor": {Kind: ehc.Visitor, DraftKey: "other"}} {
		if _, err := c.download(t, by, id, file.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s reads it: %v", name, err)
		}
		if _, err := c.upload(t, by, id, assessment.ForRequest, "", "a.pdf", pdf); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s adds to it: %v", name, err)
		}
		if err := c.remove(t, by, id, file.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s removes it: %v", name, err)
		}
	}
	if c.kept(t) != 1 {
		t.Errorf("%d documents are in the folder", c.kept(t))
	}
	c.must(t, c.remove(t, visitor, id, file.ID))
	if c.kept(t) != 0 || len(c.draft(t, visitor, id).Files) != 0 {
		t.Error("the document is still there")
	}
	if _, err := c.download(t, visitor, id, file.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("removed, and read: %v", err)
	}
}

func TestADocumentOfASentRequestStays(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	id := c.start(t, by, assessment.StartRequestInput{})
	file, err := c.upload(t, by, id, assessment.ForRequest, "", "report.pdf", pdf)
	c.must(t, err)
	c.fill(t, by, id, nil)
	c.sendRequest(t, by, id)
	for name, reader := range map[string]ehc.Actor{"parent": by, "officer": c.Officer.Actor(), "manager": c.Manager.Actor()} {
		if got, err := c.download(t, reader, id, file.ID); err != nil || got != pdf {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := c.remove(t, by, id, file.ID); !fault.Is(err, fault.Forbidden) {
		t.Errorf("removed after sending: %v", err)
	}
	if _, err := c.upload(t, by, id, assessment.ForRequest, "", "b.pdf", pdf); !fault.Is(err, fault.Forbidden) {
		t.Errorf("added after sending: %v", err)
	}
	if _, err := c.download(t, by, c.Case, file.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("read through another case: %v", err)
	}
	if c.kept(t) != 1 {
		t.Errorf("%d documents are in the folder", c.kept(t))
	}
}

func TestWhatIsNotWhatItSaysIsRefusedByNameAndReason(t *testing.T) {
	c := newCabinet(t)
	id := c.start(t, visitor, assessment.StartRequestInput{})
	for _, tc := range []struct{ name, content, why string }{
		{"holiday.pdf", portstest.RefusedFiles["setup.exe"], "holiday.pdf is not a PDF document: it looks like a Windows program."},
		{"setup.exe", portstest.RefusedFiles["setup.exe"], "setup.exe can’t be added: it looks like a Windows program. Send a document, a picture, a recording or a short video."},
		{"letter.docx", pdf, "letter.docx is not a Word document: it looks like a PDF document. Give it the ending .pdf and send it again."},
		{"scan", pdf, "scan looks like a PDF document, but its name does not say so. Give it the ending .pdf and send it again."},
		{"empty.pdf", "", "empty.pdf is empty. Check the file and send it again."},
		{"drawing.svg", portstest.RefusedFiles["drawing.svg"], "drawing.svg can’t be added: it looks like an SVG drawing. Send a document, a picture, a recording or a short video."},
	} {
		_, err := c.upload(t, visitor, id, assessment.ForRequest, "", tc.name, tc.content)
		f := fault.As(err)
		if f == nil || f.Kind != fault.Invalid || f.Field != "files" || f.Message != tc.why {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
	huge := "%PDF-1.7\n" + strings.Repeat("x", assessment.MaxFile)
	_, err := c.upload(t, visitor, id, assessment.ForRequest, "", "huge.pdf", huge)
	if f := fault.As(err); f == nil || f.Kind != fault.TooLarge || !strings.HasPrefix(f.Message, "huge.pdf is larger than 25 MB") {
		t.Errorf("too large: %v", err)
	}
	if _, err := c.upload(t, visitor, id, assessment.ForRequest, "", "just.pdf", huge[:assessment.MaxFile]); err != nil {
		t.Errorf("exactly 25 MB: %v", err)
	}
	if files := c.draft(t, visitor, id).Files; len(files) != 1 || c.kept(t) != 1 {
		t.Errorf("kept %+v, %d in the folder", files, c.kept(t))
	}
}

func TestNamesAreKeptWithoutHarm(t *testing.T) {
	c := newCabinet(t)
	id := c.start(t, visitor, assessment.StartRequestInput{})
	for given, want := range map[string]string{
		"../../etc/passwd.pdf": "passwd.pdf", "a\x00b\r\n.pdf": "ab.pdf", "\u202efdp.pdf": "fdp.pdf", `q"uote<s>.pdf`: "quotes.pdf",
		strings.Repeat("ä", 300) + ".pdf": strings.Repeat("ä", 196) + ".pdf",
	} {
		file, err := c.upload(t, visitor, id, assessment.ForRequest, "", given, pdf)
		if err != nil || file.Name != want {
			t.Errorf("%q is kept as %q: %v", given, file.Name, err)
		}
	}
}

type brokenUnit struct{ ports.UnitOfWork }

var errBroken = errors.New("the database went away")

func (b brokenUnit) Do(ctx context.Context, work func(context.Context, ports.Stores) error) error {
	return b.UnitOfWork.Do(ctx, func(ctx context.Context, s ports.Stores) error { return errors.Join(work(ctx, s), errBroken) })
}

func TestWhatFailsLeavesNothingBehind(t *testing.T) {
	c := newCabinet(t)
	id := c.start(t, visitor, assessment.StartRequestInput{})
	healthy := c.gate
	c.gate.Units = brokenUnit{c.gate.Units}
	if _, err := c.upload(t, visitor, id, assessment.ForRequest, "", "report.pdf", pdf); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
	c.gate = healthy
	if c.kept(t) != 0 || len(c.draft(t, visitor, id).Files) != 0 {
		t.Error("a failed upload left something behind")
	}
}

func TestARequestHoldsSoManyDocuments(t *testing.T) {
	c := newCabinet(t)
	id := c.start(t, visitor, assessment.StartRequestInput{})
	for range 40 {
		_, err := c.upload(t, visitor, id, assessment.ForRequest, "", "report.pdf", pdf)
		c.must(t, err)
	}
	if _, err := c.upload(t, visitor, id, assessment.ForRequest, "", "report.pdf", pdf); !fault.Has(err, "files.too-many") || c.kept(t) != 40 {
		t.Errorf("the 41st: %v", err)
	}
}

func TestDocumentsOfAdviceOpenWithTheAdvice(t *testing.T) {
	c := newCabinet(t)
	_, _, psychologist, _ := c.askAll(t)
	file, err := c.upload(t, c.Psychologist.Actor(), c.Case, assessment.ForAdvice, string(psychologist), "assessment.pdf", pdf)
	c.must(t, err)
	if got, err := c.download(t, c.Psychologist.Actor(), c.Case, file.ID); err != nil || got != pdf {
		t.Errorf("its author: %v", err)
	}
	for name, by := range map[string]ehc.Actor{"parent": c.Parent.Actor(), "SENCO": c.SENCO.Actor(), "social worker": c.SocialWorker.Actor()} {
		if _, err := c.download(t, by, c.Case, file.ID); err == nil {
			t.Errorf("%s reads it before it is sent", name)
		}
	}
	if _, err := c.upload(t, c.SocialWorker.Actor(), c.Case, assessment.ForAdvice, string(psychologist), "b.pdf", pdf); !fault.Is(err, fault.Forbidden) {
		t.Errorf("another adviser adds to it: %v", err)
	}
	other, err := c.upload(t, c.Psychologist.Actor(), c.Case, assessment.ForAdvice, string(psychologist), "wrong one.pdf", pdf)
	c.must(t, err)
	c.must(t, c.remove(t, c.Psychologist.Actor(), c.Case, other.ID))
	c.send(t, c.Psychologist, psychologist)
	if files := c.open(t, c.Psychologist, psychologist).Request.Answer().Files; !slices.Equal(files, []ehc.FileID{file.ID}) {
		t.Errorf("the advice holds %v", files)
	}
	if _, err := c.download(t, c.Parent.Actor(), c.Case, file.ID); err != nil {
		t.Errorf("the mother can't read it once it is sent: %v", err)
	}
	if _, err := c.download(t, c.SocialWorker.Actor(), c.Case, file.ID); !fault.Is(err, fault.Forbidden) {
		t.Errorf("an adviser reads it before giving their own: %v", err)
	}
	if err := c.remove(t, c.Psychologist.Actor(), c.Case, file.ID); !fault.Is(err, fault.Illegal) {
		t.Errorf("removed after sending: %v", err)
	}
}

func TestDocumentsOfViewsAndThePhoto(t *testing.T) {
	c := newCabinet(t)
	drawing := portstest.SampleFiles["drawing.png"]
	file, err := c.upload(t, c.Parent.Actor(), c.Case, assessment.ForViews, "things-i-enjoy", "drawing.png", drawing)
	c.must(t, err)
	if files := c.tile(t, c.SENCO, "things-i-enjoy").Files; len(files) != 1 || files[0].Name != "drawing.png" {
		t.Errorf("the tile has %+v", files)
	}
	if _, err := c.upload(t, c.Parent.Actor(), c.Case, assessment.ForViews, "no-such-tile", "drawing.png", drawing); !fault.Is(err, fault.NotFound) {
		t.Errorf("no such tile: %v", err)
	}
	c.must(t, c.remove(t, c.SENCO.Actor(), c.Case, file.ID))

	if _, err := c.upload(t, c.SENCO.Actor(), c.Case, assessment.ForPhoto, "", "me.png", drawing); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a SENCO changes the photo: %v", err)
	}
	if _, err := c.upload(t, c.Parent.Actor(), c.Case, assessment.ForPhoto, "", "me.pdf", pdf); !fault.Has(err, "file.kind") {
		t.Errorf("a PDF as photo: %v", err)
	}
	first, err := c.upload(t, c.Parent.Actor(), c.Case, assessment.ForPhoto, "", "me.png", portstest.PhotoPNG())
	c.must(t, err)
	second, err := c.upload(t, c.Coordinator.Actor(), c.Case, assessment.ForPhoto, "", "me.jpg", portstest.PhotoJPEG("51.8642N"))
	c.must(t, err)
	if c.Load(t).Child().Photo != second.ID || c.kept(t) != 1 {
		t.Errorf("the photo is %s, %d documents in the folder", c.Load(t).Child().Photo, c.kept(t))
	}
	if _, err := c.download(t, c.Parent.Actor(), c.Case, first.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the old photo: %v", err)
	}
	if seen, err := c.download(t, c.SENCO.Actor(), c.Case, second.ID); err != nil || strings.Contains(seen, "51.8642N") || int64(len(seen)) != second.Bytes {
		t.Errorf("the SENCO sees %d bytes of the photo, or where it was taken: %v", len(seen), err)
	}
	if _, err := c.upload(t, c.Parent.Actor(), c.Case, assessment.ForPhoto, "", "me.jpg", portstest.SampleFiles["photo.jpg"]); !fault.Has(err, "picture.unreadable") || c.kept(t) != 1 {
		t.Errorf("the beginning of a photo: %v", err)
	}
	c.must(t, c.remove(t, c.Parent.Actor(), c.Case, second.ID))
	if c.Load(t).Child().Photo != "" {
		t.Error("the photo is still there")
	}
}

func TestAPurposeThatIsNone(t *testing.T) {
	c := newCabinet(t)
	if _, err := c.upload(t, c.Coordinator.Actor(), c.Case, "anything", "", "a.pdf", pdf); !fault.Is(err, fault.NotFound) {
		t.Errorf("got %v", err)
	}
	for _, purpose := range []assessment.Purpose{assessment.ForAdvice, assessment.ForReply} {
		if _, err := c.upload(t, c.Coordinator.Actor(), c.Case, purpose, "no such item", "a.pdf", pdf); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s of nothing: %v", purpose, err)
		}
	}
}
