package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/standing"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// takeOverForm is a child who has moved here with a plan.
type takeOverForm struct {
	Forenames     string   `form:"child.forenames" label:"the forenames" validate:"max=200"`
	Surname       string   `form:"child.surname" label:"the surname" validate:"max=200"`
	Born          ehc.Date `form:"child.born" label:"the date of birth"`
	Address       string   `form:"child.address,lines" label:"the address" validate:"max=1000"`
	Setting       string   `form:"child.setting"`
	From          string   `form:"from" label:"the council" validate:"max=200"`
	TransferredOn ehc.Date `form:"transferred-on" label:"the day of the transfer"`
	MadeOn        ehc.Date `form:"made-on" label:"the day on which the plan was made"`
	LastReview    ehc.Date `form:"last-review" label:"the day of the last review"`
	SettingStays  string   `form:"setting-stays"`
}

func (in takeOverForm) input() standing.TakeOverInput {
	return standing.TakeOverInput{
		Child: casework.Child{Forenames: in.Forenames, Surname: in.Surname, Born: in.Born, Address: in.Address, Setting: casework.SettingRef{ID: ehc.SettingID(in.Setting)}},
		Plan:  casework.TakenOver{From: in.From, TransferredOn: in.TransferredOn, MadeOn: in.MadeOn, LastReview: in.LastReview, SettingStays: casework.Answer(in.SettingStays)},
	}
}

func (p MovePages) askTakeOver(w http.ResponseWriter, r *http.Request) error {
	settings, err := p.settings.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	p.showTakeOver(w, r, http.StatusOK, settings, takeOverForm{}, form.Of(nil), form.Errors{})
	return nil
}

func (p MovePages) takeOverPlan(w http.ResponseWriter, r *http.Request) error {
	settings, err := p.settings.Do(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in takeOverForm
	errs := form.Read(values, &in)
	if values.ClearPressed() {
		p.showTakeOver(w, r, http.StatusOK, settings, in, values, form.Errors{})
		return nil
	}
	var id ehc.CaseID
	if !errs.Any() {
		if id, err = p.takeOver.Do(r.Context(), ActorOf(r), in.input()); err != nil && !errs.AddFault(err) {
			return err
		}
	}
	if errs.Any() {
		p.showTakeOver(w, r, statusAgain(errs, err), settings, in, values, errs)
		return nil
	}
	LeaveNotice(w, "The case is open, with the plan in force. Add the family and the plan as it came, then tell the family of the transfer.")
	http.Redirect(w, r, "/cases/"+string(id)+movedInPath, http.StatusSeeOther)
	return nil
}

func (p MovePages) showTakeOver(w http.ResponseWriter, r *http.Request, status int, settings []ports.Choice, in takeOverForm, values *form.Values, errs form.Errors) {
	text := func(name, label, hint, value string) view.TextInput {
		return view.TextInput{Name: name, Label: label, Hint: hint, Value: value, Error: errs.For(name), Autocomplete: "off"}
	}
	day := func(name, label, hint string) view.DateInput {
		return view.DateInput{Name: name, Label: label, Hint: hint, Value: values.Text(name), Error: errs.For(name)}
	}
	page := &decisionRecordPage{
		Page: view.Page{Title: "Start a case from a plan of another council", Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: "/"},
			Lead: "For a child or young person who has moved here with an education, health and care plan. The plan is in force here from the transfer, and no new request is needed."},
		Parts: []view.Component{
			text("child.forenames", "Forenames", "", in.Forenames), text("child.surname", "Surname", "", in.Surname), day("child.born", "Date of birth", "For example 27/3/2015"),
			view.TextArea{Name: "child.address", Label: "Address", Rows: 3, Value: in.Address, Error: errs.For("child.address")},
			view.Select{Name: "child.setting", Label: "Nursery, school or college now", Hint: "Leave it empty while there is none here.", Choose: "Choose from the list", Value: in.Setting, Options: settingOptions(settings), Error: errs.For("child.setting")},
			text("from", "Which council made the plan?", "", in.From), day("transferred-on", "On which day was the plan transferred?", "The 6 weeks for telling the family count from this day."),
			day("made-on", "On which day was the plan made?", ""), day("last-review", "On which day was it last reviewed?", "Leave it empty before the first review."),
			view.Radios{Name: "setting-stays", Legend: "Can the child still attend the setting that the plan names?", Hint: "If not, the council arranges another until the plan is amended (SI 2014/1530 reg 15).", Value: in.SettingStays, Error: errs.For("setting-stays"), Options: view.YesNo("Yes, it can be attended", "No, another must be arranged"), Clearable: true},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Start the case", Value: "start"}}, Link: &view.Link{Text: "Cancel", Href: "/"}},
	}
	p.pages.Show(w, r, status, "decision_record", page)
}
