package web

import (
	"bytes"
	"errors"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"ehchub/adapters/web/form"
)

// A large document waits on disk while it is read. What a family sent must not stay there.
func TestALargeDocumentLeavesNothingBehind(t *testing.T) {
	var waited string
	answer := new(Server).answer(Route{Open: true, MaxBody: 32 << 20, Do: func(_ http.ResponseWriter, r *http.Request) error {
		v, err := form.Parse(r)
		if err != nil {
			return err
		}
		content, err := v.Files("files")[0].Open()
		if err != nil {
			return err
		}
		defer content.Close()
		waited = content.(*os.File).Name()
		return nil
	}})
	var body bytes.Buffer
	posted := multipart.NewWriter(&body)
	file, err := posted.CreateFormFile("files", "report.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = file.Write(bytes.Repeat([]byte("Perrin sleeps badly. "), 1<<20))
	_ = posted.Close()
	r := httptest.NewRequest(http.MethodPost, "/", &body)
	r.Header.Set("Content-Type", posted.FormDataContentType())
	answer.ServeHTTP(httptest.NewRecorder(), r)
	if _, err := os.Stat(waited); waited == "" || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the document is still at %q (%v)", waited, err)
	}
}
