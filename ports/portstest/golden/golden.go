// Package golden compares what tables say with the files that are written from them. Tests alone import it.
package golden

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write anew the files that are compared with what the tables say")

// Is fails a test when a file does not hold a text; with -update it writes the file first ("make generate").
func Is(t testing.TB, path, want string) {
	t.Helper()
	if Held(t, path, want) != want {
		t.Errorf("%s is not what the tables say: look at the change, then run make generate", path)
	}
}

// Held gives what a file holds; with -update it writes want into it first.
func Held(t testing.TB, path, want string) string {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	held, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(held)
}
