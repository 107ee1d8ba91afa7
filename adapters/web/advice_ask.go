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
	}
}

// adviceAskPage is the form; Find narrows the list where there are more people than it holds.
type adviceAskPage struct {
	view.Page
	Find    *view.SearchBox
	Parts   []view.Component
	Buttons view.Buttons
}

// adviceAskCheckPage shows what will be sent and to whom, before it is.
type adviceAskCheckPage struct {
	view.Page
	Facts   view.SummaryList
	What    []string
	Hidden  []view.Hidden
	Buttons view.Buttons
}

type adviceAskForm struct {
	Limb    string   `form:"limb" label:"the kind of advice" ask:"Choose the kind of advice" validate:"required"`
	Adviser string   `form:"adviser" label:"whom to ask" ask:"Choose the person or the team to ask" validate:"required"`
	Note    string   `form:"note,lines" label:"your note" validate:"max=5000"`
	DueOn   ehc.Date `form:"due-on" label:"the due date"`
}

func (p AdviceAskPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.read(r, r.URL.Query().Get("q"))
	if err != nil {
		return err
	}
	values := form.Of(map[string][]string{"limb": {r.URL.Query().Get("limb")}, "due-on": {form.DateText(out.DueOn)}})
	p.showForm(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

func (p AdviceAskPages) read(r *http.Request, search string) (assessment.AdviceChoicesOut, error) {
	id, err := caseID(r)
	if err != nil {
		return assessment.AdviceChoicesOut{}, err
	}
	return p.choices.Do(r.Context(), ActorOf(r), id, strings.TrimSpace(search))
}

// take checks the form, shows what will be sent and to whom, and sends it.
func (p AdviceAskPages) take(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.read(r, r.URL.Query().Get("q"))
	if err != nil {
		return err
	}
	var in adviceAskForm
	errs := form.Read(values, &in)
	if errs.Any() || values.Action() == "change" {
		p.showForm(w, r, statusFor(errs), out, values, errs)
		return nil
	}
	if values.Action() != "send" {
		return p.confirm(w, r, out, in, values)
	}
	_, err = p.ask.Do(r.Context(), ActorOf(r), assessment.AskAdviceInput{Case: out.Case.ID(), Asks: []assessment.AdviceAsk{in.asked()}})
	if errs.AddFault(err) {
		p.showForm(w, r, refusedStatus(err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "Your request has been sent. You can ask someone else now, or go back to the assessment.")
	http.Redirect(w, r, caseURL(out.Case, "/assessment/ask"), http.StatusSeeOther)
	return nil
}

func (in adviceAskForm) asked() assessment.AdviceAsk {
	ask := assessment.AdviceAsk{Limb: advice.Limb(in.Limb), Note: in.Note, DueOn: in.DueOn}
	switch kind, id, _ := strings.Cut(in.Adviser, ":"); kind {
	case string(ehc.HeldByTeam):
		ask.Team = ehc.TeamID(id)
	case string(ehc.HeldByPerson):
		ask.Person = ehc.PersonID(id)
	}
	return ask
}

// confirm runs the domain's own checks before it asks, so that nothing that can't be sent is offered for sending.
func (p AdviceAskPages) confirm(w http.ResponseWriter, r *http.Request, out assessment.AdviceChoicesOut, in adviceAskForm, values *form.Values) error {
	who := chosenAdviser(out, in.Adviser)
	if who == "" {
		var errs form.Errors
		errs.Add("adviser", "Choose a person or a team from the list.")
		p.showForm(w, r, http.StatusUnprocessableEntity, out, values, errs)
		return nil
	}
	ask := in.asked()
	due := ask.DueOn
	if due.IsZero() {
		due = out.DueOn
	}
	_, err := advice.Ask("", out.Case.ID(), ask.Limb, advice.Adviser{Person: ask.Person, Team: ask.Team}, ask.Note, out.Today, due, out.Case.UpdatedAt())
	var errs form.Errors
	if errs.AddFault(err) {
		p.showForm(w, r, http.StatusUnprocessableEntity, out, values, errs)
		return nil
	}
	limb, _ := advice.Info(ask.Limb)
	p.pages.Show(w, r, http.StatusOK, "advice_ask_check", &adviceAskCheckPage{
		Page: p.page(out, "Send this request?"),
		Facts: view.SummaryList{Rows: []view.SummaryRow{
			{Key: "Kind of advice", Text: limb.Label, Note: limb.Source}, {Key: "Asked of", Text: who},
			{Key: "Due", Text: due.LongWithDay()}, {Key: "Your note", Lines: noteLines(ask.Note)},
		}},
		What: []string{
			"They get an e-mail that asks for their advice. It doesn’t name the child.",
			"They can then see this case: the child’s record, the request, and the family’s views.",
			"Everyone on the case sees that they were asked, and when they have answered. Only they and the council see your note.",
		},
		Hidden:  values.Carry(),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Send the request", Value: "send"}, {Text: "No, go back and change it", Value: "change", Kind: view.Secondary}}},
	})
	return nil
}

func noteLines(note string) []string {
	if note == "" {
		return []string{"None"}
	}
	return strings.Split(note, "\n")
}

func chosenAdviser(out assessment.AdviceChoicesOut, value string) string {
	for _, o := range adviserOptions(out) {
		if o.Value == value {
			return o.Text
		}
	}
	return ""
}

func (p AdviceAskPages) page(out assessment.AdviceChoicesOut, title string) view.Page {
	return view.Page{Title: title, Case: caseBar(out.Head, casework.StageAssessment), Back: &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}}
}

func (p AdviceAskPages) showForm(w http.ResponseWriter, r *http.Request, status int, out assessment.AdviceChoicesOut, values *form.Values, errs form.Errors) {
	page := &adviceAskPage{Page: p.page(out, "Ask for advice"), Buttons: view.Buttons{
		Buttons: []view.Button{{Text: "Continue", Value: "check"}}, Link: &view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}}}
	page.Errors = errs.Summary()
	page.Parts = []view.Component{
		view.Radios{Name: "limb", Legend: "What kind of advice?", Value: values.Text("limb"), Options: limbOptions(out.Cover), Error: errs.For("limb")},
		view.TypeAhead{Name: "adviser", Label: "Whom do you ask?", Hint: "A person or a team. Start typing a name.", Choose: "Choose a person or a team", Value: values.Text("adviser"), Options: adviserOptions(out),
			Nothing: "Nobody can be asked yet", Error: errs.For("adviser")},
		view.TextArea{Name: "note", Label: "Note (optional)", Hint: "What you would like them to look at, and how to reach the family or the setting.", Value: values.Lines("note"), Rows: 5, MaxChars: advice.MaxNote, Error: errs.For("note")},
		view.DateInput{Name: "due-on", Label: "Due date", Hint: "Six weeks from today is " + out.DueOn.LongWithDay() + ", the last day that the law allows. You can ask for it earlier.",
			Value: values.Text("due-on"), Min: form.DateText(out.Today), Max: form.DateText(out.DueOn), Error: errs.For("due-on")},
	}
	if q := r.URL.Query().Get("q"); out.More || q != "" {
		page.Find = &view.SearchBox{Action: caseURL(out.Case, "/assessment/ask"), Label: "Find a person by name", Hint: "There are more people than this list can show.", Value: q, Clear: caseURL(out.Case, "/assessment/ask")}
	}
	p.pages.Show(w, r, status, "advice_ask", page)
}

// limbOptions are the limbs that a person can be asked under, in the law's words, with who was asked already.
func limbOptions(cover []advice.Standing) []view.Option {
	var options []view.Option
	for _, s := range cover {
		if s.ByViews {
			continue
		}
		hint := "From " + s.From + " (" + s.Source + ")."
		switch {
		case s.Asked > 0:
			hint += " Asked already: " + view.Count(s.Asked, "person or team", "people or teams") + "."
		case s.Mandatory:
			hint += " Needed, and nobody has been asked yet."
		}
		options = append(options, view.Option{Value: string(s.Limb), Text: s.Label, Hint: hint})
	}
	return options
}

// adviserOptions lists the teams, then the people.
func adviserOptions(out assessment.AdviceChoicesOut) []view.Option {
	var options []view.Option
	for _, t := range out.Teams {
		options = append(options, view.Option{Value: string(ehc.HeldByTeam) + ":" + string(t.ID), Text: t.Name + " (team)", Hint: string(t.Specialism)})
	}
	for _, person := range out.People {
		options = append(options, view.Option{Value: string(ehc.HeldByPerson) + ":" + string(person.ID), Text: joined(person.Name, person.JobTitle), Hint: person.Email})
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
