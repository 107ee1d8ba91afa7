package web

import (
	"fmt"
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// PlanSharePages send the draft to the family, and ask settings whether they can be named.
type PlanSharePages struct {
	pages          *Pages
	texts          RichTexts
	prepare        planning.PrepareShare
	share          planning.ShareDraft
	prepareConsult planning.PrepareConsult
	consult        planning.Consult
	upload         assessment.UploadFile
	remove         assessment.RemoveFile
}

// NewPlanSharePages makes the pages that share and consult.
func NewPlanSharePages(pages *Pages, texts RichTexts, prepare planning.PrepareShare, share planning.ShareDraft, prepareConsult planning.PrepareConsult, consult planning.Consult, upload assessment.UploadFile, remove assessment.RemoveFile) PlanSharePages {
	return PlanSharePages{pages, texts, prepare, share, prepareConsult, consult, upload, remove}
}

// Routes lists the addresses of sharing and consulting.
func (p PlanSharePages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/plan/share", Name: "plan.share", Do: p.askShare},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/share", Name: "plan.shared", Do: p.shareIt, MaxBody: uploadBody, Timeout: uploadTime},
		{Method: http.MethodGet, Path: "/cases/{case}/plan/consult", Name: "plan.consult", Do: p.askConsult},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/consult", Name: "plan.consulted", Do: p.consultThem, MaxBody: uploadBody, Timeout: uploadTime},
	}
}

// planStepPage asks before a step of the plan: what it does, what stands in the way, and the fields that it needs.
type planStepPage struct {
	view.Page
	What    []string
	Gaps    planGaps
	Fields  []view.Component
	Buttons view.Buttons
	// After is shown below the form.
	After []view.Component
}

func (p PlanSharePages) askShare(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openShare(r)
	if err != nil {
		return err
	}
	v := form.Of(map[string][]string{"number": {strconv.Itoa(out.Number)}, "seen": {out.Seen}})
	p.drawShare(w, r, http.StatusOK, out, v, form.Errors{})
	return nil
}

func (p PlanSharePages) openShare(r *http.Request) (planning.ShareOut, error) {
	return ofCase(r, p.prepare.Do)
}

func (p PlanSharePages) drawShare(w http.ResponseWriter, r *http.Request, status int, out planning.ShareOut, v *form.Values, errs form.Errors) {
	page := &planStepPage{Page: belowPlan(out.Head, fmt.Sprintf("Share draft version %d with the family?", out.Number)), What: shareWords(out)}
	page.Errors = errs.Summary()
	page.Gaps = gapsBeforeSharing(out.Case, out.Hurdles, out.Warnings)
	page.Fields = []view.Component{
		view.Hidden{Name: "number", Value: v.Text("number")}, view.Hidden{Name: "seen", Value: v.Text("seen")},
		view.TextArea{Name: "letter", Label: "Your own words in the letter to the family (optional)", Hint: "The letter tells what the draft is, the rights, the date and where to get help by itself. You see all of it before it is sent.", Rows: 5, Value: v.Lines("letter"), Error: errs.For("letter")},
		signerField("Who signs the letters?", out.Signers, v, errs),
		view.Fieldset{Legend: "Settings to consult at the same time", Hint: "You can also do this later. Leave it empty for now if you want to hear from the family first.", Fields: p.consultFields(out.Case.ID(), out.Settings, v, errs)},
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Check the letter and share", Value: "check"}}, Link: &view.Link{Text: "No, go back", Href: planURL(out.Case, "")}}
	p.pages.Show(w, r, status, "plan_step", page)
}

// shareWords says what sharing does and who sees what (V19).
func shareWords(out planning.ShareOut) []string {
	words := []string{recipientWords(out.Head, readersOfPlans...)}
	family := out.Case.With(access.Family)
	if len(family) == 0 {
		words = append(words, "Nobody of the family is on the case yet. Add them first, so that they can read the draft and comment here; otherwise send them the draft and the letter by post.")
	} else {
		words = append(words, joinWords(partyNames(family))+" can read the draft, and comment on it until the end of "+out.AnswerBy.LongWithDay()+".")
	}
	if out.ByPost {
		words = append(words, "Someone of the family is reached by post alone. Their days begin on the day of delivery, which is counted in. Send the draft and the letter today.")
	}
	words = append(words, "The child’s setting and everyone who gave advice can read the draft. They are told by e-mail; no message names the child.",
		adviceGoes(len(out.Advice)),
		"This version stays as it is. You can go on writing, and share a revised draft as the next version.")
	return words
}

// adviceGoes says that what the plan rests on is shared with it (SI 2014/1530 reg 12(1)(k)).
func adviceGoes(n int) string {
	if n == 1 {
		return "The one piece of advice goes with the draft as section K."
	}
	return "All " + view.Number(n) + " pieces of advice go with the draft as section K."
}

func partyNames(parties []casework.Party) []string {
	var names []string
	for _, p := range parties {
		names = append(names, p.Name)
	}
	return names
}

func (p PlanSharePages) shareIt(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.openShare(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	p.texts.Settle(values, &errs)
	again, err := p.takeWaiting(r, out.Case.ID(), values, &errs)
	if err != nil {
		return err
	}
	if moreSettings(values) || again || errs.Any() || values.Action() == "change" {
		p.drawShare(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	done, letters, status, err := p.shareStep(r, out, values).run(&errs)
	switch {
	case done:
		LeaveNotice(w, "The draft has been shared. The family can answer until the end of "+out.AnswerBy.LongWithDay()+".")
		http.Redirect(w, r, planURL(out.Case, ""), http.StatusSeeOther)
	case errs.AddConflict(err):
		return p.shareMoved(w, r, values, errs)
	case errs.AddFault(onThisPage(err)):
		p.drawShare(w, r, statusAgain(errs, err), out, values, errs)
	case err != nil:
		return err
	default:
		p.drawLetters(w, r, status, belowPlan(out.Head, fmt.Sprintf("Share draft version %d with the family?", out.Number)), letters, values, errs, view.Confirm{
			What: shareWords(out), Yes: view.Button{Text: fmt.Sprintf("Share draft version %d", out.Number), Value: "share"}, No: view.Link{Text: "Leave the form, to the plan", Href: planURL(out.Case, "")}})
	}
	return nil
}

// shareStep shares the draft once the letters were shown.
func (p PlanSharePages) shareStep(r *http.Request, out planning.ShareOut, values *form.Values) letterStep {
	number, _ := strconv.Atoi(values.Text("number"))
	in := planning.ShareDraftInput{Case: out.Case.ID(), Number: number, Seen: values.Text("seen"), Letter: values.Lines("letter"), Consult: readConsult(out.Case.ID(), values)}
	return letterStep{values, "share", func(c application.LetterChoice) error {
		in.Signed = c
		return p.share.Do(r.Context(), ActorOf(r), in)
	}, func(c application.LetterChoice) ([]ports.Letter, error) {
		in.Signed = c
		return p.share.Letters(r.Context(), ActorOf(r), in)
	}}
}

// drawLetters shows the letters of a step, and asks once more (V19). Going back keeps what was typed.
func (p PlanSharePages) drawLetters(w http.ResponseWriter, r *http.Request, status int, head view.Page, letters []ports.Letter, v *form.Values, errs form.Errors, ask view.Confirm) {
	page := &confirmPage{Page: head, Intro: p.texts.lettersShown(letters), Confirm: ask}
	page.Errors, page.Lead = errs.Summary(), countLetters(len(letters))
	page.Confirm.Hidden, page.Confirm.Change = carriedLetters(v, letters), view.Button{Text: "Back to the form, to change it", Value: "change", Kind: view.Secondary}
	p.pages.Show(w, r, status, "confirm_page", page)
}

// shareMoved shows the page again, now about the draft as it stands, after someone saved a part of it meanwhile.
func (p PlanSharePages) shareMoved(w http.ResponseWriter, r *http.Request, values *form.Values, errs form.Errors) error {
	out, err := p.openShare(r)
	if err != nil {
		return err
	}
	values.Set("number", strconv.Itoa(out.Number))
	values.Set("seen", out.Seen)
	p.drawShare(w, r, http.StatusConflict, out, values, errs)
	return nil
}

func (p PlanSharePages) askConsult(w http.ResponseWriter, r *http.Request) error {
	out, err := p.openConsult(r)
	if err != nil {
		return err
	}
	p.drawConsult(w, r, http.StatusOK, out, form.Of(nil), form.Errors{})
	return nil
}

func (p PlanSharePages) openConsult(r *http.Request) (planning.ConsultOut, error) {
	return ofCase(r, p.prepareConsult.Do)
}

func (p PlanSharePages) drawConsult(w http.ResponseWriter, r *http.Request, status int, out planning.ConsultOut, v *form.Values, errs form.Errors) {
	page := &planStepPage{Page: belowPlan(out.Head, "Consult settings on "+lowerFirst(out.Version.Label())), What: consultWords(out),
		Fields: append(p.consultFields(out.Case.ID(), out.Settings, v, errs), signerField("Who signs the letter?", out.Signers, v, errs))}
	page.Errors = errs.Summary()
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Check the letter and send", Value: "check"}}, Link: &view.Link{Text: "No, go back", Href: planURL(out.Case, "")}}
	page.After = asked(out)
	p.pages.Show(w, r, status, "plan_step", page)
}

// asked lists the settings that were consulted before.
func asked(out planning.ConsultOut) []view.Component {
	if len(out.Consultations) == 0 {
		return nil
	}
	t := view.Table{Caption: "Consulted already", Columns: []view.Column{{Text: "Name"}, {Text: "Request date"}, {Text: "Status"}}}
	for _, c := range out.Consultations {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: c.SettingName, Main: true}, {Text: c.SentOn.Long()}, {Tags: []view.Tag{consultationTag(c, out.Today)}}}})
	}
	return []view.Component{t}
}

func (p PlanSharePages) consultThem(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.openConsult(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	p.texts.Settle(values, &errs)
	again, err := p.takeWaiting(r, out.Case.ID(), values, &errs)
	if err != nil {
		return err
	}
	if moreSettings(values) || again || errs.Any() || values.Action() == "change" {
		p.drawConsult(w, r, statusAgain(errs, nil), out, values, errs)
		return nil
	}
	done, letters, status, err := p.consultStep(r, out, values).run(&errs)
	switch {
	case done:
		LeaveNotice(w, "The consultation has been sent.")
		http.Redirect(w, r, planURL(out.Case, "")+"#consultations", http.StatusSeeOther)
	case errs.AddFault(err):
		p.drawConsult(w, r, statusAgain(errs, err), out, values, errs)
	case err != nil:
		return err
	default:
		p.drawLetters(w, r, status, belowPlan(out.Head, "Send this consultation?"), letters, values, errs, view.Confirm{
			What: consultWords(out), Yes: view.Button{Text: "Send the consultation", Value: "consult"}, No: view.Link{Text: "Leave the form, to the plan", Href: planURL(out.Case, "")}})
	}
	return nil
}

// consultStep consults settings once their letters were shown.
func (p PlanSharePages) consultStep(r *http.Request, out planning.ConsultOut, values *form.Values) letterStep {
	in := readConsult(out.Case.ID(), values)
	return letterStep{values, "consult", func(c application.LetterChoice) error {
		in.Signed = c
		return p.consult.Do(r.Context(), ActorOf(r), in)
	}, func(c application.LetterChoice) ([]ports.Letter, error) {
		in.Signed = c
		return p.consult.Letters(r.Context(), ActorOf(r), in)
	}}
}

// consultWords says what consulting does and who sees what.
func consultWords(out planning.ConsultOut) []string {
	return []string{
		aboutChild(out.Head),
		"Each setting can read the draft plan and all the advice until it has answered.",
		"It is asked to answer by " + out.DueBy.LongWithDay() + ". Its people are told by e-mail; no message names the child.",
		"The family sees which answer each setting gives. The reasons stay between the setting and you.",
	}
}

// Settings to consult are chosen in as many lists as the writer asks for: setting, setting.2, setting.3 …
const mostConsulted = 20

func settingField(n int) string {
	if n == 1 {
		return "setting"
	}
	return "setting." + strconv.Itoa(n)
}

func settingCount(v *form.Values) int {
	n, _ := strconv.Atoi(v.Text("settings"))
	return min(max(n, 1), mostConsulted)
}

// moreSettings answers the button that adds a list.
func moreSettings(v *form.Values) bool {
	if v.Action() != "add-setting" {
		return false
	}
	v.Set("settings", strconv.Itoa(min(settingCount(v)+1, mostConsulted)))
	return true
}

func (p PlanSharePages) consultFields(id ehc.CaseID, settings []ports.Choice, v *form.Values, errs form.Errors) []view.Component {
	fields := []view.Component{view.Hidden{Name: "settings", Value: strconv.Itoa(settingCount(v))}}
	for n := 1; n <= settingCount(v); n++ {
		name, label := settingField(n), "Setting to consult"
		if n > 1 {
			label = fmt.Sprintf("Setting %d to consult", n)
		}
		fields = append(fields, settingAhead(view.TypeAhead{Name: name, Label: label, Choose: "No setting", ChooseNone: true, Error: errs.For(name)}, settings, v))
	}
	fields = append(fields,
		view.Button{Text: "Add another setting", Value: "add-setting", Kind: view.Secondary, Many: true},
		view.TextArea{Name: "consultation-letter", Label: "Your own words in the letter to the setting (optional)", Hint: "The letter says what we ask, the three answers and the last day by itself.", Rows: 5, Value: v.Lines("consultation-letter"), Error: errs.For("consultation-letter")},
		p.texts.Input(v, errs, view.RichTextInput{Name: "information", Label: "Additional information (optional)", Hint: "For the setting to read beside the draft and the advice."}),
	)
	return append(fields, waitingFields(id, v, errs)...)
}

// readConsult reads whom to consult. A setting chosen twice counts once.
func readConsult(id ehc.CaseID, v *form.Values) planning.ConsultInput {
	in := planning.ConsultInput{Case: id, Letter: v.Lines("consultation-letter"), Information: richDoc(v, "information"), Files: waitingFiles(v)}
	seen := map[string]bool{"": true}
	for n := 1; n <= settingCount(v); n++ {
		if setting := v.Text(settingField(n)); !seen[setting] {
			seen[setting] = true
			in.Settings = append(in.Settings, ehc.SettingID(setting))
		}
	}
	return in
}
