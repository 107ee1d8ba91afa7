package web

import (
	"fmt"
	"net/http"
	"strconv"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/council"
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
	v := form.Of(map[string][]string{"letter": {draftLetter(out)}, "consultation-letter": {consultationLetter(out.Council)}, "number": {strconv.Itoa(out.Number)}, "seen": {out.Seen}})
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
		view.TextArea{Name: "letter", Label: "What the letter to the family says", Hint: "Your own words. The rights, the date and where to get help are added by themselves.", Rows: 8, Value: v.Lines("letter"), Error: errs.For("letter")},
		view.Fieldset{Legend: "Settings to consult at the same time", Hint: "You can also do this later. Leave it empty for now if you want to hear from the family first.", Fields: p.consultFields(out.Case.ID(), out.Settings, v, errs)},
	}
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: fmt.Sprintf("Share draft version %d", out.Number), Value: "share"}}, Link: &view.Link{Text: "No, go back", Href: planURL(out.Case, "")}}
	p.pages.Show(w, r, status, "plan_step", page)
}

// shareWords says what sharing does and who sees what (V19).
func shareWords(out planning.ShareOut) []string {
	var words []string
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

func draftLetter(out planning.ShareOut) string {
	name := out.Case.Child().Called()
	text := "This is the draft of " + name + "’s education, health and care plan. We have written it from what you and " + name + " told us and from the advice that we were given.\n\nPlease read it and tell us what you think, whether anything is missing or wrong, and which school or college you would like the plan to name. You can also ask to meet us."
	if out.Number > 1 {
		text = "This is a revised draft of " + name + "’s education, health and care plan. We have changed it after what we heard about the draft before it.\n\nPlease read it and tell us what you think. You have the full time again to answer."
	}
	return text
}

func consultationLetter(c council.Profile) string {
	return "We are preparing an education, health and care plan and ask whether your setting can be named in it. Please read the draft plan and the advice, and tell us by the date shown whether your setting would be suitable, and why.\n\nIf we don’t hear from you by then, we must decide without your answer.\n\n" + c.Team + "\n" + c.Name
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
	if moreSettings(values) || again || errs.Any() {
		p.drawShare(w, r, statusFor(errs), out, values, errs)
		return nil
	}
	number, _ := strconv.Atoi(values.Text("number"))
	err = p.share.Do(r.Context(), ActorOf(r), planning.ShareDraftInput{Case: out.Case.ID(), Number: number, Seen: values.Text("seen"), Letter: values.Lines("letter"), Consult: readConsult(out.Case.ID(), values)})
	if errs.AddConflict(err) {
		return p.shareMoved(w, r, values, errs)
	}
	if errs.AddFault(onThisPage(err)) {
		p.drawShare(w, r, StatusOf(err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The draft has been shared. The family can answer until the end of "+out.AnswerBy.LongWithDay()+".")
	http.Redirect(w, r, planURL(out.Case, ""), http.StatusSeeOther)
	return nil
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
	p.drawConsult(w, r, http.StatusOK, out, form.Of(map[string][]string{"consultation-letter": {consultationLetter(out.Council)}}), form.Errors{})
	return nil
}

func (p PlanSharePages) openConsult(r *http.Request) (planning.ConsultOut, error) {
	return ofCase(r, p.prepareConsult.Do)
}

func (p PlanSharePages) drawConsult(w http.ResponseWriter, r *http.Request, status int, out planning.ConsultOut, v *form.Values, errs form.Errors) {
	page := &planStepPage{Page: belowPlan(out.Head, "Consult settings on "+lowerFirst(out.Version.Label())), What: []string{
		"Each setting can read the draft plan and all the advice until it has answered.",
		"It is asked to answer by " + out.DueBy.LongWithDay() + ". Its people are told by e-mail; no message names the child.",
		"The family sees which answer each setting gives. The reasons stay between the setting and you.",
	}, Fields: p.consultFields(out.Case.ID(), out.Settings, v, errs)}
	page.Errors = errs.Summary()
	page.Buttons = view.Buttons{Buttons: []view.Button{{Text: "Send the consultation", Value: "consult"}}, Link: &view.Link{Text: "No, go back", Href: planURL(out.Case, "")}}
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
	if moreSettings(values) || again || errs.Any() {
		p.drawConsult(w, r, statusFor(errs), out, values, errs)
		return nil
	}
	err = p.consult.Do(r.Context(), ActorOf(r), readConsult(out.Case.ID(), values))
	if errs.AddFault(err) {
		p.drawConsult(w, r, StatusOf(err), out, values, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "The consultation has been sent.")
	http.Redirect(w, r, planURL(out.Case, "")+"#consultations", http.StatusSeeOther)
	return nil
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
	options := settingOptions(settings)
	fields := []view.Component{view.Hidden{Name: "settings", Value: strconv.Itoa(settingCount(v))}}
	for n := 1; n <= settingCount(v); n++ {
		name, label := settingField(n), "Setting to consult"
		if n > 1 {
			label = fmt.Sprintf("Setting %d to consult", n)
		}
		fields = append(fields, view.TypeAhead{Name: name, Label: label, Choose: "No setting", ChooseNone: true, Options: options, Value: v.Text(name), Error: errs.For(name)})
	}
	fields = append(fields,
		view.Button{Text: "Add another setting", Value: "add-setting", Kind: view.Secondary, Many: true},
		view.TextArea{Name: "consultation-letter", Label: "What the letter to the setting says", Rows: 8, Value: v.Lines("consultation-letter"), Error: errs.For("consultation-letter")},
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
