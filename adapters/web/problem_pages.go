package web

import (
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/hosting"
	"ehchub/domain/council"
)

// councilProblems is where reports of problems are read and answered.
const councilProblems = councilHome + "/problems"

// ProblemPages let those who look after the hub answer reports of problems.
type ProblemPages struct {
	pages  *Pages
	answer hosting.AnswerProblems
}

// NewProblemPages makes the pages.
func NewProblemPages(pages *Pages, answer hosting.AnswerProblems) ProblemPages {
	return ProblemPages{pages, answer}
}

// Routes lists the addresses.
func (p ProblemPages) Routes() []Route {
	const one = councilProblems + "/{problem}"
	return []Route{
		{Method: http.MethodGet, Path: councilProblems, Name: "council.problems", Do: p.list},
		{Method: http.MethodGet, Path: one, Name: "council.problem", Do: p.ask},
		{Method: http.MethodPost, Path: one, Name: "council.problem.answer", Do: p.take},
	}
}

func (p ProblemPages) list(w http.ResponseWriter, r *http.Request) error {
	all, err := p.answer.List(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	t := view.Table{Caption: "Reports of problems", HideCaption: true, Columns: []view.Column{{Text: "Report"}, {Text: "What went wrong"}, {Text: "Page"}, {Text: "Sent"}, {Text: "State"}}, Empty: view.Empty{Title: "Nobody has reported a problem", Text: "Each page of the hub has a link at its foot for it."}}
	waiting := 0
	for _, one := range all {
		if one.State != council.ProblemAnswered {
			waiting++
		}
		page := one.Page
		if page == "" {
			page = "Not known"
		}
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: one.Reference(), Main: true, Href: councilProblems + "/" + string(one.ID)}, {Text: openingOf(one.Wrong), Sub: reporterWords(one)}, {Text: page}, {Text: view.When(one.At)}, {Tags: []view.Tag{problemTag(one.State)}}}})
	}
	lead := ""
	if len(all) > 0 {
		lead = upperFirst(view.Count(waiting, "report waits", "reports wait")) + " for an answer."
	}
	p.pages.Show(w, r, http.StatusOK, "parts", &partsPage{Page: view.Page{Title: "Reports of problems", Width: view.Wide, Lead: lead, Back: &view.Link{Text: "Back to the council’s settings", Href: councilHome}}, Parts: []view.Component{t}})
	return nil
}

// reporterWords says who reported it, as far as it needs to be known.
func reporterWords(p council.Problem) string {
	switch {
	case p.Person == "":
		return "Somebody who was not signed in"
	case p.Role == "":
		return "Somebody who was signed in"
	}
	return p.Role
}

type problemForm struct {
	Version int    `form:"version"`
	State   string `form:"state" label:"how far this is"`
	Answer  string `form:"answer,lines" label:"the answer"`
	Note    string `form:"note,lines" label:"the note"`
}

func (p ProblemPages) open(r *http.Request) (council.Problem, error) {
	id, err := pathID[council.ProblemID](r, "problem")
	if err != nil {
		return council.Problem{}, err
	}
	return p.answer.Read(r.Context(), ActorOf(r), id)
}

func (p ProblemPages) ask(w http.ResponseWriter, r *http.Request) error {
	one, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, one, problemForm{one.Version, string(one.State), one.Answer, one.Note}, form.Errors{})
	return nil
}

func (p ProblemPages) draw(w http.ResponseWriter, r *http.Request, status int, one council.Problem, in problemForm, errs form.Errors) {
	page := &decisionRecordPage{Page: view.Page{Title: "Report " + one.Reference(), Errors: errs.Summary(), Back: &view.Link{Text: "Back to the reports", Href: councilProblems}}}
	row := func(key, text string) view.SummaryRow { return view.SummaryRow{Key: key, Text: text} }
	list := view.SummaryList{Rows: []view.SummaryRow{row("What went wrong", one.Wrong), row("What they wanted to do", one.Tried), row("Page", one.Page), row("Reference of the request", one.Request), row("Browser", one.Browser), row("Sent", view.When(one.At)), row("By", reporterWords(one))}}
	if one.Email == "" {
		list.Rows = append(list.Rows, row("To be told", "No"))
	} else {
		list.Rows = append(list.Rows, row("To be told", "Yes, by e-mail"))
	}
	if one.AnsweredBy != "" {
		list.Rows = append(list.Rows, row("Answered by", one.AnsweredBy+", "+view.When(one.AnsweredAt)))
	}
	state := view.Radios{Name: "state", Legend: "How far is this?", Value: in.State, Error: errs.For("state"), Small: true}
	for _, s := range council.ProblemStates() {
		state.Options = append(state.Options, view.Option{Value: string(s), Text: s.Label()})
	}
	page.Intro = []view.Component{list}
	page.Parts = []view.Component{
		view.Hidden{Name: "version", Value: strconv.Itoa(in.Version)}, state,
		view.TextArea{Name: "answer", Label: "Answer", Hint: "Whoever reported it reads it. The e-mail only says that there is one.", Rows: 5, MaxChars: council.MaxProblemText, Value: in.Answer, Error: errs.For("answer")},
		view.TextArea{Name: "note", Label: "Note for yourselves (optional)", Rows: 3, MaxChars: council.MaxProblemText, Value: in.Note, Error: errs.For("note")},
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: councilProblems}}
	p.pages.Show(w, r, status, "decision_record", page)
}

func (p ProblemPages) take(w http.ResponseWriter, r *http.Request) error {
	one, err := p.open(r)
	if err != nil {
		return err
	}
	return shortForm[problemForm]{
		take: func(in problemForm) error {
			_, err := p.answer.Do(r.Context(), ActorOf(r), hosting.AnswerProblemInput{ID: one.ID, Version: in.Version, State: council.ProblemState(in.State), Answer: in.Answer, Note: in.Note})
			return err
		},
		again: func(status int, in problemForm, _ *form.Values, errs form.Errors) {
			p.draw(w, r, status, one, in, errs)
		},
		said: "Saved. Whoever asked to be told of the answer is told.", next: councilProblems,
	}.answer(w, r)
}
