package web

import (
	"context"
	"net/http"
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

const delayLead = "Every date by law that was missed on this case, by how many days, what excuses it, and when the family was told why. An exception moves no date."

func delaysURL(c *casework.Case) string { return caseURL(c, "/delays") }

func (p DelayPages) showLog(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.log.Do)
	if err != nil {
		return err
	}
	page := &partsPage{
		Page:  view.Page{Title: "Delay log", Case: caseBar(out.Head, 0), Width: view.Wide, Lead: delayLead, Back: &view.Link{Text: "Back to every date", Href: timetableURL(out.Case)}},
		Parts: []view.Component{delayTable(out), fileLinks("the delay log", delaysURL(out.Case))},
	}
	p.pages.Show(w, r, http.StatusOK, "parts", page)
	return nil
}

func readDelayLog(ctx context.Context, g application.Gate, actor ehc.Actor, id ehc.CaseID) (shownPage, error) {
	out, err := timing.ReadDelays{Gate: g}.Do(ctx, actor, id)
	if err != nil {
		return shownPage{}, err
	}
	return shownPage{Head: out.Head, title: "Delay log", lead: delayLead, parts: []view.Component{delayTable(out)}}, nil
}

func delayTable(out timing.DelaysOut) view.Table {
	t := view.Table{Caption: "Dates that were missed", HideCaption: true, Compact: true, Empty: view.Empty{Title: "No date has been missed", Text: "If one is, it stands here from the next day on."},
		Columns: []view.Column{{Text: "What"}, {Text: "Last day by law"}, {Text: "Done"}, {Text: "Late by"}, {Text: "Exceptions"}, {Text: "What the family was told"}}}
	for _, d := range out.Missed {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
			{Text: d.Duty, Main: true, Sub: whose(d) + " · " + d.Code + " · " + d.Source}, {Text: d.Last.Long()}, doneCell(d, out.Likely[d.Key()]),
			{Text: view.Count(d.DaysLate(out.Today), "day", "days")}, excusesCell(out.Clock, d), toldCell(out.Case, d),
		}})
	}
	return t
}

func doneCell(d clock.Deadline, likely clock.Likely) view.Cell {
	if !d.DoneOn.IsZero() {
		return view.Cell{Text: d.DoneOn.Long()}
	}
	cell := view.Cell{Text: "Not yet"}
	if !likely.On.IsZero() {
		cell.Sub = "Likely by " + likely.On.Long()
	}
	return cell
}

func excusesCell(c *clock.Clock, d clock.Deadline) view.Cell {
	var said []string
	for _, e := range c.Exceptions(d.Key()) {
		words := e.Code + " from " + e.From.Long() + " to " + e.To.Long() + ": " + e.Why
		if !e.Counts() {
			words += " (taken back: " + e.EndedBecause + ")"
		}
		said = append(said, words)
	}
	if len(said) == 0 {
		return view.Cell{Text: "None"}
	}
	return view.Cell{Text: strings.Join(said, " ")}
}

func toldCell(c *casework.Case, d clock.Deadline) view.Cell {
	if len(d.Told) == 0 {
		return view.Cell{Text: "No letter"}
	}
	var cell view.Cell
	for _, t := range d.Told {
		cell.Text = strings.TrimSpace(cell.Text + " " + t.On.Long() + ": " + t.Why)
		if !t.Likely.IsZero() {
			cell.Text += " Likely by " + t.Likely.Long() + "."
		}
		cell.Links = append(cell.Links, view.Link{Text: "Read the letter", Hidden: "of " + t.On.Long(), Href: letterURL(c, t.Letter)})
	}
	return cell
}

// delayTags says in the alert column that a letter about a delay waits to be sent, to those who send it.
func delayTags(row ports.TrayRow) []view.Tag {
	if !row.Untold {
		return nil
	}
	return []view.Tag{{Text: "Delay letter to send", Tone: view.Late}}
}
