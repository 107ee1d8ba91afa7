package s3

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"ehchub/domain/ehc"
	"ehchub/ports/portstest"
)

// open starts a store of the test's own, with one bucket.
func open(t *testing.T) (*Bucket, *s3mem.Backend) {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("documents"); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(gofakes3.New(backend).Server())
	t.Cleanup(server.Close)
	b, err := Open(t.Context(), Config{Endpoint: server.URL, Bucket: "documents", Key: "wren", Secret: "on-the-wall"})
	if err != nil {
		t.Fatal(err)
	}
	return b, backend
}

func TestABucketKeepsTheContract(t *testing.T) {
	b, _ := open(t)
	portstest.FileStoreContract(t, b)
}

func TestALongDocumentGoesInParts(t *testing.T) {
	b, _ := open(t)
	id := portstest.NewID[ehc.FileID]()
	whole := make([]byte, 2*part+part/3)
	source := rand.NewChaCha8([32]byte{7})
	_, _ = source.Read(whole)
	size, _, err := b.Put(t.Context(), id, bytes.NewReader(whole))
	if err != nil || size != int64(len(whole)) {
		t.Fatalf("stored %d bytes: %v", size, err)
	}
	in, err := b.Open(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	got, err := io.ReadAll(in)
	if err != nil || !bytes.Equal(got, whole) {
		t.Errorf("%d bytes came back: %v", len(got), err)
	}
	for _, place := range []struct{ at, n int }{{0, 10}, {chunk - 5, 10}, {3*chunk + 7, 2*chunk + 1}, {len(whole) - 9, 9}} {
		p := make([]byte, place.n)
		if n, err := in.ReadAt(p, int64(place.at)); n != place.n || err != nil || !bytes.Equal(p, whole[place.at:place.at+place.n]) {
			t.Errorf("from %d: %d bytes, %v", place.at, n, err)
		}
	}
	if at, err := in.Seek(-9, io.SeekEnd); err != nil || at != int64(len(whole)-9) {
		t.Errorf("at %d: %v", at, err)
	}
	if end, err := io.ReadAll(in); err != nil || !bytes.Equal(end, whole[len(whole)-9:]) {
		t.Errorf("the end is %d bytes: %v", len(end), err)
	}
	if n, err := in.ReadAt(make([]byte, 20), int64(len(whole)-9)); n != 9 || err != io.EOF {
		t.Errorf("over the end: %d bytes, %v", n, err)
	}
}

func TestALongDocumentThatBreaksOffLeavesNothing(t *testing.T) {
	b, backend := open(t)
	id, broken := portstest.NewID[ehc.FileID](), errors.New("the line went dead")
	_, _, err := b.Put(t.Context(), id, io.MultiReader(bytes.NewReader(make([]byte, 2*part)), failing{broken}))
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if found, err := backend.ListBucket("documents", nil, gofakes3.ListBucketPage{}); err != nil || len(found.Contents) != 0 {
		t.Errorf("the bucket holds %d documents: %v", len(found.Contents), err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestAStoreThatIsNotThereIsSaid(t *testing.T) {
	server := httptest.NewServer(gofakes3.New(s3mem.New()).Server())
	defer server.Close()
	for endpoint, why := range map[string]string{server.URL: "there is no bucket documents", "": "no web address", "http://127.0.0.1:1": "reaching the bucket documents"} {
		if _, err := Open(t.Context(), Config{Endpoint: endpoint, Bucket: "documents", Key: "wren", Secret: "s"}); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v", endpoint, err)
		}
	}
}
