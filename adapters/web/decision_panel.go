package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// panelForm is the shape of the page that records a panel's recommendation.
type panelForm struct {
	Recommends string   `form:"recommends"`
	PanelOn    ehc.Date `form:"panel-on" label:"the day on which the panel met"`
	Note       string   `form:"note,lines" label:"the note" validate:"max=20000"`
}

// recommendable opens the decision for someone who may record a recommendation now.
func (p DecisionPages) recommendable(r *http.Request, q decisionQuestion) (assessment.DecisionOut, error) {
	out, err := p.open(r, q.question)
	if err != nil {
		return out, err
	}
	if err := access.Decide(ActorOf(r), access.RecordPanel, out.Subject); err != nil {
		return out, err
	}
	return out, out.Case.CanRecommend(q.question)
}

func (p DecisionPages) askPanel(q decisionQuestion) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := p.recommendable(r, q)
		if err != nil {
			return err
		}
		p.showPanel(w, r, http.StatusOK, q, out, panelForm{}, "", form.Errors{})
		return nil
	}
}

func (p DecisionPages) recordPanel(q decisionQuestion) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := p.recommendable(r, q)
		if err != nil {
			return err
		}
		values, err := form.Parse(r)
		if err != nil {
			return err
		}
		var in panelForm
		errs := form.Read(values, &in)
		if values.ClearPressed() {
			p.showPanel(w, r, http.StatusOK, q, out, in, values.Text("panel-on"), form.Errors{})
			return nil
		}
		if !errs.Any() {
			err = p.recommend.Do(r.Context(), ActorOf(r), out.Case.ID(), casework.Recommendation{Question: q.question, Recommends: casework.Recommended(in.Recommends), PanelOn: in.PanelOn, Note: in.Note})
			if err != nil && !errs.AddFault(err) {
				return err
			}
		}
		if errs.Any() {
			p.showPanel(w, r, statusAgain(errs, err), q, out, in, values.Text("panel-on"), errs)
			return nil
		}
		LeaveNotice(w, "The recommendation is recorded. Only officers of the council see it.")
		http.Redirect(w, r, caseURL(out.Case, q.path), http.StatusSeeOther)
		return nil
	}
}

func (p DecisionPages) showPanel(w http.ResponseWriter, r *http.Request, status int, q decisionQuestion, out assessment.DecisionOut, in panelForm, on string, errs form.Errors) {
	back := view.Link{Text: "Back to the decision", Href: caseURL(out.Case, q.path)}
	page := &formPage{
		Page: view.Page{Title: "Record the panel’s recommendation", Case: caseBar(out.Head, q.stage), Errors: errs.Summary(), Back: &back,
			Lead: "A panel advises; the council decides by the test of the law, whatever a panel says and whether or not it has met. Only officers of the council read this."},
		Parts: []view.Component{
			view.Radios{Name: "recommends", Legend: "What did the panel recommend?", Value: in.Recommends, Error: errs.For("recommends"), Clearable: true,
				Options: []view.Option{{Value: string(casework.RecommendsYes), Text: q.yes}, {Value: string(casework.RecommendsNo), Text: q.no}, {Value: string(casework.RecommendsNothing), Text: "It made no recommendation"}}},
			view.DateInput{Name: "panel-on", Label: "On which day did it meet?", Value: on, Error: errs.For("panel-on")},
			view.TextArea{Name: "note", Label: "What did it say? (optional)", Rows: 5, Value: in.Note, Error: errs.For("note")},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	p.pages.Show(w, r, status, "form", page)
}

// panelLists shows what panels recommended; the use case gives it to the authority alone.
func panelLists(out assessment.DecisionOut) []view.Component {
	var shown []view.Component
	for _, r := range out.Recommendations {
		list := view.SummaryList{Title: "Panel of " + r.PanelOn.Long(), Rows: []view.SummaryRow{{Key: "Recommended", Text: r.Recommends.Label()}}}
		if r.Note != "" {
			list.Rows = append(list.Rows, view.SummaryRow{Key: "What it said", Lines: lines(r.Note)})
		}
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Recorded by", Text: r.RecorderName + ", " + r.RecordedOn.Long(), Note: "Seen by the council alone"})
		shown = append(shown, list)
	}
	return shown
}
