package timescale

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write docs/deadlines.md from the table")

func TestEveryLimitHasWordsForFamilies(t *testing.T) {
	for _, r := range Table() {
		if r.ForFamily == "" {
			t.Errorf("%s (%s) says nothing to a family", r.Code, r.Duty)
		}
	}
}

func TestDocsHoldTheTable(t *testing.T) {
	const path = "../../docs/deadlines.md"
	want := Markdown()
	if *update {
		if err := os.MkdirAll("../../docs", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/deadlines.md is not what the table says; run go test ./domain/timescale -run TestDocs -update")
	}
}
