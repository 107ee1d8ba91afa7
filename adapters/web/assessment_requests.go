package web

import (
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
)

// requestsTable shows everyone who was asked, with the columns of F103; it stays open while the plan is drafted (F176).
func requestsTable(out assessment.PageOut) view.Table {
	t := view.Table{
		Caption: "Requests for advice", Compact: true,
		Columns: []view.Column{{Text: "Name"}, {Text: "Job title"}, {Text: "Specialism"}, {Text: "Requested"}, {Text: "Request due"}, {Text: "Request completed"}, {Text: "Status"}, {Text: "Action", Hidden: true}},
		Empty:   view.Empty{Title: "Nobody has been asked for advice yet", Text: nobodyAsked(out)},
	}
	for _, row := range out.Rows {
		t.Rows = append(t.Rows, requestRow(out, row))
	}
	return t
}

func nobodyAsked(out assessment.PageOut) string {
	switch {
	case out.MayAsk:
		return "Ask for each kind of advice that the law wants. Each person has six weeks from the day you ask."
	case out.Case.Stage() < casework.StageAssessment:
		return "The council asks once it has decided to assess."
	}
	return "The case co-ordinator asks people who know the child, or who can find out what is needed."
}

func requestRow(out assessment.PageOut, row assessment.AdviceRow) view.Row {
	r := row.Request
	limb, _ := advice.Info(r.Limb())
	name, who := view.Cell{Text: adviserName(r.Adviser()), Main: true, Sub: limb.Short}, r.Adviser()
	return view.Row{Cells: []view.Cell{
		name, {Text: who.JobTitle}, {Text: who.Specialism},
		{Text: r.RequestedOn().Long()}, {Text: r.DueOn().Long()}, completedCell(r), statusCell(out, row), actionCell(out, row),
	}}
}

// adviserName shows both the team that was asked and the person who has it (F101).
func adviserName(a advice.Adviser) string {
	switch {
	case a.Team == "":
		return a.Name
	case a.Person == "":
		return a.TeamName + " (team)"
	}
	return a.Name + ", for " + a.TeamName
}

// completedCell shows the latest date, with the first one where advice was re-opened (F134).
func completedCell(r *advice.Request) view.Cell {
	cell := view.Cell{Text: r.DoneOn().Long()}
	if first := r.FirstDoneOn(); !first.IsZero() && first != r.DoneOn() {
		cell.Sub = "First sent " + first.Long()
	}
	return cell
}

func statusCell(out assessment.PageOut, row assessment.AdviceRow) view.Cell {
	r := row.Request
	cell := view.Cell{Tags: []view.Tag{adviceTag(r, out.Today)}}
	switch {
	case row.Waits && out.Asked && !out.OwnIsIn:
		cell.Sub = "You can read it after you have sent your own advice"
	case r.Overridden() && row.Reason:
		cell.Sub = "Closed; the council goes on without this advice: " + r.ClosedBecause()
	case r.Status() == advice.Closed && row.Reason:
		cell.Sub = "Closed without advice: " + r.ClosedBecause()
	case r.Status() == advice.Closed:
		cell.Sub = "Closed without advice"
	case r.Status() == advice.Completed && !r.Answer().Will.Advises():
		cell.Sub = "Answered: no advice will be given"
	case r.Open() && r.ReopenedBecause() != "" && row.Reason:
		cell.Sub = "Re-opened: " + r.ReopenedBecause()
	}
	if pushes := r.Pushes(); row.Pushed && len(pushes) > 0 {
		last := pushes[len(pushes)-1]
		words := "Reminded on " + last.On.Long()
		if last.Escalated() {
			words = "Taken further on " + last.On.Long() + ": " + last.Because
		}
		cell.Sub = strings.TrimPrefix(cell.Sub+". "+words, ". ")
	}
	return cell
}

func actionCell(out assessment.PageOut, row assessment.AdviceRow) view.Cell {
	r, hidden := row.Request, adviserName(row.Request.Adviser())
	link := func(text, words, page string) view.Link {
		return view.Link{Text: text, Hidden: words, Href: adviceURL(out.Case, r.ID(), page)}
	}
	var links []view.Link
	add := func(when bool, l view.Link) {
		if when {
			links = append(links, l)
		}
	}
	add(row.Write && row.Own, link("Edit", "your advice for case "+string(out.Case.Reference()), ""))
	add(row.Write && !row.Own, link("Record", "the advice of "+hidden+", received outside of the hub", ""))
	add(row.Allocate, link("Allocate", "the request to "+hidden, "/allocate"))
	add(row.Read, link("Read", "the advice of "+hidden, "/read"))
	add(row.Read, link("PDF", "of the advice of "+hidden, "/advice.pdf"))
	add(row.Read, link("Word", "document of the advice of "+hidden, "/advice.docx"))
	add(row.Chase, link("Remind", hidden, "/chase"))
	add(row.Escalate, link("Take further", "the advice of "+hidden, "/escalate"))
	add(row.Reopen, link("Re-open", "the advice of "+hidden, "/reopen"))
	add(row.Close, link("Close", "the request to "+hidden, "/close"))
	return view.Cell{Links: links}
}
