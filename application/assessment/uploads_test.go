package assessment_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"ehchub/adapters/filestore"
	"ehchub/adapters/filetext"
	"ehchub/adapters/filetype"
	"ehchub/application/assessment"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func (c cabinet) begin(t *testing.T, by ehc.Actor, name string, size int64) (ports.Upload, error) {
	t.Helper()
	return assessment.BeginUpload{Gate: c.gate}.Do(t.Context(), by, assessment.BeginUploadInput{Case: c.Case, Purpose: assessment.ForViews, Item: "important-to-me", Name: name, Bytes: size, Mark: name + "'s mark"})
}

func (c cabinet) piece(ctx context.Context, by ehc.Actor, u ports.Upload, from int64, content io.Reader) (ports.Upload, error) {
	return assessment.AddPiece{Gate: c.gate, Store: c.store, Inspector: filetype.Inspector{}}.Do(ctx, by, assessment.AddPieceInput{Case: c.Case, Upload: u.ID, From: from, Content: content})
}

func (c cabinet) finish(t *testing.T, by ehc.Actor, u ports.Upload, because string) (ports.File, error) {
	t.Helper()
	upload := assessment.UploadFile{Gate: c.gate, Store: c.store, Inspector: filetype.Inspector{}, Words: filetext.Reader{}}
	return assessment.FinishUpload{Upload: upload}.Do(t.Context(), by, c.Case, u.ID, because)
}

const smallest = assessment.MinPiece

func TestADocumentComesInPiecesAndGoesOnWhereItStopped(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	text := strings.Repeat("Rowan reads best in the morning.\n", 3*smallest/32)
	u, err := c.begin(t, by, "story.txt", int64(len(text)))
	c.must(t, err)
	u, err = c.piece(t.Context(), by, u, 0, strings.NewReader(text[:smallest]))
	c.must(t, err)

	broken := errors.New("the line went dead")
	if _, err := c.piece(t.Context(), by, u, smallest, io.MultiReader(strings.NewReader(text[smallest:smallest+500]), failing{broken})); !errors.Is(err, broken) {
		t.Errorf("half a piece: %v", err)
	}
	for name, try := range map[string]func() error{
		"the same piece again": func() error { _, err := c.piece(t.Context(), by, u, 0, strings.NewReader(text[:smallest])); return err },
		"a piece after a gap":  func() error { _, err := c.piece(t.Context(), by, u, smallest+1, strings.NewReader(text)); return err },
	} {
		if err := try(); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := c.finish(t, by, u, ""); !fault.Has(err, "upload.part") {
		t.Errorf("finished before it is whole: %v", err)
	}
	for name, other := range map[string]ehc.Actor{"the SENCO": c.SENCO.Actor(), "nobody": {}} {
		if _, err := c.piece(t.Context(), other, u, smallest, strings.NewReader(text[smallest:])); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s adds to it: %v", name, err)
		}
		if _, err := c.finish(t, other, u, ""); err == nil {
			t.Errorf("%s finishes it", name)
		}
	}

	// The tab was closed, the server started anew: the same document chosen again goes on.
	store, err := filestore.Open(c.dir)
	c.must(t, err)
	c.store = store
	again, err := c.begin(t, by, "story.txt", int64(len(text)))
	if err != nil || again.ID != u.ID || again.Got != smallest {
		t.Fatalf("begun again: %+v, %v", again, err)
	}
	_, err = c.piece(t.Context(), by, again, smallest, strings.NewReader(text[smallest:]))
	c.must(t, err)
	file, err := c.finish(t, by, again, "")
	c.must(t, err)
	if got, err := c.download(t, by, c.Case, file.ID); err != nil || got != text {
		t.Errorf("%d characters came back of %d: %v", len(got), len(text), err)
	}
	if c.kept(t) != 1 {
		t.Errorf("%d files are in the folder", c.kept(t))
	}
	// The answer got lost, and the page asks once more.
	if twice, err := c.finish(t, by, again, ""); err != nil || twice.ID != file.ID || c.kept(t) != 1 {
		t.Errorf("finished again: %+v, %v", twice, err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestWhatCanNeverBeTakenIsRefusedBeforeItIsSent(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	if _, err := c.begin(t, by, "film.mp4", 3_000_000_000); !fault.Is(err, fault.TooLarge) || !strings.HasPrefix(fault.As(err).Message, "film.mp4 is larger than 250 MB") {
		t.Errorf("3 GB: %v", err)
	}
	if _, err := c.begin(t, by, "empty.txt", 0); !fault.Is(err, fault.Invalid) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := c.begin(t, c.Stranger.Actor(), "story.txt", 10); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
	program := strings.Repeat(portstest.RefusedFiles["setup.exe"], 10_000)
	u, err := c.begin(t, by, "holiday.pdf", int64(len(program)))
	c.must(t, err)
	if _, err := c.piece(t.Context(), by, u, 0, strings.NewReader(program[:smallest])); fault.As(err) == nil || fault.As(err).Message != "holiday.pdf is not a PDF document: it looks like a Windows program." {
		t.Errorf("a program: %v", err)
	}
	if _, err := c.piece(t.Context(), by, u, 0, strings.NewReader(program)); !fault.Is(err, fault.NotFound) || c.kept(t) != 0 {
		t.Errorf("it goes on: %v, %d files", err, c.kept(t))
	}
	u, err = c.begin(t, by, "liar.txt", 100) // and then sends more
	c.must(t, err)
	if _, err := c.piece(t.Context(), by, u, 0, strings.NewReader(strings.Repeat("x", 101))); !fault.Is(err, fault.TooLarge) || c.kept(t) != 0 {
		t.Errorf("more than was said: %v, %d files", err, c.kept(t))
	}
}

func TestTwoOfTheSameNameAtTheSameMomentAreBothKept(t *testing.T) {
	c := newCabinet(t)
	by, senco := c.Parent.Actor(), c.SENCO.Actor()
	var wait sync.WaitGroup
	errs := make(chan error, 8)
	for i := range 8 {
		who := by
		if i%2 == 1 {
			who = senco
		}
		wait.Go(func() {
			_, err := assessment.UploadFile{Gate: c.gate, Store: c.store, Inspector: filetype.Inspector{}}.Do(t.Context(), who,
				assessment.UploadFileInput{Case: c.Case, Purpose: assessment.ForViews, Item: "important-to-me", Name: "story.txt", Content: strings.NewReader("Rowan likes trains.")})
			errs <- err
		})
	}
	wait.Wait()
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if out, err := (assessment.ListFiles{Gate: c.gate}).Do(t.Context(), by, c.Case, assessment.ForViews, "important-to-me"); err != nil || len(out.Files) != 8 || c.kept(t) != 8 {
		t.Errorf("%d on the tile, %d in the folder: %v", len(out.Files), c.kept(t), err)
	}
}

func TestOneAloneFinishesADocument(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	u, err := c.begin(t, by, "story.txt", 19)
	c.must(t, err)
	_, err = c.piece(t.Context(), by, u, 0, strings.NewReader("Rowan likes trains."))
	c.must(t, err)
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() { _, _ = c.finish(t, by, u, "") })
	}
	wait.Wait()
	if out, err := (assessment.ListFiles{Gate: c.gate}).Do(t.Context(), by, c.Case, assessment.ForViews, "important-to-me"); err != nil || len(out.Files) != 1 || len(out.Begun) != 0 || c.kept(t) != 1 {
		t.Errorf("%d on the tile, %d in the folder: %v", len(out.Files), c.kept(t), err)
	}
}

func TestWhatIsHalfSentIsShownDroppedAndClearedByTime(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	var begun []ports.Upload
	for _, name := range []string{"first.txt", "second.txt"} {
		u, err := c.begin(t, by, name, 3*smallest)
		c.must(t, err)
		_, err = c.piece(t.Context(), by, u, 0, bytes.NewReader(bytes.Repeat([]byte("x"), smallest)))
		c.must(t, err)
		begun = append(begun, u)
	}
	list := func(who ehc.Actor) []ports.Upload {
		t.Helper()
		out, err := assessment.ListFiles{Gate: c.gate}.Do(t.Context(), who, c.Case, assessment.ForViews, "important-to-me")
		c.must(t, err)
		return out.Begun
	}
	if mine, theirs := list(by), list(c.SENCO.Actor()); len(mine) != 2 || len(theirs) != 0 || c.kept(t) != 2 {
		t.Errorf("mine %d, theirs %d, %d files", len(mine), len(theirs), c.kept(t))
	}
	drop := assessment.DropUpload{Gate: c.gate, Store: c.store}
	if err := drop.Do(t.Context(), c.SENCO.Actor(), c.Case, begun[0].ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("the SENCO drops it: %v", err)
	}
	c.must(t, drop.Do(t.Context(), by, c.Case, begun[0].ID))
	if len(list(by)) != 1 || c.kept(t) != 1 {
		t.Errorf("%d files after one was dropped", c.kept(t))
	}
	clear := assessment.ClearUploads{Gate: c.gate, Store: c.store}
	if n, err := clear.Do(t.Context(), ehc.SystemActor()); n != 0 || err != nil {
		t.Errorf("cleared %d: %v", n, err)
	}
	c.Clock.Set(c.Clock.Now().Add(assessment.UploadsKept + time.Minute))
	if n, err := clear.Do(t.Context(), ehc.SystemActor()); n != 1 || err != nil || c.kept(t) != 0 {
		t.Errorf("cleared %d, %d files left: %v", n, c.kept(t), err)
	}
}

// A document of 250 MB adds less than 20 MB to what the hub holds in memory.
func TestALargeDocumentIsNeverHeldInMemory(t *testing.T) {
	c := newCabinet(t)
	by := c.Parent.Actor()
	u, err := c.begin(t, by, "long.txt", assessment.MaxUpload)
	c.must(t, err)
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	var most uint64
	look := func() {
		runtime.ReadMemStats(&now)
		most = max(most, now.HeapAlloc)
	}
	for from := int64(0); from < assessment.MaxUpload; {
		size := min(int64(assessment.MaxPiece), assessment.MaxUpload-from)
		_, err := c.piece(t.Context(), by, u, from, watched{io.LimitReader(letters{}, size), look})
		c.must(t, err)
		from += size
	}
	done := make(chan struct{})
	looking := make(chan struct{})
	go func() {
		defer close(looking)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			look()
			select {
			case <-tick.C:
			case <-done:
				return
			}
		}
	}()
	file, err := c.finish(t, by, u, "")
	close(done)
	<-looking
	if err != nil || file.Bytes != assessment.MaxUpload {
		t.Fatalf("kept %d bytes: %v", file.Bytes, err)
	}
	if grown := int64(most) - int64(before.HeapAlloc); grown > 20_000_000 {
		t.Errorf("the heap grew by %d MB", grown/1_000_000)
	}
	if found, err := filepath.Glob(filepath.Join(c.dir, "*", "*")); err != nil || len(found) != 1 {
		t.Errorf("%d files are in the folder: %v", len(found), err)
	}
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a' + byte(i%26)
	}
	return len(p), nil
}

// watched looks each time that something is read.
type watched struct {
	from io.Reader
	look func()
}

func (w watched) Read(p []byte) (int, error) { w.look(); return w.from.Read(p) }
