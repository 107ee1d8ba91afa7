package planningtest

import (
	"context"
	"testing"

	"ehchub/application/planning"
)

// SeenDraft is what the co-ordinator has seen who opens the page before sharing now; it begins the draft.
func (c *Cast) SeenDraft(t testing.TB) string {
	t.Helper()
	out, err := planning.PrepareShare{Gate: c.Gate}.Do(context.Background(), c.Coordinator, c.Case)
	if err != nil {
		t.Fatal(err)
	}
	return out.Seen
}
