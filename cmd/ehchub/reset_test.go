//go:build linux

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ehchub"
)

// demoIn makes a data folder with an empty private database in it, as the demo's before it is loaded, and stops it.
func demoIn(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for above := dir; above != os.TempDir() && above != "/"; above = filepath.Dir(above) {
		if err := os.Chmod(above, 0o755); err != nil { // the database may run as another user, who has to reach it
			t.Fatal(err)
		}
	}
	t.Setenv("DATABASE_URL", "")
	t.Setenv("EHCHUB_DEMO", "")
	t.Setenv("EHCHUB_DATA", dir)
	config, err := ehchub.ReadDatabaseConfig()
	if err != nil {
		t.Fatal(err)
	}
	d, err := ehchub.OpenDatabase(t.Context(), config, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"files/incoming", "other"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestResetRemovesTheDemoAndNothingElse(t *testing.T) {
	dir := demoIn(t)
	var out, complain bytes.Buffer
	if code := run([]string{"reset"}, &out, &complain); code != exitDone {
		t.Fatalf("ended with %d: %s", code, complain.String())
	}
	if there(filepath.Join(dir, "postgres")) || there(filepath.Join(dir, "files")) || !there(filepath.Join(dir, "other")) {
		t.Error("the demo’s data is left, or something else is gone")
	}
	said, after, _ := strings.Cut(out.String(), "Done.")
	if !strings.Contains(said, filepath.Join(dir, "postgres")) || !strings.Contains(said, filepath.Join(dir, "files")) || after == "" {
		t.Errorf("it says\n%s", out.String())
	}
	out.Reset()
	if code := run([]string{"reset"}, &out, &complain); code != exitDone || !strings.Contains(out.String(), "nothing to remove") {
		t.Errorf("a second time it ends with %d and says %s", code, out.String())
	}
}

func TestResetRefusesWhatIsNotTheDemos(t *testing.T) {
	dir := demoIn(t)
	refused := func(why, want string) {
		t.Helper()
		var out, complain bytes.Buffer
		if code := run([]string{"reset"}, &out, &complain); code != exitFailed || !strings.Contains(complain.String(), want) {
			t.Errorf("%s: ended with %d: %s%s", why, code, out.String(), complain.String())
		}
		if !there(filepath.Join(dir, "postgres", "data")) || !there(filepath.Join(dir, "files")) {
			t.Fatalf("%s: something was removed", why)
		}
	}
	t.Setenv("DATABASE_URL", "postgres://hub@db.council.example/ehchub")
	refused("a named server", "DATABASE_URL is set")
	t.Setenv("DATABASE_URL", "")
	t.Setenv("EHCHUB_DEMO", "off")
	refused("a hub that shows no demo", "Nothing was changed")
	t.Setenv("EHCHUB_DEMO", "")
	config, err := ehchub.ReadDatabaseConfig()
	if err != nil {
		t.Fatal(err)
	}
	d, err := ehchub.OpenDatabase(t.Context(), config, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	refused("a hub that is serving", "in use")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestResetLeavesACouncilsOwnRecords(t *testing.T) {
	d := serving(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var out, complain bytes.Buffer
	if code := run([]string{"reset"}, &out, &complain); code != exitFailed || !strings.Contains(complain.String(), "records that are not the demo’s") {
		t.Errorf("ended with %d: %s%s", code, out.String(), complain.String())
	}
	if !there(filepath.Join(os.Getenv("EHCHUB_DATA"), "postgres", "data")) {
		t.Error("the records are gone")
	}
}
