package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/assessment"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
	"ehchub/domain/plan"
	"ehchub/domain/richtext"

	"github.com/gorilla/mux"
)

// PlanConsultationPages are one consultation: for the setting that answers, the family and the authority.
type PlanConsultationPages struct {
	pages    *Pages
	texts    RichTexts
	read     planning.ReadConsultation
	answer   planning.AnswerConsultation
	withdraw planning.WithdrawConsultation
	own      planning.ReadOwnAnswer
}

// NewPlanConsultationPages makes the pages of a consultation.
func NewPlanConsultationPages(pages *Pages, texts RichTexts, read planning.ReadConsultation, answer planning.AnswerConsultation, withdraw planning.WithdrawConsultation, own planning.ReadOwnAnswer) PlanConsultationPages {
	return PlanConsultationPages{pages, texts, read, answer, withdraw, own}
}

// Routes lists the addresses of a consultation.
func (p PlanConsultationPages) Routes() []Route {
	const base = "/cases/{case}/plan/consultations/{consultation}"
	return []Route{
		{Method: http.MethodGet, Path: base, Name: "plan.consultation", Do: p.show},
		{Method: http.MethodPost, Path: base, Name: "plan.consultation.save", Do: p.save},
		{Method: http.MethodGet, Path: base + "/check", Name: "plan.consultation.check", Do: p.check},
		{Method: http.MethodPost, Path: base + "/check", Name: "plan.consultation.send", Do: p.send},
		{Method: http.MethodGet, Path: base + "/withdraw", Name: "plan.consultation.withdraw", Do: p.askWithdraw},
		{Method: http.MethodPost, Path: base + "/withdraw", Name: "plan.consultation.withdrawn", Do: p.withdrawIt},
		{Method: http.MethodGet, Path: base + "/answer", Name: "plan.consultation.answer", Do: p.showAnswer},
	}
}

type planConsultationPage struct {
	view.Page
	Facts       view.SummaryList
	Letter      *view.Prose
	Information *view.Prose
	Advice      *view.Table
	Files       *planFiles
	ReplyFiles  *planFiles
	Answer      *view.SummaryList
	Form        *planAnswerForm
	Withdraw    *view.Link
}

// planFiles are documents on one side of a consultation, with the way to change them for whoever may.
type planFiles struct {
	Heading string
	List    view.Files
	Change  *view.Link
}

// planAnswerForm is what the setting fills in (V16).
type planAnswerForm struct {
	Heading string
	Hidden  []view.Hidden
	// Paper asks an officer how and when the answer came, and from whom.
	Paper []view.Component
	Reply view.Radios
	Note  view.TextArea
	Save  view.SaveBar
}

func (p PlanConsultationPages) open(r *http.Request) (planning.ConsultationOut, error) {
	id, err := caseID(r)
	if err != nil {
		return planning.ConsultationOut{}, err
	}
	which, err := pathID[ehc.ConsultationID](r, "consultation")
	if err != nil {
		return planning.ConsultationOut{}, err
	}
	return p.read.Do(r.Context(), ActorOf(r), id, which)
}

func (p PlanConsultationPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if fault.Is(err, fault.NotFound) && p.answeredBefore(r) {
		http.Redirect(w, r, r.URL.Path+"/answer", http.StatusSeeOther)
		return nil
	}
	if err != nil {
		return err
	}
	values := form.Of(answerFields(out.Consultation))
	carryArrival(r, values)
	p.draw(w, r, http.StatusOK, out, values, form.Errors{})
	return nil
}

// answeredBefore reports whether the reader's setting has answered, and so lost the file: a message that they still have
// leads here.
func (p PlanConsultationPages) answeredBefore(r *http.Request) bool {
	id, err := caseID(r)
	if err != nil {
		return false
	}
	_, err = p.own.Do(r.Context(), ActorOf(r), id, ehc.ConsultationID(mux.Vars(r)["consultation"]))
	return err == nil
}

func (p PlanConsultationPages) draw(w http.ResponseWriter, r *http.Request, status int, out planning.ConsultationOut, v *form.Values, errs form.Errors) {
	c := out.Consultation
	page := &planConsultationPage{Page: belowPlan(out.Head, consultationTitle(out)), Facts: consultationFacts(out)}
	page.Errors = errs.Summary()
	if out.May(access.ReadConsultLetter) {
		letter := p.texts.Prose(richtext.FromPlain(c.Letter), 2, "The letter has all that we ask: download it above.")
		information := p.texts.Prose(c.Information, 2, "There is no additional information.")
		advice := adviceTable(out.Head, out.Version.Content.Advice)
		page.Letter, page.Information, page.Advice = &letter, &information, &advice
	}
	page.Files, page.ReplyFiles = consultationFiles(out, ActorOf(r).WorksAt(c.Setting))
	if c.Status == plan.Complete {
		page.Answer = answerGiven(out)
	}
	if out.MayAnswer {
		page.Form = answerForm(out, ActorOf(r).WorksAt(c.Setting), v, errs)
	}
	if c.Status == plan.AwaitingResponse && out.May(access.Consult) {
		page.Withdraw = &view.Link{Text: "Withdraw this consultation", Href: consultationURL(out.Case, c.ID) + "/withdraw"}
	}
	p.pages.Show(w, r, status, "plan_consultation", page)
}

// consultationFiles are the documents of both sides (F202, F203), as far as this reader may see them.
func consultationFiles(out planning.ConsultationOut, own bool) (sent, replied *planFiles) {
	c := out.Consultation
	change := func(purpose assessment.Purpose) *view.Link {
		return &view.Link{Text: "Add or remove documents", Href: filesURL(out.Case.ID(), purpose, string(c.ID), consultationURL(out.Case, c.ID))}
	}
	if out.May(access.ReadConsultLetter) {
		sent = &planFiles{Heading: "Documents (case co-ordinator)", List: keptFiles(out.Case, out.Files, "No documents came with the letter.")}
		if out.May(access.Consult) && c.Status == plan.AwaitingResponse {
			sent.Change = change(assessment.ForConsultation)
		}
	}
	if own || len(out.ReplyFiles) > 0 {
		replied = &planFiles{Heading: "Documents (education setting)", List: keptFiles(out.Case, out.ReplyFiles, "No documents added yet.")}
		if own && out.MayAnswer {
			replied.Change = change(assessment.ForReply)
		}
	}
	return sent, replied
}

func consultationFacts(out planning.ConsultationOut) view.SummaryList {
	c := out.Consultation
	list := view.SummaryList{Rows: []view.SummaryRow{
		{Key: "Status", Value: consultationTag(c, out.Today)},
		{Key: "Request date", Text: c.SentOn.Long()},
		{Key: "Response due by", Text: c.DueBy.LongWithDay()},
	}}
	if out.Version.Number > 0 {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Asked about", Value: view.Links{Links: []view.Link{{Text: out.Version.Label(), Href: versionURL(out.Case, out.Version.Number)}}}})
	}
	if out.May(access.ReadConsultLetter) {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Letter", Value: view.Links{Links: []view.Link{{Text: "Download the consultation letter (" + letterSize + ")", Href: consultationURL(out.Case, c.ID) + "/letter.pdf"}}}})
	}
	return view.SummaryList{Rows: append(list.Rows,
		view.SummaryRow{Key: "Decision to issue an EHC plan made on", Text: out.DecidedOn.Long()},
		view.SummaryRow{Key: "Final EHC plan to be issued by", Text: out.FinalBy.LongWithDay()})}
}

func answerGiven(out planning.ConsultationOut) *view.SummaryList {
	c := out.Consultation
	list := &view.SummaryList{Title: "The answer", Rows: []view.SummaryRow{{Key: "Response", Text: c.Reply.Label()}, {Key: "Response date", Text: c.RepliedOn.Long()}}}
	if out.Recorded != nil {
		list.Rows = append(list.Rows, recordedRow(out.Head, *out.Recorded))
	}
	if c.ReplierName != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Answered by", Text: c.ReplierName})
	}
	if c.Note != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "Supporting comments", Lines: linesOf(c.Note)})
	}
	return list
}

func answerForm(out planning.ConsultationOut, own bool, v *form.Values, errs form.Errors) *planAnswerForm {
	c := out.Consultation
	f := &planAnswerForm{
		Heading: "Your answer", Hidden: append(marksFor(v, answerFields(c)), carriedVersion(v, c.Revision)),
		Reply: view.Radios{Name: "reply", Legend: "Can your setting be named in the plan?", Value: v.Text("reply"), Error: errs.For("reply"), Clearable: true},
		Note: view.TextArea{Name: "note", Label: "Supporting comments (needed)", Rows: 8, Value: v.Lines("note"), Error: errs.For("note"),
			Hint: "Give your reasons. In the hub only the council reads them. The family can still see them if they ask for their records, or in an appeal."},
		Save: view.SaveBar{Buttons: []view.Button{{Text: "Check and submit", Value: "check"}, {Text: "Save", Value: "save", Kind: view.Secondary}, {Text: "Save, and add documents", Value: "files", Kind: view.Secondary}}, Link: &view.Link{Text: "Close", Href: planURL(out.Case, "")}, State: "Not saved yet", ByItself: true},
	}
	if c.Writer != "" {
		f.Save.State = "Saved by " + c.Writer + ", " + view.When(c.UpdatedAt)
	}
	if !own {
		f.Heading, f.Reply.Legend = "Record an answer that came by post, e-mail or telephone", "Can the setting be named in the plan?"
		f.Save = view.SaveBar{Buttons: []view.Button{{Text: "Record this answer", Value: "record"}}, State: "Not recorded yet"}
		f.Paper = append(paperFields(v, errs), view.TextInput{Name: "by", Label: "Who answered for the setting?", Hint: "Their name and what they are there, as the answer says it", Value: v.Text("by"), Error: errs.For("by")})
	}
	for _, reply := range plan.Replies() {
		f.Reply.Options = append(f.Reply.Options, view.Option{Value: string(reply.Reply), Text: reply.Label, Hint: reply.Source})
	}
	return f
}

func answerFields(c plan.Consultation) url.Values {
	return url.Values{"reply": {string(c.Reply)}, "note": {c.Note}}
}

func (p PlanConsultationPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if values.ClearPressed() {
		p.draw(w, r, http.StatusOK, out, values, form.Errors{})
		return nil
	}
	var errs form.Errors
	run := p.saving(r, out, values, &errs)
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		p.pages.showConflict(w, r, belowPlan(out.Head, consultationTitle(out)), p.texts, values, clash)
	case errs.Any():
		p.draw(w, r, run.status, out, values, errs)
	case savesByItself(r):
		return run.tell(w)
	default:
		p.saved(w, r, out, values.Action())
	}
	return nil
}

func (p PlanConsultationPages) saving(r *http.Request, out planning.ConsultationOut, values *form.Values, errs *form.Errors) *saving {
	return &saving{values: values, errs: errs,
		load: func() (stored, error) {
			now, err := p.open(r)
			return answerStored(now), err
		},
		save: func(version int) error {
			if values.Action() == "check" {
				if err := (plan.Consultation{Reply: plan.Reply(values.Text("reply")), Note: values.Lines("note")}).Missing(); err != nil {
					return err
				}
			}
			var behalf *paper.Behalf
			if values.Action() == "record" {
				if behalf = readBehalf(values, errs); errs.Any() {
					return nil
				}
				behalf.Name = values.Text("by")
			}
			_, err := p.answer.Do(r.Context(), ActorOf(r), planning.AnswerInput{Case: out.Case.ID(), Consultation: out.Consultation.ID, Revision: version,
				Reply: plan.Reply(values.Text("reply")), Note: values.Lines("note"), Send: values.Action() == "record", Behalf: behalf})
			return err
		}}
}

func (p PlanConsultationPages) saved(w http.ResponseWriter, r *http.Request, out planning.ConsultationOut, action string) {
	target := consultationURL(out.Case, out.Consultation.ID)
	switch action {
	case "check":
		target += "/check"
	case "record":
		LeaveNotice(w, "The answer has been recorded.")
	case "files":
		target = filesURL(out.Case.ID(), assessment.ForReply, string(out.Consultation.ID), target)
	default:
		LeaveNotice(w, "Saved. The council reads your answer when you submit it.")
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

func consultationTitle(out planning.ConsultationOut) string {
	return "Consultation of " + out.Consultation.SettingName
}

func answerLabel(field string) string {
	if field == "reply" {
		return "The answer"
	}
	return "Supporting comments"
}

func answerStored(out planning.ConsultationOut) stored {
	c := out.Consultation
	return stored{Fields: answerFields(c), Version: c.Revision, Who: c.Writer, When: c.UpdatedAt, Label: answerLabel,
		Rich: func(string) bool { return false },
		Words: func(field, text string) string {
			if field == "reply" {
				return plan.Reply(text).Label()
			}
			return text
		}}
}

// check shows the answer before it is submitted.
func (p PlanConsultationPages) check(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if !out.MayAnswer {
		http.Redirect(w, r, consultationURL(out.Case, out.Consultation.ID), http.StatusSeeOther)
		return nil
	}
	p.drawCheck(w, r, http.StatusOK, out, form.Errors{})
	return nil
}

func (p PlanConsultationPages) drawCheck(w http.ResponseWriter, r *http.Request, status int, out planning.ConsultationOut, errs form.Errors) {
	c := out.Consultation
	back := consultationURL(out.Case, c.ID)
	page := &planSendPage{Page: belowPlan(out.Head, "Submit your answer?"), Summary: view.SummaryList{Rows: []view.SummaryRow{{Key: "Response", Text: c.Reply.Label()}, {Key: "Supporting comments", Lines: linesOf(c.Note)}}}}
	page.Back, page.Errors = &view.Link{Text: "Back to your answer", Href: back}, errs.Summary()
	page.Confirm = view.Confirm{
		What:    []string{"The council reads your answer and your reasons. The family sees only which answer you chose."},
		Warning: "Once you have submitted it you can’t change it, and unless this is the child’s own setting you no longer see the file.",
		Hidden:  []view.Hidden{versionHidden(c.Revision)},
		Yes:     view.Button{Text: "Submit your answer", Value: "send"}, No: view.Link{Text: "No, go back", Href: back},
	}
	p.pages.Show(w, r, status, "plan_send", page)
}

func (p PlanConsultationPages) send(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	c := out.Consultation
	_, err = p.answer.Do(r.Context(), ActorOf(r), planning.AnswerInput{Case: out.Case.ID(), Consultation: c.ID, Revision: readVersion(values), Reply: c.Reply, Note: c.Note, Send: true})
	var errs form.Errors
	if fault.Is(err, fault.Conflict) {
		errs.Add("", "A colleague changed this answer since you opened this page. Check it again before you submit it.")
	}
	if errs.Any() || errs.AddFault(err) {
		p.drawCheck(w, r, statusAgain(errs, err), out, errs)
		return nil
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, afterAnswering(r, out), http.StatusSeeOther)
	return nil
}

// afterAnswering is where one goes on: a setting to its receipt, because it may no longer see the file (F192); whoever
// sends an answer for it back to the plan.
func afterAnswering(r *http.Request, out planning.ConsultationOut) string {
	if ActorOf(r).WorksAt(out.Consultation.Setting) {
		return answerAt(out.Case.ID(), out.Consultation.ID)
	}
	return planURL(out.Case, "")
}

func (p PlanConsultationPages) askWithdraw(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if err := access.Decide(ActorOf(r), access.Consult, out.Subject); err != nil {
		return err
	}
	confirm := view.Confirm{
		What: []string{out.Consultation.SettingName + " can no longer answer, and no longer sees the file unless it is the child’s own setting.", "The plan can’t name it unless you consult it again."},
		Yes:  view.Button{Text: "Withdraw the consultation", Value: "withdraw", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: consultationURL(out.Case, out.Consultation.ID)},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", &confirmPage{Page: belowPlan(out.Head, "Withdraw the consultation of "+out.Consultation.SettingName+"?"), Confirm: confirm})
	return nil
}

func (p PlanConsultationPages) withdrawIt(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if err := p.withdraw.Do(r.Context(), ActorOf(r), out.Case.ID(), out.Consultation.ID); err != nil {
		return err
	}
	LeaveNotice(w, "The consultation has been withdrawn.")
	http.Redirect(w, r, planURL(out.Case, "")+"#consultations", http.StatusSeeOther)
	return nil
}
