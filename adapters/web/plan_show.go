package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/planning"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
)

// PlanPages are the plan's own page and the reading of what was shared.
type PlanPages struct {
	pages   *Pages
	texts   RichTexts
	read    planning.ReadPlan
	version planning.ReadVersion
}

// NewPlanPages makes the pages on which a plan is read.
func NewPlanPages(pages *Pages, texts RichTexts, read planning.ReadPlan, version planning.ReadVersion) PlanPages {
	return PlanPages{pages, texts, read, version}
}

// Routes lists the addresses of reading a plan.
func (p PlanPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}/plan", Name: "plan", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}/plan/versions/{number:[0-9]{1,4}}", Name: "plan.version", Do: p.showVersion},
	}
}

type planPage struct {
	view.Page
	Compiling *planCompiling
	Dates     view.SummaryList
	Disagree  *disagreement
	Shared    *planShared
	Draft     *planDraft
	Help      []view.SummaryRow
}

// planCompiling is said to a reader who has to wait for the draft (F73, F163).
type planCompiling struct {
	Text []string
	Link view.Link
}

// planShared is the latest version, as this reader meets it.
type planShared struct {
	What          string // "Draft version 1, shared on 7 September 2026"
	Due           string
	Todo          []view.Button
	Tiles         []planTileCard
	Downloads     view.Links
	Earlier       []view.Link
	Reviewers     *view.Table
	Said          *view.Table
	Unsent        *view.Inset // comments that this reader saved and did not send
	Unsaid        *view.Table
	Consultations *view.Table
}

// planTileCard is one tile with its link and, where there are comments, the speech bubble that leads to them (F181).
type planTileCard struct {
	Called, Title, Href string
	NotApplicable       bool
	Comments            *view.Link
}

func (p PlanPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &planPage{
		Page:  view.Page{Title: planTitle(out), Lead: planLead(out, ActorOf(r)), Case: caseBar(out.Head, casework.StagePlan), Width: view.Wide},
		Dates: planDates(out.Head), Help: sectionHelp(),
	}
	if out.Compiling() {
		page.Compiling = compilingNotice(out.Case)
	}
	if t, ok := out.Case.TakenOver(); ok && out.Compiling() && out.Case.State() != casework.Drafting {
		page.Title, page.Compiling = "EHC Plan", &planCompiling{
			Text: []string{"This plan was made by " + t.From + " on " + t.MadeOn.Long() + ". It is in force here since " + t.TransferredOn.Long() + ", as if this council had made it."},
			Link: view.Link{Text: "Read the plan as it came", Href: caseURL(out.Case, movedInPath)}}
	}
	if out.Version != nil {
		page.Shared = sharedBlock(out, ActorOf(r))
	}
	if out.Version != nil && out.Version.Kind == plan.Final {
		page.Disagree = disagreeOn(out.Head, out.Clock, planLetter(out.Case, out.Version.Number))
	}
	if out.Draft != nil {
		page.Draft = draftBlock(out)
	}
	if page.Guidance, err = p.pages.guidanceFor(r, out.Head, casework.StagePlan); err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "plan", page)
	return nil
}

func planTitle(out planning.PlanOut) string {
	switch {
	case out.Compiling():
		return "Compiling Plan"
	case out.Version == nil:
		return "Draft plan"
	case out.Version.Kind == plan.Final:
		return "EHC Plan"
	}
	return "Draft plan, version " + strconv.Itoa(out.Version.Number)
}

func planLead(out planning.PlanOut, actor ehc.Actor) string {
	name := out.Case.Child().Possessive()
	switch {
	case out.Compiling():
		return ""
	case out.Version == nil:
		return "Write " + name + " draft plan here. Only the council sees it until you share it."
	case out.Version.Kind == plan.Final:
		return "This is " + name + " plan. It is in force since " + out.Version.SharedOn.Long() + "."
	case sentComments(out, actor):
		return "This is the draft of " + name + " plan. " + sentWords(sentOn(out, actor))
	case out.May(access.CommentOnDraft):
		return "This is the draft of " + name + " plan. Please read it and tell us what you think, which school or college you would like, and whether you want to meet us."
	}
	return "This is the draft of " + name + " plan. It can still change."
}

func compilingNotice(c *casework.Case) *planCompiling {
	return &planCompiling{
		Text: []string{
			"The council is writing the draft plan from the advice and the views. You will be told by e-mail as soon as you can read it.",
			"You can still read what the plan is written from.",
		},
		Link: view.Link{Text: "Go to the assessment", Href: caseURL(c, "/assessment")},
	}
}

// planDates are the facts of this stage (F54).
func planDates(h application.Head) view.SummaryList {
	again, ok := reassessmentFacts(h)
	if t, foreign := h.Case.TakenOver(); foreign && !ok {
		again, ok = takenOverFacts(t), true
	}
	if ok {
		var rows []view.SummaryRow
		for _, f := range again {
			rows = append(rows, view.SummaryRow{Key: f.Label, Text: f.Text})
		}
		return view.SummaryList{Rows: rows}
	}
	rows := []view.SummaryRow{{Key: issuedLabels[forFamily(h)].decided, Text: h.Case.DecidedOn(casework.WhetherToIssue).Long()}}
	if final, ok := h.DateOf(timescale.SendFinalPlan); ok && final.Off == "" {
		rows = append(rows, view.SummaryRow{Key: issuedLabels[forFamily(h)].final, Text: final.Last.LongWithDay() + " ", Value: keyDateTag(final, h.Today)})
	}
	return view.SummaryList{Rows: rows}
}

func sharedBlock(out planning.PlanOut, actor ehc.Actor) *planShared {
	v := out.Version
	block := &planShared{
		What:      "Shared on " + v.SharedOn.Long(),
		Downloads: view.Links{Links: planDownloadLinks(out.Head, v.Shared)},
		Todo:      planTodo(out, actor),
	}
	if v.Kind == plan.Final {
		block.What = "Issued on " + v.SharedOn.Long()
		if v.SignedBy != "" {
			block.What += ", signed by " + signature(*v)
		}
	} else {
		block.Due = "Please comment by " + v.AnswerBy().LongWithDay() + "."
		if sentComments(out, actor) {
			block.Due = ""
		} else if !out.May(access.CommentOnDraft) {
			block.Due = "The family’s comments are due by " + v.AnswerBy().LongWithDay() + "."
		}
	}
	for _, t := range planTiles() {
		block.Tiles = append(block.Tiles, tileCard(out, t))
	}
	for _, earlier := range out.Versions {
		if earlier.Number != v.Number {
			block.Earlier = append(block.Earlier, view.Link{Text: fmt.Sprintf("%s, shared on %s", earlier.Label(), earlier.SharedOn.Long()), Href: versionURL(out.Case, earlier.Number)})
		}
	}
	block.Reviewers, block.Said, block.Consultations = reviewerTable(out), saidTable(out, false), consultationTable(out, actor)
	block.Unsent, block.Unsaid = unsentNote(out), saidTable(out, true)
	if block.Reviewers != nil || block.Consultations != nil {
		block.Downloads.Links = append(block.Downloads.Links, fileLinks("comments and answers", planURL(out.Case, "/answers")).Links...)
	}
	return block
}

func signature(v plan.Version) string {
	if v.SignedAs == "" {
		return v.SignedBy
	}
	return v.SignedBy + ", " + v.SignedAs
}

// planTodo is what this reader is asked to do with the draft.
func planTodo(out planning.PlanOut, actor ehc.Actor) []view.Button {
	var todo []view.Button
	if out.Case.State() != casework.DraftShared {
		return nil
	}
	if out.May(access.CommentOnDraft) {
		button := view.Button{Text: "Write your comments", Href: planURL(out.Case, "/comments")}
		if sentComments(out, actor) {
			button.Text, button.Kind = "Read the comments you sent", view.Secondary
		}
		todo = append(todo, button)
	}
	for _, c := range out.Consultations {
		if c.Status == plan.AwaitingResponse && actor.WorksAt(c.Setting) {
			todo = append(todo, view.Button{Text: "Answer the consultation", Hidden: "of " + c.SettingName, Href: consultationURL(out.Case, c.ID)})
		}
	}
	return todo
}

// sentComments reports that this reader has sent their comments on the latest version.
func sentComments(out planning.PlanOut, actor ehc.Actor) bool {
	return slices.ContainsFunc(out.Comments, func(c plan.Comments) bool {
		return c.Reviewer == actor.Person && c.Status == plan.CommentsCompleted
	})
}

// sentOn is the day on which this reader sent them.
func sentOn(out planning.PlanOut, actor ehc.Actor) ehc.Date {
	for _, c := range out.Comments {
		if c.Reviewer == actor.Person && c.Status == plan.CommentsCompleted {
			return ehc.DateIn(c.SubmittedAt, application.London)
		}
	}
	return ehc.Date{}
}

// planLetter leads to the letter that came with a version: it says what can be done by those who disagree.
func planLetter(c *casework.Case, number int) view.Link {
	return view.Link{Text: "Read the letter (PDF)", Href: versionURL(c, number) + "/letter.pdf"}
}

func consultationURL(c *casework.Case, id ehc.ConsultationID) string {
	return planURL(c, "/consultations/"+string(id))
}

func tileCard(out planning.PlanOut, t planTile) planTileCard {
	card := planTileCard{Called: t.Called(), Title: t.Title, Href: versionURL(out.Case, out.Version.Number) + "#" + t.Anchor, NotApplicable: notApplicable(out.Version.Content, t)}
	if n := commentsOn(out.Comments, t); n > 0 {
		card.Comments = &view.Link{Text: commentCount(out.Comments, t, n), Href: versionURL(out.Case, out.Version.Number) + "#comments-" + t.Anchor, Hidden: "on " + t.Called()}
	}
	return card
}

// notApplicable reports that everything in the tile is marked as not applying.
func notApplicable(c plan.Content, t planTile) bool {
	if t.Anchor == "section-j" {
		return c.J.NotApplicable
	}
	areas := areasOf(t)
	for _, area := range areas {
		if !c.Area(area.Area).NotApplicable {
			return false
		}
	}
	return len(areas) > 0
}

// commentCount says how many said something on a tile's sections, and that the reader's own is not sent yet.
func commentCount(all []plan.Comments, t planTile, n int) string {
	sent := commentsOn(slices.DeleteFunc(slices.Clone(all), plan.Comments.Unsent), t)
	switch {
	case sent == n:
		return view.Count(n, "comment", "comments")
	case sent == 0:
		return "Your comment, not sent yet"
	}
	return view.Count(sent, "comment", "comments") + ", and yours, not sent yet"
}

// commentsOn counts who said something on the tile's sections. Outcomes are counted where the needs stand first.
func commentsOn(all []plan.Comments, t planTile) int {
	n := 0
	for _, letter := range t.Letters {
		if anchorOf(letter) != t.Anchor {
			continue
		}
		for _, c := range all {
			if said := c.On(letter); said.Text != "" || said.Agree != "" {
				n++
			}
		}
	}
	return n
}

// reviewerTable shows who was asked to comment and how that stands (F179); nil for a reader who may not know.
func reviewerTable(out planning.PlanOut) *view.Table {
	if out.Version.Kind == plan.Final || !out.May(access.ReadComments) && !out.May(access.CommentOnDraft) {
		return nil
	}
	t := &view.Table{Caption: "The family’s comments", Columns: []view.Column{{Text: "Reviewer"}, {Text: "Draft plan shared on"}, {Text: "Comments due by"}, {Text: "Status"}},
		Empty: view.Empty{Title: "Nobody has been asked to comment", Text: "A parent, carer or young person must be added to the case first. They can then comment here; others can answer by letter."}}
	for _, c := range out.Comments {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
			{Text: c.ReviewerName, Main: true}, {Text: c.SharedOn.Long()}, {Text: c.DueBy.LongWithDay()}, {Tags: []view.Tag{commentTag(c, out.Today)}, Sub: commentExtras(c)},
		}})
	}
	return t
}

func commentTag(c plan.Comments, today ehc.Date) view.Tag {
	switch {
	case c.Status == plan.CommentsCompleted:
		return view.Tag{Text: "Completed", Tone: view.Good}
	case c.Unsent():
		return view.Tag{Text: "Saved, not sent yet", Tone: view.Late}
	case today.After(c.DueBy):
		return view.Tag{Text: "Open, " + view.Count(c.DueBy.DaysUntil(today), "day", "days") + " past the date", Tone: view.Late}
	}
	return view.Tag{Text: "Open", Tone: view.Active}
}

// commentExtras says in a line what a reviewer asks for beside their comments.
func commentExtras(c plan.Comments) string {
	var asks []string
	if c.Preferred != "" {
		asks = append(asks, "would like "+c.Preferred)
	}
	if c.WantsMeeting {
		asks = append(asks, "asks to meet")
	}
	if c.Budget {
		asks = append(asks, "asks for a personal budget")
	}
	if c.NoComment {
		asks = append(asks, "has no comment")
	}
	return upperFirst(joinWords(asks))
}

// consultationTable shows which settings are asked and what they answered (F189), as far as this reader may see it.
func consultationTable(out planning.PlanOut, reader ehc.Actor) *view.Table {
	if len(out.Consultations) == 0 && !out.May(access.Consult) {
		return nil
	}
	t := &view.Table{Caption: "Consultation with education settings",
		Columns: []view.Column{{Text: "Name"}, {Text: "Request date"}, {Text: "Response due by"}, {Text: "Response date"}, {Text: "Status"}, {Text: "Response"}, {Text: "Letter"}, {Text: "Open", Hidden: true}},
		Empty:   view.Empty{Title: "No setting has been consulted yet", Text: "A setting must be consulted before the plan can name it."}}
	for _, c := range out.Consultations {
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{
			{Text: c.SettingName, Main: true}, {Text: c.SentOn.Long()}, {Text: c.DueBy.LongWithDay()}, {Text: c.RepliedOn.Long()},
			{Tags: []view.Tag{consultationTag(c, out.Today)}}, {Text: answered(c)}, letterCell(out, c, reader), {Text: "Open", Href: consultationURL(out.Case, c.ID), Hidden: "the consultation of " + c.SettingName},
		}})
	}
	return t
}

// letterCell leads to the letter, for those who may read it (F194).
func letterCell(out planning.PlanOut, c plan.Consultation, reader ehc.Actor) view.Cell {
	if !out.May(access.ReadConsultLetter) && !reader.WorksAt(c.Setting) {
		return view.Cell{}
	}
	return view.Cell{Text: "Download", Hidden: "the letter to " + c.SettingName, Sub: letterSize, Href: consultationURL(out.Case, c.ID) + "/letter.pdf"}
}

// answered gives the chosen answer once it was sent.
func answered(c plan.Consultation) string {
	if c.Status != plan.Complete {
		return ""
	}
	return c.Reply.Label()
}

func consultationTag(c plan.Consultation, today ehc.Date) view.Tag {
	switch {
	case c.Status == plan.Complete:
		return view.Tag{Text: c.Status.Label(), Tone: view.Good}
	case c.Status != plan.AwaitingResponse:
		return view.Tag{Text: c.Status.Label(), Tone: view.Plain}
	case today.After(c.DueBy):
		return view.Tag{Text: c.Status.Label() + ", " + view.Count(c.DueBy.DaysUntil(today), "day", "days") + " late", Tone: view.Late}
	}
	return view.Tag{Text: c.Status.Label(), Tone: view.Active}
}
