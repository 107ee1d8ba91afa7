// Package film takes out of films and recordings what a phone writes into them beside picture and sound: the place, the
// time, the device. It runs ffmpeg, which need not be there.
package film

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"ehchub/domain/fault"
)

// patience is how long one film may take. Nothing is drawn anew, so that it goes as fast as the disk.
const patience = 2 * time.Minute

// readers are ffmpeg's own names of what it is to take a film for, whatever it says it is.
var readers = map[string]struct{ reader, ending string }{
	"video/mp4": {"mov", ".mp4"}, "video/quicktime": {"mov", ".mov"}, "video/3gpp": {"mov", ".3gp"}, "audio/x-m4a": {"mov", ".m4a"}, "video/webm": {"matroska", ".webm"},
}

// Stripper is a ports.PlaceStripper. Make it with Find.
type Stripper struct{ program string }

// Find looks for ffmpeg; ok is false where this machine has none.
func Find() (s Stripper, ok bool) {
	program, err := exec.LookPath("ffmpeg")
	return Stripper{program}, err == nil
}

// Takes reports whether it can strip a media type.
func (Stripper) Takes(mediaType string) bool { _, ok := readers[mediaType]; return ok }

var unreadable = fault.Field("files", "film.unreadable", "This film or recording can’t be read: it is damaged, or did not arrive whole. Play it yourself, save it again, and send that.")

// Strip copies picture and sound into a new file, and gives that. The caller closes it.
func (s Stripper) Strip(ctx context.Context, content io.Reader, mediaType string) (io.ReadCloser, error) {
	kind := readers[mediaType]
	dir, err := os.MkdirTemp("", "ehchub-film-")
	if err != nil {
		return nil, fmt.Errorf("film: %w", err)
	}
	out, err := s.copied(ctx, content, dir, kind.reader, kind.ending)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return stripped{out, dir}, nil
}

func (s Stripper) copied(ctx context.Context, content io.Reader, dir, reader, ending string) (*os.File, error) {
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to"+ending)
	if err := write(from, content); err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// Only picture, sound and captions are taken: some phones write a track of places beside them.
	run := exec.CommandContext(limited, s.program, "-v", "error", "-nostdin", "-protocol_whitelist", "file", "-f", reader, "-i", from, "-map", "0:v?", "-map", "0:a?", "-map", "0:s?",
		"-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-c", "copy", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", to)
	run.Env = []string{"PATH=" + os.Getenv("PATH")}
	said, err := run.CombinedOutput()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		slog.WarnContext(ctx, "film not read", "error", err, "length", len(said)) // what it says may hold a title
		return nil, unreadable
	}
	if err := os.Remove(from); err != nil {
		return nil, fmt.Errorf("film: %w", err)
	}
	return os.Open(to)
}

func write(path string, content io.Reader) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("film: %w", err)
	}
	_, err = io.Copy(file, content)
	return errors.Join(err, file.Close())
}

// stripped is a film whose folder goes when it is closed.
type stripped struct {
	*os.File
	dir string
}

// Close closes the film and takes it away.
func (s stripped) Close() error { return errors.Join(s.File.Close(), os.RemoveAll(s.dir)) }
