package web

import (
	"net/http"
	"time"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/delivery"
	"ehchub/domain/ehc"
)

type casePeoplePage struct {
	view.Page
	Waiting   *view.Inset // for whoever asked to confirm it
	Asked     *view.Table // whom others want added, or removed
	Table     view.Table
	Add       []view.Link
	Downloads view.Links
}

// relationWords says why somebody can see a child's file.
var relationWords = map[access.Relation]string{
	access.Family: "Family", access.Advocate: "Speaks for the family", access.Setting: "The child’s education setting",
	access.Consulted: "Consulted about a place", access.Adviser: "Asked for advice", access.Guest: "Guest, for one request only", access.TeamMember: "Team asked for advice",
	access.Coordinator: "Case co-ordinator", access.Manager: "Manages the service", access.Author: "Started the request",
}

func (p CasePages) showPeople(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.people.Do)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "case_people", peoplePage(out))
	return nil
}

func peoplePage(out reading.PeopleOut) *casePeoplePage {
	page := &casePeoplePage{
		Page: view.Page{Title: "People on this case", Case: caseBar(out.Head, 0), Width: view.Wide, Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")},
			Lead: "Everyone here can see the parts of the file that their role needs. Each look is recorded."},
		Table: peopleTable(out), Downloads: fileLinks("this list", caseURL(out.Case, "/people")),
	}
	if out.May(access.AddPerson) && !out.Case.State().Closed() {
		page.Add = append(page.Add, view.Link{Text: "Add a family member or advocate", Href: addPersonURL(out.Head, "")})
	}
	if !out.May(access.AddPerson) && out.May(access.ProposePerson) && !out.Case.State().Closed() {
		page.Add = append(page.Add, view.Link{Text: "Ask the council to add a family member or advocate", Href: addPersonURL(out.Head, "")})
	}
	if out.May(access.Assign) && !out.Case.State().Closed() {
		page.Add = append(page.Add, view.Link{Text: assignWords(out.Case), Href: caseURL(out.Case, "/assign")})
	}
	page.Waiting, page.Asked = waitingToConfirm(out.Head), askedTable(out)
	for _, setting := range out.OnCase {
		if setting.MayAdd {
			page.Add = append(page.Add, view.Link{Text: "Add a person of " + setting.Name, Href: addPersonURL(out.Head, setting.ID)})
		}
	}
	return page
}

// waitingToConfirm tells the authority that whoever asked can't see the file yet; nil where nobody is waited for.
func waitingToConfirm(h application.Head) *view.Inset {
	if _, waits := h.Case.AwaitsConfirmation(); !waits || !h.May(access.AddPerson) {
		return nil
	}
	who := "the parent"
	if h.Case.Request().Requester.Kind == casework.ByYoungPerson {
		who = "the young person"
	}
	return &view.Inset{Text: "Waiting for " + who + " to confirm. The request was sent without signing in, with the e-mail address of somebody’s account. We have asked its owner to sign in and confirm that it was they. Until then they can’t see the file, and get no messages about it. You can add them yourself if you know that it was they."}
}

func peopleTable(out reading.PeopleOut) view.Table {
	t := view.Table{Caption: "People and organisations", HideCaption: true, Columns: []view.Column{{Text: "Name"}, {Text: "Role"}, {Text: "Why"}, {Text: "Since"}, {Text: "Access"}}}
	told := out.May(access.SeeDeliveries)
	if told {
		t.Columns = append(t.Columns, view.Column{Text: "Last message"})
	}
	for _, party := range out.Parties {
		status := view.Cell{Tags: []view.Tag{{Text: "Has access", Tone: view.Good}}}
		if !party.Holds() {
			status.Tags[0] = view.Tag{Text: "Ended " + day(party.Until), Tone: view.Plain}
			if out.May(access.RemovePerson) {
				status.Sub = party.EndedBecause
			}
		} else if now, known := out.AsNow(party); known && now.Closed {
			status.Tags[0] = view.Tag{Text: "Account closed", Tone: view.Plain}
			status.Sub = "Sees nothing any more"
		} else if link, ok := removalLink(out.Head, party); ok {
			status.Links = []view.Link{link}
		}
		if party.Relation == access.Guest && party.Holds() {
			status = guestStatus(out, party, status)
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: party.Name, Main: true}, {Text: party.Detail}, {Text: relationWords[party.Relation]}, {Text: day(party.Since)}, status}})
		if told {
			last := &t.Rows[len(t.Rows)-1]
			last.Cells = append(last.Cells, lastMessage(out, party))
		}
	}
	for _, s := range out.StandIns {
		row := view.Row{Cells: []view.Cell{{Text: s.ByName, Main: true}, {Text: s.JobTitle}, {Text: standsInFor(s.AbsenceEntry)}, {Text: s.From.Long()}, {Tags: []view.Tag{{Text: "Has access", Tone: view.Good}}}}}
		if told {
			row.Cells = append(row.Cells, lastMessage(out, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(s.By)}, Name: s.ByName}))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// guestStatus says until when a guest can come in and, to those who decide about it, leads to each of their invitations.
func guestStatus(out reading.PeopleOut, party casework.Party, status view.Cell) view.Cell {
	for _, g := range out.Guests {
		if string(g.Person) != party.Holder.ID || !g.EndedAt.IsZero() {
			continue
		}
		if status.Tags[0] = (view.Tag{Text: "Guest, this request only, until " + day(g.ExpiresAt), Tone: view.Soon}); !g.MayCome(out.Now) {
			status.Tags[0] = view.Tag{Text: "Guest, link expired " + day(g.ExpiresAt), Tone: view.Plain}
		}
		if out.May(access.RemovePerson) {
			status.Links = append(status.Links, view.Link{Text: "Send a new link", Hidden: "for " + party.Name, Href: guestPlace(g, "")})
		}
	}
	return status
}

// lastMessage tells whether the latest message to a person arrived and was read (G21), and leads to all of them where one
// of theirs must be seen to.
func lastMessage(out reading.PeopleOut, party casework.Party) view.Cell {
	var last *delivery.Message
	for i, m := range out.Messages {
		if party.Holder.Kind != ehc.HeldByPerson || string(m.Person) != party.Holder.ID {
			continue
		}
		if m.Waits() {
			return view.Cell{Tags: []view.Tag{deliveryTag(m, out.Now)}, Links: []view.Link{{Text: "See to it", Hidden: "for " + party.Name, Href: caseURL(out.Case, deliveriesPath+"/"+string(m.ID))}}}
		}
		if last == nil {
			last = &out.Messages[i]
		}
	}
	if last == nil {
		return view.Cell{Text: "None yet"}
	}
	return view.Cell{Tags: []view.Tag{deliveryTag(*last, out.Now)}, Sub: view.When(last.NotedAt)}
}

func day(at time.Time) string { return at.In(application.London).Format("2 January 2006") }
