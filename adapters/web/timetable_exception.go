package web

import (
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/timing"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
)

// exceptionForm is the shape of the form that records an exception.
type exceptionForm struct {
	Code       string   `form:"code"`
	From       ehc.Date `form:"from" label:"the first day"`
	To         ehc.Date `form:"to" label:"the last day"`
	Closure    string   `form:"closure"`
	FirstShut  ehc.Date `form:"first-shut" label:"the first day on which it was shut"`
	LastShut   ehc.Date `form:"last-shut" label:"the last day on which it was shut"`
	AskedOn    ehc.Date `form:"asked-on" label:"the day on which it was asked for advice"`
	Why        string   `form:"why,lines" validate:"max=5000" label:"why"`
	Evidence   string   `form:"evidence,lines" validate:"max=5000" label:"what shows it"`
	Authorised string   `form:"authorised-by" validate:"max=200" label:"who authorised it"`
	FamilyTold ehc.Date `form:"family-told-on" label:"the day on which the family was told"`
}

// otherClosure is the choice of a closure that the hub does not know yet.
const otherClosure = "other"

func (p TimetablePages) openException(r *http.Request) (timing.ExceptionOut, error) {
	id, err := caseID(r)
	if err != nil {
		return timing.ExceptionOut{}, err
	}
	return p.prepare.Do(r.Context(), ActorOf(r), id, keyFrom(r.URL.Query()))
}

func (p TimetablePages) askException(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openException(r)
	if err != nil {
		return err
	}
	p.drawException(w, r, http.StatusOK, out, form.Of(map[string][]string{"authorised-by": {ActorOf(r).Name}}), form.Errors{})
	return nil
}

func (p TimetablePages) drawException(w http.ResponseWriter, r *http.Request, status int, out timing.ExceptionOut, v *form.Values, errs form.Errors) {
	page := &formPage{
		Page: view.Page{Title: "Record an exception", Case: caseBar(out.Head, 0), Errors: errs.Summary(),
			Lead: "An exception moves no date. It records why the law excuses that this date is not kept. The duty stays: it must still be done as soon as practicable."},
		Parts:   exceptionFields(out, v, errs),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Record the exception", Value: "send"}}, Link: &view.Link{Text: "Cancel", Href: timetableURL(out.Case)}},
	}
	p.pages.Show(w, r, status, "form", page)
}

func exceptionFields(out timing.ExceptionOut, v *form.Values, errs form.Errors) []view.Component {
	date := func(name, label, hint string) view.DateInput {
		return view.DateInput{Name: name, Label: label, Hint: hint, Value: v.Text(name), Error: errs.For(name)}
	}
	area := func(name, label, hint string) view.TextArea {
		return view.TextArea{Name: name, Label: label, Hint: hint, Rows: 4, Value: v.Lines(name), Error: errs.For(name)}
	}
	return []view.Component{
		view.SummaryList{Rows: []view.SummaryRow{{Key: "What", Text: out.Deadline.Duty}, {Key: "Last day by law", Text: out.Deadline.Last.LongWithDay()}, {Key: "Rule", Text: out.Deadline.Source}}},
		exceptionChoice(out, v, errs, date),
		date("from", "First day of the circumstances", ""), date("to", "Last day of the circumstances", ""),
		area("why", "Why did this make it impractical to keep the date?", "The family reads this. Staff shortage, panel dates, slow replies, mediation and appeals are no exceptions."),
		area("evidence", "What shows it?", "For example a letter or a term calendar. Only the council reads this."),
		view.TextInput{Name: "authorised-by", Label: "Who authorised it?", Value: v.Text("authorised-by"), Error: errs.For("authorised-by")},
		date("family-told-on", "When was the family told?", "Leave it empty if they have not been told yet: the hub tells them now, by e-mail."),
	}
}

func exceptionChoice(out timing.ExceptionOut, v *form.Values, errs form.Errors, date func(name, label, hint string) view.DateInput) view.Radios {
	radios := view.Radios{Name: "code", Legend: "Which exception applies?", Value: v.Text("code"), Error: errs.For("code"), Clearable: true}
	shown := false
	for _, e := range out.Allowed {
		option := view.Option{Value: e.Code, Text: e.Reason, Hint: e.Code + ", " + e.Law}
		if e.Code == "E1" && !shown {
			shown = true
			option.Reveal = []view.Component{closureChoice(out, v, errs, date), date("asked-on", "When was the setting asked for advice?", "The day on which the setting received the request")}
		}
		if e.Code == "E2" {
			option.Hint += ". Fill in the closure under the first choice."
		}
		radios.Options = append(radios.Options, option)
	}
	return radios
}

func closureChoice(out timing.ExceptionOut, v *form.Values, errs form.Errors, date func(name, label, hint string) view.DateInput) view.Radios {
	radios := view.Radios{Name: "closure", Legend: "When was the setting shut?", Value: v.Text("closure"), Error: errs.For("closure"), Small: true}
	for i, s := range out.Settings {
		for j, c := range s.Closures {
			radios.Options = append(radios.Options, view.Option{Value: strconv.Itoa(i) + "." + strconv.Itoa(j), Text: s.Name + ": " + c.FirstShut.Long() + " to " + c.LastShut.Long()})
		}
	}
	other := view.Option{Value: otherClosure, Text: "Another time", Hint: "Kept with the setting, so that nobody types it again", Reveal: []view.Component{date("first-shut", "First day on which it was shut", ""), date("last-shut", "Last day on which it was shut", "")}}
	radios.Options = append(radios.Options, other)
	return radios
}

func (p TimetablePages) recordException(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.openException(r)
	if err != nil {
		return err
	}
	var in exceptionForm
	errs := form.Read(values, &in)
	if values.ClearPressed() || errs.Any() {
		p.drawException(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	err = p.except.Do(r.Context(), ActorOf(r), in.exception(out))
	if errs.AddFault(err) {
		p.drawException(w, r, statusAgain(errs, err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The exception is recorded, and the family is told. The date has not moved.")
	http.Redirect(w, r, timetableURL(out.Case), http.StatusSeeOther)
	return nil
}

func (in exceptionForm) exception(out timing.ExceptionOut) timing.ExceptionInput {
	e := clock.Exception{Code: in.Code, Of: out.Deadline.Key(), From: in.From, To: in.To, Why: in.Why, Evidence: in.Evidence, AuthorisedBy: in.Authorised, FamilyToldOn: in.FamilyTold}
	input := timing.ExceptionInput{Case: out.Case.ID()}
	if in.Code == "E1" || in.Code == "E2" {
		e.AskedOn, e.FirstShut, e.LastShut = in.AskedOn, in.FirstShut, in.LastShut
		input.Setting = out.Case.Child().Setting.ID
		for i, s := range out.Settings {
			for j, c := range s.Closures {
				if in.Closure == strconv.Itoa(i)+"."+strconv.Itoa(j) {
					e.FirstShut, e.LastShut, input.Setting = c.FirstShut, c.LastShut, s.ID
				}
			}
		}
	}
	input.Exception = e
	return input
}

func (p TimetablePages) askEnd(w http.ResponseWriter, r *http.Request) error {
	head, err := ofCase(r, p.ending.Do)
	if err != nil {
		return err
	}
	p.drawEnd(w, r, http.StatusOK, head, "", form.Errors{})
	return nil
}

func (p TimetablePages) drawEnd(w http.ResponseWriter, r *http.Request, status int, head application.Head, because string, errs form.Errors) {
	page := &confirmPage{
		Page: view.Page{Title: "Take the exception back?", Case: caseBar(head, 0), Errors: errs.Summary()},
		Confirm: view.Confirm{
			What:   []string{"It no longer excuses that the date was not kept. It stays on record, with your reason.", "The family is told by e-mail."},
			Fields: []view.Component{view.TextArea{Name: "because", Label: "Why does it no longer count?", Rows: 4, Value: because, Error: errs.For("because")}},
			Yes:    view.Button{Text: "Yes, take it back", Value: "end", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: timetableURL(head.Case)},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func (p TimetablePages) endException(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	head, err := ofCase(r, p.ending.Do)
	if err != nil {
		return err
	}
	which, err := pathID[ehc.ItemID](r, "exception")
	if err != nil {
		return err
	}
	err = p.end.Do(r.Context(), ActorOf(r), head.Case.ID(), which, values.Lines("because"))
	var errs form.Errors
	if errs.AddFault(err) {
		p.drawEnd(w, r, statusAgain(errs, err), head, values.Lines("because"), errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The exception was taken back.")
	http.Redirect(w, r, timetableURL(head.Case), http.StatusSeeOther)
	return nil
}
