package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

// closingForm is the shape of the page that closes a case.
type closingForm struct {
	Kind    string   `form:"kind"`
	On      ehc.Date `form:"on" label:"the day"`
	To      string   `form:"to" label:"the council" validate:"max=200"`
	AskedBy string   `form:"asked-by" label:"who asked" validate:"max=200"`
	Reason  string   `form:"reason,lines" label:"the reason" validate:"max=20000"`
}

func (in closingForm) closing() casework.Closing {
	return casework.Closing{Kind: casework.ClosingKind(in.Kind), On: in.On, To: in.To, AskedBy: in.AskedBy, Reason: in.Reason}
}

func (p ClosingPages) askClosing(w http.ResponseWriter, r *http.Request) error {
	head, err := p.closable(r)
	if err != nil {
		return err
	}
	in, on := closingForm{Kind: r.URL.Query().Get("kind")}, ""
	if wish, asked := head.Case.WithdrawalAsked(); asked {
		in, on = closingForm{Kind: string(casework.ByWithdrawal), AskedBy: wish.Name}, form.DateText(wish.On)
	}
	p.showClosing(w, r, http.StatusOK, head, in, on, form.Errors{})
	return nil
}

func (p ClosingPages) closable(r *http.Request) (application.Head, error) {
	return ofCase(r, p.read.Do)
}

// closeCase checks a closing, asks once more with what will happen, and closes.
func (p ClosingPages) closeCase(w http.ResponseWriter, r *http.Request) error {
	head, err := p.closable(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in closingForm
	errs := form.Read(values, &in)
	if values.ClearPressed() {
		errs = form.Errors{}
	} else if !errs.Any() {
		if values.Action() == "confirm" {
			err = p.close.Do(r.Context(), ActorOf(r), head.Case.ID(), in.closing())
		} else {
			err = p.check.Do(r.Context(), ActorOf(r), head.Case.ID(), in.closing())
		}
		if err != nil && !errs.AddFault(err) {
			return err
		}
	}
	switch {
	case errs.Any():
		p.showClosing(w, r, statusAgain(errs, err), head, in, values.Text("on"), errs)
	case values.ClearPressed() || values.Action() == "change":
		p.showClosing(w, r, http.StatusOK, head, in, values.Text("on"), errs)
	case values.Action() != "confirm":
		p.confirmClosing(w, r, head, in.closing(), values.Carry())
	default:
		LeaveNotice(w, "The case is closed. Nothing has been deleted.")
		http.Redirect(w, r, caseURL(head.Case, ""), http.StatusSeeOther)
	}
	return nil
}

func (p ClosingPages) showClosing(w http.ResponseWriter, r *http.Request, status int, head application.Head, in closingForm, on string, errs form.Errors) {
	back := view.Link{Text: "Back to the case", Href: caseURL(head.Case, "")}
	page := &decisionRecordPage{
		Page: view.Page{Title: "Close this case outside of the process", Case: caseBar(head, 0), Errors: errs.Summary(), Back: &back,
			Lead: "Close a case only when the council’s duty has ended. Nothing is deleted, and everyone keeps what they could see."},
		Parts:   closingParts(head, in, on, errs),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Check before closing", Value: "check"}}, Link: &view.Link{Text: "Cancel", Href: back.Href}},
	}
	if wish, asked := head.Case.WithdrawalAsked(); asked {
		page.Intro = []view.Component{view.Inset{Paragraphs: wishWords(wish, true)}}
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// wishWords tells of a wish to withdraw; why is for the authority and the family.
func wishWords(w casework.Withdrawal, why bool) []string {
	said := []string{w.Name + " asked to withdraw the request on " + w.On.Long() + "."}
	if why && w.Why != "" {
		said = append(said, "They wrote: “"+w.Why+"”")
	}
	return said
}

func closingParts(head application.Head, in closingForm, on string, errs form.Errors) []view.Component {
	kinds := view.Radios{Name: "kind", Legend: "Why does the case end?", Value: in.Kind, Error: errs.For("kind"), Clearable: true}
	for _, rule := range head.Case.ClosingsOpen() {
		option := view.Option{Value: string(rule.Kind), Text: rule.Label, Hint: rule.Law}
		if rule.NeedsAuthority {
			option.Reveal = append(option.Reveal, view.TextInput{Name: "to", Label: "Which authority is responsible now?", Hint: "Only officers of the council see its name.", Value: in.To, Error: errs.For("to")})
		}
		if rule.NeedsAsker {
			option.Reveal = append(option.Reveal, view.TextInput{Name: "asked-by", Label: "Who asked to withdraw it?", Value: in.AskedBy, Error: errs.For("asked-by"), Autocomplete: "off"})
		}
		kinds.Options = append(kinds.Options, option)
	}
	return []view.Component{kinds,
		view.DateInput{Name: "on", Label: "On which day?", Hint: "The day on which they asked, moved, left or died; or the last day of the plan of someone who is 25.", Value: on, Error: errs.For("on")},
		view.TextArea{Name: "reason", Label: "Why does the council’s duty no longer stand?", Rows: 5, Value: in.Reason, Error: errs.For("reason"),
			Hint: "Everyone on the case reads this. Leave out where a family lives now. Not needed after a death."}}
}

func (p ClosingPages) confirmClosing(w http.ResponseWriter, r *http.Request, head application.Head, closing casework.Closing, carried []view.Hidden) {
	rule, _ := closing.Kind.Rule()
	what := []string{"Everyone on the case sees that it is closed. Nothing is deleted.", "Every deadline of the case falls away. It leaves the lists, and is found with “Include closed cases”."}
	if rule.Quiet {
		what = append(what, "The family gets no message, now or later, also none that waits to be sent. If they sign in, they read: “"+rule.ToFamily+"”", "Settings and advisers are told that nothing more is needed from them.")
	} else {
		what = append(what, "The family, the setting and the advisers are told by e-mail. The family reads: “"+rule.ToFamily+"”")
	}
	page := &confirmPage{
		Page:  view.Page{Title: "Close this case?", Case: caseBar(head, 0)},
		Intro: []view.Component{view.SummaryList{Rows: closingRows(closing, true)}},
		Confirm: view.Confirm{
			What: what, Hidden: carried, Action: caseURL(head.Case, "/close"),
			Warning: "A closed case is not opened again. For a new assessment, a new request is made. A manager can undo a closing that was a mistake.",
			Yes:     view.Button{Text: "Yes, close the case", Value: "confirm", Kind: view.Warned}, Change: view.Button{Text: "Back to the form, to change it", Value: "change", Kind: view.Secondary},
			No: view.Link{Text: "Leave the form, to the case", Href: caseURL(head.Case, "")},
		},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
}

// closingRows tells of a closing what the reader may know: the authority all, others what it means.
func closingRows(c casework.Closing, authority bool) []view.SummaryRow {
	rule, _ := c.Kind.Rule()
	var rows []view.SummaryRow
	if authority {
		rows = append(rows, view.SummaryRow{Key: "Why the case ends", Text: rule.Label}, view.SummaryRow{Key: "Day", Text: c.On.Long()})
		if c.To != "" {
			rows = append(rows, view.SummaryRow{Key: "Authority now responsible", Text: c.To})
		}
		if c.AskedBy != "" {
			rows = append(rows, view.SummaryRow{Key: "Asked by", Text: c.AskedBy})
		}
	}
	if c.Reason != "" {
		rows = append(rows, view.SummaryRow{Key: "Reason", Lines: lines(c.Reason)})
	}
	return rows
}
