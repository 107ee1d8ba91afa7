package view_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ehchub/adapters/web/view"
)

func TestPaginationLeadsToEveryNeighbour(t *testing.T) {
	href := func(n int) string { return fmt.Sprint("?page=", n) }
	draw := func(p view.Pagination) string {
		var b strings.Builder
		for _, l := range p.Pages {
			switch {
			case l.Gap:
				b.WriteString(" …")
			case l.Current:
				fmt.Fprintf(&b, " [%d]", l.Number)
			default:
				fmt.Fprintf(&b, " %d", l.Number)
			}
		}
		return p.Showing + ":" + b.String() + " " + p.Previous + " " + p.Next
	}
	for _, tc := range []struct {
		page, total int
		want        string
	}{
		{1, 0, ":  "},
		{1, 25, "Showing 1 to 25 of 25:  "},
		{1, 26, "Showing 1 to 25 of 26: [1] 2  ?page=2"},
		{2, 26, "Showing 26 to 26 of 26: 1 [2] ?page=1 "},
		{5, 1000, "Showing 101 to 125 of 1,000: 1 … 4 [5] 6 … 40 ?page=4 ?page=6"},
		{99, 60, "Showing 51 to 60 of 60: 1 2 [3] ?page=2 "},
		{-3, 60, "Showing 1 to 25 of 60: [1] 2 3  ?page=2"},
	} {
		if got := draw(view.Paginate(tc.page, 25, tc.total, href)); got != tc.want {
			t.Errorf("page %d of %d things: %q, want %q", tc.page, tc.total, got, tc.want)
		}
	}
}

func TestTimesAreEnglands(t *testing.T) {
	for want, at := range map[string]time.Time{
		"1 July 2026 at 12:30am":   time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC),
		"1 January 2026 at 2:02pm": time.Date(2026, 1, 1, 14, 2, 0, 0, time.UTC),
		"1 July 2026 at midday":    time.Date(2026, 7, 1, 11, 0, 0, 0, time.UTC),
		"":                         {},
	} {
		if got := view.When(at); got != want {
			t.Errorf("%v: %q, want %q", at, got, want)
		}
	}
}

func TestNumbersInWords(t *testing.T) {
	for want, got := range map[string]string{"1 outcome": view.Count(1, "outcome", "outcomes"), "no outcomes": view.Count(0, "outcome", "outcomes"),
		"1,234,567": view.Number(1234567), "-1,000": view.Number(-1000), "999": view.Number(999)} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Rowan Ashdown-Pellegrini": "RA", "éloïse": "É", "": "", " Ana  Maria de Souza ": "AS"} {
		if got := view.Initials(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestTitlesBeginWithError(t *testing.T) {
	page := view.Page{Title: "Ask for advice", Case: &view.CaseBar{Reference: "EHC/26/0219"}, Frame: view.Frame{Council: view.Council{Name: "Wrenshire"}}}
	if got := page.TabTitle(); got != "Ask for advice – EHC/26/0219 – EHC Hub – Wrenshire" {
		t.Error(got)
	}
	page.Errors.Items = []view.ErrorItem{{Text: "Enter a date"}}
	if got := page.TabTitle(); !strings.HasPrefix(got, "Error: Ask for advice – ") {
		t.Error(got)
	}
}

func TestFieldIDsAreSafeInLinks(t *testing.T) {
	if got := view.FieldID("outcome[7].text"); got != "outcome-7--text" {
		t.Error(got)
	}
}
