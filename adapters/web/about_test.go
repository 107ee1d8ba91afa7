package web

import (
	"strings"
	"testing"

	"ehchub/adapters/web/view"
)

func TestEmptyListsSaySo(t *testing.T) {
	set, err := componentSet(templateFiles)
	if err != nil {
		t.Fatal(err)
	}
	for says, empty := range map[string]view.Component{
		"There is nothing to choose from yet": view.Select{Name: "a", Label: "A"},
		"No setting is known yet.":            view.TypeAhead{Name: "b", Label: "B", Nothing: "No setting is known yet."},
		"Nobody has been asked":               view.Table{Columns: []view.Column{{Text: "Name"}}, Empty: view.Empty{Title: "Nobody has been asked"}},
		"Nothing has happened yet.":           view.Timeline{Empty: "Nothing has happened yet."},
		"No documents yet.":                   view.Files{Empty: "No documents yet."},
	} {
		if got, err := drawComponent(set, empty); err != nil || !strings.Contains(string(got), says) {
			t.Errorf("an empty %s doesn't say %q: %s, %v", empty.Component(), says, got, err)
		}
	}
}
