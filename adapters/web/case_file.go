package web

import (
	"fmt"
	"net/http"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/reading"
	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
)

// caseFilePage is the child's file.
type caseFilePage struct {
	view.Page
	First       string      // what a family must know before anything else
	Rights      string      // who holds the rights, once compulsory school age is over
	News        *newsBox    // what changed since the reader opened it last
	Waiting     *view.Inset // for whoever asked to confirm it
	Disagree    *disagreement
	Purpose     []string
	Steps       []view.Link // what this reader can do now
	Outstanding view.Table
	Asked       bool // advice was asked for, so that the table is shown
	Summary     []view.Component
	Side        []view.SideSection
	Downloads   view.Links
}

func (p CasePages) showFile(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.file.Do)
	if err != nil {
		return err
	}
	p.pages.Show(w, r, http.StatusOK, "case_file", filePage(out))
	return nil
}

func filePage(out reading.CaseFileOut) *caseFilePage {
	child := out.Case.Child()
	page := &caseFilePage{
		Page:      view.Page{Title: child.FullName(), Heading: caseStatus(out.Head), Case: caseBar(out.Head, 0), Width: view.Wide},
		First:     firstWords(out),
		Rights:    rightsHere(out.Head),
		News:      changedHere(out),
		Waiting:   waitingToConfirm(out.Head),
		Disagree:  disagreeHere(out),
		Purpose:   purposeHere(out),
		Steps:     nextSteps(out),
		Side:      fileSide(out),
		Summary:   append(closingSummary(out), liveSummary(out)...),
		Downloads: fileLinks("this page", caseURL(out.Case, "/file")),
	}
	if len(out.Advice) > 0 && out.Case.State() == casework.Assessing {
		page.Outstanding, page.Asked = outstandingTable(out.Advice, out.Today), true
	}
	return page
}

// firstWords are the day by which a family's comments are wanted, or that they are in.
func firstWords(out reading.CaseFileOut) string {
	if out.Draft == nil {
		return ""
	}
	return draftWords(*out.Draft, out.Today)
}

// disagreeHere says what a family can do about a refusal, or about what the plan says.
func disagreeHere(out reading.CaseFileOut) *disagreement {
	switch out.Case.State() {
	case casework.RefusedAssess:
		return disagreeOn(out.Head, out.Clock, view.Link{Text: "Read the decision and the letter", Href: caseURL(out.Case, "/decision")})
	case casework.RefusedIssue:
		return disagreeOn(out.Head, out.Clock, view.Link{Text: "Read the decision and the letter", Href: caseURL(out.Case, "/issue-decision")})
	case casework.ReviewPending:
		for _, q := range decisionQuestions {
			if out.Case.RefusedOn(q.question) {
				return disagreeOn(out.Head, out.Clock, view.Link{Text: "Read the decision and the letter", Href: caseURL(out.Case, q.path)})
			}
		}
		if out.Plan == nil {
			return nil
		}
		if issued, ok := out.Plan.InForce(); ok {
			return disagreeOn(out.Head, out.Clock, planLetter(out.Case, issued.Number))
		}
	}
	return nil
}

// purposes says in two sentences what each state is for (F9).
var purposes = map[casework.State][]string{
	casework.Requested:             {"The council has the request. It must decide within 6 weeks whether to carry out an EHC needs assessment, and tell the family."},
	casework.AssessDecisionPending: {"Everything needed for the decision is here. The council decides whether to carry out an EHC needs assessment."},
	casework.RefusedAssess:         {"The council has decided not to assess. The family can ask for mediation or appeal; a second decision can follow."},
	casework.Assessing:             {"Professionals are asked for their advice, and the child and the family for their views. Each has six weeks."},
	casework.IssueDecisionPending:  {"The assessment is finished. The council decides whether an EHC plan is necessary."},
	casework.RefusedIssue:          {"The council has decided not to issue a plan. The family can ask for mediation or appeal; a second decision can follow."},
	casework.Drafting:              {"The council is writing the draft plan from the advice and the views. The family sees it as soon as it is shared."},
	casework.DraftShared:           {"The family has at least 15 days to comment on the draft and to say which setting they would like. Settings are asked whether they can be named."},
	casework.ReviewPending:         {"The plan is in force. It must be reviewed at least once a year."},
	casework.Closed:                {"This case was closed outside of the process."},
}

// againWords says what each state is for while a plan in force is looked at anew.
var againWords = map[casework.State]string{
	casework.Assessing:            "Professionals are asked for new advice, and the child and the family for their views. Each has six weeks.",
	casework.IssueDecisionPending: "The new advice is in. The council decides whether the plan changes.",
	casework.Drafting:             "The council is writing the new draft from the plan in force, the new advice and the views.",
	casework.DraftShared:          "The family has at least 15 days to comment on the new draft and to say which setting they would like.",
}

// purposeHere leaves out that a draft is ready to read once the family has answered it.
func purposeHere(out reading.CaseFileOut) []string {
	if out.Draft != nil && out.Draft.Answered {
		return []string{familyWords[casework.DraftShared].next}
	}
	return purposeFor(out.Head)
}

// purposeFor says it to a family in the words of their home.
func purposeFor(h application.Head) []string {
	c := h.Case
	said := purposes[c.State()]
	if c.Reassessing() {
		said = []string{"The plan that is in force stays in force. " + againWords[c.State()]}
	} else if words := familyWords[c.State()]; slices.Contains(h.Subject.Relations, access.Family) {
		said = []string{words.now, words.next}
	}
	if closing, closed := c.Closing(); closed {
		return closedWords(h, closing)
	}
	if _, detained := c.Detained(); detained && c.State() == casework.ReviewPending && h.May(access.SeeCustody) {
		said = []string{"The plan is in force.", reviewWaits}
	}
	if r, ok := c.Reassessment(); ok && (r.State != casework.PlanReplaced && r.State != casework.ReassessTakenBack) {
		said = append([]string{reassessWords(h)}, said...)
	}
	return said
}

// nextStep is one row of the table of steps: in which states who may do what, and where.
type nextStep struct {
	states []casework.State
	action access.Action
	text   string
	path   string
	// only keeps the step to cases for which it holds; nil is every case.
	only func(*casework.Case) bool
}

// firstPlan and planAgain tell the road to a first plan from the one that looks at a plan in force anew.
func firstPlan(c *casework.Case) bool { return !c.PlanInForce() }
func planAgain(c *casework.Case) bool { return c.PlanInForce() }

// open reports whether the case stands before a decision on the question.
func open(q casework.Question) func(*casework.Case) bool {
	return func(c *casework.Case) bool { return c.CanRecommend(q) == nil }
}

var nextStepTable = []nextStep{
	{[]casework.State{casework.Requested, casework.AssessDecisionPending}, access.SeeRequest, "Read the request", "/request", nil},
	{[]casework.State{casework.Requested}, access.Assign, "Assign a co-ordinator", "/assign", func(c *casework.Case) bool { _, held := c.Coordinator(); return !held }},
	{[]casework.State{casework.Requested, casework.AssessDecisionPending}, access.PrepareDecision, "Decide whether to assess", "/decision", nil},
	{[]casework.State{casework.RefusedAssess}, access.DecideToAssess, "Record a second decision", "/decision", nil},
	{[]casework.State{casework.RefusedAssess}, access.SeeDecision, "Read the decision and the letter", "/decision", nil},
	{[]casework.State{casework.Assessing}, access.AskAdvice, "Ask for advice", "/assessment/ask", nil},
	{[]casework.State{casework.Assessing}, access.AnswerAdvice, "Give the advice you are asked for", "/assessment", nil},
	{[]casework.State{casework.Assessing}, access.WriteParentViews, "Write your views, or the child’s", "/assessment#views", nil},
	{[]casework.State{casework.IssueDecisionPending}, access.DecideToIssue, "Decide whether to issue a plan", "/issue-decision", firstPlan},
	{[]casework.State{casework.IssueDecisionPending, casework.ReviewPending}, access.DecideToReplace, "Decide whether the plan changes", reassessPath + "/plan-decision", open(casework.WhetherToReplace)},
	{[]casework.State{casework.ReviewPending}, access.DecideToReassess, "Decide whether to reassess", reassessPath + "/decision", open(casework.WhetherToReassess)},
	{[]casework.State{casework.Assessing, casework.IssueDecisionPending}, access.ReadViews, "Read the assessment", "/assessment", nil},
	{[]casework.State{casework.RefusedIssue}, access.DecideToIssue, "Record a second decision", "/issue-decision", nil},
	{[]casework.State{casework.RefusedIssue}, access.SeeDecision, "Read the decision and the letter", "/issue-decision", nil},
	{[]casework.State{casework.Drafting, casework.DraftShared}, access.DraftPlan, "Write the draft plan", "/plan", nil},
	{[]casework.State{casework.DraftShared}, access.ShareDraft, "Read the family’s comments", "/plan#shared-heading", nil},
	{[]casework.State{casework.Drafting}, access.ShareDraft, "Share the draft with the family", "/plan/share", nil},
	{[]casework.State{casework.DraftShared}, access.Consult, "Consult a setting", "/plan/consult", nil},
	{[]casework.State{casework.DraftShared}, access.FinalisePlan, "Finalise and issue the plan", "/plan/finalise", nil},
	{[]casework.State{casework.DraftShared}, access.CommentOnDraft, "Read the draft and send your comments", "/plan", nil},
	{[]casework.State{casework.DraftShared}, access.AnswerConsultation, "Answer the consultation", "/plan", nil},
	{[]casework.State{casework.DraftShared, casework.ReviewPending}, access.ReadPlan, "Read the plan", "/plan", nil},
	{[]casework.State{casework.RefusedAssess, casework.RefusedIssue, casework.Assessing, casework.IssueDecisionPending, casework.Drafting, casework.DraftShared, casework.ReviewPending, casework.Closed},
		access.SeeDisputes, "Mediation and appeals", disputesPath, disputable},
	{[]casework.State{casework.Assessing, casework.IssueDecisionPending, casework.Drafting}, access.ReadPlan, "Read the plan in force", "/plan", planAgain},
	{[]casework.State{casework.ReviewPending}, access.AskToReassess, "Ask for a reassessment", reassessPath + "/ask", func(c *casework.Case) bool { return c.CanAskToReassess() == nil }},
	{casework.OpenStates(), access.RecordMoves, "Record that the plan was sent to the new council", movingPath + "/sent", func(c *casework.Case) bool { m, moves := c.Moving(); return moves && m.SentOn.IsZero() }},
	{casework.OpenStates(), access.RecordCustody, "Record that the plan was sent to those in charge in custody", custodyPath + "/sent", func(c *casework.Case) bool {
		d, detained := c.Detained()
		return detained && d.SentOn.IsZero() && c.PlanInForce()
	}},
	{casework.OpenStates(), access.RecordCustody, "Record that the plan was reviewed after the release", custodyPath + "/reviewed", (*casework.Case).ReviewAwaited},
	{casework.OpenStates(), access.RecordMoves, "Go on with the change of integrated care board", healthBoardPath, func(c *casework.Case) bool { _, open := c.HealthBoardChange(); return open }},
	{casework.OpenStates(), access.RecordMoves, "Tell the family of the transfer", movedInPath + "/tell", func(c *casework.Case) bool { t, ok := c.TakenOver(); return ok && t.Told == nil }},
	{casework.OpenStates(), access.SeeCase, "Read about the plan from another council", movedInPath, func(c *casework.Case) bool { _, ok := c.TakenOver(); return ok }},
	{casework.OpenStates(), access.SeeCase, "Read about the reassessment", reassessPath, func(c *casework.Case) bool { return len(c.Reassessments()) > 0 }},
	{[]casework.State{casework.Closed}, access.UndoClosing, "Undo the closing, if it was a mistake", "/close/undo", nil},
}

// addViews asks a family for its views, which are welcome from the day of the request.
const addViews = "Add your views, and your child’s"

// nextSteps lists what this reader can do now, each once.
func nextSteps(out reading.CaseFileOut) []view.Link {
	subject := out.Subject
	subject.Facts[access.OnceShared] = out.Plan != nil && len(out.Plan.Shared()) > 0
	subject.Facts[access.OwnOnly] = true
	owes := map[access.Action]bool{access.AnswerAdvice: out.OwesAdvice, access.AnswerConsultation: out.OwesAnswer}
	seen := map[string]bool{}
	var links []view.Link
	if state := out.Case.State(); forFamily(out.Head) && (state == casework.Requested || state == casework.AssessDecisionPending) && access.May(access.WriteParentViews, subject) {
		links = append(links, view.Link{Text: addViews, Href: caseURL(out.Case, "/assessment#views")})
	}
	links = append(links, turningsHere(out.Head)...)
	if out.MessageWaits {
		links = append(links, view.Link{Text: "See to a message that did not arrive or was not read", Href: caseURL(out.Case, deliveriesPath)})
	}
	if _, late := out.Clock.DelayToTell(out.Today); late && access.May(access.TellDelay, subject) {
		links = append(links, view.Link{Text: "Send the family a letter about the delay: it is ready", Href: caseURL(out.Case, "/delay-letter")})
	}
	for _, s := range nextStepTable {
		if waits, asked := owes[s.action]; asked && !waits {
			continue
		}
		if s.only != nil && !s.only(out.Case) {
			continue
		}
		for _, state := range s.states {
			if state == out.Case.State() && access.May(s.action, subject) && !seen[s.path] {
				seen[s.path] = true
				if out.Draft != nil && out.Draft.Answered && s.action == access.CommentOnDraft {
					s.text = "Read the draft and the comments that you sent"
				}
				links = append(links, view.Link{Text: s.text, Href: caseURL(out.Case, s.path)})
			}
		}
	}
	return links
}

// disputable reports whether there is, or was, a decision that a family can disagree with (CFA 2014 s.51).
func disputable(c *casework.Case) bool {
	refusals := append(c.Decisions(casework.WhetherToAssess), c.Decisions(casework.WhetherToIssue)...) // later ones follow a plan
	return !c.FinalOn().IsZero() || slices.ContainsFunc(refusals, casework.Decision.Appealable)
}

// outstandingTable shows with whom advice is (F18, F133).
func outstandingTable(requests []*advice.Request, today ehc.Date) view.Table {
	t := view.Table{Caption: "Advice asked for", Columns: []view.Column{{Text: "Who"}, {Text: "Kind of advice"}, {Text: "Due"}, {Text: "Status"}}}
	for _, a := range requests {
		who := a.Adviser().Name
		if who == "" {
			who = a.Adviser().TeamName
		}
		limb, _ := advice.Info(a.Limb())
		t.Rows = append(t.Rows, view.Row{Cells: []view.Cell{{Text: who, Main: true}, {Text: limb.Short}, {Text: a.DueOn().Long()}, {Tags: []view.Tag{adviceTag(a, today)}}}})
	}
	return t
}

func adviceTag(a *advice.Request, today ehc.Date) view.Tag {
	switch a.Status() {
	case advice.Completed:
		return view.Tag{Text: a.Status().Label(), Tone: view.Good}
	case advice.Closed:
		return view.Tag{Text: a.Status().Label(), Tone: view.Plain}
	}
	if today.After(a.DueOn()) {
		return view.Tag{Text: fmt.Sprintf("%s, %s late", a.Status().Label(), view.Count(a.DueOn().DaysUntil(today), "day", "days")), Tone: view.Late}
	}
	return view.Tag{Text: a.Status().Label(), Tone: view.Active}
}

// liveSummary is the case summary of an issued plan (F209-F214, F218).
func liveSummary(out reading.CaseFileOut) []view.Component {
	if t, ok := out.Case.TakenOver(); ok && out.Case.PlanInForce() && out.Plan == nil {
		list := takenOverList(t)
		list.Title = "Current plan, from another council"
		return []view.Component{list}
	}
	if !out.Case.PlanInForce() || out.Plan == nil {
		return nil
	}
	latest, _ := out.Plan.InForce()
	lists := []view.Component{
		view.SummaryList{Title: "Current plan", Rows: []view.SummaryRow{
			{Key: "Finalised on", Text: out.Case.InForceOn().Long()},
			{Key: "Download", Value: view.Links{Links: planDownloads(out.Head, latest)}},
		}},
	}
	if rows := reviewRows(out); len(rows) > 0 {
		lists = append(lists, view.SummaryList{Title: "Review", Rows: rows})
	}
	return append(lists,
		view.SummaryList{Title: "Assessment and planning pathway", Rows: []view.SummaryRow{
			{Key: "Completed on", Text: out.Case.FinalOn().Long(), Actions: []view.Link{{Text: "View pathway", Href: caseURL(out.Case, "/request")}}},
		}})
}

func planDownloads(h application.Head, v plan.Shared) []view.Link {
	return append([]view.Link{{Text: "Read the EHC plan", Href: versionURL(h.Case, v.Number)}}, planDownloadLinks(h, v)...)
}

func reviewRows(out reading.CaseFileOut) []view.SummaryRow {
	if _, detained := out.Case.Detained(); detained && out.May(access.SeeCustody) {
		return []view.SummaryRow{{Key: "Must be reviewed", Text: "As soon as reasonably practicable after release", Note: "No review falls due while they are in custody."}}
	}
	review, ok := reviewDue(out.Clock)
	if !ok {
		return nil
	}
	if out.Case.ReviewAwaited() && out.May(access.SeeCustody) {
		return []view.SummaryRow{{Key: "Must be reviewed", Text: "As soon as reasonably practicable, after the release on " + out.Case.Released().Long(), Note: "At the latest by " + review.Last.Long() + "."}}
	}
	return []view.SummaryRow{
		{Key: "Must be reviewed by", Text: review.Last.Long()},
		{Key: "Recommended start", Text: review.Last.AddDays(-reviewLead).Long(), Note: "16 weeks before. This is advice, not law."},
	}
}

// reviewWaits says when a plan is reviewed whose holder is in custody.
const reviewWaits = "No review falls due while they are in custody. The plan is reviewed as soon as reasonably practicable after release."

// reviewDue is the date of the next review of a plan that stands.
func reviewDue(c *clock.Clock) (review clock.Deadline, ok bool) {
	for _, d := range c.Deadlines() {
		if d.Off == "" && (d.Code == timescale.ReviewFirst || d.Code == timescale.ReviewNext || d.Code == timescale.ReviewAfterTransfer) {
			return d, true
		}
	}
	return clock.Deadline{}, false
}

// reviewLead is how many days before its last day a review is best started: 16 weeks (F214).
const reviewLead = 112
