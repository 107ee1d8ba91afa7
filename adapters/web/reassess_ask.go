package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// reassessForm is the shape of the request. A family or a setting fills in Why alone.
type reassessForm struct {
	Asker      string   `form:"asker"`
	Name       string   `form:"name" label:"the name" validate:"max=200"`
	ReceivedOn ehc.Date `form:"received-on" label:"the day on which it was received"`
	Why        string   `form:"why,lines" label:"the answer" validate:"max=20000"`
}

func (in reassessForm) input(id ehc.CaseID) standing.AskToReassessInput {
	return standing.AskToReassessInput{Case: id, Asker: casework.AskerKind(in.Asker), Name: in.Name, ReceivedOn: in.ReceivedOn, Why: in.Why}
}

func (p ReassessPages) askAgain(w http.ResponseWriter, r *http.Request) error {
	out, err := p.reassessable(r)
	if err != nil {
		return err
	}
	said := "The request for a reassessment is recorded. Here you see by when it is decided."
	if isFamily(out.Head) {
		said = "Your request has been sent. Here you see by when it is decided."
	}
	return shortForm[reassessForm]{
		take: func(in reassessForm) error {
			return p.ask.Do(r.Context(), ActorOf(r), in.input(out.Case.ID()))
		},
		again: func(status int, in reassessForm, values *form.Values, errs form.Errors) {
			p.showAsk(w, r, status, out, in, values.Text("received-on"), errs)
		},
		said: said, next: caseURL(out.Case, reassessPath),
	}.answer(w, r)
}

func (p ReassessPages) showAsk(w http.ResponseWriter, r *http.Request, status int, out standing.ReassessmentOut, in reassessForm, received string, errs form.Errors) {
	page := &decisionRecordPage{
		Page: view.Page{Title: "Ask for a reassessment", Case: caseBar(out.Head, casework.StagePlan), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: caseURL(out.Case, reassessPath)},
			Lead: "The council must say within 15 days whether it will assess again. It may refuse only if it assessed less than six months ago, or if another assessment is not necessary. The plan stays in force."},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Send the request", Value: "ask"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, reassessPath)}},
	}
	why := view.TextArea{Name: "why", Label: "Why is a new assessment needed?", Hint: "What has changed since the plan was made? Everyone on the case reads this.", Rows: 6, Value: in.Why, Error: errs.For("why")}
	if out.May(access.SeeAuthorityNotes) {
		page.Title = "Record a request for a reassessment"
		page.Buttons.Buttons[0].Text = "Record the request"
		page.Parts = officerParts(in, received, errs)
	}
	page.Parts = append(page.Parts, why)
	p.pages.Show(w, r, status, "decision_record", page)
}

// officerParts ask an officer who asked, and when the council received it: the 15 days count from that day.
func officerParts(in reassessForm, received string, errs form.Errors) []view.Component {
	asker := view.Radios{Name: "asker", Legend: "Who asks for it?", Value: in.Asker, Error: errs.For("asker"), Clearable: true}
	for _, rule := range casework.Askers() {
		asker.Options = append(asker.Options, view.Option{Value: string(rule.Kind), Text: rule.Label, Hint: rule.Law, Or: !rule.Must})
	}
	return []view.Component{asker,
		view.TextInput{Name: "name", Label: "Name of the person who asks", Hint: "Leave it empty where the council itself thinks that it is necessary.", Value: in.Name, Error: errs.For("name"), Autocomplete: "off"},
		view.DateInput{Name: "received-on", Label: "On which day did the council receive it?", Hint: "The 15 days count from this day, by whichever way the request came.", Value: received, Error: errs.For("received-on")}}
}
