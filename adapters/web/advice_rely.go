package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// EarlierAdvicePages record that advice which exists already is enough (SI 2014/1530 reg 6(4)).
type EarlierAdvicePages struct {
	pages   *Pages
	choices assessment.EarlierAdviceChoices
	rely    assessment.RelyOnEarlierAdvice
}

// NewEarlierAdvicePages makes the pages, whose use cases all enter through the gate.
func NewEarlierAdvicePages(pages *Pages, gate application.Gate) EarlierAdvicePages {
	return EarlierAdvicePages{pages, assessment.EarlierAdviceChoices{Gate: gate}, assessment.RelyOnEarlierAdvice{Gate: gate}}
}

// Routes lists the addresses.
func (p EarlierAdvicePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/assessment/rely", Name: "advice.rely.ask", Do: p.ask},
		{Method: http.MethodPost, Path: "/cases/{case}/assessment/rely", Name: "advice.rely", Do: p.record},
	}
}

// relyForm is the shape of the page.
type relyForm struct {
	Source    string   `form:"source" label:"whose advice it is" validate:"max=300"`
	GivenOn   ehc.Date `form:"given-on" label:"the date of the advice"`
	Limbs     []string `form:"limbs"`
	Satisfied []string `form:"satisfied"`
}

func (p EarlierAdvicePages) ask(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.choices.Do)
	if err != nil {
		return err
	}
	var in relyForm
	if out.Authority != "" {
		in.Source, in.GivenOn = "Assessment by "+out.Authority, out.On
	}
	p.show(w, r, http.StatusOK, out, in, form.DateText(in.GivenOn), form.Errors{})
	return nil
}

func (p EarlierAdvicePages) record(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.choices.Do)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in relyForm
	errs := form.Read(values, &in)
	if !errs.Any() {
		by := casework.Satisfied{Author: contains(in.Satisfied, "author"), Family: contains(in.Satisfied, "family"), Authority: contains(in.Satisfied, "authority")}
		err = p.rely.Do(r.Context(), ActorOf(r), out.Case.ID(), casework.EarlierAdvice{Source: in.Source, GivenOn: in.GivenOn, Limbs: in.Limbs}, by)
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.show(w, r, statusAgain(errs, err), out, in, values.Text("given-on"), errs)
		return nil
	}
	LeaveNotice(w, "The earlier advice counts. It need not be sought again. Add the document, so that everyone can read it.")
	http.Redirect(w, r, caseURL(out.Case, "/assessment"), http.StatusSeeOther)
	return nil
}

func (p EarlierAdvicePages) show(w http.ResponseWriter, r *http.Request, status int, out assessment.EarlierAdviceOut, in relyForm, on string, errs form.Errors) {
	back := view.Link{Text: "Back to the assessment", Href: caseURL(out.Case, "/assessment")}
	limbs := view.Checkboxes{Name: "limbs", Legend: "For which kinds of advice is it enough?", Values: in.Limbs, Error: errs.For("limbs")}
	for _, s := range out.Missing {
		limbs.Options = append(limbs.Options, view.Option{Value: string(s.Limb), Text: s.Label, Hint: s.Source})
	}
	page := &formPage{
		Page: view.Page{Title: "Rely on earlier advice", Case: caseBar(out.Head, casework.StageAssessment), Errors: errs.Summary(), Back: &back,
			Lead: "Advice that exists already, given for any purpose, need not be sought again where everyone is satisfied that it is enough (SI 2014/1530 reg 6(4))."},
		Parts: []view.Component{
			view.TextInput{Name: "source", Label: "Whose advice is it?", Value: in.Source, Error: errs.For("source")},
			view.DateInput{Name: "given-on", Label: "Date of the advice", Value: on, Error: errs.For("given-on")},
			limbs,
			view.Checkboxes{Name: "satisfied", Legend: "Who is satisfied that it is enough?", Hint: "All three must be. Otherwise ask for new advice.", Values: in.Satisfied, Error: errs.For("satisfied"),
				Options: []view.Option{{Value: "author", Text: "Its author"}, {Value: "family", Text: "The parent or the young person"}, {Value: "authority", Text: "The council"}}},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Rely on this advice", Value: "rely"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	p.pages.Show(w, r, status, "form", page)
}
