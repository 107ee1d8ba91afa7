package web

import (
	"net/http"
	"testing"
)

func TestARefusedMethodNamesThoseThatAreTaken(t *testing.T) {
	s := newCaseSite(t)
	for _, tc := range []struct{ method, path, allow string }{
		{http.MethodPost, "/cases", "GET, HEAD"},
		{http.MethodPut, "/cases/" + string(s.Case) + "/details", "GET, HEAD, POST"},
	} {
		request, err := http.NewRequest(tc.method, s.address+tc.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusMethodNotAllowed || answer.Header.Get("Allow") != tc.allow {
			t.Errorf("%s %s: %d, Allow %q, want %q", tc.method, tc.path, answer.StatusCode, answer.Header.Get("Allow"), tc.allow)
		}
	}
}
