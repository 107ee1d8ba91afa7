package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/organising"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// HandOverPages give the work of somebody who leaves to others, in one step (C17).
type HandOverPages struct {
	pages *Pages
	means organising.Means
}

// NewHandOverPages makes the pages.
func NewHandOverPages(pages *Pages, gate application.Gate) HandOverPages {
	return HandOverPages{pages, organising.Means{Gate: gate}}
}

// Routes lists their addresses.
func (p HandOverPages) Routes() []Route {
	const one = councilPeople + "/{person}/hand-over"
	return []Route{
		{Method: http.MethodGet, Path: one, Name: "council.person.hand-over.ask", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "council.person.hand-over", Do: p.hand},
	}
}

func (p HandOverPages) open(r *http.Request) (organising.WorkOut, error) {
	return organising.ReadWork{Means: p.means}.Do(r.Context(), ActorOf(r), personID(r))
}

func (p HandOverPages) ask(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, nil, form.Of(nil), form.Errors{})
	return nil
}

func (p HandOverPages) draw(w http.ResponseWriter, r *http.Request, status int, out organising.WorkOut, dealt []organising.Handing, v *form.Values, errs form.Errors) {
	page := &formPage{Page: view.Page{Title: "Hand over the work of " + out.Person.Name, Width: view.Wide, Errors: errs.Summary(), Back: &view.Link{Text: "Back to " + out.Person.Name, Href: personURL(out.Person.ID, "")},
		Lead: "Everything below moves in one step. Promised answers, dates and reminders go with each case; what is written of advice stays as it is. Whoever takes it over is told."},
		Parts: []view.Component{workTable(out, dealt)}}
	if len(out.Cases) > 0 {
		page.Parts = append(page.Parts, takerBoxes("cases", "Who takes the cases", "Several people get the cases in turn.", out.Coordinators, v, errs))
	}
	if len(out.Asked) > 0 {
		list := view.TypeAhead{Name: "advice", Label: "Who takes the requests for advice", Hint: "Start typing a name.", Value: v.Text("advice"), Error: errs.For("advice"), Choose: "Nobody yet", ChooseNone: true, Nothing: "Nobody else gives advice."}
		for _, one := range out.Advisers {
			list.Options = append(list.Options, view.Option{Value: string(one.ID), Text: titled(one)})
		}
		page.Parts = append(page.Parts, list)
	}
	page.Buttons = view.Buttons{Link: &view.Link{Text: "Cancel", Href: personURL(out.Person.ID, "")}}
	if len(out.Cases)+len(out.Asked) > 0 {
		page.Buttons.Buttons = []view.Button{{Text: "Hand over", Value: "send"}, {Text: "See first who gets what", Value: "look", Kind: view.Secondary}}
	}
	p.pages.Show(w, r, status, "form", page)
}

func titled(p people.Person) string {
	if p.JobTitle == "" {
		return p.Name
	}
	return p.Name + ", " + p.JobTitle
}

func takerBoxes(name, legend, hint string, takers []people.Person, v *form.Values, errs form.Errors) view.Checkboxes {
	boxes := view.Checkboxes{Name: name, Legend: legend, Hint: hint, Values: v.All(name), Error: errs.For(name), Small: true}
	for _, one := range takers {
		boxes.Options = append(boxes.Options, view.Option{Value: string(one.ID), Text: titled(one)})
	}
	return boxes
}

// workTable shows what moves and, once people are chosen, to whom.
func workTable(out organising.WorkOut, dealt []organising.Handing) view.Table {
	t := view.Table{Caption: "What will move", Columns: []view.Column{{Text: "Work"}, {Text: "Child or young person"}, {Text: "Case ID"}, {Text: "Due"}, {Text: "Goes to"}}, Empty: view.Empty{Title: "Nothing to hand over", Text: "They co-ordinate no open case, and no advice is awaited from them. You can close the account."}}
	to := func(c ehc.CaseID, a ehc.AdviceID) string {
		for _, h := range dealt {
			if h.Case == c && h.Advice == a {
				return h.To.Name
			}
		}
		return "Not chosen yet"
	}
	for _, c := range out.Cases {
		due := ""
		if !c.ReplyBy.IsZero() {
			due = "An answer is promised by " + c.ReplyBy.Long()
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: "Co-ordinates the case", Main: true}, {Text: trayName(c.Called)}, {Text: string(c.Reference), Href: "/cases/" + string(c.Case)}, {Text: due}, {Text: to(c.Case, "")}}})
	}
	for _, a := range out.Asked {
		limb, _ := advice.Info(advice.Limb(a.Limb))
		sub := "Nothing is written yet"
		if a.Begun {
			sub = "Begun: the text goes along"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: "Advice: " + limb.Label, Sub: sub, Main: true}, {Text: trayName(a.Called)}, {Text: string(a.Reference), Href: "/cases/" + string(a.Case)}, {Text: a.DueOn.Long()}, {Text: to(a.Case, a.Advice)}}})
	}
	return t
}

func (p HandOverPages) hand(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	in := organising.HandOverInput{Person: out.Person.ID}
	for _, id := range values.All("cases") {
		in.Cases = append(in.Cases, ehc.PersonID(id))
	}
	if id := values.Text("advice"); id != "" {
		in.Advice = append(in.Advice, ehc.PersonID(id))
	}
	var errs form.Errors
	dealt, err := out.Deal(in.Cases, in.Advice)
	if err != nil && !errs.AddFault(err) {
		return err
	}
	if errs.Any() || values.Action() == "look" {
		p.draw(w, r, statusAgain(errs, err), out, dealt, values, errs)
		return nil
	}
	moved, stayed, err := organising.HandOver{Means: p.means}.Do(r.Context(), ActorOf(r), in)
	if err != nil {
		return err
	}
	said := "Handed over: " + view.Count(moved, "piece of work", "pieces of work") + ". Each new holder has been told."
	if stayed > 0 {
		said += " " + view.Count(stayed, "piece", "pieces") + " could not move, because somebody changed them at the same time. Look at what is left."
		return saidThen(w, r, said, personURL(out.Person.ID, "/hand-over"))
	}
	return saidThen(w, r, said, personURL(out.Person.ID, ""))
}
