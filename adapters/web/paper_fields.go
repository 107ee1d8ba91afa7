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
	return append(fields, view.Checkboxes{Name: "same-child", Legend: "Is it about this child?", Hint: "The hub does not read what stands on a scan.", Values: v.All("same-child"), Error: errs.For("same-child"), Small: true,
		Options: []view.Option{{Value: "yes", Text: "The name and the date of birth on the paper are those of this child"}}})
}

// readBehalf reads those fields. What they lack is said in errs.
func readBehalf(v *form.Values, errs *form.Errors) *paper.Behalf {
	var in paperForm
	errs.Join(form.Read(v, &in))
	b := &paper.Behalf{Receipt: paper.Receipt{Channel: in.Channel, On: in.ReceivedOn}}
	if ehc.ValidID(in.Arrival) {
		if !v.Yes("same-child") {
			errs.Add("same-child", "Check the name and the date of birth on the paper, and say that they are those of this child.")
		}
		b.Arrival = ehc.ArrivalID(in.Arrival)
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
