package access_test

import (
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/ports/portstest/golden"
)

func TestDocsShowTheTable(t *testing.T) {
	golden.Is(t, "../../docs/access.md", access.Markdown()+casework.AccessMarkdown())
}
