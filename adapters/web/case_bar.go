package web

import (
	"fmt"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/timescale"
)

// stagePaths are the pages of the five stages, below the case's own address.
var stagePaths = [...]string{"/request", "/decision", "/assessment", "/issue-decision", "/plan"}

// caseURL is the address of a page of a case: caseURL(c, "/plan").
func caseURL(c *casework.Case, page string) string { return "/cases/" + string(c.ID()) + page }

// caseBar is what stands above every page about a child: who they are, and where the case stands. open is the
// stage whose page is shown, 0 on pages that belong to none.
func caseBar(h application.Head, open casework.Stage) *view.CaseBar {
	c := h.Case
	return &view.CaseBar{Reference: string(c.Reference()), Identity: identityBar(h), Stages: stageBar(h, open), Facts: stageFacts(h), Tray: trayOf(h)}
}

// trayOf is the list from which the reader comes to the case: a family has its home.
func trayOf(h application.Head) string {
	tray := access.TrayInProgress
	_, held := h.Case.Coordinator()
	switch relations := h.Subject.Relations; {
	case slices.Contains(relations, access.Family) || slices.Contains(relations, access.Advocate):
		return "/"
	case slices.Contains(relations, access.Setting) || slices.Contains(relations, access.Consulted):
		tray = access.TraySetting
	case slices.Contains(relations, access.Officer) && !held:
		tray = access.TrayUnassigned
	case h.Case.State() == casework.ReviewPending:
		tray = access.TrayLive
	}
	return "tray=" + string(tray)
}

func identityBar(h application.Head) view.IdentityBar {
	c, child := h.Case, h.Case.Child()
	bar := view.IdentityBar{
		Name: child.FullName(), Href: caseURL(c, ""), Initials: view.Initials(child.FullName()),
		Status: view.Tag{Text: caseStatus(h), Tone: stateTone(c.State())}, Menu: caseMenu(h),
	}
	if child.Photo != "" {
		bar.Photo = caseURL(c, "/files/"+string(child.Photo))
	}
	if !child.Born.IsZero() {
		bar.Facts = append(bar.Facts,
			view.Fact{Label: "Date of birth", Text: fmt.Sprintf("%s (aged %d)", child.Born.Long(), child.Born.YearsAt(h.Today))},
			view.Fact{Label: "Year group", Text: casework.YearGroupLabel(child.YearGroupOn(h.Today))})
	}
	if c.Reference() != "" {
		bar.Facts = append(bar.Facts, view.Fact{Label: "Case ID", Text: string(c.Reference())})
	}
	for _, alert := range casework.FlagTags(c.FlagsSeenBy(h.Subject.Relations...)) {
		bar.Flags = append(bar.Flags, view.Tag{Text: alert})
	}
	return bar
}

// stageFacts are what counts at the stage that the case has reached (F54, F84).
func stageFacts(h application.Head) []view.Fact {
	c := h.Case
	if c.ReceivedOn().IsZero() {
		return nil
	}
	by := view.Fact{Label: "Case to be completed by"}
	from := view.Fact{Label: "Case start date", Text: c.ReceivedOn().Long()}
	if again, ok := reassessmentFacts(h); ok {
		return again
	}
	if t, ok := c.TakenOver(); ok && c.InForceOn() == t.MadeOn {
		return takenOverFacts(t)
	}
	if c.Stage() == casework.StagePlan {
		from = view.Fact{Label: issuedLabels[forFamily(h)].decided, Text: c.DecidedOn(casework.WhetherToIssue).Long()}
		by.Label = issuedLabels[forFamily(h)].final
	}
	facts := []view.Fact{from}
	if final, ok := h.DateOf(timescale.SendFinalPlan); ok && final.Open() {
		by.Text = final.Last.Long()
		facts = append(facts, by)
	}
	return facts
}

// takenOverFacts are what counts of a plan that another council made.
func takenOverFacts(t casework.TakenOver) []view.Fact {
	return []view.Fact{{Label: "Plan made by", Text: t.From}, {Label: "Made on", Text: t.MadeOn.Long()}, {Label: "Transferred on", Text: t.TransferredOn.Long()}}
}

// reassessmentFacts are what counts while a plan in force is looked at anew; ok is false otherwise.
func reassessmentFacts(h application.Head) (facts []view.Fact, ok bool) {
	if !h.Case.Reassessing() {
		return nil, false
	}
	r, _ := h.Case.Reassessment()
	facts = []view.Fact{{Label: "Plan in force since", Text: h.Case.InForceOn().Long()}, {Label: "Reassessment agreed on", Text: r.AgreedOn.Long()}}
	for _, d := range h.Dates() {
		if d.Open() && (d.Code == timescale.SendPlanReassessed || d.On == r.AgreedOn && d.Step == "plan") {
			facts = append(facts, view.Fact{Label: "New plan, if it changes, by", Text: d.Last.Long()})
		}
	}
	return facts, true
}

// stageBar leads to every stage that was reached, save to a request that the reader may not see: a consulted setting's.
func stageBar(h application.Head, open casework.Stage) view.StageBar {
	c := h.Case
	reached := c.Stage()
	bar := view.StageBar{Current: int(reached) - 1, Open: int(open) - 1}
	if open == 0 {
		bar.Open = bar.Current
	}
	for i, name := range casework.Stages() {
		stage := view.Stage{Name: name, More: stageMore[casework.Stage(i+1)]}
		if i < int(reached) && (i > 0 || c.State() == casework.RequestDraft || h.May(access.SeeRequest)) {
			stage.Href = caseURL(c, stagePaths[i])
		}
		bar.Stages = append(bar.Stages, stage)
	}
	return bar
}

// stageMore tells the two stages apart that have one name.
var stageMore = map[casework.Stage]string{casework.StageDecisionToAssess: "to assess", casework.StageDecisionToIssue: "to issue"}

// issuedLabels name the two dates of the plan's stage, to families (true) in plainer words.
var issuedLabels = map[bool]struct{ decided, final string }{
	false: {"Decision to issue an EHC plan made on", "Final EHC plan to be issued by"},
	true:  {"Decision to issue a plan made on", "Final plan to be issued by"},
}

// caseStatus is the case's status; to a family a plan that has been issued is in force, whatever is due next.
func caseStatus(h application.Head) string {
	if forFamily(h) && h.Case.State() == casework.ReviewPending {
		return "Plan in force"
	}
	return statusOf(h.Case.State(), h.Case.PlanInForce())
}

// againLabels name the states of the road where a plan is in force and looked at anew.
var againLabels = map[casework.State]string{
	casework.Assessing: "Reassessment in progress", casework.IssueDecisionPending: "Decision after reassessment pending",
	casework.Drafting: "New draft plan (not yet shared)", casework.DraftShared: "New draft plan (shared)",
}

// statusOf names a state, with the words for a plan that is in force and looked at anew.
func statusOf(s casework.State, planInForce bool) string {
	if again := againLabels[s]; planInForce && again != "" {
		return again
	}
	return s.Label()
}

// stateTone colours a case's status; the words say the same.
func stateTone(s casework.State) view.Tone {
	switch s {
	case casework.RefusedAssess, casework.RefusedIssue:
		return view.Aside
	case casework.AssessDecisionPending, casework.IssueDecisionPending:
		return view.Soon
	case casework.ReviewPending:
		return view.Good
	case casework.Closed:
		return view.Plain
	}
	return view.Active
}
