package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// AdviceAskPages are the co-ordinator's pages for asking people and teams for advice (G8).
type AdviceAskPages struct {
	pages   *Pages
	choices assessment.AdviceChoices
	ask     assessment.AskAdvice
}

// NewAdviceAskPages makes the pages for asking.
func NewAdviceAskPages(pages *Pages, choices assessment.AdviceChoices, ask assessment.AskAdvice) AdviceAskPages {
	return AdviceAskPages{pages, choices, ask}
}

// Routes lists the addresses for asking.
func (p AdviceAskPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/ask", Name: "advice.ask", Do: p.show},
		{Method: http.MethodPost, Path: "/cases/{case}/assessment/ask", Name: "advice.asked", Do: p.take},
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/ask/find", Name: "advice.ask.find", Do: p.find},
	}
}

// adviceAskPage is the form; Find narrows the list where there are more people than it holds.
type adviceAskPage struct {
	view.Page
	Lines   []askLinePart
	Hidden  []view.Component
	Find    *view.TextInput
	FindIt  view.Button
	Add     view.Button
	Buttons view.Buttons
}

// adviceAskCheckPage shows what will be sent and to whom, before it is.
type adviceAskCheckPage struct {
	view.Page
	Asks    view.Table
	What    []string
	Hidden  []view.Hidden
	Buttons view.Buttons
}

// show offers a line for each kind of advice that the law wants and nobody was asked for, or for the one that is named.
func (p AdviceAskPages) show(w http.ResponseWriter, r *http.Request) error {
	values := form.Of(nil)
	out, err := p.read(r, values)
	if err != nil {
		return err
	}
	startLines(values, out, advice.Limb(r.URL.Query().Get("limb")))
	p.showForm(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

// find answers the lists of the form with people who are not among those that they hold.
func (p AdviceAskPages) find(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.choices.Do(r.Context(), ActorOf(r), id, r.URL.Query().Get("q"))
	if err != nil {
		return err
	}
	out.Teams = nil // the form holds every team
	return answerChoices(w, adviserOptions(out))
}

func (p AdviceAskPages) read(r *http.Request, v *form.Values) (assessment.AdviceChoicesOut, error) {
	id, err := caseID(r)
	if err != nil {
		return assessment.AdviceChoicesOut{}, err
	}
	return p.choices.Do(r.Context(), ActorOf(r), id, v.Text(findField), chosenPeople(v)...)
}

// take changes the lines, or checks them, shows what will be sent and to whom, and sends it.
func (p AdviceAskPages) take(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.read(r, values)
	if err != nil {
		return err
	}
	searches := values.Action() == "check" && values.Text(findField) != values.Text(foundField)
	if changeLines(values, out) || searches {
		p.showForm(w, r, http.StatusOK, out, values, form.Errors{})
		return nil
	}
	asks, errs := readLines(values)
	in := assessment.AskAdviceInput{Case: out.Case.ID(), Asks: asks, OnlyCheck: errs.Any() || values.Action() != "send"}
	asked, err := p.ask.Do(r.Context(), ActorOf(r), in)
	if errs.AddFault(err) || errs.Any() {
		p.showForm(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	if in.OnlyCheck {
		p.confirm(w, r, out, asks, asked, values)
		return nil
	}
	LeaveNotice(w, askedWords(len(asks)))
	http.Redirect(w, r, caseURL(out.Case, "/assessment"), http.StatusSeeOther)
	return nil
}

func askedWords(asked int) string {
	if asked == 1 {
		return "Your request has been sent. They get an e-mail."
	}
	return "Your " + view.Number(asked) + " requests have been sent. Each person and team gets an e-mail."
}

func (p AdviceAskPages) confirm(w http.ResponseWriter, r *http.Request, out assessment.AdviceChoicesOut, asks []assessment.AdviceAsk, asked []assessment.AdviceAsked, values *form.Values) {
	table := view.Table{Caption: "What will be asked", Columns: []view.Column{{Text: "Kind of advice"}, {Text: "Asked of"}, {Text: "Due"}, {Text: "Questions and note"}}}
	for i, ask := range asks {
		limb, _ := advice.Info(ask.Limb)
		due := ask.DueOn
		if due.IsZero() {
			due = out.DueOn
		}
		table.Rows = append(table.Rows, view.Row{Cells: []view.Cell{{Text: limb.Label, Main: true, Sub: limb.Source}, askedWhom(asked[i], ask), {Text: due.LongWithDay()}, whatIsAsked(ask)}})
	}
	title, send := "Send this request?", "Send the request"
	if len(asks) > 1 {
		title, send = "Send these "+view.Number(len(asks))+" requests?", "Send the "+view.Number(len(asks))+" requests"
	}
	p.pages.Show(w, r, http.StatusOK, "advice_ask_check", &adviceAskCheckPage{
		Page: p.page(out, title), Asks: table,
		What: givenOf(append([]string{
			aboutChild(out.Head),
			"Each person and team gets an e-mail that asks for their advice. It doesn’t name the child.",
			goesAlong(out),
			accountsTold(asked),
			"Everyone on the case sees that they were asked, and when they have answered. Only they and the council see your note and, until the advice is sent, your questions.",
		}, guestsTold(asked)...)...),
		Hidden:  values.Carry(),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: send, Value: "send"}, {Text: "No, go back and change it", Value: "change", Kind: view.Secondary}}},
	})
}

// whatIsAsked shows the questions and the note of one request.
func whatIsAsked(ask assessment.AdviceAsk) view.Cell {
	var questions []string
	for _, q := range ask.Questions {
		if q = strings.TrimSpace(q); q != "" {
			questions = append(questions, q)
		}
	}
	switch {
	case len(questions) == 0 && ask.Note == "":
		return view.Cell{Text: "None"}
	case len(questions) == 0:
		return view.Cell{Text: ask.Note}
	}
	return view.Cell{Text: strings.Join(questions, " "), Sub: ask.Note}
}

// goesAlong says what of the family's evidence each of them gets (SI 2014/1530 reg 6(3)).
func goesAlong(out assessment.AdviceChoicesOut) string {
	said := "With it goes what the family has given (SI 2014/1530 reg 6(3)): the request for the assessment"
	if n := len(out.Case.Request().Files); n > 0 {
		said += ", its " + view.Count(n, "document", "documents")
	}
	if out.Tiles > 0 {
		return said + ", and the views: " + view.Count(out.Tiles, "part", "parts") + " so far. Whoever is asked finds it on their page."
	}
	return said + ", and the views as soon as they are written. Whoever is asked finds it on their page."
}

func (p AdviceAskPages) page(out assessment.AdviceChoicesOut, title string) view.Page {
	return view.Page{Title: title, Case: caseBar(out.Head, casework.StageAssessment), Back: &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}}
}

func (p AdviceAskPages) showForm(w http.ResponseWriter, r *http.Request, status int, out assessment.AdviceChoicesOut, values *form.Values, errs form.Errors) {
	page := &adviceAskPage{Page: p.page(out, "Ask for advice"), Lines: drawLines(out, values, errs), Hidden: []view.Component{view.Hidden{Name: foundField, Value: values.Text(findField)}},
		Add: view.Button{Text: "Ask someone else too", Value: "add", Kind: view.Secondary, Many: true, To: "#" + lineAnchor(nextLine(values))},
		Buttons: view.Buttons{
			Buttons: []view.Button{{Text: "Continue", Value: "check"}}, Link: &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}}}
	page.Errors = errs.Summary()
	if q := values.Text(findField); out.More || q != "" || len(out.People) > fewPeople {
		page.Find = &view.TextInput{Name: findField, Label: "Find people", Hint: "By name, e-mail address, job title, team, service or setting. Those whom you have chosen stay.", Value: q, Chars: 20, NoSpelling: true}
		page.FindIt = view.Button{Text: "Find", Value: "find", Kind: view.Secondary, Many: true}
	}
	p.pages.Show(w, r, status, "advice_ask", page)
}

// fewPeople can be looked through without being searched.
const fewPeople = 8

// adviserOptions lists the teams, then the people.
func adviserOptions(out assessment.AdviceChoicesOut) []view.Option {
	var options []view.Option
	for _, t := range out.Teams {
		options = append(options, view.Option{Value: string(ehc.HeldByTeam) + ":" + string(t.ID), Text: t.Name + " (" + t.Word() + ")", Hint: string(t.Specialism)})
	}
	for _, person := range out.People {
		options = append(options, personOption(person, ofPersons))
	}
	return options
}

// joined writes two facts with a comma, or the one that there is.
func joined(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + ", " + second
}
