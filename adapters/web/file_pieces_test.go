package web

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/people"
)

// told is what a page is told of a document that it sends piece by piece.
type told struct {
	pieceAnswer
	status int
}

// sends posts as the page's script does; a nil body reads.
func (b *browser) sends(path, mediaType string, body io.Reader) told {
	b.site.t.Helper()
	method := http.MethodPost
	if body == nil {
		method = http.MethodGet
	}
	r, err := http.NewRequestWithContext(b.site.t.Context(), method, b.site.address+path, body)
	if err != nil {
		b.site.t.Fatal(err)
	}
	r.Header.Set("Content-Type", mediaType)
	r.Header.Set(personHeader, string(b.person.ID))
	answer, err := b.client.Do(r)
	if err != nil {
		b.site.t.Fatal(err)
	}
	defer answer.Body.Close()
	said := told{status: answer.StatusCode}
	_ = json.NewDecoder(answer.Body).Decode(&said.pieceAnswer) // a page, where somebody is refused
	return said
}

func (b *browser) posts(path string, fields url.Values) told {
	return b.sends(path, "application/x-www-form-urlencoded", strings.NewReader(fields.Encode()))
}

func TestADocumentIsSentPieceByPiece(t *testing.T) {
	s := newAssessmentSite(t)
	parent, senco := s.as(s.Parent), s.as(s.SENCO)
	uploads, text := s.at("/uploads"), strings.Repeat("Rowan reads best in the morning. ", 5000)
	about := func(name string, bytes int) url.Values {
		return url.Values{"purpose": {"views"}, "item": {"important-to-me"}, "name": {name}, "bytes": {strconv.Itoa(bytes)}, "mark": {name}}
	}
	begun := parent.posts(uploads, about("story.txt", len(text)))
	if begun.status != http.StatusOK || begun.ID == "" || begun.Got != 0 {
		t.Fatalf("begun: %+v", begun)
	}
	one := uploads + "/" + begun.ID
	if sent := parent.sends(one+"?from=0", "application/octet-stream", strings.NewReader(text[:assessment.MinPiece])); sent.status != http.StatusOK || sent.Got != assessment.MinPiece {
		t.Errorf("a piece: %+v", sent)
	}
	if again := parent.sends(one+"?from=0", "application/octet-stream", strings.NewReader(text[:assessment.MinPiece])); again.status != http.StatusConflict || !again.Again {
		t.Errorf("the same piece again: %+v", again)
	}
	if now := parent.sends(one, "", nil); now.Got != assessment.MinPiece {
		t.Errorf("asked how far it is: %+v", now)
	}
	parent.get(s.at("/files?purpose=views&item=important-to-me")).is(http.StatusOK).says("story.txt", "66 KB of 165 KB sent", "Half sent. Choose the same document again")
	for name, path := range map[string]string{"reads": one, "finishes": one + "/finish", "drops": one + "/drop"} {
		body := io.Reader(strings.NewReader(""))
		if path == one {
			body = nil
		}
		if got := senco.sends(path, "application/x-www-form-urlencoded", body); got.status != http.StatusNotFound {
			t.Errorf("somebody else %s it: %d", name, got.status)
		}
	}
	if got := s.as(people.Person{}).posts(uploads, about("story.txt", 10)); got.status < 400 {
		t.Errorf("nobody begins: %+v", got)
	}
	parent.sends(one+"?from="+strconv.Itoa(assessment.MinPiece), "application/octet-stream", strings.NewReader(text[assessment.MinPiece:]))
	done := parent.posts(one+"/finish", nil)
	if done.status != http.StatusOK || !strings.Contains(done.Line, `href="/cases/`) || !strings.Contains(done.Line, "story.txt") {
		t.Errorf("finished: %+v", done)
	}
	parent.get(s.at("/files?purpose=views&item=important-to-me")).is(http.StatusOK).says("story.txt (text, 165 KB)").saysNot("Half sent")

	if large := parent.posts(uploads, about("film.mp4", 3_000_000_000)); large.status != http.StatusRequestEntityTooLarge || !strings.HasPrefix(large.Wrong, "film.mp4 is larger than 250 MB.") {
		t.Errorf("3 GB: %+v", large)
	}
}

// The size that a browser announces is enough to refuse what is far too large.
func TestAThreeGigabyteFormIsRefusedAtOnce(t *testing.T) {
	s := newAssessmentSite(t)
	reads := &counted{}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.address+s.at("/files?purpose=views&item=important-to-me"), reads)
	if err != nil {
		t.Fatal(err)
	}
	r.ContentLength = 3 << 30
	r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	r.Header.Set(personHeader, string(s.Parent.ID))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(page), "larger than this page takes") {
		t.Errorf("answered %d: %v", answer.StatusCode, err)
	}
	if reads.n > 50<<20 {
		t.Errorf("%d bytes were sent all the same", reads.n)
	}
}

type counted struct{ n int64 }

func (c *counted) Read(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }
