package assessment_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"ehchub/adapters/filetype"
	"ehchub/adapters/picture"
	"ehchub/application/assessment"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

// What somebody adds as evidence is nobody's map: a photo is kept without its place, and what can't be stripped says so.
func TestAPhotoThatIsAddedIsKeptWithoutItsPlace(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	var drawn bytes.Buffer
	c.must(t, jpeg.Encode(&drawn, image.NewGray(image.Rect(0, 0, 64, 48)), nil))
	noted := drawn.String()[:2] + "\xff\xfe\x00\x12GPS 51.7520 -1.2" + drawn.String()[2:]
	add := func(name, content string) (ports.File, error) {
		t.Helper()
		return assessment.UploadFile{Gate: c.gate, Store: c.store, Inspector: filetype.Inspector{}, Places: []ports.PlaceStripper{picture.Stripper{}}}.Do(t.Context(), by,
			assessment.UploadFileInput{Case: c.Case, Purpose: assessment.ForViews, Item: "important-to-me", Name: name, Content: strings.NewReader(content)})
	}
	photo, err := add("beach.jpg", noted)
	c.must(t, err)
	if got, err := c.download(t, by, c.Case, photo.ID); err != nil || got != drawn.String() || photo.Located || photo.Bytes != int64(drawn.Len()) {
		t.Errorf("kept %d bytes of %d, located %v: %v", len(got), drawn.Len(), photo.Located, err)
	}
	if other, err := add("beach.heic", portstest.SampleFiles["photo.heic"]); err != nil || !other.Located {
		t.Errorf("an iPhone photo is located %v: %v", other.Located, err)
	}
	if note, err := add("beach.txt", "We were at the beach."); err != nil || note.Located {
		t.Errorf("a text is located %v: %v", note.Located, err)
	}
	if _, err := add("half.jpg", noted[:len(noted)/2]); !fault.Is(err, fault.Invalid) || !strings.HasPrefix(fault.As(err).Message, "half.jpg") || c.kept(t) != 3 {
		t.Errorf("half a photo: %v, %d files", err, c.kept(t))
	}
}
