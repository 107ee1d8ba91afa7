package view

import (
	"html/template"
	"strings"
	"unicode/utf8"
)

// SummaryList is pairs of a name and what is known.
type SummaryList struct {
	// Title makes it a card with a heading; Actions stand beside the heading.
	Title   string
	Actions []Link
	Rows    []SummaryRow
	// Level is the heading's level, 2 unless set.
	Level int
}

// SummaryRow is one pair. What is known is Text, or Lines one below the other, or HTML of the server's own
// making, or any component; an empty row says "Not given".
type SummaryRow struct {
	Key     string
	Text    string
	Lines   []string
	HTML    template.HTML
	Value   Component
	Note    string
	Actions []Link
}

// Blank reports whether nothing is known.
func (r SummaryRow) Blank() bool {
	return r.Text == "" && len(r.Lines) == 0 && r.HTML == "" && r.Value == nil
}

// Component names the template.
func (SummaryList) Component() string { return "summary-list" }

// Table compares things in rows. On a phone each row becomes a card.
type Table struct {
	Caption string
	// HideCaption leaves the caption to screen readers, where a heading says the same.
	HideCaption bool
	Columns     []Column
	Rows        []Row
	// Empty is shown in place of a table without rows.
	Empty Empty
	// Compact draws tighter rows.
	Compact bool
}

// Component names the template.
func (Table) Component() string { return "table" }

// Column is a heading. Sort is where choosing it leads; Sorted is "ascending", "descending" or "".
type Column struct {
	Text   string
	Hidden bool
	Sort   string
	Sorted string
	// Number aligns the column to the right.
	Number bool
}

// Row is one line; the first cell that is Main names the row.
type Row struct{ Cells []Cell }

// Cell is one value: Text (a link where Href is set) with an optional second, quieter line, tags, or any
// component.
type Cell struct {
	Text, Href, Hidden string
	// Main makes the cell the row's name (a row header).
	Main bool
	// Photo is the address of a small picture before the text; empty draws none.
	Photo string
	// Sub is a second, quieter line.
	Sub   string
	Tags  []Tag
	Value Component
	Links []Link
}

// Blank reports whether there is nothing in the cell.
func (c Cell) Blank() bool {
	return c.Text == "" && c.Sub == "" && len(c.Tags) == 0 && c.Value == nil && len(c.Links) == 0
}

// Short reports whether the text is a date, a number or the like, which reads badly when it wraps.
func (c Cell) Short() bool {
	return utf8.RuneCountInString(c.Text) <= 20 && strings.ContainsAny(c.Text, "0123456789")
}

// SearchBox looks through a list. With JavaScript and Results set, typing fetches the same page with what was
// typed and swaps the element with that id, whose data-count says how many there are ("12 cases"), and data-also what
// other lists have ("1 in My live cases").
type SearchBox struct {
	// Action is the page's address; Name the query's name, "q" unless set.
	Action, Name, Label, Hint, Value string
	// Keep are further parameters to keep (tray, order).
	Keep []Hidden
	// Results is the id of the element that holds the list.
	Results string
	// Clear is the address that shows the whole list again.
	Clear string
}

// Component names the template.
func (SearchBox) Component() string { return "search-box" }

// ParamName is the query's name.
func (s SearchBox) ParamName() string {
	if s.Name == "" {
		return "q"
	}
	return s.Name
}

// TaskList is a list of things to do or areas to fill in, each with its state in words.
type TaskList struct{ Tasks []Task }

// Task is one thing; without Href it can't be started yet.
type Task struct {
	Text, Href, Hint string
	State            Tag
}

// Component names the template.
func (TaskList) Component() string { return "task-list" }

// Links is a plain list of links.
type Links struct{ Links []Link }

// Component names the template.
func (Links) Component() string { return "links" }

// Contents is a list of a long page's parts that stays in view on a wide screen.
type Contents struct {
	// Title is "Contents" unless set.
	Title string
	Items []Link
}

// Component names the template.
func (Contents) Component() string { return "contents" }

// SubNav is a row of places below the heading: trays, or views of one thing.
type SubNav struct {
	Label  string
	Places []Place
}

// Component names the template.
func (SubNav) Component() string { return "sub-nav" }
