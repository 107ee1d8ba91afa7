package portstest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// FileStoreContract proves what uploads rely on: bytes come back as they went in, a document is there whole or not
// at all, an identity is used once, and nothing but an identity names anything.
func FileStoreContract(t *testing.T, store ports.FileStore) {
	const id, other = ehc.FileID("0199d0c4-0000-7000-8000-0000000000a1"), ehc.FileID("0199d0c4-0000-7000-8000-0000000000a2")
	text := strings.Repeat("What helps Rowan. ", 10_000)
	sum := sha256.Sum256([]byte(text))

	size, sha, err := store.Put(t.Context(), id, strings.NewReader(text))
	if err != nil || size != int64(len(text)) || sha != hex.EncodeToString(sum[:]) {
		t.Fatalf("stored %d bytes, %s: %v", size, sha, err)
	}
	if got := readAll(t, store, id); got != text {
		t.Errorf("%d bytes came back of %d", len(got), len(text))
	}
	_, _, err = store.Put(t.Context(), id, strings.NewReader("another"))
	kind(t, "an identity in use", err, fault.Conflict)
	if got := readAll(t, store, id); got != text {
		t.Error("the first document was overwritten")
	}

	broken := errors.New("the line went dead")
	if _, _, err := store.Put(t.Context(), other, io.MultiReader(strings.NewReader(text), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("a broken stream: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, _, err := store.Put(ended, other, strings.NewReader(text)); !errors.Is(err, context.Canceled) {
		t.Errorf("a sender who has gone: %v", err)
	}
	_, err = store.Open(t.Context(), other)
	kind(t, "half a document", err, fault.NotFound)
	if _, _, err := store.Put(t.Context(), other, strings.NewReader("")); err != nil {
		t.Errorf("after a broken try: %v", err)
	}
	if got := readAll(t, store, other); got != "" {
		t.Errorf("an empty document holds %q", got)
	}

	for _, gone := range []ehc.FileID{id, id, "../../etc/passwd", ""} {
		if err := store.Remove(t.Context(), gone); err != nil {
			t.Errorf("removing %q: %v", gone, err)
		}
	}
	for _, none := range []ehc.FileID{id, "", "..", "../../etc/passwd", "incoming/x"} {
		_, err := store.Open(t.Context(), none)
		kind(t, "opening "+string(none), err, fault.NotFound)
		if none != id {
			_, _, err = store.Put(t.Context(), none, strings.NewReader("x"))
			kind(t, "storing "+string(none), err, fault.NotFound)
		}
	}
}

func readAll(t *testing.T, store ports.FileStore, id ehc.FileID) string {
	t.Helper()
	in, err := store.Open(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, err := in.Seek(1, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	bytes, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// FileInspectorContract proves what uploads rely on: kinds are told by content whatever the name says, what people
// send as evidence is taken, and what runs or carries script is not.
func FileInspectorContract(t *testing.T, inspector ports.FileInspector) {
	for name, begins := range SampleFiles {
		k := inspector.Inspect(name, []byte(begins))
		if !k.Taken || !k.NameFit || k.Called == "" || k.Type == "" || k.Claimed == "" {
			t.Errorf("%s is %+v", name, k)
		}
		if renamed := inspector.Inspect("holiday.mp3", []byte(begins)); name != "song.mp3" && renamed.NameFit {
			t.Errorf("%s called holiday.mp3 fits its name", name)
		}
	}
	for name, begins := range RefusedFiles {
		for _, called := range []string{name, "holiday.pdf", "letter.docx", "note.txt", "photo.jpg", "noending"} {
			if k := inspector.Inspect(called, []byte(begins)); k.Taken || k.Called == "" {
				t.Errorf("%s called %s is %+v", name, called, k)
			}
		}
	}
	if k := inspector.Inspect("holiday.pdf", []byte(RefusedFiles["setup.exe"])); k.Claimed != "a PDF document" || k.Called != "a Windows program" {
		t.Errorf("a program called holiday.pdf is %+v", k)
	}
	for mediaType, whole := range unfit {
		if flaw := inspector.Flaw(mediaType, strings.NewReader(whole), int64(len(whole))); flaw == "" {
			t.Errorf("a broken %s has no flaw", mediaType)
		}
	}
	if flaw := inspector.Flaw("text/plain", strings.NewReader("Rowan"), 5); flaw != "" {
		t.Errorf("a plain text: %s", flaw)
	}
	for _, name := range []string{"", ".", "x.", "x.zzz", strings.Repeat("x", 5000)} {
		if k := inspector.Inspect(name, nil); k.NameFit || k.Called == "" {
			t.Errorf("nothing called %.10q is %+v", name, k)
		}
	}
}

// unfit are whole documents that nobody can open, by what they say they are.
var unfit = map[string]string{
	"image/jpeg": SampleFiles["photo.jpg"], "image/png": SampleFiles["drawing.png"][:20], "video/mp4": SampleFiles["film.mp4"], "video/quicktime": SampleFiles["film.mov"] + "moov",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": SampleFiles["letter.docx"], "application/vnd.oasis.opendocument.text": "",
}

// SampleFiles are beginnings of documents that the hub takes, by a fitting name.
var SampleFiles = map[string]string{
	"report.pdf":  "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
	"REPORT.PDF":  "%PDF-1.4\n",
	"photo.jpg":   "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01",
	"photo.jpeg":  "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00",
	"drawing.png": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde",
	"moving.gif":  "GIF89a\x01\x00\x01\x00",
	"photo.heic":  "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
	"film.mp4":    "\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom",
	"film.mov":    "\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  ",
	"voice.m4a":   "\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42",
	"song.mp3":    "ID3\x03\x00\x00\x00\x00\x0f\x00" + strings.Repeat("\x00", 3100), // its cover picture hides the sound
	"note.txt":    "Rowan reads best in the morning.\n",
	"marks.csv":   "subject,mark\nreading,3\nwriting,2\nnumbers,5\n",
	"letter.rtf":  "{\\rtf1\\ansi Hello}",
	"letter.odt":  zipEntry("mimetype", "application/vnd.oasis.opendocument.text"),
	"sheet.ods":   zipEntry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
	"letter.docx": zipEntry("[Content_Types].xml", strings.Repeat("x", 3500)), // what names it a Word file lies beyond
	"sheet.xlsx":  zipEntry("xl/workbook.xml", "x"),
	"slides.pptx": zipEntry("ppt/presentation.xml", "x"),
	"letter.doc":  oleBegin,
	"sheet.xls":   oleBegin,
}

// RefusedFiles are beginnings of what the hub does not take, whatever it is called.
var RefusedFiles = map[string]string{
	"setup.exe":   "MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00\xb8\x00",
	"tool":        "\x7fELF\x02\x01\x01\x00",
	"run.sh":      "#!/bin/sh\nrm -r ~\n",
	"page.html":   "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
	"drawing.svg": `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
	"files.zip":   zipEntry("anything.bin", "x"),
	"library.jar": zipEntry("META-INF/MANIFEST.MF", "Manifest-Version: 1.0"),
	"bytes.bin":   "\x01\x02\x03\x00\xfe\xfd",
}

const oleBegin = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00\x00\x00"

// zipEntry is the beginning of a zip archive whose first entry has the name and is not compressed.
func zipEntry(name, content string) string {
	two := func(n int) string { return string([]byte{byte(n), byte(n >> 8)}) }
	four := func(n int) string { return two(n) + two(n>>16) }
	return "PK\x03\x04" + two(20) + two(0) + two(0) + four(0) + four(0) + four(len(content)) + four(len(content)) + two(len(name)) + two(0) + name + content
}
