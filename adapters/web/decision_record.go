package web

import (
	"net/http"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// decisionForm is the shape of a decision as it is recorded (G7, F88-F95).
type decisionForm struct {
	Other     string   `form:"other"`
	OtherName string   `form:"other-authority" label:"the council" validate:"max=200"`
	OtherOn   ehc.Date `form:"other-advice-on" label:"the date of its advice"`
	otherText string   // as it was typed
	HasSEN    string   `form:"has-sen"`
	MayNeed   string   `form:"provision"`
	Agreed    string   `form:"agreed" ask:"Choose the decision" label:"the decision" validate:"required,oneof=yes no"`
	DecidedOn ehc.Date `form:"decided-on" label:"the date of the decision"`
	Reason    string   `form:"reason,lines" label:"the reasons" validate:"max=20000"`
	Ground    string   `form:"ground"`
	Basis     string   `form:"basis"`
	OrderedOn ehc.Date `form:"ordered-on" label:"the date of the agreement or order"`
	OwnWords  string   `form:"letter,lines" label:"your own words" validate:"max=20000"`
	SignedBy  string   `form:"signed-by"`
}

type decisionRecordPage struct {
	view.Page
	Intro   []view.Component
	Parts   []view.Component
	Buttons view.Buttons
}

func (p DecisionPages) ask(q decisionQuestion) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := p.recordable(r, q)
		if err != nil {
			return err
		}
		in := decisionForm{Basis: string(out.Standing.Basis)}
		p.showForm(w, r, http.StatusOK, q, out, in, form.DateText(out.Today), form.DateText(out.Standing.OrderedOn), form.Errors{})
		return nil
	}
}

// recordable opens the decisions for someone who may decide now, and says why when they may not.
func (p DecisionPages) recordable(r *http.Request, q decisionQuestion) (assessment.DecisionOut, error) {
	out, err := p.open(r, q.question)
	if err != nil || out.MayDecide {
		return out, err
	}
	if err := access.Decide(ActorOf(r), assessment.Deciding(q.question), out.Subject); err != nil {
		return out, err
	}
	return out, fault.New(fault.Illegal, "decision.out-of-turn", "The case stands at “"+out.Case.State().Label()+"”. This decision can’t be made now.").Citing(lawOf(q))
}

func lawOf(q decisionQuestion) string {
	switch q.question {
	case casework.WhetherToIssue:
		return "CFA 2014 s.36(9), s.37(1)"
	case casework.WhetherToAssess:
		return "CFA 2014 s.36(4), (8)"
	}
	return "CFA 2014 s.44"
}

// record checks a decision, asks once more with what will happen, and publishes it.
func (p DecisionPages) record(q decisionQuestion) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		out, err := p.recordable(r, q)
		if err != nil {
			return err
		}
		values, err := form.Parse(r)
		if err != nil {
			return err
		}
		var in decisionForm
		in.otherText = values.Text("other-advice-on")
		if values.ClearPressed() {
			form.Read(values, &in)
			p.showForm(w, r, http.StatusOK, q, out, in, values.Text("decided-on"), values.Text("ordered-on"), form.Errors{})
			return nil
		}
		errs := form.Read(values, &in)
		decision := assessment.DecideInput{Case: out.Case.ID(), Decision: in.decision(q), OwnWords: in.OwnWords}
		if errs.Any() && values.Action() != "change" {
			p.addFaults(r, in, decision, &errs)
		}
		if errs.Any() || values.Action() == "change" {
			p.showForm(w, r, statusAgain(errs, nil), q, out, in, values.Text("decided-on"), values.Text("ordered-on"), errs)
			return nil
		}
		done, letters, status, err := p.step(r, values, decision).run(&errs)
		switch {
		case done:
			LeaveNotice(w, "The decision is published. Everyone on the case has been told.")
			http.Redirect(w, r, caseURL(out.Case, q.path), http.StatusSeeOther)
		case errs.AddFault(err):
			p.showForm(w, r, statusAgain(errs, err), q, out, in, values.Text("decided-on"), values.Text("ordered-on"), errs)
		case err != nil:
			return err
		default:
			p.confirm(w, r, status, q, out, decision.Decision, letters, values, errs)
		}
		return nil
	}
}

// addFaults adds what the law finds missing to what the form does, so that all of it is told at once. Which ground holds is
// asked only of a refusal.
func (p DecisionPages) addFaults(r *http.Request, in decisionForm, d assessment.DecideInput, errs *form.Errors) {
	_, err := p.check.Do(r.Context(), ActorOf(r), d)
	f := fault.As(err)
	if f == nil || f.Kind != fault.Invalid {
		return
	}
	for _, one := range f.All() {
		if one.Field == "" || errs.For(one.Field) != "" || in.Agreed == "" && (one.Field == "agreed" || one.Field == "ground") {
			continue
		}
		errs.Add(one.Field, one.Message)
	}
}

// step publishes a decision once its letter was shown.
func (p DecisionPages) step(r *http.Request, values *form.Values, in assessment.DecideInput) letterStep {
	return letterStep{values, "confirm", func(c application.LetterChoice) error {
		in.Letter = c
		return p.decide.Do(r.Context(), ActorOf(r), in)
	}, func(c application.LetterChoice) ([]ports.Letter, error) {
		in.Letter = c
		return p.check.Do(r.Context(), ActorOf(r), in)
	}}
}

func (in decisionForm) decision(q decisionQuestion) casework.Decision {
	return casework.Decision{
		Question: q.question, Agreed: in.Agreed == "yes", HasSEN: casework.Answer(in.HasSEN), ProvisionMayBeNeeded: casework.Answer(in.MayNeed),
		Reason: in.Reason, DecidedOn: in.DecidedOn, ByOtherAuthority: in.Other == "yes", OtherAuthority: in.OtherName, OtherAdviceOn: in.OtherOn, Ground: casework.Ground(in.Ground), Basis: casework.Basis(in.Basis), OrderedOn: in.OrderedOn,
	}
}

func (p DecisionPages) showForm(w http.ResponseWriter, r *http.Request, status int, q decisionQuestion, out assessment.DecisionOut, in decisionForm, decided, ordered string, errs form.Errors) {
	page := &decisionRecordPage{
		Page: view.Page{Title: q.title, Caption: "Record the decision", Case: caseBar(out.Head, q.stage), Errors: errs.Summary(), Lead: q.basis,
			Back: &view.Link{Text: "Back to the decision", Href: caseURL(out.Case, q.path)}},
		Parts:   append(p.secondParts(out, in, ordered, errs), decisionParts(q, out, in, decided, errs)...),
		Buttons: view.Buttons{Buttons: []view.Button{{Text: "Check the decision", Value: "check"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, q.path)}},
	}
	if on := out.Standing.OrderedOn; !on.IsZero() {
		page.Intro = []view.Component{view.Inset{Text: "The record of mediation and appeals says: " + out.Standing.Basis.Label() + ", on " + on.Long() + ". It is filled in below, and the time limits count from that day.",
			Link: &view.Link{Text: "Read the record", Href: caseURL(out.Case, disputesPath)}}}
	}
	page.Intro = append(page.Intro, panelLists(out)...)
	if f := fault.As(out.NoticeLacks); f != nil {
		page.Intro = append(page.Intro, view.Warning{Text: "A refusal can’t be published yet. " + f.Message})
	}
	p.pages.Show(w, r, status, "decision_record", page)
}

// secondParts ask what a second decision rests on (F95).
func (p DecisionPages) secondParts(out assessment.DecisionOut, in decisionForm, ordered string, errs form.Errors) []view.Component {
	if !out.Case.RefusedOn(out.Question) {
		return nil
	}
	basis := view.Radios{Name: "basis", Legend: "What does the second decision rest on?", Value: in.Basis, Error: errs.For("basis"), Clearable: true}
	for _, b := range casework.Bases() {
		basis.Options = append(basis.Options, view.Option{Value: string(b.Basis), Text: b.Label, Hint: b.Law})
	}
	return []view.Component{basis, view.DateInput{Name: "ordered-on", Label: "Date of the agreement or order", Value: ordered, Error: errs.For("ordered-on")}}
}

func decisionParts(q decisionQuestion, out assessment.DecisionOut, in decisionForm, decided string, errs form.Errors) []view.Component {
	yesNo := func(name, legend, hint, value, yes, no string) view.Radios {
		return view.Radios{Name: name, Legend: legend, Hint: hint, Value: value, Error: errs.For(name), Options: view.YesNo(yes, no), Clearable: true}
	}
	var parts []view.Component
	second := ""
	first := q.question == casework.WhetherToAssess || q.question == casework.WhetherToIssue
	if out.Case.RefusedOn(q.question) {
		second = ". Leave it empty where an agreement or an order answers it"
	} else if first {
		parts = append(parts, otherAuthorityPart(in, errs))
	}
	if q.question == casework.WhetherToAssess {
		parts = append(parts,
			yesNo("has-sen", "Does the child or young person have special educational needs, or may they have them?", "The first part of the test: section 36(8)(a)"+second, in.HasSEN, "Yes, they have or may have special educational needs", "No, they have no special educational needs"),
			yesNo("provision", "May it be necessary for provision to be made through an EHC plan?", "The second part of the test: section 36(8)(b)"+second, in.MayNeed, "Yes, a plan may be necessary", "No, what they need can be provided without a plan"))
	}
	no := view.Option{Value: "no", Text: q.no}
	if q.question == casework.WhetherToReassess {
		no.Reveal = []view.Component{groundPart(in, errs)}
	}
	return append(parts,
		view.Radios{Name: "agreed", Legend: "What is the decision?", Value: in.Agreed, Error: errs.For("agreed"), Clearable: true, Options: []view.Option{{Value: "yes", Text: q.yes}, no}},
		view.DateInput{Name: "decided-on", Label: "Date of the decision", Value: decided, Error: errs.For("decided-on")},
		view.TextArea{Name: "reason", Label: "Reasons", Hint: "The family and everyone on the case read this. Say what was considered and why.", Rows: 8, Value: in.Reason, Error: errs.For("reason")},
		view.TextArea{Name: "letter", Label: "Your own words in the letter (optional)", Hint: "The letter tells the decision, the reasons and the family’s rights by itself. You see all of it before you publish.", Rows: 4, Value: in.OwnWords, Error: errs.For("letter")},
		signerField("Who signs the letter?", out.Signers, form.Of(map[string][]string{application.SignerField: {in.SignedBy}}), errs))
}

// groundPart asks on which of the two grounds a reassessment is refused (SI 2014/1530 reg 24).
func groundPart(in decisionForm, errs form.Errors) view.Radios {
	ground := view.Radios{Name: "ground", Legend: "On which ground?", Hint: "The law gives these two and no other (SI 2014/1530 reg 24). For a young person over 18, consider whether the outcomes of the plan have been reached (section 44(5)).", Value: in.Ground, Error: errs.For("ground")}
	for _, g := range casework.Grounds() {
		ground.Options = append(ground.Options, view.Option{Value: string(g), Text: g.Label()})
	}
	return ground
}

// otherAuthorityPart asks whether another authority carried out the assessment, which and when (F91).
func otherAuthorityPart(in decisionForm, errs form.Errors) view.Radios {
	return view.Radios{Name: "other", Legend: "Was the assessment carried out by another local authority?", Value: in.Other, Error: errs.For("other"), Clearable: true, Options: []view.Option{
		{Value: "yes", Text: "Yes, another local authority assessed them", Reveal: []view.Component{
			view.TextInput{Name: "other-authority", Label: "Which authority?", Value: in.OtherName, Error: errs.For("other-authority")},
			view.DateInput{Name: "other-advice-on", Label: "Date of its advice", Hint: "It need not be sought again where its authors, the family and the council agree that it is enough (SI 2014/1530 reg 6(4)).", Value: in.otherText, Error: errs.For("other-advice-on")},
		}},
		{Value: "no", Text: "No, no other authority assessed them"}}}
}

func (p DecisionPages) confirm(w http.ResponseWriter, r *http.Request, status int, q decisionQuestion, out assessment.DecisionOut, d casework.Decision, letters []ports.Letter, v *form.Values, errs form.Errors) {
	page := &confirmPage{
		Page:  view.Page{Title: "Publish this decision?", Case: caseBar(out.Head, q.stage), Errors: errs.Summary(), Lead: countLetters(len(letters))},
		Intro: append([]view.Component{view.SummaryList{Rows: decisionRows(d)[:2]}}, p.texts.lettersShown(letters)...),
		Confirm: view.Confirm{
			What:    []string{recipientWords(out.Head, readersOfPlans...), "Everyone on the case will see the decision, the reasons and the letter, and gets a message now.", "A published decision stays. It can’t be changed or taken back."},
			Hidden:  carriedLetters(v, letters),
			Yes:     view.Button{Text: "Yes, publish the decision", Value: "confirm"},
			Change:  view.Button{Text: "Back to the form, to change it", Value: "change", Kind: view.Secondary},
			No:      view.Link{Text: "Leave the form, to the page of the decision", Href: caseURL(out.Case, q.path)},
			Action:  caseURL(out.Case, q.path+"/record"),
			Warning: refusalWarning(d),
		},
	}
	p.pages.Show(w, r, status, "confirm_page", page)
}

func refusalWarning(d casework.Decision) string {
	if !d.Appealable() {
		return ""
	}
	return "A refusal can be appealed. The family gets the letter at once, with the right to appeal, mediation and free advice. It can’t be undone: only a second decision can follow it."
}

// lines splits a text into its lines.
func lines(text string) []string { return strings.Split(strings.TrimSpace(text), "\n") }
