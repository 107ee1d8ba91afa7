package access_test

import (
	"flag"
	"os"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
)

var update = flag.Bool("update", false, "rewrite docs/access.md from the table")

const docs = "../../docs/access.md"

func TestDocsShowTheTable(t *testing.T) {
	now := access.Markdown() + casework.AccessMarkdown()
	if *update {
		if err := os.WriteFile(docs, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != now {
		t.Error("docs/access.md differs from the table: run make generate")
	}
}
