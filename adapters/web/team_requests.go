package web

import (
	"net/http"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// teamRequestsURL is where a team finds what it is asked.
const teamRequestsURL = "/team-requests"

// TeamRequestPages are a team's inbox: what waits to be given to somebody, who has what, and who is away (G9).
type TeamRequestPages struct {
	pages *Pages
	read  reading.TeamRequests
}

// NewTeamRequestPages makes the page.
func NewTeamRequestPages(pages *Pages, gate application.Gate) TeamRequestPages {
	return TeamRequestPages{pages, reading.TeamRequests{Units: gate.Units, Clock: gate.Clock}}
}

// Routes lists its address.
func (p TeamRequestPages) Routes() []Route {
	return []Route{{Method: http.MethodGet, Path: teamRequestsURL, Name: "team.requests", Do: p.show}}
}

func (p TeamRequestPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.read.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	page := &placesPage{Page: view.Page{Title: "Requests to your team", Width: view.Wide, Lead: "What the council asks your team for, on every case. The soonest due stands first."}}
	if len(out.Teams) > 1 {
		page.Title = "Requests to your teams"
	}
	if len(out.Teams) == 0 {
		page.Parts = []view.Component{view.Empty{Title: "You belong to no team", Text: "Requests that come to you through a team or a service stand here."}}
	}
	for _, inbox := range out.Teams {
		page.Parts = append(page.Parts, inboxParts(inbox, out.Today)...)
	}
	if out.More {
		page.Parts = append(page.Parts, view.Inset{Text: "There are more requests than are listed here. Each is on its case, in your list of cases."})
	}
	p.pages.Show(w, r, http.StatusOK, "places", page)
	return nil
}

func inboxParts(inbox reading.TeamInbox, today ehc.Date) []view.Component {
	name := inbox.Team.Name
	columns := []view.Column{{Text: "Child"}, {Text: "Kind of advice"}, {Text: "Due"}, {Text: "State"}, {Text: "Action", Hidden: true}}
	var parts []view.Component
	if !inbox.Team.Service {
		waiting := view.Table{Caption: name + ": waiting to be given to somebody", Columns: columns, Empty: view.Empty{Title: name + ": nothing is waiting to be given to somebody", Text: "Every request to this team is with one of its members."}}
		for _, one := range inbox.Waiting {
			waiting.Rows = append(waiting.Rows, teamRow(inbox, one, today))
		}
		parts = append(parts, waiting)
	}
	with := view.Table{Caption: name + ": being answered", Columns: columns, Empty: view.Empty{Title: "Nobody has anything to answer", Text: "What is given to a member stands here until it is sent."}}
	for _, one := range inbox.With {
		with.Rows = append(with.Rows, teamRow(inbox, one, today))
	}
	return append(parts, with, loadTable(inbox))
}

func teamRow(inbox reading.TeamInbox, one ports.TeamAsk, today ehc.Date) view.Row {
	limb, _ := advice.Info(advice.Limb(one.Limb))
	at := "/cases/" + string(one.Case) + "/assessment/advice/" + string(one.Advice)
	state := view.Cell{Text: "Nobody has it yet"}
	switch {
	case one.Person != "" && one.Begun:
		state.Text = one.Name + ", begun"
	case one.Person != "":
		state.Text = one.Name + ", not begun"
	case inbox.Team.Service:
		state.Text = "For anybody in the service"
	}
	if one.Reopened {
		state.Sub = "Re-opened to be put right"
	}
	name := trayName(one.Called)
	action := view.Cell{}
	if inbox.Manages && !inbox.Team.Service {
		text := "Allocate"
		if one.Person != "" {
			text = "Give to someone else"
		}
		action.Links = append(action.Links, view.Link{Text: text, Hidden: "the request for " + name, Href: at + "/allocate?" + fromTeam + "=yes"})
	}
	if inbox.Manages || one.Person == "" || inbox.Team.Service {
		action.Links = append(action.Links, view.Link{Text: "Open", Hidden: "the request for " + name, Href: at})
	}
	return view.Row{Cells: []view.Cell{
		{Text: name, Sub: string(one.Reference), Href: "/cases/" + string(one.Case), Main: true}, {Text: limb.Short}, {Tags: []view.Tag{dueTag(one.DueOn, today)}}, state, action,
	}}
}

// loadTable says what each member has, and who is away, so that work can be given fairly.
func loadTable(inbox reading.TeamInbox) view.Table {
	t := view.Table{Caption: inbox.Team.Name + ": its people", Compact: true, Columns: []view.Column{{Text: "Name"}, {Text: "Open requests", Number: true}, {Text: "Late", Number: true}, {Text: "Today"}}, Empty: view.Empty{Title: "This team has no members yet", Text: "Ask the council to add them."}}
	for _, m := range inbox.Members {
		here := "At work"
		if m.Away {
			here = "Away"
			if m.StandIn != "" {
				here += ", " + m.StandIn + " stands in"
			}
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: m.Person.Name, Sub: m.Person.JobTitle, Main: true}, {Text: view.Number(m.Open)}, {Text: view.Number(m.Late)}, {Text: here}}})
	}
	return t
}
