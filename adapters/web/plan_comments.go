package web

import (
	"net/http"
	"net/url"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application/planning"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

// PlanCommentPages are where the family answers the draft.
type PlanCommentPages struct {
	pages *Pages
	texts RichTexts
	read  planning.ReadComments
	write planning.WriteComments
	again planning.CorrectComments
}

// NewPlanCommentPages makes the pages of the family's comments.
func NewPlanCommentPages(pages *Pages, texts RichTexts, read planning.ReadComments, write planning.WriteComments) PlanCommentPages {
	return PlanCommentPages{pages, texts, read, write, planning.CorrectComments(write)}
}

// Routes lists the addresses of the family's comments.
func (p PlanCommentPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/plan/comments", Name: "plan.comments", Do: p.show},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/comments", Name: "plan.comments.save", Do: p.save},
		{Method: http.MethodGet, Path: "/cases/{case}/plan/comments/check", Name: "plan.comments.check", Do: p.check},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/comments/check", Name: "plan.comments.send", Do: p.send},
		{Method: http.MethodGet, Path: "/cases/{case}/plan/comments/correct", Name: "plan.comments.correct.ask", Do: p.askCorrect},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/comments/correct", Name: "plan.comments.correct", Do: p.correct},
		{Method: http.MethodGet, Path: "/cases/{case}/plan/comments/for/{person}", Name: "plan.comments.for", Do: p.showFor},
		{Method: http.MethodPost, Path: "/cases/{case}/plan/comments/for/{person}", Name: "plan.comments.for.record", Do: p.recordFor},
	}
}

const commentsTitle = "Your comments on the draft plan"

type planCommentsPage struct {
	view.Page
	// Intro says whose comments an officer writes down, Paper how and when they came.
	Intro, Paper []view.Component
	Due          string
	// Setting asks which school or college the family would like: what most of them want to say first.
	SettingTitle string
	Setting      []view.Component
	Sections     []planCommentFields
	Asks         []view.Component
	Hidden       []view.Hidden
	Save         view.SaveBar
	// Sent is what was sent, once it is locked.
	Sent *view.SummaryList
}

// planCommentFields is one section with what is asked about it.
type planCommentFields struct {
	Title, Holds, Href string
	NotApplicable      bool
	// Written reports that something is written or wrong here.
	Written bool
	Agree   view.Radios
	Text    view.TextArea
}

// commentSections are the sections that a family is asked about one by one. Of section I it is asked which setting
// it would like: in a draft the section is empty.
func commentSections() []plan.SectionInfo {
	var asked []plan.SectionInfo
	for _, s := range plan.Sections() {
		if s.Letter != "I" {
			asked = append(asked, s)
		}
	}
	return asked
}

// commentFields gives comments as their form posts them.
func commentFields(c plan.Comments) url.Values {
	v := url.Values{"preferred": {string(c.PreferredID)}, "preferred-other": {""}, "meeting": yesIf(c.WantsMeeting), "budget": yesIf(c.Budget), "no-comment": yesIf(c.NoComment)}
	if c.PreferredID == "" {
		v.Set("preferred-other", c.Preferred)
	}
	for _, s := range commentSections() {
		said := c.On(s.Letter)
		v["agree."+s.Letter], v["text."+s.Letter] = []string{said.Agree}, []string{said.Text}
	}
	return v
}

func yesIf(yes bool) []string {
	if yes {
		return []string{"yes"}
	}
	return []string{}
}

// readCommentForm reads comments from their form.
func readCommentForm(v *form.Values) plan.Comments {
	c := plan.Comments{
		Revision: readVersion(v), Version: ehc.VersionID(v.Text("of")), PreferredID: ehc.SettingID(v.Text("preferred")), Preferred: v.Text("preferred-other"),
		WantsMeeting: v.Yes("meeting"), Budget: v.Yes("budget"), NoComment: v.Yes("no-comment"),
	}
	for _, s := range commentSections() {
		said := plan.SectionComment{Letter: s.Letter, Agree: v.Text("agree." + s.Letter), Text: v.Lines("text." + s.Letter)}
		if said.Agree != "" || said.Text != "" {
			c.Sections = append(c.Sections, said)
		}
	}
	return c
}

func (p PlanCommentPages) open(r *http.Request) (planning.CommentsOut, error) {
	return ofCase(r, p.read.Do)
}

func (p PlanCommentPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, http.StatusOK, out, form.Of(commentFields(out.Mine)), form.Errors{})
	return nil
}

func (p PlanCommentPages) draw(w http.ResponseWriter, r *http.Request, status int, out planning.CommentsOut, v *form.Values, errs form.Errors) {
	page := &planCommentsPage{Page: belowPlan(out.Head, commentsTitle)}
	page.Errors = errs.Summary()
	if locked := p.locked(out); locked != "" {
		page.Lead, page.Sent = locked, commentSummary(out.Mine)
		page.Intro = recordedIntro(out)
		p.pages.Show(w, r, status, "plan_comments", page)
		return
	}
	page.Lead = "Tell us what is right, what is missing and what should change. You don’t have to comment on every section. You can save and come back."
	page.Due = "Please send your comments by " + out.Mine.DueBy.LongWithDay() + "."
	if out.For.Name != "" {
		page.forSomebody(out, v, errs)
	}
	of := string(out.Version.ID)
	if v.Has("of") {
		of = v.Text("of")
	}
	page.Hidden = append(marksFor(v, commentFields(out.Mine)), carriedVersion(v, out.Mine.Revision), view.Hidden{Name: "of", Value: of})
	for _, s := range commentSections() {
		page.Sections = append(page.Sections, sectionFields(out, s, v, errs))
	}
	page.SettingTitle, page.Setting = "Section I: the school or college that you would like", settingAsks(out, v, errs)
	page.Asks = commentAsks(v, errs)
	page.Save = view.SaveBar{Buttons: []view.Button{{Text: "Check and send", Value: "check"}, {Text: "Save", Value: "save", Kind: view.Secondary}}, State: "Not saved yet", ByItself: true}
	if out.For.Name != "" {
		page.Save = view.SaveBar{Buttons: []view.Button{{Text: "Record these comments", Value: "record"}}, Link: &view.Link{Text: "Cancel", Href: caseURL(out.Case, recordPath)}, State: "Not recorded yet"}
	} else if !out.Mine.UpdatedAt.IsZero() {
		page.Save.State = "Saved " + view.When(out.Mine.UpdatedAt)
	}
	p.pages.Show(w, r, status, "plan_comments", page)
}

// locked says why nothing can be written any more; empty while it can.
func (p PlanCommentPages) locked(out planning.CommentsOut) string {
	switch {
	case out.Mine.Status == plan.CommentsCompleted && out.Recorded != nil:
		return out.Recorded.Source() + ". We consider them before the plan is final."
	case out.Mine.Status == plan.CommentsCompleted && out.For.Name != "":
		return "The comments of " + out.For.Name + " on this draft are in."
	case out.Mine.Status == plan.CommentsCompleted:
		return "You sent these comments on " + view.When(out.Mine.SubmittedAt) + ". We consider them before the plan is final."
	case out.Case.State() != casework.DraftShared:
		return "The plan has been issued, so comments on the draft can’t be sent any more. If you disagree with the plan, the letter that came with it says what you can do."
	}
	return ""
}

func sectionFields(out planning.CommentsOut, s plan.SectionInfo, v *form.Values, errs form.Errors) planCommentFields {
	agree, text, called := "agree."+s.Letter, "text."+s.Letter, "section "+s.Letter
	return planCommentFields{
		Title: "Section " + s.Letter + ": " + s.Title, Holds: s.Holds, Href: versionURL(out.Case, out.Version.Number) + "#" + anchorOf(s.Letter), NotApplicable: sectionEmpty(out.Version.Content, s.Letter),
		Written: v.Text(agree) != "" || v.Lines(text) != "" || errs.For(agree) != "" || errs.For(text) != "",
		Agree:   view.Radios{Name: agree, Legend: "Do you agree with " + called + "?", Value: v.Text(agree), Error: errs.For(agree), Inline: true, Small: true, Clearable: true, Options: []view.Option{{Value: "yes", Text: "Yes, I agree"}, {Value: "no", Text: "No, I would like a change"}}},
		Text:    view.TextArea{Name: text, Label: "Your comments on " + called, Rows: 3, MaxChars: plan.MaxComment, Value: v.Lines(text), Error: errs.For(text)},
	}
}

// sectionEmpty reports that the draft marks the section as not applying.
func sectionEmpty(c plan.Content, letter string) bool {
	for _, t := range planTiles() {
		if t.Anchor == anchorOf(letter) {
			return notApplicable(c, t)
		}
	}
	return false
}

// settingAsks asks about section I, which a draft leaves empty.
func settingAsks(out planning.CommentsOut, v *form.Values, errs form.Errors) []view.Component {
	return []view.Component{
		settingAhead(view.TypeAhead{Name: "preferred", Label: "Which school or college would you like the plan to name?", Hint: "You have the right to ask for one. The council must name a state-funded school or college that you ask for, unless the law gives a reason not to.", Choose: "None chosen", ChooseNone: true, Error: errs.For("preferred"), Other: "preferred-other"}, out.Settings, v),
		view.TextInput{Name: "preferred-other", Label: "If it is not in the list, write its name", Value: v.Text("preferred-other"), Error: errs.For("preferred-other")},
	}
}

func commentAsks(v *form.Values, errs form.Errors) []view.Component {
	box := func(name, text, hint string) view.Component {
		return view.Checkboxes{Name: name, Values: v.All(name), Error: errs.For(name), Options: []view.Option{{Value: "yes", Text: text, Hint: hint}}}
	}
	return []view.Component{
		box("meeting", "I would like to meet someone from the council about the draft", ""),
		box("budget", "I would like to ask for a personal budget", "Money that the council sets aside for some of the support, and that you can have a say in."),
		box("no-comment", "I have no comment on the draft", "Tick this if you are happy with the draft as it is and have nothing to add."),
	}
}

func (p PlanCommentPages) save(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	id, err := caseID(r)
	if err != nil {
		return err
	}
	var errs form.Errors
	keepUnlisted(values, &errs, "preferred", "preferred-other")
	if values.Text("preferred") != "" && values.Text("preferred-other") != "" {
		errs.Add("preferred-other", "Choose a school or college from the list, or write its name, but not both.")
	}
	if values.Action() == "check" {
		errs.AddFault(readCommentForm(values).Complete())
	}
	if values.ClearPressed() || errs.Any() && !savesByItself(r) {
		return p.showAgain(w, r, statusAgain(errs, nil), values, errs)
	}
	run := p.saving(r, id, values, &errs)
	clash, err := run.run(r)
	switch {
	case err != nil:
		return err
	case clash != nil:
		return p.showClash(w, r, values, clash)
	case errs.Any():
		return p.showAgain(w, r, run.status, values, errs)
	case savesByItself(r):
		return run.tell(w)
	}
	p.saved(w, r, id, values.Action())
	return nil
}

func (p PlanCommentPages) showAgain(w http.ResponseWriter, r *http.Request, status int, values *form.Values, errs form.Errors) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.draw(w, r, status, out, values, errs)
	return nil
}

func (p PlanCommentPages) showClash(w http.ResponseWriter, r *http.Request, values *form.Values, c *clash) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	p.pages.showConflict(w, r, belowPlan(out.Head, commentsTitle), p.texts, values, c)
	return nil
}

// saving saves over what is stored. A draft shared meanwhile takes the place of the one that the form was opened on.
func (p PlanCommentPages) saving(r *http.Request, id ehc.CaseID, values *form.Values, errs *form.Errors) *saving {
	return &saving{values: values, errs: errs,
		load: func() (stored, error) {
			now, err := p.open(r)
			values.Set("of", string(now.Version.ID))
			return commentsStored(now, ActorOf(r).Name), err
		},
		save: func(version int) error {
			comments := readCommentForm(values)
			comments.Revision = version
			_, err := p.write.Do(r.Context(), ActorOf(r), planning.WriteCommentsInput{Case: id, Comments: comments})
			return err
		}}
}

func (p PlanCommentPages) saved(w http.ResponseWriter, r *http.Request, id ehc.CaseID, action string) {
	target := "/cases/" + string(id) + "/plan/comments"
	if action == "check" {
		target += "/check"
	} else {
		LeaveNotice(w, "Saved. Nobody else reads your comments until you send them.")
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

func commentsStored(out planning.CommentsOut, writer string) stored {
	return stored{
		Fields: commentFields(out.Mine), Version: out.Mine.Revision, Who: writer, When: out.Mine.UpdatedAt, Label: commentLabel,
		Rich: func(string) bool { return false },
		Words: func(field, text string) string {
			if field == "preferred" {
				for _, s := range out.Settings {
					if s.Value == text {
						return s.Label
					}
				}
			}
			if words, ok := agreeWords[text]; ok && len(field) > 6 && field[:6] == "agree." {
				return words
			}
			return text
		},
	}
}

func commentLabel(field string) string {
	labels := map[string]string{"preferred": "School or college that you would like", "preferred-other": "School or college that is not in the list", "meeting": "Meeting", "budget": "Personal budget", "no-comment": "No comment"}
	for _, s := range commentSections() {
		labels["agree."+s.Letter] = "Whether you agree with section " + s.Letter
		labels["text."+s.Letter] = "Comments on section " + s.Letter
	}
	return labels[field]
}

type planSendPage struct {
	view.Page
	Summary view.SummaryList
	Confirm view.Confirm
}

// check shows what would be sent, before it is (V15).
func (p PlanCommentPages) check(w http.ResponseWriter, r *http.Request) error {
	out, err := p.open(r)
	if err != nil {
		return err
	}
	if p.locked(out) != "" {
		http.Redirect(w, r, planURL(out.Case, "/comments"), http.StatusSeeOther)
		return nil
	}
	p.drawCheck(w, r, http.StatusOK, out, form.Errors{})
	return nil
}

func (p PlanCommentPages) drawCheck(w http.ResponseWriter, r *http.Request, status int, out planning.CommentsOut, errs form.Errors) {
	page := &planSendPage{Page: belowPlan(out.Head, "Send your comments?"), Summary: *commentSummary(out.Mine)}
	page.Back, page.Errors = &view.Link{Text: "Back to your comments", Href: planURL(out.Case, "/comments")}, errs.Summary()
	readers := "The professionals on the case, and the child’s setting, can read them too."
	if out.Profile.CommentsKept {
		readers = "The child’s setting can read them too. The professionals who gave advice can’t."
	}
	page.Confirm = view.Confirm{
		What:    []string{"The council reads your comments and considers them before the plan is final.", readers},
		Warning: "Once you have sent them you can’t change them here.",
		Hidden:  []view.Hidden{versionHidden(out.Mine.Revision), {Name: "of", Value: string(out.Version.ID)}},
		Yes:     view.Button{Text: "Send your comments", Value: "send"}, No: view.Link{Text: "No, go back", Href: planURL(out.Case, "/comments")},
	}
	p.pages.Show(w, r, status, "plan_send", page)
}

func (p PlanCommentPages) send(w http.ResponseWriter, r *http.Request) error {
	values, err := form.Parse(r)
	if err != nil {
		return err
	}
	out, err := p.open(r)
	if err != nil {
		return err
	}
	mine := out.Mine
	mine.Revision, mine.Version = readVersion(values), ehc.VersionID(values.Text("of"))
	_, err = p.write.Do(r.Context(), ActorOf(r), planning.WriteCommentsInput{Case: out.Case.ID(), Comments: mine, Send: true})
	var errs form.Errors
	switch {
	case fault.Has(err, "comments.newer-draft"):
		errs.Add("", "A newer draft has been shared since you opened this page. Read it, and check your comments against it before you send them.")
	case fault.Is(err, fault.Conflict):
		errs.Add("", "Your comments were changed somewhere else since you opened this page. Check them again before you send them.")
	}
	if errs.Any() || errs.AddFault(err) {
		p.drawCheck(w, r, statusAgain(errs, err), out, errs)
		return nil
	}
	if err != nil {
		return err
	}
	LeaveNotice(w, "Your comments have been sent. Thank you.")
	http.Redirect(w, r, planURL(out.Case, ""), http.StatusSeeOther)
	return nil
}

// commentSummary lists what a reviewer says, section by section.
func commentSummary(c plan.Comments) *view.SummaryList {
	list := &view.SummaryList{}
	for _, s := range commentSections() {
		if said := c.On(s.Letter); said.Text != "" || said.Agree != "" {
			list.Rows = append(list.Rows, view.SummaryRow{Key: "Section " + s.Letter + ": " + s.Title, Lines: saidLines(said)})
		}
	}
	if c.Preferred != "" {
		list.Rows = append(list.Rows, view.SummaryRow{Key: "School or college that you would like", Text: c.Preferred})
	}
	for _, ask := range []struct {
		yes       bool
		key, text string
	}{{c.WantsMeeting, "Meeting", "You would like to meet someone from the council"}, {c.Budget, "Personal budget", "You would like to ask for one"}, {c.NoComment, "No comment", "You have no comment on the draft"}} {
		if ask.yes {
			list.Rows = append(list.Rows, view.SummaryRow{Key: ask.key, Text: ask.text})
		}
	}
	if len(list.Rows) == 0 {
		list.Rows = []view.SummaryRow{{Key: "Comments", Text: "You have not written anything yet."}}
	}
	return list
}

func saidLines(said plan.SectionComment) []string {
	var lines []string
	if words := agreeWords[said.Agree]; words != "" {
		lines = append(lines, words)
	}
	if said.Text != "" {
		lines = append(lines, said.Text)
	}
	return lines
}
