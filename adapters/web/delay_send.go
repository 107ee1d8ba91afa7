package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/documents"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// delayForm is the shape of the form of a letter about a delay.
type delayForm struct {
	Why    string   `form:"why,lines" validate:"max=5000" label:"why it is late"`
	Likely ehc.Date `form:"likely" label:"the likely day"`
}

func (p DelayPages) ask(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	out, err := p.prepare.Do(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	p.drawForm(w, r, http.StatusOK, out, form.Of(map[string][]string{"why": {out.Told.Why}, "likely": {form.DateText(out.Told.Likely)}}), form.Errors{})
	return nil
}

func (p DelayPages) drawForm(w http.ResponseWriter, r *http.Request, status int, out documents.DelayLetterOut, v *form.Values, errs form.Errors) {
	page := &formPage{
		Page: view.Page{Title: "Tell the family about the delay", Case: caseBar(out.Head, 0), Errors: errs.Summary(),
			Lead: "The letter says sorry, why it is late, by when it is likely, and what the family can do. The words below say what is outstanding on this case. Add in your own words what has held it up."},
		Parts: []view.Component{
			view.SummaryList{Rows: []view.SummaryRow{{Key: "What is late", Text: out.Missed.Duty}, {Key: "Last day by law", Text: out.Missed.Last.LongWithDay()},
				{Key: "Late by", Text: view.Count(out.Missed.DaysLate(out.Today), "day", "days")}, {Key: "Rule", Text: out.Missed.Source}}},
			view.TextArea{Name: "why", Label: "Why is it late?", Hint: "What you would say to them face to face, without names of staff. A lack of staff can be the true reason; it is no excuse in law.", Rows: 6, MaxChars: clock.MaxWhy, Value: v.Lines("why"), Error: errs.For("why")},
			view.DateInput{Name: "likely", Label: "By when is it likely?", Hint: "Leave it empty if you cannot stand by a day. The letter then says so.", Value: v.Text("likely"), Error: errs.For("likely"), Min: form.DateText(out.Today)},
			signerField("Who signs the letter?", out.Signers, v, errs),
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "See the letter", Value: "check"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, "")}},
	}
	p.pages.Show(w, r, status, "form", page)
}

// sendLetter shows the whole letter once more, and sends it.
func (p DelayPages) sendLetter(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.prepare.Do(r.Context(), ActorOf(r), id)
	if err != nil {
		return err
	}
	var in delayForm
	errs := form.Read(values, &in)
	said := clock.Told{Why: in.Why, Likely: in.Likely}
	if errs.Any() || values.Action() == "change" {
		p.drawForm(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	var sent ports.Letter
	step := letterStep{values, "confirm", func(c application.LetterChoice) (err error) {
		sent, err = p.send.Do(r.Context(), ActorOf(r), id, said, c)
		return err
	}, func(c application.LetterChoice) ([]ports.Letter, error) {
		return p.send.Letters(r.Context(), ActorOf(r), id, said, c)
	}}
	done, letters, status, err := step.run(&errs)
	switch {
	case done:
		LeaveNotice(w, "The letter is sent. The family is told by e-mail where to read it.")
		http.Redirect(w, r, letterURL(out.Case, sent.ID), http.StatusSeeOther)
	case errs.AddFault(err):
		p.drawForm(w, r, statusAgain(errs, err), out, values, errs)
	case err != nil:
		return err
	default:
		p.drawCheck(w, r, status, out, letters, values, errs)
	}
	return nil
}

func (p DelayPages) drawCheck(w http.ResponseWriter, r *http.Request, status int, out documents.DelayLetterOut, letters []ports.Letter, v *form.Values, errs form.Errors) {
	page := &confirmPage{
		Page:  view.Page{Title: "Send this letter?", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Lead: countLetters(len(letters))},
		Intro: p.texts.lettersShown(letters),
		Confirm: view.Confirm{
			What:   []string{"The letter is kept as it is. The family is told by e-mail where to read it; anyone who wants post needs it printed from there."},
			Hidden: carriedLetters(v, letters), Action: caseURL(out.Case, "/delay-letter"),
			Yes: view.Button{Text: "Yes, send the letter", Value: "confirm"}, Change: view.Button{Text: "Back to the form, to change the words", Value: "change", Kind: view.Secondary}, No: view.Link{Text: "Leave the letter, to the case", Href: caseURL(out.Case, "")},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
