package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
)

// aboutFields gives the first part of the form as it would be posted.
func aboutFields(a advice.Answer) url.Values {
	return url.Values{"on-behalf": {a.OnBehalf.Choice}, "on-behalf.name": {a.OnBehalf.Name}, "on-behalf.job-title": {a.OnBehalf.JobTitle}, "will": {string(a.Will)}, "details": {a.Details}}
}

// The two answers to who the author is.
const (
	forSomeoneElse = "Yes, I write for someone else"
	forMyself      = "No, this is my own advice"
)

func readAbout(v *form.Values) *assessment.AboutAdvice {
	about := &assessment.AboutAdvice{OnBehalf: advice.OnBehalf{Choice: v.Text("on-behalf")}, Will: advice.Will(v.Text("will")), Details: v.Lines("details")}
	if about.OnBehalf.Choice == "yes" {
		about.OnBehalf.Name, about.OnBehalf.JobTitle = v.Text("on-behalf.name"), v.Text("on-behalf.job-title")
	}
	return about
}

func aboutLabel(field string) string {
	return map[string]string{"on-behalf": "Writing for someone else", "on-behalf.name": "Their name", "on-behalf.job-title": "Their job title or role", "will": "Whether you will give advice", "details": "Details"}[field]
}

// aboutWords says a chosen answer in its own words.
func aboutWords(field, text string) string {
	switch field {
	case "will":
		return advice.Will(text).Label()
	case "on-behalf":
		return map[string]string{"yes": forSomeoneElse, "no": forMyself}[text]
	}
	return text
}

func (p AdvicePages) showAbout(w http.ResponseWriter, r *http.Request) error {
	out, err := p.writable(r)
	if err != nil {
		return err
	}
	p.drawAbout(w, r, http.StatusOK, out, form.Of(aboutFields(out.Request.Answer())), form.Errors{})
	return nil
}

func (p AdvicePages) saveAbout(w http.ResponseWriter, r *http.Request) error {
	return p.savePart(w, r, advicePart{
		title: "About your advice", path: "/about", fields: aboutFields, label: aboutLabel, words: aboutWords,
		apply: func(in *assessment.WriteAdviceInput, v *form.Values) { in.About = readAbout(v) },
		draw:  p.drawAbout,
	})
}

func (p AdvicePages) drawAbout(w http.ResponseWriter, r *http.Request, status int, out adviceView, v *form.Values, errs form.Errors) {
	page := &writingPage{Page: out.page("About your advice", out.back()), Intro: out.instructions(), Save: saveBar(out.back(), out.savedAt(), out.Today),
		Hidden: append(marksFor(v, aboutFields(out.Request.Answer())), carriedVersion(v, out.Request.Version()))}
	page.Errors = errs.Summary()
	adviser := out.Request.Adviser()
	page.Parts = []view.Component{
		view.Radios{Name: "on-behalf", Legend: "Do you write this for someone else?", Hint: "The name given here stands beside your advice in section K, if a plan is issued.", Value: v.Text("on-behalf"), Clearable: true, Error: errs.For("on-behalf"),
			Options: []view.Option{
				{Value: "yes", Text: forSomeoneElse, Reveal: []view.Component{
					view.TextInput{Name: "on-behalf.name", Label: "Their name", Value: v.Text("on-behalf.name"), Error: errs.For("on-behalf.name"), NoSpelling: true},
					view.TextInput{Name: "on-behalf.job-title", Label: "Their job title or role", Value: v.Text("on-behalf.job-title"), Error: errs.For("on-behalf.job-title")},
				}},
				{Value: "no", Text: forMyself, Hint: ownAttribution(adviser)},
			}},
	}
	page.Parts = append(page.Parts, willFields(out, ActorOf(r), v, errs)...)
	p.pages.Show(w, r, status, "writing", page)
}

// willFields asks whether advice will be given, or says how the team's manager has answered that (F113).
func willFields(out adviceView, actor ehc.Actor, v *form.Values, errs form.Errors) []view.Component {
	question := "Will you give information and advice for " + out.Case.Child().Called() + "?"
	if out.Request.WillIsAnsweredFor(actor) {
		a := out.Request.Answer()
		return []view.Component{
			view.SummaryList{Title: question, Rows: []view.SummaryRow{{Key: "Answered for your team", Text: a.Will.Label(), Note: a.Details}}},
			view.Hidden{Name: "will", Value: string(a.Will)}, view.Hidden{Name: "details", Value: a.Details},
		}
	}
	return []view.Component{
		view.Radios{Name: "will", Legend: question, Value: v.Text("will"), Clearable: true, Options: willOptions(), Error: errs.For("will")},
		view.TextArea{Name: "details", Label: "Details", Hint: "Why you chose that answer. Needed for “another reason”.", Value: v.Lines("details"), Rows: 4, Error: errs.For("details")},
	}
}

func ownAttribution(a advice.Adviser) string {
	if a.Name == "" {
		return "The name of whoever sends it is used."
	}
	return "It is given as: " + joined(a.Name, a.JobTitle) + "."
}

func willOptions() []view.Option {
	var options []view.Option
	for _, l := range advice.WillLabels() {
		options = append(options, view.Option{Value: string(l.Will), Text: l.Label})
	}
	return options
}
