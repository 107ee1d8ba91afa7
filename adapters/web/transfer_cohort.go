package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"ehchub/adapters/web/view"
	"ehchub/application/timing"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/transfer"
	"ehchub/ports"
)

type cohortPage struct {
	view.Page
	Sums       []view.Fact
	Chart      *view.Bars
	Search     view.SearchBox
	Keep       []view.Hidden
	Year, Kind view.Select
	Steps      view.Checkboxes
	Unfolded   bool
	Table      view.Table
	Pagination view.Pagination
	Count      string
	Links      []view.Link
	Clear      string
}

// cohortSearch is what the address asks for.
type cohortSearch struct {
	query ports.TransferQuery
	whole bool
	raw   url.Values
}

func readCohortSearch(v url.Values) cohortSearch {
	page, _ := strconv.Atoi(v.Get("page"))
	year, _ := strconv.Atoi(v.Get("year"))
	s := cohortSearch{raw: v, whole: v.Get("whole") == "yes", query: ports.TransferQuery{Search: v.Get("q"), Page: min(max(page, 1), 100_000), Sort: ports.TransferSort(v.Get("sort")), Descending: v.Get("order") == "down"}}
	if year >= 2015 && year <= 2100 {
		s.query.Year = year
	}
	if _, ok := transfer.Kind(v.Get("kind")).Info(); ok {
		s.query.Kind = transfer.Kind(v.Get("kind"))
	}
	for _, step := range transferSteps {
		if contains(v["step"], string(step.step)) {
			s.query.Steps = append(s.query.Steps, step.step)
		}
	}
	return s
}

// transferSteps are how far a move can be, with their words and tones.
var transferSteps = []struct {
	step ports.TransferStep
	text string
	tone view.Tone
}{
	{ports.NotReviewed, "Not reviewed yet", view.Soon},
	{ports.NotNamed, "Reviewed, next setting not named yet", view.Active},
	{ports.NextNamed, "Next setting named", view.Good},
}

func stepOf(row ports.TransferRow) view.Tag {
	at := 0
	switch {
	case !row.NamedOn.IsZero():
		at = 2
	case !row.ReviewedOn.IsZero():
		at = 1
	}
	return view.Tag{Text: transferSteps[at].text, Tone: transferSteps[at].tone}
}

// with gives the address with some parameters changed ("name", "value", …); anything but the page goes back to page 1.
func (s cohortSearch) with(path string, changes ...string) string {
	v := url.Values{}
	for key, values := range s.raw {
		for _, value := range values {
			if value != "" && key != "page" {
				v.Add(key, value)
			}
		}
	}
	for i := 0; i+1 < len(changes); i += 2 {
		if v.Set(changes[i], changes[i+1]); changes[i+1] == "" {
			v.Del(changes[i])
		}
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

func (s cohortSearch) keep(but ...string) []view.Hidden {
	var hidden []view.Hidden
	for _, name := range []string{"q", "year", "kind", "step", "sort", "order"} {
		for _, value := range s.raw[name] {
			if value != "" && !contains(but, name) {
				hidden = append(hidden, view.Hidden{Name: name, Value: value})
			}
		}
	}
	return hidden
}

func (p TransferPages) list(w http.ResponseWriter, r *http.Request) error {
	s := readCohortSearch(r.URL.Query())
	read := p.cohort.Do
	if s.whole {
		read = p.cohort.Whole
	}
	out, err := read(r.Context(), ActorOf(r), s.query)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "cohort", s.page(out))
	return nil
}

func (s cohortSearch) page(out timing.TransfersOut) *cohortPage {
	whose := "Every child and young person with a plan who moves to the next phase by September " + strconv.Itoa(out.Year) + "."
	if out.Own {
		whose = "The children and young people on your cases who move to the next phase by September " + strconv.Itoa(out.Year) + "."
	}
	page := &cohortPage{
		Page: view.Page{Title: fmt.Sprintf("Phase transfer %d", out.Year), Width: view.Wide, Lead: whose + " Each plan must be reviewed and amended, naming the next setting, by the last day."},
		Sums: cohortSums(out), Chart: s.chart(out),
		Search: view.SearchBox{Action: cohortURL, Label: "Search by name or case ID", Value: s.query.Search, Keep: s.keep("q"), Results: "results", Clear: s.with(cohortURL, "q", "")},
		Keep:   s.keep("year", "kind", "step"), Unfolded: s.query.Kind != "" || len(s.query.Steps) > 0 || s.query.Year != 0,
		Year: yearChoice(out), Kind: kindChoice(s.query.Kind), Steps: s.stepBoxes(),
		Table: s.table(out), Count: view.Count(out.Page.Total, "child or young person", "children and young people"), Clear: cohortURL,
		Pagination: view.Paginate(s.query.Page, ports.PageSize, out.Page.Total, func(n int) string { return s.with(cohortURL, "page", strconv.Itoa(n)) }),
		Links:      []view.Link{{Text: "Download this list as a table (CSV)", Href: s.with(cohortURL + ".csv")}},
	}
	if s.whole {
		page.Pagination = view.Pagination{}
	} else if out.Page.Total > ports.PageSize {
		page.Links = append(page.Links, view.Link{Text: "Show the whole list on one page, to print it", Href: s.with(cohortURL, "whole", "yes")})
	}
	return page
}

// cohortSums are the counts of the year, above everything else.
func cohortSums(out timing.TransfersOut) []view.Fact {
	var sum ports.TransferCount
	for _, c := range out.Counts {
		if c.Year == out.Year {
			sum.All, sum.NotReviewed, sum.NotNamed, sum.Named, sum.Late = sum.All+c.All, sum.NotReviewed+c.NotReviewed, sum.NotNamed+c.NotNamed, sum.Named+c.Named, sum.Late+c.Late
		}
	}
	return []view.Fact{{Label: "Move by September " + strconv.Itoa(out.Year), Text: view.Number(sum.All)}, {Label: "Not reviewed yet", Text: view.Number(sum.NotReviewed)},
		{Label: "Reviewed, not named yet", Text: view.Number(sum.NotNamed)}, {Label: "Next setting named", Text: view.Number(sum.Named)}, {Label: "Past the last day", Text: view.Number(sum.Late)}}
}

// chart draws the counts of the year by kind; nil where nobody moves.
func (s cohortSearch) chart(out timing.TransfersOut) *view.Bars {
	chart := &view.Bars{Title: "How far we are", Table: view.Table{Caption: "How far the moves are", HideCaption: true, Compact: true,
		Columns: []view.Column{{Text: "Move"}, {Text: "All", Number: true}, {Text: "Not reviewed", Number: true}, {Text: "Reviewed, not named", Number: true}, {Text: "Named", Number: true}, {Text: "Late", Number: true}, {Text: "Last day"}}}}
	for _, step := range transferSteps {
		chart.Legend = append(chart.Legend, view.Tag{Text: step.text, Tone: step.tone})
	}
	for _, c := range out.Counts {
		if c.Year != out.Year {
			continue
		}
		last := lastDayOf(c.Kind, out.Year)
		chart.Rows = append(chart.Rows, view.Bar{Label: c.Kind.Label(), Href: s.with(cohortURL, "kind", string(c.Kind)),
			Parts: []view.BarPart{{Count: c.NotReviewed, Tone: view.Soon}, {Count: c.NotNamed, Tone: view.Active}, {Count: c.Named, Tone: view.Good}},
			Said:  fmt.Sprintf("%d not reviewed, %d reviewed but not named, %d named.", c.NotReviewed, c.NotNamed, c.Named), Note: daysLeft(last, out.Today, c.Named == c.All)})
		chart.Table.Rows = append(chart.Table.Rows, view.Row{Cells: []view.Cell{{Text: c.Kind.Label(), Main: true}, {Text: strconv.Itoa(c.All)}, {Text: strconv.Itoa(c.NotReviewed)}, {Text: strconv.Itoa(c.NotNamed)},
			{Text: strconv.Itoa(c.Named)}, {Text: strconv.Itoa(c.Late)}, {Text: last.Long()}}})
	}
	if len(chart.Rows) == 0 {
		return nil
	}
	return chart
}

// lastDayOf is the last day for those who move in September.
func lastDayOf(kind transfer.Kind, year int) ehc.Date {
	return transfer.Move{Kind: kind, On: ehc.D(year, 9, 1)}.LastDay()
}

// daysLeft says how long there is until the last day.
func daysLeft(last, today ehc.Date, done bool) view.Tag {
	left := today.DaysUntil(last)
	switch {
	case done:
		return view.Tag{Text: "All named", Tone: view.Good}
	case left < 0:
		return view.Tag{Text: view.Count(-left, "day", "days") + " late", Tone: view.Late}
	case left == 0:
		return view.Tag{Text: "Due today", Tone: view.Soon}
	case left <= nearTransfer:
		return view.Tag{Text: view.Count(left, "day", "days") + " left", Tone: view.Soon}
	}
	return view.Tag{Text: view.Count(left, "day", "days") + " left", Tone: view.Plain}
}

// nearTransfer is how many days before the last day a move counts as near: a review takes 12 weeks from its meeting to
// the plan.
const nearTransfer = 84

func yearChoice(out timing.TransfersOut) view.Select {
	years := []int{out.Year, transfer.NextSeptember(out.Today).Year}
	for _, c := range out.Counts {
		years = append(years, c.Year)
	}
	slices.Sort(years)
	choice := view.Select{Name: "year", Label: "September of", Value: strconv.Itoa(out.Year)}
	for _, year := range slices.Compact(years) {
		choice.Options = append(choice.Options, view.Option{Value: strconv.Itoa(year), Text: strconv.Itoa(year)})
	}
	return choice
}

func kindChoice(chosen transfer.Kind) view.Select {
	choice := view.Select{Name: "kind", Label: "Move", Value: string(chosen), Choose: "Every move"}
	for _, k := range transfer.Kinds() {
		choice.Options = append(choice.Options, view.Option{Value: string(k.Kind), Text: k.Label})
	}
	return choice
}

func (s cohortSearch) stepBoxes() view.Checkboxes {
	boxes := view.Checkboxes{Name: "step", Legend: "How far", Hint: "All, unless you choose", Small: true}
	for _, step := range transferSteps {
		boxes.Options = append(boxes.Options, view.Option{Value: string(step.step), Text: step.text})
	}
	for _, step := range s.query.Steps {
		boxes.Values = append(boxes.Values, string(step))
	}
	return boxes
}

func (s cohortSearch) column(text string, sort ports.TransferSort) view.Column {
	sorted := s.query.Sort == sort || s.query.Sort == "" && sort == ports.TransfersByDay
	c, order := view.Column{Text: text}, "up"
	switch {
	case sorted && s.query.Descending:
		c.Sorted = "descending"
	case sorted:
		c.Sorted, order = "ascending", "down"
	}
	c.Sort = s.with(cohortURL, "sort", string(sort), "order", order)
	return c
}

func (s cohortSearch) table(out timing.TransfersOut) view.Table {
	t := view.Table{Caption: "Who moves", HideCaption: true, Empty: view.Empty{Title: "Nobody to show", Text: "The list for next September is made on 1 September, and grows when a record changes. Take a filter away, or choose another year."},
		Columns: []view.Column{s.column("Name", ports.TransfersByName), {Text: "Case ID"}, {Text: "Year group"}, s.column("Setting now", ports.TransfersBySetting), {Text: "Move"}, {Text: "How far"}, s.column("Last day", ports.TransfersByDay)}}
	if !out.Own {
		t.Columns = append(t.Columns, view.Column{Text: "Co-ordinator"})
	}
	for _, row := range out.Page.Rows {
		cells := []view.Cell{{Text: trayName(row.Name), Href: "/cases/" + string(row.Case) + transferPath, Main: true}, {Text: row.Reference}, {Text: casework.YearGroupLabel(row.Year)}, {Text: row.From},
			{Text: row.Kind.Label()}, {Tags: []view.Tag{stepOf(row)}, Sub: row.Next}, lastDayCell(row, out.Today)}
		if !out.Own {
			cells = append(cells, view.Cell{Text: row.Coordinator})
		}
		t.Rows = append(t.Rows, view.Row{Cells: cells})
	}
	return t
}

func lastDayCell(row ports.TransferRow, today ehc.Date) view.Cell {
	if !row.NamedOn.IsZero() {
		return view.Cell{Text: row.Last.Long(), Sub: "Named on " + row.NamedOn.Long()}
	}
	return view.Cell{Text: row.Last.Long(), Tags: []view.Tag{daysLeft(row.Last, today, false)}}
}
