package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/oversight"
	"ehchub/domain/access"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
)

// agreeForm is a family's answer; an officer who writes it down adds the last three.
type agreeForm struct {
	Agrees  string        `form:"agrees" label:"whether the family agrees"`
	Channel paper.Channel `form:"channel" label:"how the family said so"`
	From    string        `form:"from" label:"who of the family said so"`
	On      ehc.Date      `form:"on" label:"the day on which the family said so"`
}

// asked opens the page of one entry about which the family is asked.
func (p AccessPages) asked(r *http.Request) (oversight.AccessOut, council.Processor, error) {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return out, council.Processor{}, err
	}
	id, err := pathID[ehc.ProcessorID](r, "processor")
	if err != nil {
		return out, council.Processor{}, err
	}
	if err := access.Decide(ActorOf(r), access.AgreeProcessor, out.Subject); err != nil {
		return out, council.Processor{}, err
	}
	i := slices.IndexFunc(out.Processors, func(pr council.Processor) bool { return pr.ID == id && pr.Asked })
	if i < 0 {
		return out, council.Processor{}, fault.New(fault.NotFound, "processor.unknown", "There is no such entry.")
	}
	return out, out.Processors[i], nil
}

func (p AccessPages) askAgree(w http.ResponseWriter, r *http.Request) error {
	out, pr, err := p.asked(r)
	if err != nil {
		return err
	}
	p.showAgree(w, r, http.StatusOK, out, pr, agreeForm{}, form.Of(nil), form.Errors{})
	return nil
}

func (p AccessPages) takeAgree(w http.ResponseWriter, r *http.Request) error {
	out, pr, err := p.asked(r)
	if err != nil {
		return err
	}
	return shortForm[agreeForm]{
		take: func(in agreeForm) error {
			a := council.Agreement{Agrees: in.Agrees == "yes"}
			switch {
			case in.Agrees != "yes" && in.Agrees != "no":
				return fault.Field("agrees", "processor.agrees", "Choose an answer.")
			case writesForFamily(out) && !in.Channel.OnBehalf():
				return fault.Field("channel", "processor.how", "Say how the family told the council.")
			case writesForFamily(out):
				a.How, a.From, a.On = string(in.Channel), in.From, in.On
			}
			return p.agree.Do(r.Context(), ActorOf(r), oversight.AgreeInput{Case: out.Case.ID(), Processor: pr.ID, Answer: a})
		},
		again: func(status int, in agreeForm, values *form.Values, errs form.Errors) {
			p.showAgree(w, r, status, out, pr, in, values, errs)
		},
		said: "The answer is saved. It can be changed at any time.", next: caseURL(out.Case, accessPath),
	}.answer(w, r)
}

// writesForFamily reports whether the reader is an officer, who answers for a family.
func writesForFamily(out oversight.AccessOut) bool {
	return !slices.Contains(out.Subject.Relations, access.Family)
}

func (p AccessPages) showAgree(w http.ResponseWriter, r *http.Request, status int, out oversight.AccessOut, pr council.Processor, in agreeForm, values *form.Values, errs form.Errors) {
	page := view.Page{Title: "May " + pr.Name + " work with this child’s file?", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: caseURL(out.Case, accessPath)},
		Lead: "What for: " + pr.Purpose + " Until the family agrees, they do not work with it. An answer can be changed at any time."}
	whose := view.Radios{Name: "agrees", Legend: "Do you agree?", Hint: "If you say no, nothing changes for your child’s plan or its dates.", Value: in.Agrees, Error: errs.For("agrees"), Options: view.YesNo("Yes, I agree", "No, I do not agree")}
	parts := []view.Component{whose}
	if writesForFamily(out) {
		whose.Legend, whose.Hint, whose.Options = "What did the family say?", "", view.YesNo("They agree", "They do not agree")
		channel := view.Radios{Name: "channel", Legend: "How did they tell the council?", Value: string(in.Channel), Error: errs.For("channel")}
		for _, c := range channels {
			channel.Options = append(channel.Options, view.Option{Value: string(c.channel), Text: c.text})
		}
		parts = []view.Component{whose, channel, view.TextInput{Name: "from", Label: "Who of the family said so?", Value: in.From, Error: errs.For("from")},
			view.DateInput{Name: "on", Label: "On which day?", Value: values.Text("on"), Error: errs.For("on"), Past: true}}
	}
	p.pages.Show(w, r, status, "decision_record", &decisionRecordPage{Page: page, Parts: parts, Buttons: view.Buttons{Buttons: []view.Button{{Text: "Save the answer", Value: "save"}}, Link: &view.Link{Text: "Cancel", Href: page.Back.Href}}})
}

// consentWords says how a family's agreement stands; empty where nobody is asked.
func consentWords(pr council.Processor) string {
	last, answered := pr.Answer()
	switch {
	case !pr.Asked:
		return ""
	case !answered:
		return "Does not work with this file: the family is asked and has not answered yet"
	}
	said := "The family agreed on " + last.On.Long()
	if !last.Agrees {
		said = "Does not work with this file: the family refused on " + last.On.Long()
	}
	if last.How != "" {
		return said + ", as " + last.From + " told " + last.Name
	}
	return said
}
