package web

import (
	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/ehc"
	"ehchub/domain/paper"
)

// recordPath is where officers write down what came another way than through the hub, below a case.
const recordPath = "/record"

// paperForm is how and when something reached the council, and the scan that it is taken from.
type paperForm struct {
	Channel    paper.Channel `form:"channel" label:"how it reached the council" ask:"Say how it reached the council" validate:"required"`
	ReceivedOn ehc.Date      `form:"received-on" label:"the day on which it reached the council" validate:"required"`
	Arrival    string        `form:"arrival"`
}

// paperFields asks an officer how and when something reached the council.
func paperFields(v *form.Values, errs form.Errors) []view.Component {
	channel := view.Radios{Name: "channel", Legend: "How did it reach the council?", Value: v.Text("channel"), Error: errs.For("channel"), Small: true, Clearable: true}
	for _, c := range channels {
		channel.Options = append(channel.Options, view.Option{Value: string(c.channel), Text: c.text})
	}
	fields := []view.Component{channel, view.DateInput{Name: "received-on", Label: "On which day?", Value: v.Text("received-on"), Error: errs.For("received-on"), Past: true,
		Hint: "The day on which it reached the council. It counts from then, as if it had been sent in the hub. For example 27/3/2026"},
		view.Hidden{Name: "arrival", Value: v.Text("arrival")}}
	if v.Text("arrival") == "" {
		return fields
	}
	return append(fields, onPaperFields(v, errs)...)
}

// onPaperForm is whom a paper is about, as whoever holds it reads it.
type onPaperForm struct {
	Surname string   `form:"surname" label:"the surname that stands on the paper" validate:"required,max=100"`
	Born    ehc.Date `form:"born" label:"the date of birth that stands on the paper" validate:"required"`
}

// onPaperFields ask for the name and the date of birth that stand on a paper, to be typed off it: a tick is set without a look.
func onPaperFields(v *form.Values, errs form.Errors) []view.Component {
	return []view.Component{
		view.TextInput{Name: "surname", Label: "The child’s surname, as it stands on the paper", Hint: "The hub does not read what stands on a scan. It compares what you type with the case.", Value: v.Text("surname"), Error: errs.For("surname"), Autocomplete: "off"},
		view.DateInput{Name: "born", Label: "The child’s date of birth, as it stands on the paper", Value: v.Text("born"), Error: errs.For("born"), Past: true},
	}
}

func readOnPaper(v *form.Values, errs *form.Errors) paper.OnPaper {
	var in onPaperForm
	errs.Join(form.Read(v, &in))
	return paper.OnPaper{Surname: in.Surname, Born: in.Born}
}

// readBehalf reads those fields. What they lack is said in errs.
func readBehalf(v *form.Values, errs *form.Errors) *paper.Behalf {
	var in paperForm
	errs.Join(form.Read(v, &in))
	b := &paper.Behalf{Receipt: paper.Receipt{Channel: in.Channel, On: in.ReceivedOn}}
	if ehc.ValidID(in.Arrival) {
		b.Arrival, b.OnPaper = ehc.ArrivalID(in.Arrival), readOnPaper(v, errs)
	}
	return b
}

// recordedURL is the page of one record.
func recordedURL(h application.Head, r paper.Record) string {
	return caseURL(h.Case, "/recorded/"+string(r.ID))
}

// recordedRow says who wrote something down, and from what.
func recordedRow(h application.Head, r paper.Record) view.SummaryRow {
	return view.SummaryRow{Key: "How it came", Text: r.Source(), Actions: []view.Link{{Text: "See the record", Hidden: "of what was written down", Href: recordedURL(h, r)}}}
}

// recordedLink leads to a record; nil without one.
func recordedLink(h application.Head, r *paper.Record) *view.Link {
	if r == nil {
		return nil
	}
	return &view.Link{Text: r.Source() + ".", Href: recordedURL(h, *r)}
}
