package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
	"ehchub/domain/wording"
)

// textWritePage is the form of a text that the council changes, with what can stand in it beside it.
type textWritePage struct {
	view.Page
	Says, ShownAs string // headings: of the form, and of what it would give
	Hidden        []view.Hidden
	Parts         []view.Component
	Buttons       view.Buttons
	Placeholders  view.Component
	Forbidden     string
	Preview       []view.Component
	History       view.Table
	Restore       *view.Link
}

// changedBy says who saved a text last, and when.
func changedBy(e wording.Edition) string {
	if e.Version == 0 {
		return "Never"
	}
	return view.When(e.SavedAt) + ", by " + e.SavedName
}

func savedWords(e wording.Edition) string {
	switch {
	case e.Version == 0:
		return "It is what the hub came with."
	case e.Restored:
		return "With it " + e.SavedName + " went back to the hub’s own text, " + strings.ToLower(view.When(e.SavedAt)) + "."
	}
	return "It was saved by " + e.SavedName + ", " + view.When(e.SavedAt) + "."
}

// editionTable lists the versions of a text, the latest first, and the hub's own.
func editionTable(editions []wording.Edition, address func(number int) string) view.Table {
	t := view.Table{Caption: "Earlier texts", Columns: []view.Column{{Text: "Version"}, {Text: "Saved"}, {Text: "By"}}}
	for _, one := range editions {
		cell := view.Cell{Text: "Version " + view.Number(one.Version), Main: true, Href: address(one.Version)}
		if one.Restored {
			cell.Sub = "The hub’s own text again"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{cell, {Text: view.When(one.SavedAt)}, {Text: one.SavedName}}})
	}
	t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: "The hub’s own text", Main: true, Href: address(0)}, {}, {}}})
	return t
}

// restorePage asks before going back to the hub's own text (V19).
func restorePage(caption, own string, version int, what ...string) *confirmPage {
	return &confirmPage{
		Page: view.Page{Title: "Go back to the hub’s own text?", Caption: caption, Back: &view.Link{Text: "Back to the text", Href: own}},
		Confirm: view.Confirm{
			What:   what,
			Hidden: []view.Hidden{{Name: versionField, Value: strconv.Itoa(version)}},
			Yes:    view.Button{Text: "Yes, go back to the hub’s own text", Value: "restore"}, No: view.Link{Text: "No, go back", Href: own}, Action: own + "/restore",
		},
	}
}

// takeRestore goes back to the hub's own text, unless somebody changed the text after it was looked at.
func takeRestore(w http.ResponseWriter, r *http.Request, own, said string, restore func(version int) error) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	err = restore(readVersion(values))
	if fault.Is(err, fault.Conflict) {
		LeaveNotice(w, "Somebody else has changed this text since you opened it. Look at it before you go back to the hub’s own.")
	} else if err != nil {
		return err
	} else {
		LeaveNotice(w, said)
	}
	http.Redirect(w, r, own, http.StatusSeeOther)
	return nil
}

// markTable lists the placeholders that can stand in a text; needed says, of one that can't be left out, why.
func markTable(all []wording.Placeholder, needed func(name string) string) view.Table {
	t := view.Table{Caption: "What can stand in this text", Compact: true, Columns: []view.Column{{Text: "Placeholder"}, {Text: "What stands in its place"}}}
	for _, p := range all {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: wording.Mark(p.Name), Main: true}, {Text: p.Meaning, Sub: needed(p.Name)}}})
	}
	return t
}
