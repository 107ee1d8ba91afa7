package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"testing"

	"ehchub/domain/fault"
)

func painted() image.Image {
	r, p := rand.New(rand.NewPCG(1, 2)), image.NewRGBA(image.Rect(0, 0, 300, 200))
	for i := range p.Pix {
		p.Pix[i] = byte(r.UintN(256))
	}
	return p
}

func strip(t *testing.T, picture []byte, mediaType string) ([]byte, error) {
	t.Helper()
	out, err := Stripper{}.Strip(t.Context(), bytes.NewReader(picture), mediaType)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	return io.ReadAll(out)
}

// segment is one segment of a JPEG.
func segment(marker byte, body string) []byte {
	return append(append([]byte{0xff, marker}, binary.BigEndian.AppendUint16(nil, uint16(2+len(body)))...), body...)
}

func TestAPhotoKeepsItsPointsAndNotItsPlace(t *testing.T) {
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, painted(), nil); err != nil {
		t.Fatal(err)
	}
	const onItsSide = "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00GPS 51.7520"
	var phone []byte
	phone = append(phone, plain.Bytes()[:2]...)
	phone = append(phone, segment(0xe1, onItsSide)...)
	phone = append(phone, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00GPS 51.7520")...)
	phone = append(phone, segment(0xed, "Photoshop 3.0 GPS 51.7520")...)
	phone = append(phone, segment(0xfe, "GPS 51.7520")...)
	phone = append(phone, plain.Bytes()[2:]...)
	phone = append(phone, "a film GPS 51.7520"...)
	clean, err := strip(t, phone, "image/jpeg")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(clean, []byte("51.7520")) {
		t.Error("the place is still there")
	}
	if notes := readCameraNotes(clean); notes.up != 6 {
		t.Errorf("the camera was held as %d", notes.up)
	}
	before, errBefore := jpeg.Decode(&plain)
	after, errAfter := jpeg.Decode(bytes.NewReader(clean))
	if errBefore != nil || errAfter != nil || !alike(before, after) {
		t.Errorf("the points changed: %v, %v", errBefore, errAfter)
	}
}

func alike(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if color.RGBAModel.Convert(a.At(x, y)) != color.RGBAModel.Convert(b.At(x, y)) {
				return false
			}
		}
	}
	return true
}

func TestAPNGLosesItsNotes(t *testing.T) {
	var plain bytes.Buffer
	if err := png.Encode(&plain, painted()); err != nil {
		t.Fatal(err)
	}
	const note = "Location\x0051.7520"
	noted := append([]byte{}, plain.Bytes()[:33]...) // after the head
	noted = append(noted, binary.BigEndian.AppendUint32(nil, uint32(len(note)))...)
	noted = append(noted, "tEXt"+note+"sums"...)
	noted = append(noted, plain.Bytes()[33:]...)
	clean, err := strip(t, append(noted, "51.7520"...), "image/png")
	if err != nil || !bytes.Equal(clean, plain.Bytes()) {
		t.Errorf("%d bytes of %d: %v", len(clean), plain.Len(), err)
	}
}

func TestAPictureThatBreaksOffIsRefused(t *testing.T) {
	var photo, drawing bytes.Buffer
	if err := errors.Join(jpeg.Encode(&photo, painted(), nil), png.Encode(&drawing, painted())); err != nil {
		t.Fatal(err)
	}
	for mediaType, whole := range map[string][]byte{"image/jpeg": photo.Bytes(), "image/png": drawing.Bytes()} {
		for _, cut := range []int{0, 1, 3, 21, 200, len(whole) / 2, len(whole) - 1} {
			if _, err := strip(t, whole[:cut], mediaType); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s cut at %d: %v", mediaType, cut, err)
			}
		}
	}
	broken := errors.New("the line went dead")
	out, err := Stripper{}.Strip(t.Context(), io.MultiReader(bytes.NewReader(photo.Bytes()[:500]), failing{broken}), "image/jpeg")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(out); !errors.Is(err, broken) {
		t.Errorf("a broken line: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
