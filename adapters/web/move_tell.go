package web

import (
	"net/http"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/standing"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// tellForm is what the family is told of a transfer.
type tellForm struct {
	WillAssess string   `form:"will-assess"`
	ReviewBy   ehc.Date `form:"review-by" label:"the day by which the plan is reviewed"`
	OwnWords   string   `form:"letter,lines" validate:"max=5000" label:"what you add to the letter"`
}

func (in tellForm) input() standing.TellOfTransferInput {
	return standing.TellOfTransferInput{Told: casework.TransferTold{WillAssess: casework.Answer(in.WillAssess), ReviewBy: in.ReviewBy}, OwnWords: in.OwnWords}
}

func (p MovePages) askTell(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.toTell.Do)
	if err != nil {
		return err
	}
	p.showTell(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

// tellFamily shows the letter, and sends it once the officer has said yes to it.
func (p MovePages) tellFamily(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.toTell.Do)
	if err != nil {
		return err
	}
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	var in tellForm
	errs := form.Read(values, &in)
	if errs.Any() || values.Action() == "change" || values.ClearPressed() {
		p.showTell(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	step := letterStep{values, "confirm", func(c application.LetterChoice) error {
		return p.tell.Do(r.Context(), ActorOf(r), out.Case.ID(), in.input(), c)
	}, func(c application.LetterChoice) ([]ports.Letter, error) {
		return p.tell.Letters(r.Context(), ActorOf(r), out.Case.ID(), in.input(), c)
	}}
	done, letters, status, err := step.run(&errs)
	switch {
	case done:
		LeaveNotice(w, "The family has been told of the transfer. The letter is kept with the case.")
		http.Redirect(w, r, caseURL(out.Case, movedInPath), http.StatusSeeOther)
	case errs.AddFault(err):
		p.showTell(w, r, statusAgain(errs, err), out, values, errs)
	case err != nil:
		return err
	default:
		p.showTellCheck(w, r, status, out, letters, values, errs)
	}
	return nil
}

func (p MovePages) showTell(w http.ResponseWriter, r *http.Request, status int, out standing.TransferToTellOut, v *form.Values, errs form.Errors) {
	back := caseURL(out.Case, movedInPath)
	page := &decisionRecordPage{
		Page: view.Page{Title: "Tell the family of the transfer", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Back: &view.Link{Text: "Back", Href: back},
			Lead: "Within 6 weeks of the transfer the council tells the family that it has the plan, whether it proposes a new assessment, and when it reviews the plan (SI 2014/1530 reg 15(4)). Family members on the case are told by e-mail where to read the letter."},
		Parts: []view.Component{
			view.Radios{Name: "will-assess", Legend: "Does the council propose a new assessment?", Hint: "If so, record it under “Ask for a reassessment” too: the 14 weeks begin when it is decided.", Value: v.Text("will-assess"), Error: errs.For("will-assess"), Options: view.YesNo("Yes, it proposes one", "No, it proposes none"), Clearable: true},
			view.DateInput{Name: "review-by", Label: "By when does the council review the plan?", Hint: reviewHint(out), Value: v.Text("review-by"), Error: errs.For("review-by")},
			view.TextArea{Name: "letter", Label: "Is there anything to add to the letter? (optional)", Hint: "For example who the family can speak to about the move.", Rows: 4, Value: v.Lines("letter"), Error: errs.For("letter")},
			signerField("Who signs the letter?", out.Signers, v, errs),
		},
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "See the letter", Value: "check"}}, Link: &view.Link{Text: "Cancel", Href: back}},
	}
	if len(out.Case.Family()) == 0 {
		page.Intro = []view.Component{view.Warning{Text: "Nobody of the family is on the case yet. Add them first, so that they are told."}}
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

func reviewHint(out standing.TransferToTellOut) string {
	if d, ok := out.Clock.DateOf(timescale.ReviewAfterTransfer); ok {
		return "By law no later than " + d.Last.Long() + "."
	}
	return ""
}

func (p MovePages) showTellCheck(w http.ResponseWriter, r *http.Request, status int, out standing.TransferToTellOut, letters []ports.Letter, v *form.Values, errs form.Errors) {
	page := &confirmPage{
		Page:  view.Page{Title: "Send this letter?", Case: caseBar(out.Head, 0), Errors: errs.Summary(), Lead: countLetters(len(letters))},
		Intro: p.texts.lettersShown(letters),
		Confirm: view.Confirm{
			What:   []string{"The letter is kept as it is. The family is told by e-mail where to read it; whoever wants post gets it printed."},
			Hidden: carriedLetters(v, letters), Action: caseURL(out.Case, movedInPath+"/tell"),
			Yes: view.Button{Text: "Yes, send the letter", Value: "confirm"}, Change: view.Button{Text: "Back to the form, to change the words", Value: "change", Kind: view.Secondary}, No: view.Link{Text: "Leave the letter, to the plan from another council", Href: caseURL(out.Case, movedInPath)},
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}
