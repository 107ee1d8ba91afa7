package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/complaints"
	"ehchub/domain/complaint"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

// complaintStepForm is what any of the steps asks.
type complaintStepForm struct {
	Version int      `form:"version"`
	Words   string   `form:"why,lines" label:"the reason"`
	Text    string   `form:"text,lines" label:"the answer"`
	Finding string   `form:"finding" label:"what the council found"`
	Until   ehc.Date `form:"until" label:"the new day"`
	To      string   `form:"to" label:"who answers it"`
	About   []string `form:"about" label:"whom it is about"`
	Names   string   `form:"names" label:"the names" validate:"max=500"`
}

var noComplaintStep = fault.New(fault.NotFound, "complaint.step", "There is no such page.")

// openStep opens the complaint for the step that the address names; whoever may not take it is refused.
func (p ComplaintPages) openStep(r *http.Request) (complaints.Out, error) {
	out, err := p.open(r)
	step := stepNamed(r)
	switch {
	case err != nil:
		return out, err
	case step.Action() == "":
		return out, noComplaintStep
	case !complaints.May(ActorOf(r), step.Action(), out.Snapshot):
		return out, fault.New(fault.Forbidden, "access.denied", "Your part in this complaint does not include this step.")
	}
	return out, nil
}

func (p ComplaintPages) askStep(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openStep(r)
	if err != nil {
		return err
	}
	in := complaintStepForm{Version: out.Version, To: string(out.Handler)}
	for _, id := range out.About {
		in.About = append(in.About, string(id))
	}
	p.drawStep(w, r, http.StatusOK, out, in, "", form.Errors{})
	return nil
}

// stepTexts are the heading, the words above the form and the button of each step.
var stepTexts = map[complaints.Step]struct{ title, lead, button string }{
	complaints.StepGive:        {"Who answers the complaint?", "Somebody whom it is not about, and who did not answer it before.", "Give it to them"},
	complaints.StepAbout:       {"Whom is the complaint about?", "They don’t read it and don’t answer it, whatever their office.", "Save"},
	complaints.StepAcknowledge: {"Acknowledge the complaint", "Whoever complained is told that it came, who looks into it and by when they get an answer.", "Acknowledge it"},
	complaints.StepExtend:      {"Put the day of the answer off", "Once in a stage, with the reason. Whoever complained reads it.", "Put it off"},
	complaints.StepAnswer:      {"Answer the complaint", "Say what you looked at, what you found, and what is put right and by when. If something went wrong, say sorry.", "Send the answer"},
	complaints.StepFurther:     {"Take the complaint to stage 2", "Somebody else than before looks at it anew.", "Take it further"},
	complaints.StepWithdraw:    {"Withdraw the complaint?", "The council then does nothing more about it. You can make another complaint later.", "Yes, withdraw it"},
	complaints.StepOmbudsman:   {"Record that the Ombudsman looks into it", "Once the Ombudsman has told the council.", "Record it"},
	complaints.StepClose:       {"Close the complaint", "Say what came of it, and what is done so that it does not happen again.", "Close it"},
}

func (p ComplaintPages) drawStep(w http.ResponseWriter, r *http.Request, status int, out complaints.Out, in complaintStepForm, until string, errs form.Errors) {
	step := stepNamed(r)
	texts := stepTexts[step]
	page := &decisionRecordPage{Page: view.Page{Title: texts.title, Caption: "Complaint " + out.Called(), Lead: texts.lead, Errors: errs.Summary(), Back: &view.Link{Text: "Back to the complaint", Href: complaintURL(out.ID)}}}
	page.Parts = []view.Component{versionHidden(in.Version)}
	if own := step == complaints.StepWithdraw && out.IsFrom(ActorOf(r).Person); !own {
		page.Parts = append(page.Parts, stepFields(step, out, in, until, errs)...)
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: texts.button, Value: "check"}}, Link: &view.Link{Text: "No, go back", Href: complaintURL(out.ID)}}
	p.pages.Show(w, r, status, "decision_record", page)
}

func stepFields(step complaints.Step, out complaints.Out, in complaintStepForm, until string, errs form.Errors) []view.Component {
	words := func(label string) view.Component {
		return view.TextArea{Name: "why", Label: label, Rows: 5, MaxChars: complaint.MaxText, Value: in.Words, Error: errs.For("why")}
	}
	switch step {
	case complaints.StepGive:
		to := view.Select{Name: "to", Label: "Who answers it?", Choose: "Choose an officer", Value: in.To, Error: errs.For("to"), Nothing: "There is nobody to whom it could be given."}
		for _, officer := range out.Officers {
			if !out.IsAbout(officer.ID) && !out.IsFrom(officer.ID) && (len(out.Replies) == 0 || out.Replies[0].By != officer.ID) {
				to.Options = append(to.Options, view.Option{Value: string(officer.ID), Text: officer.Name + ", " + officer.JobTitle})
			}
		}
		return []view.Component{to}
	case complaints.StepAbout:
		about := view.Checkboxes{Name: "about", Legend: "Officers of the council", Values: in.About, Error: errs.For("about"), Small: true}
		for _, officer := range out.Officers {
			about.Options = append(about.Options, view.Option{Value: string(officer.ID), Text: officer.Name + ", " + officer.JobTitle})
		}
		return []view.Component{about, view.TextInput{Name: "names", Label: "Others (optional)", Value: in.Names, Error: errs.For("names")}}
	case complaints.StepWithdraw:
		return []view.Component{words("How and when did the person who complained ask for it?")}
	case complaints.StepExtend:
		return []view.Component{view.DateInput{Name: "until", Label: "Until when?", Value: until, Error: errs.For("until")}, words("Why?")}
	case complaints.StepAnswer:
		finding := view.Radios{Name: "finding", Legend: "Does the council agree with the complaint?", Value: in.Finding, Error: errs.For("finding"), Small: true}
		for _, one := range complaint.Findings() {
			finding.Options = append(finding.Options, view.Option{Value: string(one), Text: one.Label()})
		}
		return []view.Component{finding, view.TextArea{Name: "text", Label: "Answer", Rows: 10, MaxChars: complaint.MaxText, Value: in.Text, Error: errs.For("text")}}
	case complaints.StepFurther:
		return []view.Component{words("What is wrong with the answer?")}
	case complaints.StepOmbudsman:
		return []view.Component{words("What did the Ombudsman tell, and with which reference?")}
	case complaints.StepClose:
		return []view.Component{words("What came of it?")}
	}
	return nil
}

func (p ComplaintPages) takeStep(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openStep(r)
	if err != nil {
		return err
	}
	step := stepNamed(r)
	return shortForm[complaintStepForm]{
		take: func(in complaintStepForm) error {
			typed := complaints.StepInput{ID: out.ID, Version: in.Version, Step: step, Words: in.Words, Finding: complaint.Finding(in.Finding), Until: in.Until, To: ehc.PersonID(in.To), Names: in.Names}
			if step == complaints.StepAnswer {
				typed.Words = in.Text
			}
			for _, id := range in.About {
				if id != "" {
					typed.About = append(typed.About, ehc.PersonID(id))
				}
			}
			return p.step.Do(r.Context(), ActorOf(r), typed)
		},
		again: func(status int, in complaintStepForm, values *form.Values, errs form.Errors) {
			p.drawStep(w, r, status, out, in, values.Text("until"), errs)
		},
		said: "Done.", next: afterComplaintStep(out, step),
	}.answer(w, r)
}

// afterComplaintStep is the complaint, or the list where its reader has just said that it is about themselves.
func afterComplaintStep(out complaints.Out, step complaints.Step) string {
	if step == complaints.StepAbout {
		return complaintsHome
	}
	return complaintURL(out.ID)
}
