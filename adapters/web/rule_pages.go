package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"

	"github.com/gorilla/mux"
)

// RulePages show every time limit of the law with its source and a worked example, to anyone.
type RulePages struct{ pages *Pages }

// NewRulePages makes the pages of the rules.
func NewRulePages(pages *Pages) RulePages { return RulePages{pages} }

// Routes lists their addresses. None needs signing in: the law is everybody's.
func (p RulePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/rules", Name: "rules", Do: p.list, Open: true},
		{Method: http.MethodGet, Path: "/rules/{code}", Name: "rules.one", Do: p.one, Open: true},
	}
}

type rulesPage struct {
	view.Page
	Parts []view.Component
}

func (p RulePages) list(w http.ResponseWriter, r *http.Request) error {
	page := &rulesPage{Page: view.Page{Title: "Every time limit of the law", Width: view.Wide,
		Lead: "How long everyone has, what the time counts from, and where the law says so. No exception moves a date."}}
	for _, group := range ruleGroups() {
		t := view.Table{Caption: "Counted from the day on which " + group.trigger.Event(), Compact: true,
			Columns: []view.Column{{Text: "What"}, {Text: "Who"}, {Text: "How long"}, {Text: "Source"}}}
		for _, row := range group.rows {
			t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
				{Text: row.Duty, Href: "/rules/" + row.Code, Main: true, Sub: row.Code}, {Text: string(row.Owner)}, {Text: row.Limit.Words}, {Text: ruleSource(row)},
			}})
		}
		page.Parts = append(page.Parts, t)
	}
	p.pages.Show(w, r, http.StatusOK, "rules", page)
	return nil
}

type ruleGroup struct {
	trigger timescale.Trigger
	rows    []timescale.Row
}

// ruleGroups puts the rules under the event that they count from, in the order of the road.
func ruleGroups() []ruleGroup {
	var groups []ruleGroup
	for _, trigger := range timescale.Triggers() {
		group := ruleGroup{trigger: trigger}
		for _, row := range timescale.Table() {
			if row.Trigger == trigger && !row.Unsaid && (row.About == "" || row.About == timescale.AboutAssess || row.About == timescale.AboutMakePlan) {
				group.rows = append(group.rows, row)
			}
		}
		if len(group.rows) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func ruleSource(row timescale.Row) string {
	if row.Advisory {
		return row.Source + " (advice)"
	}
	return row.Source
}

func (p RulePages) one(w http.ResponseWriter, r *http.Request) error {
	code := mux.Vars(r)["code"]
	page := &rulesPage{Page: view.Page{Title: "The rule " + code, Back: &view.Link{Text: "Every time limit of the law", Href: "/rules"}}}
	for _, row := range timescale.Table() {
		if row.Code == code && !row.Unsaid {
			page.Parts = append(page.Parts, ruleSummary(row))
		}
	}
	if len(page.Parts) == 0 {
		return fault.New(fault.NotFound, "rules.unknown", "There is no such rule.")
	}
	p.pages.Show(w, r, http.StatusOK, "rules", page)
	return nil
}

// ruleSummary tells one row of the table, with its worked example.
func ruleSummary(row timescale.Row) view.SummaryList {
	example := row.Example()
	worked := []string{example.NoDate}
	if !example.Last.IsZero() {
		worked = []string{"For example: " + example.Plain, "The day to work towards is " + example.Target.LongWithDay() + "."}
	}
	list := view.SummaryList{Title: row.Duty, Rows: []view.SummaryRow{
		{Key: "Who", Text: string(row.Owner)},
		{Key: "Counted from", Text: "The day on which " + row.Trigger.Event()},
		{Key: "How long", Text: row.Limit.Words},
		{Key: "Source", Text: ruleSource(row)},
		{Key: "Worked example", Lines: worked},
		{Key: "What may excuse lateness", Lines: exceptionLines(row)},
	}}
	if row.Note != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Note", Text: row.Note})
	}
	if row.About != "" {
		list.Title += " (where it is about: " + strings.ReplaceAll(string(row.About), "-", " ") + ")"
	}
	return list
}

func exceptionLines(row timescale.Row) []string {
	var lines []string
	for _, code := range row.Exceptions {
		if e, ok := timescale.FindException(code); ok {
			lines = append(lines, e.Code+": "+e.Reason+" ("+e.Law+").")
		} else {
			lines = append(lines, code)
		}
	}
	if len(lines) == 0 {
		return []string{"Nothing"}
	}
	return lines
}
