package web

import (
	"fmt"
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/notifying"
	"ehchub/domain/notice"
	"ehchub/ports"
)

// accountMessages is where a person chooses when they are written to.
const accountMessages = accountHome + "/messages"

// PreferencePages let people choose when they are written to.
type PreferencePages struct {
	pages  *Pages
	choose notifying.ChoosePreferences
}

// NewPreferencePages makes the page.
func NewPreferencePages(pages *Pages, units ports.UnitOfWork) PreferencePages {
	return PreferencePages{pages, notifying.ChoosePreferences{Units: units}}
}

// Routes lists its address.
func (p PreferencePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: accountMessages, Name: "account.messages", Do: p.ask},
		{Method: http.MethodPost, Path: accountMessages, Name: "account.messages.choose", Do: p.take},
	}
}

// preferencesForm is the shape of the page. Hours are "" for none, or "0" to "23".
type preferencesForm struct {
	Asked      string `form:"asked"`
	Told       string `form:"told"`
	Reminded   string `form:"reminded"`
	QuietFrom  string `form:"quiet-from"`
	QuietUntil string `form:"quiet-until"`
}

func preferencesOf(p notice.Preferences) preferencesForm {
	f := preferencesForm{Asked: string(p.Asked), Told: string(p.Told), Reminded: string(p.Reminded)}
	if p.QuietFrom != p.QuietUntil {
		f.QuietFrom, f.QuietUntil = strconv.Itoa(p.QuietFrom), strconv.Itoa(p.QuietUntil)
	}
	return f
}

// preferences reads the form; hours that are none are refused by the domain.
func (f preferencesForm) preferences() notice.Preferences {
	hour := func(text string) int {
		if text == "" {
			return 0
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return -1
		}
		return n
	}
	return notice.Preferences{Asked: notice.Pace(f.Asked), Told: notice.Pace(f.Told), Reminded: notice.Pace(f.Reminded), QuietFrom: hour(f.QuietFrom), QuietUntil: hour(f.QuietUntil)}
}

// check asks for both ends of quiet hours, or neither.
func (f *preferencesForm) check(errs *form.Errors) {
	switch {
	case f.QuietFrom == "" && f.QuietUntil != "":
		errs.Add("quiet-from", "Choose when your quiet hours begin, or choose “No quiet hours” at both.")
	case f.QuietFrom != "" && f.QuietUntil == "":
		errs.Add("quiet-until", "Choose when your quiet hours end, or choose “No quiet hours” at both.")
	case f.QuietFrom != "" && f.QuietFrom == f.QuietUntil:
		errs.Add("quiet-until", "Quiet hours must end at another hour than they begin.")
	}
}

func (p PreferencePages) ask(w http.ResponseWriter, r *http.Request) error {
	own, err := p.choose.Read(r.Context(), ActorOf(r))
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, preferencesOf(own), form.Errors{})
	return nil
}

func (p PreferencePages) take(w http.ResponseWriter, r *http.Request) error {
	return shortForm[preferencesForm]{
		check: (*preferencesForm).check,
		take:  func(in preferencesForm) error { return p.choose.Do(r.Context(), ActorOf(r), in.preferences()) },
		again: func(status int, in preferencesForm, _ *form.Values, errs form.Errors) {
			p.draw(w, r, status, in, errs)
		},
		said: "Saved. From now on we write to you as you chose.", next: accountMessages,
	}.answer(w, r)
}

func (p PreferencePages) draw(w http.ResponseWriter, r *http.Request, status int, in preferencesForm, errs form.Errors) {
	paces := []view.Option{{Value: string(notice.AtOnce), Text: "At once"}, {Value: string(notice.OnceADay), Text: "Once a day, in one e-mail in the morning"}}
	hours := []view.Option{}
	for hour := range 24 {
		hours = append(hours, view.Option{Value: strconv.Itoa(hour), Text: fmt.Sprintf("%02d:00", hour)})
	}
	pace := func(name, legend, hint, value string) view.Radios {
		return view.Radios{Name: name, Legend: legend, Hint: hint, Value: value, Error: errs.For(name), Options: paces}
	}
	hour := func(name, label, value string) view.Select {
		return view.Select{Name: name, Label: label, Value: value, Error: errs.For(name), Options: hours, Choose: "No quiet hours", ChooseNone: true}
	}
	p.pages.Show(w, r, status, "form", &formPage{
		Page: view.Page{Title: "When we write to you", Errors: errs.Summary(), Back: &view.Link{Text: "Back to your account", Href: accountHome},
			Lead: "You hear of everything that concerns you. Here you choose when."},
		Parts: []view.Component{
			pace("asked", "When something is asked of you", "For example your advice, your comments on a draft, or an answer to a consultation.", in.Asked),
			pace("told", "When something has happened", "For example a decision, or a draft that is ready to read.", in.Told),
			pace("reminded", "When something is due soon", "Reminders some days before. What is overdue counts as asked of you.", in.Reminded),
			view.Fieldset{Legend: "Quiet hours", Hint: "We send you no e-mail between these hours, London time. What comes meanwhile waits, and goes in one e-mail when they end. Sign-in codes always come at once.", Fields: []view.Component{
				hour("quiet-from", "From", in.QuietFrom), hour("quiet-until", "Until", in.QuietUntil),
			}},
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: accountHome}},
	})
}
