package web

import (
	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/disputing"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
)

// stepDays asks for the day of each step.
var stepDays = map[string]string{
	string(dispute.ContactAdviser):   "On which day did the family contact the mediation adviser?",
	string(dispute.DeclineMediation): "On which day did the family say that it does not want mediation?",
	string(dispute.RequestMediation): "On which day did the family say that it wants mediation?",
	string(dispute.TellHealthBoard):  "On which day was the integrated care board told?",
	string(dispute.ArrangeMediation): "On which day was the mediation arranged?",
	string(dispute.MissMediation):    "On which day was it clear that the mediation was not arranged in time?",
	string(dispute.HoldMediation):    "On which day did the mediation take place?",
	string(dispute.ReachAgreement):   "On which day was the agreement made in writing?",
	string(dispute.IssueCertificate): "On which day was the certificate issued?",
	string(dispute.RegisterAppeal):   "On which day did the Tribunal get the appeal?",
	string(dispute.ReceiveAppeal):    "On which day did the council get the appeal from the Tribunal?",
	string(dispute.ConcedeAppeal):    "On which day was the Tribunal told that the council does not oppose the appeal?",
	string(dispute.OpposeAppeal):     "On which day was the response sent to the Tribunal?",
	string(dispute.AgreeOnOrder):     "On which day did both sides ask for a consent order?",
	string(dispute.SetHearing):       "On which day did the Tribunal set the hearing?",
	string(dispute.MakeOrder):        "On which day was the order sent?",
	string(dispute.DismissAppeal):    "On which day was the decision to dismiss the appeal sent?",
	string(dispute.WithdrawAppeal):   "On which day did the family withdraw the appeal?",
}

// stepLeads says what a step means, where that is not plain.
var stepLeads = map[string]string{
	string(dispute.RequestMediation): "The council can’t refuse mediation. It must be arranged within 30 days.",
	string(dispute.MissMediation):    "The family then gets a certificate, and can appeal.",
	string(dispute.ReachAgreement):   "What could have been appealed is done by the times that an order would have. Other things are done within 2 weeks.",
	string(dispute.IssueCertificate): "The family can appeal within 1 month of the certificate, or within 2 months of the decision if that is later.",
	string(dispute.RegisterAppeal):   "An appeal about section I alone needs no mediation certificate. Any other without one, or one that is late, is recorded as needing the Tribunal’s permission.",
	string(dispute.ConcedeAppeal):    "The appeal then counts as won, and the time for doing what it asks for counts from this day.",
	string(dispute.MakeOrder):        "Each order has its own time, which counts from the day on which it was sent.",
}

// read takes a step from its form.
func (s disputeStep) read(values *form.Values) (disputing.StepInput, form.Errors) {
	in := disputing.StepInput{Case: s.Case.ID(), Dispute: s.Dispute.ID()}
	var errs form.Errors
	day := func(name, label string) ehc.Date {
		d, err := values.Date(name, label)
		errs.AddFault(err)
		return d
	}
	on := day(dispute.FieldOf(s.name), "the day")
	if s.mediation() {
		in.Mediation = &dispute.MediationInput{Step: dispute.MediationStep(s.name), On: on, HealthOnly: values.Yes("health-only"), MeetingOn: day("meeting-on", "the day of the mediation"), Agreement: agreementOf(values)}
		return in, errs
	}
	in.Tribunal = &dispute.TribunalInput{Step: dispute.TribunalStep(s.name), On: on, Reference: values.Text("reference"), HearingOn: day("hearing-on", "the day of the hearing")}
	for _, g := range values.All("grounds") {
		in.Tribunal.Grounds = append(in.Tribunal.Grounds, dispute.Ground(g))
	}
	for _, o := range values.All("orders") {
		in.Tribunal.Orders = append(in.Tribunal.Orders, dispute.OrderKind(o))
	}
	return in, errs
}

// What was agreed beside the grounds of an appeal.
const agreedOther, agreedBoard = "other", "board"

func agreementOf(values *form.Values) dispute.Agreement {
	a := dispute.Agreement{Text: values.Lines("text")}
	for _, what := range values.All("agreed") {
		switch what {
		case agreedOther:
			a.Other = true
		case agreedBoard:
			a.Board = true
		default:
			a.Grounds = append(a.Grounds, dispute.Ground(what))
		}
	}
	return a
}

// parts are the fields of a step.
func (s disputeStep) parts(values *form.Values, errs form.Errors) []view.Component {
	date := func(name, label string) view.Component {
		return view.DateInput{Name: name, Label: label, Value: values.Text(name), Error: errs.For(name)}
	}
	parts := []view.Component{date(dispute.FieldOf(s.name), stepDays[s.name])}
	switch s.name {
	case string(dispute.RequestMediation):
		parts = append(parts, view.Radios{Name: "health-only", Legend: "Is the mediation about health only?", Hint: "The integrated care board then arranges it, and the council tells it within 3 working days.", Value: values.Text("health-only"), Options: view.YesNo("Yes, it is about health alone", "No, it is not about health alone"), Clearable: true})
	case string(dispute.ArrangeMediation):
		parts = append(parts, date("meeting-on", "On which day will the mediation take place?"))
	case string(dispute.ReachAgreement):
		parts = append(parts, s.agreedBoxes(values, errs), view.TextArea{Name: "text", Label: "What was agreed, as the written agreement says it", Hint: "The family and the council read this.", Rows: 6, Value: values.Lines("text"), Error: errs.For("text")})
	case string(dispute.RegisterAppeal):
		parts = append(parts, s.groundBoxes(values, errs), view.TextInput{Name: "reference", Label: "The Tribunal’s appeal number", Hint: "If it is known", Value: values.Text("reference"), Error: errs.For("reference"), Chars: 20, NoSpelling: true, Autocomplete: "off"})
	case string(dispute.SetHearing):
		parts = append(parts, date("hearing-on", "On which day will the hearing be?"))
	case string(dispute.MakeOrder):
		boxes := view.Checkboxes{Name: "orders", Legend: "What did the Tribunal order?", Values: values.All("orders"), Error: errs.For("orders")}
		for _, o := range dispute.OrdersOn(s.Dispute.Appeal().Grounds) {
			boxes.Options = append(boxes.Options, view.Option{Value: string(o.Kind), Text: o.Label})
		}
		parts = append(parts, boxes)
	}
	return parts
}

func (s disputeStep) agreedBoxes(values *form.Values, errs form.Errors) view.Component {
	boxes := view.Checkboxes{Name: "agreed", Legend: "What was agreed about?", Values: values.All("agreed"), Error: errs.For("agreed")}
	for _, g := range s.Dispute.Agreeable() {
		boxes.Options = append(boxes.Options, view.Option{Value: string(g), Text: agreedWords(g), Hint: "An appeal could have brought this"})
	}
	boxes.Options = append(boxes.Options, view.Option{Value: agreedOther, Text: "Something else, which can’t be appealed", Hint: "To be done within 2 weeks"})
	if s.Dispute.HealthOnly() {
		boxes.Options = append(boxes.Options, view.Option{Value: agreedBoard, Text: "Health, with the integrated care board", Hint: "The board tells the council within 1 week"})
	}
	return boxes
}

// agreedWords says what an agreement on a ground means.
func agreedWords(g dispute.Ground) string {
	switch g {
	case dispute.RefusalToAssess:
		return "The council will assess"
	case dispute.RefusalToIssue:
		return "The council will issue a plan"
	case dispute.RefusalToReassess:
		return "The council will reassess"
	case dispute.RefusalToAmend:
		return "The council will amend the plan"
	case dispute.Ceasing:
		return "The council will keep the plan going"
	}
	return g.Label()
}

func (s disputeStep) groundBoxes(values *form.Values, errs form.Errors) view.Component {
	info, _ := s.Dispute.Matter().Kind.Info()
	boxes := view.Checkboxes{Name: "grounds", Legend: "What is the appeal about?", Values: values.All("grounds"), Error: errs.For("grounds")}
	if len(boxes.Values) == 0 && len(s.Dispute.Agreeable()) == 1 && !errs.Any() {
		boxes.Values = []string{string(s.Dispute.Agreeable()[0])}
	}
	for _, g := range info.Grounds {
		hint := ""
		if !g.OnEducation() {
			hint = "Only beside an appeal about education"
		}
		boxes.Options = append(boxes.Options, view.Option{Value: string(g), Text: g.Label(), Hint: hint})
	}
	return boxes
}
