package web

import (
	"net/http"
	"net/url"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/organising"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// awayHome is where a person, or who looks after them, records when they are away.
const awayHome = "/account/away"

// AwayPages are when people are away from work, and who stands in for them (C17).
type AwayPages struct {
	pages *Pages
	means organising.Means
}

// NewAwayPages makes the pages.
func NewAwayPages(pages *Pages, gate application.Gate) AwayPages {
	return AwayPages{pages, organising.Means{Gate: gate}}
}

// Routes lists their addresses.
func (p AwayPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: awayHome, Name: "away", Do: p.show},
		{Method: http.MethodPost, Path: awayHome, Name: "away.record", Do: p.record, MaxBody: smallForm},
		{Method: http.MethodPost, Path: awayHome + "/end", Name: "away.end", Do: p.end, MaxBody: smallForm},
	}
}

// awayURL is the page of a person's absences; of nobody, one's own.
func awayURL(of ehc.PersonID) string {
	if of == "" {
		return awayHome
	}
	return awayHome + "?" + url.Values{"person": {string(of)}}.Encode()
}

func (p AwayPages) open(r *http.Request) (organising.AbsencesOut, error) {
	return organising.ReadAbsences{Means: p.means}.Do(r.Context(), ActorOf(r), ehc.PersonID(r.URL.Query().Get("person")))
}

func (p AwayPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p AwayPages) draw(w http.ResponseWriter, r *http.Request, status int, out organising.AbsencesOut, v *form.Values, errs form.Errors) {
	page := &ownPage{Page: view.Page{Title: "Time away from work", Errors: errs.Summary(), Back: &view.Link{Text: "Back to your account", Href: accountHome},
		Lead: "Whoever stands in for you sees your cases and requests, and may do what you may, from the first day to the last. It ends by itself. Everything they do names both of you."}}
	self, of := "you", ehc.PersonID("")
	if !out.Own {
		self, of = out.Person.Name, out.Person.ID
		page.Title, page.Back = "When "+out.Person.Name+" is away", &view.Link{Text: "Back to the start", Href: "/"}
		if access.DecideOffice(ActorOf(r), access.SeePeople) == nil {
			page.Back = &view.Link{Text: "Back to " + out.Person.Name, Href: personURL(out.Person.ID, "")}
		}
		page.Lead = "Whoever stands in sees what " + out.Person.Name + " sees at work, and may do the same, from the first day to the last. It ends by itself. Everything they do names both."
	}
	if !out.Person.AtWork() {
		page.Lead = "Only people who use the hub for their work record when they are away. Nobody stands in for a parent, a carer, a young person or an advocate."
		p.pages.Show(w, r, status, "account_parts", page)
		return
	}
	action := awayURL(of)
	ending := strings.Replace(action, awayHome, awayHome+"/end", 1)
	away := ownSection{Title: "Recorded"}
	if len(out.Away)+len(out.Covers) == 0 {
		away.Parts = append(away.Parts, view.Inset{Text: "No absence is recorded."})
	}
	for _, a := range out.Away {
		button := view.Button{Text: "Take this back", Kind: view.Secondary, Value: "end", Hidden: "away " + organising.Days(a.Absence)}
		if a.On(out.Today) {
			button.Text = "End it now"
		}
		f := pressForm(ending, "absence", string(a.ID), button)
		f.Parts = append([]view.Component{view.SummaryList{Rows: []view.SummaryRow{{Key: "Away", Text: upperFirst(organising.Days(a.Absence))}, {Key: "Stands in", Text: standsInWords(a)}}}}, f.Parts...)
		away.Forms = append(away.Forms, f)
	}
	for _, a := range out.Covers {
		away.Parts = append(away.Parts, view.Inset{Text: coverWords(a, self)})
	}
	page.Sections = append(page.Sections, away, ownSection{Title: "Record an absence", Forms: []ownForm{{Action: action, Parts: awayFields(out, v, errs), Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record the absence", Value: "record"}}}}}})
	p.pages.Show(w, r, status, "account_parts", page)
}

// standsInWords says who stands in for somebody or, where it came to nothing, that nobody does and why.
func standsInWords(a ports.AbsenceEntry) string {
	switch {
	case a.By == "":
		return "Nobody"
	case a.Lapse == people.Lasting:
		return a.ByName
	}
	return "Nobody now. " + a.ByName + " no longer stands in: " + lapseWords(a, a.Name, a.ByName+" has") + " End this absence, and record it again with somebody else."
}

// lapseWords says why somebody stands in no longer. Absent is whoever is away, has the cover as the subject of “has”.
func lapseWords(a ports.AbsenceEntry, absent, has string) string {
	switch a.Lapse {
	case people.AbsentClosed:
		return "the account of " + absent + " is closed."
	case people.CoverClosed:
		return "the account of " + a.ByName + " is closed."
	case people.RoleLost:
		return has + " not the same role any more."
	case people.Apart:
		return "they do not work at the same setting or in the same team any more."
	}
	return ""
}

func coverWords(a ports.AbsenceEntry, self string) string {
	if a.Lapse != people.Lasting && self == "you" {
		return "You no longer stand in for " + a.Name + ", and can’t open what you saw only for them: " + lapseWords(a, a.Name, "you have")
	}
	if a.Lapse != people.Lasting {
		return self + " no longer stands in for " + a.Name + ": " + lapseWords(a, a.Name, self+" has")
	}
	if self == "you" {
		return "You stand in for " + a.Name + " " + organising.Days(a.Absence) + "."
	}
	return self + " stands in for " + a.Name + " " + organising.Days(a.Absence) + "."
}

func awayFields(out organising.AbsencesOut, v *form.Values, errs form.Errors) []view.Component {
	by := view.TypeAhead{Name: "by", Label: "Who stands in", Hint: "Leave it empty if nobody does. Only people with the same role can be chosen.", Nothing: "Nobody", Value: v.Text("by"), Error: errs.For("by"), Choose: "Nobody", ChooseNone: true}
	if len(out.Offer) == 0 {
		by.Hint = "Nobody with the same role works with you in the hub. A manager of the service can choose somebody else."
		if !out.Own {
			by.Hint = "Nobody with the same role works with " + out.Person.Name + " in the hub. A manager of the service can choose somebody else."
		}
	}
	for _, one := range out.Offer {
		text := one.Name
		if one.JobTitle != "" {
			text += ", " + one.JobTitle
		}
		by.Options = append(by.Options, view.Option{Value: string(one.ID), Text: text})
	}
	fields := []view.Component{
		view.DateInput{Name: "from", Label: "First day away", Value: v.Text("from"), Error: errs.For("from")},
		view.DateInput{Name: "to", Label: "Last day away", Hint: "Leave it empty if it is not known yet.", Value: v.Text("to"), Error: errs.For("to")},
		by,
	}
	if len(out.Offer) == 0 && out.Own {
		fields = append(fields, view.Inset{Text: "So that your cases are not left alone, ask a manager of the service to choose who stands in for you. Tell them from when to when you are away.", Link: &view.Link{Text: "How to reach the council", Href: helpHome}})
	}
	return fields
}

// absenceForm is one absence as it is typed.
type absenceForm struct {
	From string       `form:"from"`
	To   string       `form:"to"`
	By   ehc.PersonID `form:"by"`
}

func (p AwayPages) record(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	in := people.Absence{Person: out.Person.ID}
	return shortForm[absenceForm]{
		check: func(typed *absenceForm, errs *form.Errors) {
			v := form.Of(map[string][]string{"from": {typed.From}, "to": {typed.To}})
			var err error
			in.From, err = v.Date("from", "the first day")
			errs.AddFault(err)
			in.To, err = v.Date("to", "the last day")
			errs.AddFault(err)
			if in.By = typed.By; in.By != "" && !ehc.ValidID(string(in.By)) {
				errs.Add("by", "Choose somebody from the list.")
			}
		},
		take: func(absenceForm) error {
			return organising.RecordAbsence{Means: p.means}.Do(r.Context(), ActorOf(r), in)
		},
		again: func(status int, _ absenceForm, v *form.Values, errs form.Errors) { p.draw(w, r, status, out, v, errs) },
		said:  "The absence is recorded.", next: awayURL(ofOther(out)),
	}.answer(w, r)
}

func ofOther(out organising.AbsencesOut) ehc.PersonID {
	if out.Own {
		return ""
	}
	return out.Person.ID
}

func (p AwayPages) end(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	of := ehc.PersonID(r.URL.Query().Get("person"))
	if err := (organising.EndAbsence{Means: p.means}).Do(r.Context(), ActorOf(r), of, ehc.AbsenceID(values.Text("absence"))); err != nil {
		return err
	}
	return saidThen(w, r, "The absence is ended, and nobody stands in any more.", awayURL(of))
}
