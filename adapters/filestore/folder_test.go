package filestore

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ehchub/domain/fault"
	"ehchub/ports/portstest"
)

func open(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestTheFolderKeepsTheContract(t *testing.T) {
	portstest.FileStoreContract(t, open(t, filepath.Join(t.TempDir(), "data", "files")))
}

func TestWhatACrashLeftBehindIsCleared(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	fresh, old := filepath.Join(dir, incoming, "fresh"), filepath.Join(dir, incoming, "old")
	for _, name := range []string{fresh, old} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := time.Now().Add(-2 * leftover)
	if err := os.Chtimes(old, before, before); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	if _, err := os.Stat(old); err == nil {
		t.Error("half a document of two days ago is still there")
	}
	if _, err := os.Stat(fresh); err != nil {
		t.Error("what another process is writing was taken away")
	}
}

func TestAFullDiskIsSaidInPlainWords(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	_, _, err = fill(t.Context(), full, strings.NewReader("Rowan likes trains."))
	if f := fault.As(err); f == nil || f.Kind != fault.Unavailable || f.Field != "files" || !strings.Contains(f.Message, "no room") {
		t.Errorf("got %v", err)
	}
}

func TestOnlyTheOwnerReadsDocuments(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	open(t, dir)
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v: %v", info.Mode(), err)
	}
}
