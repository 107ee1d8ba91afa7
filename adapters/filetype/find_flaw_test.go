package filetype

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"io"
	"strings"
	"testing"

	"ehchub/ports/portstest"
)

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// archiveOf packs so many bytes that say nothing into a Word file.
func archiveOf(t *testing.T, unpacked int64) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for name, size := range map[string]int64{"[Content_Types].xml": 100, "word/document.xml": unpacked} {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.CopyN(part, zeros{}, size); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// pngOf is the head of a picture with so many pixels a side.
func pngOf(width, height uint32) []byte {
	head := append([]byte("IHDR"), make([]byte, 8)...)
	binary.BigEndian.PutUint32(head[4:], width)
	binary.BigEndian.PutUint32(head[8:], height)
	head = append(head, 8, 2, 0, 0, 0)
	whole := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(whole, crc32.ChecksumIEEE(head))
}

func box(kind string, content int) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+content))) + kind + strings.Repeat("\x00", content)
}

func TestWhatHarmsItsReaderHasAFlaw(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	film := box("ftyp", 16) + box("moov", 40) + box("mdat", 500)
	for name, tc := range map[string]struct {
		mediaType string
		content   []byte
		why       string
	}{
		"a letter":                         {docx, archiveOf(t, 1<<20), ""},
		"a zip bomb":                       {docx, archiveOf(t, 250<<20), "unpack to far more"},
		"half an archive":                  {docx, archiveOf(t, 1000)[:90], "damaged"},
		"a photo":                          {"image/jpeg", photo.Bytes(), ""},
		"a picture of 30,000 pixels":       {"image/png", pngOf(30_000, 30_000), "30000 by 30000 pixels"},
		"a long narrow one":                {"image/png", pngOf(30_000, 10), "30000 by 10 pixels"},
		"a large scan":                     {"image/png", pngOf(12_000, 16_000), ""},
		"a film":                           {"video/mp4", []byte(film), ""},
		"a film without what it holds":     {"video/mp4", []byte(box("ftyp", 16) + box("mdat", 500)), "damaged"},
		"half a film":                      {"video/quicktime", []byte(film[:len(film)-10]), "damaged"},
		"a film that says it is larger":    {"video/mp4", []byte("\xff\xff\xff\xffftyp" + film), "damaged"},
		"a film of boxes that have no end": {"video/mp4", []byte(strings.Repeat("\x00\x00\x00\x01moov\x00\x00\x00\x00\x00\x00\x00\x00", 9)), "damaged"},
		"a photo of an iPhone":             {"image/heic", []byte(portstest.SampleFiles["photo.heic"]), ""},
	} {
		got := Inspector{}.Flaw(tc.mediaType, bytes.NewReader(tc.content), int64(len(tc.content)))
		if tc.why == "" && got != "" || !strings.Contains(got, tc.why) {
			t.Errorf("%s: %q, want %q", name, got, tc.why)
		}
	}
}
