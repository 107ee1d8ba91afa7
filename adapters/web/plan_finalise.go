package web

import (
	"net/http"
	"strconv"
	"strings"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// PlanFinalPages issue the plan.
type PlanFinalPages struct {
	pages    *Pages
	texts    RichTexts
	prepare  planning.PrepareFinal
	finalise planning.Finalise
}

// NewPlanFinalPages makes the pages that issue the plan.
func NewPlanFinalPages(pages *Pages, texts RichTexts, prepare planning.PrepareFinal, finalise planning.Finalise) PlanFinalPages {
	return PlanFinalPages{pages, texts, prepare, finalise}
}

// Routes lists the addresses of issuing.
func (p PlanFinalPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/plan/finalise", Name: "plan.finalise", Do: p.show},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/finalise", Name: "plan.finalised", Do: p.save},
	}
}

// typeOnly is the choice of section I that names no setting.
const typeOnly = "type"

// planFinalForm is the shape of the form that issues the plan.
type planFinalForm struct {
	Placement string   `form:"i"`
	Type      string   `form:"type" validate:"max=200" label:"the type of setting"`
	SignedBy  string   `form:"signed-by"`
	SignedOn  ehc.Date `form:"signed-on" label:"the date of signing"`
	AgreedBy  string   `form:"health-agreed-by" validate:"max=300" label:"who agreed section G"`
	AgreedOn  ehc.Date `form:"health-agreed-on" label:"the date of the agreement"`
	Letter    string   `form:"letter,lines" validate:"max=20000" label:"the letter"`
}

type planFinalPage struct {
	view.Page
	Done    []string
	Gaps    planGaps
	Fields  []view.Component
	Buttons view.Buttons
	// Sure is the page that asks once more; it carries everything typed.
	Sure *planFinalSure
}

type planFinalSure struct {
	What    []string
	Warning view.Warning
	Summary view.SummaryList
	Letters []view.Component
	Hidden  []view.Hidden
	Buttons []view.Button
}

func (p PlanFinalPages) open(r *http.Request) (planning.FinalOut, error) {
	return ofCase(r, p.prepare.Do)
}

func (p PlanFinalPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	v := form.Of(map[string][]string{"signed-on": {form.DateText(out.Today)}})
	markShown(v, out)
	p.draw(w, r, http.StatusOK, out, v, form.Errors{})
	return nil
}

// shownMarks are the hidden fields that say what the officer was shown.
var shownMarks = []string{"number", "seen", "answers"}

func markShown(v *form.Values, out planning.FinalOut) {
	v.Set("number", strconv.Itoa(out.Number))
	v.Set("seen", out.Seen)
	v.Set("answers", strconv.Itoa(out.Answers))
}

func (p PlanFinalPages) draw(w http.ResponseWriter, r *http.Request, status int, out planning.FinalOut, v *form.Values, errs form.Errors) {
	page := &planFinalPage{Page: belowPlan(out.Head, "Finalise and issue the plan"), Done: finalDone(out), Fields: finalFields(out, v, errs)}
	page.Lead, page.Errors = "Once it is issued, the plan can’t be changed. A review or an amendment makes the next one.", errs.Summary()
	page.Gaps = gapsBefore(out.Case, "This still stands in the way", "Still to complete", out.Hurdles, out.Warnings)
	next := view.Primary
	if len(out.Hurdles) > 0 {
		next = view.Secondary
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Check and issue", Value: "check", Kind: next}}, Link: &view.Link{Text: "No, go back", Href: planURL(out.Case, "")}}
	p.pages.Show(w, r, status, "plan_finalise", page)
}

// finalDone says what is in order already, and nothing that a gap speaks against.
func finalDone(out planning.FinalOut) []string {
	lacking, _ := partUnclear(out.Warnings)
	open, written := map[string]bool{}, len(lacking) == 0
	for _, gap := range out.Hurdles {
		open[gap.Code] = true
		written = written && (gap.Code == "plan.window-open" || !strings.HasPrefix(gap.Code, "plan."))
	}
	var done []string
	if written {
		done = append(done, "Every section is written, or is marked as not applying.")
	}
	if !open["plan.window-open"] {
		done = append(done, "The family has had its time to answer, or has sent its final answer.")
	}
	for _, c := range out.Comments {
		if asks := commentExtras(c); asks != "" {
			done = append(done, c.ReviewerName+": "+lowerFirst(asks)+".")
		}
	}
	return done
}

func finalFields(out planning.FinalOut, v *form.Values, errs form.Errors) []view.Component {
	line := func(name, label, hint string) view.TextInput {
		return view.TextInput{Name: name, Label: label, Hint: hint, Value: v.Text(name), Error: errs.For(name)}
	}
	date := func(name, label string) view.DateInput {
		return view.DateInput{Name: name, Label: label, Value: v.Text(name), Error: errs.For(name)}
	}
	var fields []view.Component
	for _, name := range shownMarks {
		fields = append(fields, view.Hidden{Name: name, Value: v.Text(name)})
	}
	fields = append(fields, changeFields(out, v, errs)...)
	fields = append(fields, placementChoice(out, v, errs))
	if len(out.Content.ProvisionIn("G")) > 0 {
		fields = append(fields, view.Fieldset{Legend: "Section G: the health commissioner’s agreement", Hint: "Health provision needs the agreement of the health commissioner (SI 2014/1530 reg 12(2)).", Fields: []view.Component{
			line("health-agreed-by", "Who agreed it", "Name and organisation"), date("health-agreed-on", "Date of the agreement"),
		}})
	}
	return append(fields,
		view.Fieldset{Legend: "Signature", Hint: "The plan is signed and dated by the responsible officer of the council (Code of Practice 9.125).", Fields: []view.Component{
			signerField("Who signs the plan and its letter?", out.Signers, v, errs), date("signed-on", "Date of signing"),
		}},
		view.TextArea{Name: "letter", Label: "Your own words in the letter to the family (optional)", Hint: "The letter tells that the plan is final, the right of appeal, mediation and where to get help by itself. You see all of it before you issue the plan.", Rows: 5, Value: v.Lines("letter"), Error: errs.For("letter")})
}

// placementChoice offers the settings that were consulted, with what they answered, and a type alone.
func placementChoice(out planning.FinalOut, v *form.Values, errs form.Errors) view.Radios {
	radios := view.Radios{Name: "i", Legend: "Section I: placement", Hint: "You can name a setting that has been consulted, or give a type of setting alone.", Value: v.Text("i"), Error: errs.For("i"), Clearable: true}
	seen := map[ehc.SettingID]bool{}
	for i := len(out.Consultations) - 1; i >= 0; i-- {
		c := out.Consultations[i]
		if c.Status == plan.WithdrawnConsult || seen[c.Setting] {
			continue
		}
		seen[c.Setting] = true
		hint := c.Status.Label()
		if text := answered(c); text != "" {
			hint = text
		} else if c.Status == plan.AwaitingResponse {
			hint += ", due by " + c.DueBy.LongWithDay()
		}
		radios.Options = append(radios.Options, view.Option{Value: string(c.Setting), Text: c.SettingName, Hint: hint})
	}
	return withTypeAlone(radios, v, errs)
}

func withTypeAlone(radios view.Radios, v *form.Values, errs form.Errors) view.Radios {
	alone := view.Option{Value: typeOnly, Text: "A type of setting alone", Or: len(radios.Options) > 0, Reveal: []view.Component{
		view.TextInput{Name: "type", Label: "Type of setting", Hint: "For example “Mainstream primary school”", Value: v.Text("type"), Error: errs.For("type")},
	}}
	radios.Options = append(radios.Options, alone)
	return radios
}

func (p PlanFinalPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if values.ClearPressed() || values.Action() == "change" {
		p.draw(w, r, http.StatusOK, out, values, form.Errors{})
		return nil
	}
	var in planFinalForm
	errs := form.Read(values, &in)
	if in.Placement == "" {
		errs.Add("i", "Choose a setting that has been consulted, or a type of setting alone. (CFA 2014 s.39, s.40; SI 2014/1530 reg 12(1)(i))")
	}
	if in.Placement == typeOnly && in.Type == "" {
		errs.Add("type", "Enter the type of setting.")
	}
	errs.AddFault(finalInput(out, values, in).Signed.CheckChanges(out.Changed, out.Latest))
	if errs.Any() {
		p.draw(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	return p.issue(w, r, out, values, in, errs)
}

// step issues the plan once its letter was shown.
func (p PlanFinalPages) step(r *http.Request, values *form.Values, in planning.FinaliseInput) letterStep {
	return letterStep{values, "issue", func(c application.LetterChoice) error {
		in.Letter = c
		return p.finalise.Do(r.Context(), ActorOf(r), in)
	}, func(c application.LetterChoice) ([]ports.Letter, error) {
		in.Letter = c
		return p.finalise.Letters(r.Context(), ActorOf(r), in)
	}}
}

func (p PlanFinalPages) issue(w http.ResponseWriter, r *http.Request, out planning.FinalOut, values *form.Values, in planFinalForm, errs form.Errors) error {
	done, letters, status, err := p.step(r, values, finalInput(out, values, in)).run(&errs)
	switch {
	case done:
		LeaveNotice(w, "The plan has been issued. The family, the setting and everyone who gave advice are told by e-mail.")
		http.Redirect(w, r, planURL(out.Case, ""), http.StatusSeeOther)
	case errs.AddConflict(err):
		return p.moved(w, r, values, errs)
	case errs.AddFault(onThisPage(err, plan.PartI)):
		p.draw(w, r, statusAgain(errs, err), out, values, errs)
	case err != nil:
		return err
	default:
		p.drawSure(w, r, status, out, letters, values, in, errs)
	}
	return nil
}

// moved shows the page again, now about the plan as it stands, after someone else's work on it meanwhile.
func (p PlanFinalPages) moved(w http.ResponseWriter, r *http.Request, values *form.Values, errs form.Errors) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	markShown(values, out)
	p.draw(w, r, http.StatusConflict, out, values, errs)
	return nil
}

func finalInput(out planning.FinalOut, v *form.Values, in planFinalForm) planning.FinaliseInput {
	number, _ := strconv.Atoi(v.Text("number"))
	answers, _ := strconv.Atoi(v.Text("answers"))
	input := planning.FinaliseInput{Case: out.Case.ID(), Number: number, Seen: v.Text("seen"), Answers: answers, Signed: plan.Finalisation{
		Letter: in.Letter, SignedOn: in.SignedOn, HealthAgreedBy: in.AgreedBy, HealthAgreedOn: in.AgreedOn, Changes: readChanges(out, v),
	}}
	if in.Placement == typeOnly {
		input.Type = in.Type
	} else {
		input.Setting = ehc.SettingID(in.Placement)
	}
	return input
}

// drawSure asks once more (V19). Going back keeps what was typed.
func (p PlanFinalPages) drawSure(w http.ResponseWriter, r *http.Request, status int, out planning.FinalOut, letters []ports.Letter, v *form.Values, in planFinalForm, errs form.Errors) {
	placement := in.Type
	for _, c := range out.Consultations {
		if string(c.Setting) == in.Placement {
			placement = c.SettingName
		}
	}
	rows := []view.SummaryRow{{Key: "Section I", Text: placement}, {Key: "Signed by", Text: signerLabel(out.Signers, in.SignedBy)}, {Key: "Date of signing", Text: in.SignedOn.Long()}}
	if in.AgreedBy != "" {
		rows = append(rows, view.SummaryRow{Key: "Section G agreed by", Text: in.AgreedBy + ", " + in.AgreedOn.Long()})
	}
	for _, c := range readChanges(out, v) {
		rows = append(rows, view.SummaryRow{Key: "Why section " + c.Section + " changed", Text: c.Because})
	}
	page := &planFinalPage{Page: belowPlan(out.Head, "Issue the plan?"), Sure: &planFinalSure{
		What: []string{
			recipientWords(out.Head, readersOfPlans...),
			joinWords(append(partyNames(out.Case.With(access.Family)), "the child’s setting", "everyone who gave advice")) + " can read and download the plan, and are told by e-mail. No message names the child.",
			"The setting that the plan names can see the file. Consultations that are still open end.",
			"The plan is in force from today. It must be reviewed within 12 months.",
		},
		Warning: view.Warning{Text: "An issued plan can’t be changed."},
		Summary: view.SummaryList{Rows: rows}, Letters: p.texts.lettersShown(letters), Hidden: carriedLetters(v, letters),
		Buttons: []view.Button{{Text: "Issue the plan", Value: "issue", Kind: view.Warned}, {Text: "No, go back and change it", Value: "change", Kind: view.Secondary}},
	}}
	page.Errors = errs.Summary()
	p.pages.Show(w, r, status, "plan_finalise", page)
}

// signerLabel names the officer who was chosen to sign.
func signerLabel(signers []ports.Choice, id string) string {
	for _, s := range signers {
		if s.Value == id {
			return s.Label
		}
	}
	return ""
}
