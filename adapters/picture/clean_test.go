package picture_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"ehchub/adapters/picture"
	"ehchub/domain/fault"
)

var (
	red  = color.RGBA{230, 20, 20, 255}
	blue = color.RGBA{20, 20, 230, 255}
)

// halves is a picture whose left half is red and right half blue.
func halves(width, height int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.SetRGBA(x, y, map[bool]color.RGBA{true: red, false: blue}[x < width/2])
		}
	}
	return m
}

const secret = "51.8642N, taken at home"

// photo is a JPEG as a camera writes it: held in a way, with the place in its notes.
func photo(t *testing.T, m image.Image, up byte) []byte {
	t.Helper()
	var body bytes.Buffer
	if err := jpeg.Encode(&body, m, nil); err != nil {
		t.Fatal(err)
	}
	notes := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string([]byte{up}) + "\x00\x00\x00\x00\x00\x00\x00" + secret
	segment := append([]byte{0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(notes)+2))...)
	return append(append(append([]byte{0xff, 0xd8}, segment...), notes...), body.Bytes()[2:]...)
}

func clean(t *testing.T, in []byte, kind string) []byte {
	t.Helper()
	out, err := picture.NewCleaner().Clean(t.Context(), in, kind)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func decode(t *testing.T, in []byte) image.Image {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func isRed(c color.Color) bool {
	r, _, b, _ := c.RGBA()
	return r > b
}

func TestAPhotoLosesItsNotesAndStandsUpright(t *testing.T) {
	// By EXIF's number: where the red half, stored on the left, is seen.
	for up, seen := range []string{1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"} {
		if up == 0 {
			continue
		}
		in := photo(t, halves(64, 32), byte(up))
		if !bytes.Contains(in, []byte(secret)) {
			t.Fatal("the sample has no notes")
		}
		out := clean(t, in, "image/jpeg")
		if bytes.Contains(out, []byte(secret)) || bytes.Contains(out, []byte("Exif")) {
			t.Errorf("%d: the notes are still there", up)
		}
		m := decode(t, out)
		w, h := m.Bounds().Dx(), m.Bounds().Dy()
		if lying := up >= 5; lying != (h > w) {
			t.Errorf("%d: %d by %d", up, w, h)
		}
		at := map[string]image.Point{"left": {3, h / 2}, "right": {w - 4, h / 2}, "top": {w / 2, 3}, "bottom": {w / 2, h - 4}}[seen]
		opposite := image.Pt(w-1-at.X, h-1-at.Y)
		if !isRed(m.At(at.X, at.Y)) || isRed(m.At(opposite.X, opposite.Y)) {
			t.Errorf("%d: red is not %s", up, seen)
		}
	}
}

func TestALargePhotoIsDrawnSmaller(t *testing.T) {
	m := decode(t, clean(t, photo(t, halves(3000, 1500), 1), "image/jpeg"))
	if m.Bounds().Dx() != 1000 || m.Bounds().Dy() != 500 || !isRed(m.At(100, 250)) || isRed(m.At(900, 250)) {
		t.Errorf("got %v", m.Bounds())
	}
}

func TestOtherPicturesLoseTheirNotesToo(t *testing.T) {
	var asPNG, asGIF bytes.Buffer
	if err := png.Encode(&asPNG, halves(8, 8)); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&asGIF, halves(8, 8), nil); err != nil {
		t.Fatal(err)
	}
	text := "tEXtLocation\x00" + secret
	noted := append(bytes.Clone(asPNG.Bytes()[:33]), binary.BigEndian.AppendUint32(nil, uint32(len(text)-4))...)
	noted = append(append(noted, text...), 0, 0, 0, 0)
	noted = append(noted, asPNG.Bytes()[33:]...)
	binary.BigEndian.PutUint32(noted[33+4+len(text):], crc32.ChecksumIEEE([]byte(text)))
	withComment := bytes.Clone(asGIF.Bytes()[:len(asGIF.Bytes())-1])
	withComment = append(withComment, "!\xfe"+string(rune(len(secret)))+secret+"\x00;"...)
	for kind, in := range map[string][]byte{"image/png": noted, "image/gif": withComment} {
		if !bytes.Contains(in, []byte(secret)) {
			t.Fatal("the sample has no notes")
		}
		out := clean(t, in, kind)
		if bytes.Contains(out, []byte(secret)) || !isRed(decode(t, out).At(1, 1)) {
			t.Errorf("%s: %q", kind, out)
		}
	}
}

func TestAWebPPictureKeepsWhatDrawsIt(t *testing.T) {
	chunk := func(name, body string) string {
		return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body + strings.Repeat("\x00", len(body)%2)
	}
	webp := func(chunks ...string) []byte {
		body := "WEBP" + strings.Join(chunks, "")
		return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
	}
	const size = "\x00\x00\x00\x07\x00\x00\x07\x00\x00"
	in := webp(chunk("VP8X", "\x3c"+size), chunk("ICCP", "profile"), chunk("ALPH", "odd"), chunk("VP8 ", "points"), chunk("EXIF", secret), chunk("XMP ", secret))
	want := webp(chunk("VP8X", "\x10"+size), chunk("ALPH", "odd"), chunk("VP8 ", "points"))
	if out := clean(t, in, "image/webp"); !bytes.Equal(out, want) {
		t.Errorf("got %q, want %q", out, want)
	}
	for _, broken := range [][]byte{nil, in[:15], in[:40], []byte("RIFF\x00\x00\x00\x00WEBPVP8 \xff\xff\xff\xff"), webp(chunk("EXIF", secret), chunk("XMP ", "more of it"))} {
		if _, err := picture.NewCleaner().Clean(t.Context(), broken, "image/webp"); !fault.Has(err, "picture.unreadable") {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

func TestAPictureThatWouldTakeTooMuchIsRefusedUnread(t *testing.T) {
	tall := photo(t, halves(16, 16), 1)
	at := bytes.Index(tall, []byte{0xff, 0xc0})
	for name, size := range map[string][2]uint16{"50 megapixels and more": {7100, 7100}, "a bomb": {65000, 65000}} {
		in := bytes.Clone(tall)
		binary.BigEndian.PutUint16(in[at+5:], size[0])
		binary.BigEndian.PutUint16(in[at+7:], size[1])
		if _, err := picture.NewCleaner().Clean(t.Context(), in, "image/jpeg"); !fault.Is(err, fault.TooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	passes := bytes.Clone(tall)
	passes[at+1] = 0xc2
	binary.BigEndian.PutUint16(passes[at+5:], 5000)
	binary.BigEndian.PutUint16(passes[at+7:], 5000)
	if _, err := picture.NewCleaner().Clean(t.Context(), passes, "image/jpeg"); !fault.Is(err, fault.TooLarge) {
		t.Errorf("25 megapixels in passes: %v", err)
	}
}

func TestWhatIsNoWholePictureIsRefused(t *testing.T) {
	whole := photo(t, halves(64, 64), 1)
	for name, in := range map[string][]byte{"nothing": nil, "half": whole[:len(whole)/2], "the notes alone": whole[:60], "text": []byte("hello")} {
		if _, err := picture.NewCleaner().Clean(t.Context(), in, "image/jpeg"); !fault.Has(err, "picture.unreadable") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := picture.NewCleaner().Clean(t.Context(), whole, "image/png"); !fault.Has(err, "picture.unreadable") {
		t.Errorf("a JPEG as PNG: %v", err)
	}
}

func FuzzClean(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"), "image/jpeg")
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPVP8 \x04\x00\x00\x00abcd"), "image/webp")
	f.Fuzz(func(t *testing.T, in []byte, kind string) {
		_, _ = picture.NewCleaner().Clean(t.Context(), in, kind)
	})
}
