package web

import (
	"net/http"
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/application/standing"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/fault"
)

// reassessPath is the page about assessing a plan again, below the case.
const reassessPath = "/reassessment"

// ReassessPages are the request for a reassessment of a plan in force, and where it stands. Its two decisions are
// among the pages of decisions.
type ReassessPages struct {
	pages *Pages
	read  standing.ReadReassessment
	ask   standing.AskToReassess
	back  standing.TakeReassessmentBack
}

// NewReassessPages makes the pages, whose use cases all enter through the gate.
func NewReassessPages(pages *Pages, gate application.Gate) ReassessPages {
	return ReassessPages{pages, standing.ReadReassessment{Gate: gate}, standing.AskToReassess{Gate: gate}, standing.TakeReassessmentBack{Gate: gate}}
}

// Routes lists the addresses of reassessments.
func (p ReassessPages) Routes() []Route {
	return []Route{
		{Method: http.MethodGet, Path: "/cases/{case}" + reassessPath, Name: "reassess", Do: p.show},
		{Method: http.MethodGet, Path: "/cases/{case}" + reassessPath + "/ask", Name: "reassess.ask.form", Do: p.askForm},
		{Method: http.MethodPost, Path: "/cases/{case}" + reassessPath + "/ask", Name: "reassess.ask", Do: p.askAgain},
		{Method: http.MethodGet, Path: "/cases/{case}" + reassessPath + "/take-back", Name: "reassess.back.ask", Do: p.confirmBack},
		{Method: http.MethodPost, Path: "/cases/{case}" + reassessPath + "/take-back", Name: "reassess.back", Do: p.takeBack},
	}
}

// reassessPage shows the reassessments of a case, the latest first.
type reassessPage struct {
	view.Page
	Disagree *disagreement
	Purpose  []string
	Steps    []view.Link
	Rounds   []view.SummaryList
	Dates    view.KeyDates
	Empty    string
}

func (p ReassessPages) show(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	page := &reassessPage{
		Page:    view.Page{Title: "Reassessment", Case: caseBar(out.Head, casework.StagePlan), Back: &view.Link{Text: "Back to the case", Href: caseURL(out.Case, "")}},
		Purpose: []string{reassessWords(out.Head), "A reassessment looks at the needs from the beginning: new advice is asked for, and the plan is changed or kept. The plan stays in force until a new one is issued."},
		Steps:   reassessSteps(out), Empty: "Nobody has asked for a reassessment of this plan.",
	}
	if out.Case.RefusedOn(casework.WhetherToReassess) {
		page.Disagree = disagreeOn(out.Head, out.Clock, view.Link{Text: "Read the decision and the letter", Href: caseURL(out.Case, reassessPath+"/decision")})
	}
	for _, round := range out.Rounds {
		page.Rounds = append(page.Rounds, roundList(out, round))
	}
	for _, d := range out.Dates {
		if d.Off == "" {
			page.Dates.Dates = append(page.Dates.Dates, keyDateFor(out.Head, d, out.Clock.Excused(d)))
		}
	}
	p.pages.Show(w, r, http.StatusOK, "reassess", page)
	return nil
}

// reassessWords says in one sentence where the reassessment stands.
func reassessWords(h application.Head) string {
	r, ok := h.Case.Reassessment()
	switch {
	case !ok || r.State == casework.ReassessTakenBack || r.Asker == casework.AskedByAuthority && r.AgreedOn.IsZero() && !h.May(access.SeeAuthorityNotes):
		return "The plan is in force, and nobody waits for a decision about a reassessment."
	case r.State == casework.ReassessDecisionPending && r.Asker == casework.AskedByAuthority:
		return "The council considers a reassessment itself."
	case r.State == casework.ReassessDecisionPending:
		return "A reassessment was asked for. The council must say within 15 days whether there will be one."
	case r.State == casework.ReassessRefused:
		return "The council has decided not to reassess. It gives its reasons, and the family can ask for mediation or appeal."
	case r.State == casework.ReassessmentUnderWay:
		return "The council assesses again. If the plan changes, the new one must be sent within 14 weeks of the decision to reassess."
	case r.State == casework.PlanKept:
		return "The reassessment is finished, and the council has decided to keep the plan as it is. The family can ask for mediation or appeal."
	}
	return "The reassessment is finished, and a new plan took the place of the old one on " + r.FinalOn.Long() + "."
}

// reassessSteps is what the reader can do about it now.
func reassessSteps(out standing.ReassessmentOut) []view.Link {
	c := out.Case
	var links []view.Link
	add := func(may bool, text, page string) {
		if may {
			links = append(links, view.Link{Text: text, Href: caseURL(c, page)})
		}
	}
	decides := c.CanRecommend(casework.WhetherToReassess) == nil
	add(decides && out.May(access.DecideToReassess), decideText(c, casework.WhetherToReassess, "Decide whether to reassess"), reassessPath+"/decision")
	add(c.CanRecommend(casework.WhetherToReplace) == nil && out.May(access.DecideToReplace), decideText(c, casework.WhetherToReplace, "Decide whether the plan changes"), reassessPath+"/plan-decision")
	add(len(c.Decisions(casework.WhetherToReassess)) > 0 && out.May(access.SeeCase), "Read the decision whether to reassess", reassessPath+"/decision")
	add(len(c.Decisions(casework.WhetherToReplace)) > 0, "Read the decision about the plan", reassessPath+"/plan-decision")
	add(out.MayAsk, "Ask for a reassessment", reassessPath+"/ask")
	add(out.MayTakeBack, "Take the request back", reassessPath+"/take-back")
	add(true, "Read the plan in force", "/plan")
	return slices.CompactFunc(links, func(a, b view.Link) bool { return a.Href == b.Href })
}

func decideText(c *casework.Case, q casework.Question, first string) string {
	if c.RefusedOn(q) {
		return "Record a second decision"
	}
	return first
}

func roundList(out standing.ReassessmentOut, r casework.Reassessment) view.SummaryList {
	rule, _ := r.Asker.Rule()
	list := view.SummaryList{Title: r.State.Label(), Rows: []view.SummaryRow{{Key: "Asked by", Text: rule.Label}}}
	row := func(key, text string) {
		if text != "" {
			list.Rows = append(list.Rows, view.SummaryRow{Key: key, Text: text})
		}
	}
	if out.May(access.SeeWorkContacts) || out.May(access.SeeAuthorityNotes) {
		row("Name", r.Name)
	}
	row("Received on", r.ReceivedOn.Long())
	list.Rows = append(list.Rows, view.SummaryRow{Key: "Why", Lines: lines(r.Why)})
	if !r.TakenBackOn.IsZero() {
		row("Taken back on", r.TakenBackOn.Long())
	}
	if !r.AgreedOn.IsZero() {
		row("Agreed on", r.AgreedOn.Long())
	}
	if !r.FinalOn.IsZero() {
		row("New plan made on", r.FinalOn.Long())
	}
	return list
}

// reassessable reads the case for someone who may ask for a reassessment of it now.
func (p ReassessPages) reassessable(r *http.Request) (standing.ReassessmentOut, error) {
	out, err := ofCase(r, p.read.Do)
	if err != nil || out.MayAsk {
		return out, err
	}
	if err := access.Decide(ActorOf(r), access.AskToReassess, out.Subject); err != nil {
		return out, err
	}
	return out, out.Case.CanAskToReassess()
}

func (p ReassessPages) confirmBack(w http.ResponseWriter, r *http.Request) error {
	out, err := ofCase(r, p.read.Do)
	if err != nil {
		return err
	}
	if err := access.Decide(ActorOf(r), access.AskToReassess, out.Subject); err != nil {
		return err
	}
	if !out.MayTakeBack {
		return fault.New(fault.Illegal, "reassess.not-yours", "There is no request for a reassessment here that you can take back.")
	}
	page := &confirmPage{
		Page: view.Page{Title: "Take the request for a reassessment back?", Case: caseBar(out.Head, casework.StagePlan), Back: &view.Link{Text: "Back", Href: caseURL(out.Case, reassessPath)}},
		Confirm: view.Confirm{
			What: []string{"The council no longer has to decide about it. The plan goes on as before.", "A reassessment can be asked for again at any time."},
			Yes:  view.Button{Text: "Yes, take it back", Value: "take-back", Kind: view.Warned}, No: view.Link{Text: "No, go back", Href: caseURL(out.Case, reassessPath)},
		},
	}
	p.pages.Show(w, r, http.StatusOK, "confirm_page", page)
	return nil
}

func (p ReassessPages) takeBack(w http.ResponseWriter, r *http.Request) error {
	id, err := caseID(r)
	if err != nil {
		return err
	}
	if err := p.back.Do(r.Context(), ActorOf(r), id); err != nil {
		return err
	}
	LeaveNotice(w, "The request for a reassessment is taken back.")
	http.Redirect(w, r, "/cases/"+string(id)+reassessPath, http.StatusSeeOther)
	return nil
}

func (p ReassessPages) askForm(w http.ResponseWriter, r *http.Request) error {
	out, err := p.reassessable(r)
	if err != nil {
		return err
	}
	p.showAsk(w, r, http.StatusOK, out, reassessForm{}, form.DateText(out.Today), form.Errors{})
	return nil
}
