package film

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ehchub/domain/fault"
)

// filmed makes a second of film as a phone does, with the place where it was made.
func filmed(t *testing.T, ending string, codecs ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "phone"+ending)
	args := append([]string{"-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=5:duration=1", "-f", "lavfi", "-i", "sine=duration=1"}, codecs...)
	args = append(args, "-metadata", "location=+51.7520-001.2577/", "-metadata", "title=At Gran’s", "-metadata:s:v", "handler_name=Ferry Cottages", path)
	if said, err := exec.Command("ffmpeg", args...).CombinedOutput(); err != nil {
		t.Fatalf("making a film: %v\n%s", err, said)
	}
	film, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return film
}

func TestAFilmSaysNoLongerWhereItWasMade(t *testing.T) {
	s, ok := Find()
	if !ok {
		t.Fatal("ffmpeg is not installed (Debian: ffmpeg)")
	}
	for mediaType, film := range map[string][]byte{"video/mp4": filmed(t, ".mp4"), "video/quicktime": filmed(t, ".mov"), "video/webm": filmed(t, ".webm", "-c:v", "libvpx", "-c:a", "libvorbis")} {
		marks := []string{"51.7520", "At Gran"}
		if !bytes.Contains(film, []byte(marks[1])) {
			t.Fatalf("the %s that was made tells nothing", mediaType)
		}
		out, err := s.Strip(t.Context(), bytes.NewReader(film), mediaType)
		if err != nil {
			t.Fatalf("%s: %v", mediaType, err)
		}
		dir := out.(stripped).dir
		clean, err := io.ReadAll(out)
		if err != nil || len(clean) < len(film)/2 {
			t.Errorf("%s: %d bytes of %d: %v", mediaType, len(clean), len(film), err)
		}
		for _, mark := range append(marks, "Ferry Cottages") {
			if bytes.Contains(clean, []byte(mark)) {
				t.Errorf("%s still says %q", mediaType, mark)
			}
		}
		if err := out.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("the film is still on the disk")
		}
	}
}

func TestABrokenFilmIsRefused(t *testing.T) {
	s, _ := Find()
	film := filmed(t, ".mp4")
	for name, broken := range map[string]string{"half a film": string(film[:len(film)/2]), "no film": strings.Repeat("x", 5000), "nothing": ""} {
		out, err := s.Strip(t.Context(), strings.NewReader(broken), "video/mp4")
		if f := fault.As(err); f == nil || f.Kind != fault.Invalid || f.Field != "files" || out != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
