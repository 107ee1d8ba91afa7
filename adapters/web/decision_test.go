package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/council"
	"ehchub/domain/people"
	"ehchub/ports"
)

// requestedSite is the site turned to a case that was just received, of the world's parent.
func requestedSite(t *testing.T) *site {
	return newRequestSite(t).requested()
}

// requested asks for an assessment as the parent.
func (s *site) requested() *site {
	b := s.as(s.Parent)
	typed := url.Values{"child.setting": {string(s.Setting.ID)}}
	for name, values := range childTyped {
		typed[name] = values
	}
	page := b.press(b.get("/request").is(http.StatusOK), "start", nil).is(http.StatusOK)
	at := page.path
	b.press(b.get(at+"/you"), "save", url.Values{"requester.relationship": {"Mother"}, "requester.consent": {"yes"}}).is(http.StatusOK)
	b.press(b.get(at+"/child"), "save", typed).is(http.StatusOK)
	b.press(b.get(at+"/story"), "save", storyTyped).is(http.StatusOK)
	page = b.press(b.get(at+"/check"), "send", nil).is(http.StatusOK)
	return s.turned(draftID(page))
}

// assigned gives the case to the co-ordinator, in the browser.
func (s *site) assigned() *browser {
	b := s.as(s.Coordinator)
	b.press(b.get(s.at("/assign")).is(http.StatusOK), "assign", url.Values{"coordinator": {string(s.Coordinator.ID)}})
	return b
}

func TestAssigningInTheBrowser(t *testing.T) {
	s := requestedSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/assign")).is(http.StatusOK)
	page.labelled()
	page.says("Marguerite Oyelaran (you)", "Tobias Ferncastle")
	b.press(page, "assign", url.Values{"coordinator": {"nobody"}}).is(http.StatusUnprocessableEntity).says("Choose a co-ordinator from the list.")
	b.press(page, "assign", url.Values{"coordinator": {string(s.Coordinator.ID)}})
	if got, _ := s.Load(t).Coordinator(); got.Name != s.Coordinator.Name {
		t.Errorf("the co-ordinator is %+v", got)
	}
	page = b.get(s.at("/assign")).is(http.StatusOK).says("Change the co-ordinator", "Marguerite Oyelaran is the co-ordinator now.", "Change to this co-ordinator").saysNot("Assign this case to me", "Marguerite Oyelaran (you)")
	b.press(page, "assign", url.Values{"coordinator": {string(s.Officer.ID)}})
	if got, _ := s.Load(t).Coordinator(); got.Name != s.Officer.Name {
		t.Errorf("the co-ordinator is %+v", got)
	}
	b.get(s.at("/assign")).is(http.StatusNotFound)
	s.as(s.Manager).get(s.at("/assign")).is(http.StatusOK).says("Tobias Ferncastle is the co-ordinator now.")
	s.as(s.Parent).get(s.at("/assign")).is(http.StatusForbidden)
	s.as(s.Stranger).get(s.at("/assign")).is(http.StatusNotFound)
}

func TestACoordinatorTakesACaseInOnePress(t *testing.T) {
	s := requestedSite(t)
	b := s.as(s.Officer)
	page := b.get(s.at("/assign")).is(http.StatusOK).says("Assign a co-ordinator", "Assign this co-ordinator", "Assign this case to me")
	b.press(page, "me", nil)
	if got, _ := s.Load(t).Coordinator(); got.Name != s.Officer.Name {
		t.Errorf("the co-ordinator is %+v", got)
	}
	s.as(s.Manager).get(s.at("/assign")).saysNot("Assign this case to me") // a manager has no cases of their own
}

func TestTheDecisionBeforeItIsMade(t *testing.T) {
	s := requestedSite(t)
	s.assigned()
	for name, tc := range map[string]struct {
		by     people.Person
		status int
		decide bool
	}{
		"parent": {s.Parent, 200, false}, "SENCO": {s.SENCO, 200, false}, "co-ordinator": {s.Coordinator, 200, true}, "manager": {s.Manager, 200, true},
		"officer of other cases": {s.Officer, 404, false}, "stranger": {s.Stranger, 404, false},
	} {
		page := s.as(tc.by).get(s.at("/decision")).is(tc.status)
		if tc.status != 200 {
			continue
		}
		page.says("has not decided yet", "11 October 2023")
		if page.links(s.at("/decision/record")) != tc.decide || page.links(s.at("/decision/ready")) != tc.decide {
			t.Errorf("%s: to decide %v", name, page.links(s.at("/decision/record")))
		}
		status := http.StatusForbidden
		if tc.decide {
			status = http.StatusOK
		}
		s.as(tc.by).get(s.at("/decision/record")).is(status)
		s.as(tc.by).get(s.at("/decision/ready")).is(status)
		s.as(tc.by).get(s.at("/close")).is(status)
	}
}

func TestAgreeingToAssessInTheBrowser(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	page := b.press(b.get(s.at("/decision/ready")).is(http.StatusOK), "ready", nil).is(http.StatusOK)
	page.says("The request is ready for the decision", "Decision to assess pending")
	page = b.get(s.at("/decision/record")).is(http.StatusOK)
	page.labelled()
	page.says("section 36 of the Children and Families Act 2014", "section 36(8)(a)", "section 36(8)(b)", "another local authority")
	page.saysNot("What does the second decision rest on?")
	if form, _ := page.form("check"); form.Get("decided-on") != "30/8/2023" {
		t.Errorf("the form begins with %v", form)
	}
	page = b.press(page, "check", nil).is(http.StatusUnprocessableEntity)
	page.says("Choose the decision", "Say whether the child or young person has", "Give the reasons for the decision").saysNot("must assess")
	page = b.press(page, "check", url.Values{"agreed": {"yes"}, "reason": {"Both parts\r\nare met."}}).is(http.StatusUnprocessableEntity)
	page.says("has, or may have, special educational needs.")
	for _, field := range []string{"#has-sen", "#provision"} {
		if !page.links(field) {
			t.Errorf("no link to %s", field)
		}
	}
	page = b.press(page, "check", url.Values{"has-sen": {"yes"}, "provision": {"no"}}).is(http.StatusUnprocessableEntity)
	page.says("To agree, both parts of the test must be answered yes. (CFA 2014 s.36(8))")
	if page = b.press(page, "provision", nil).is(http.StatusOK); !strings.Contains(page.body, "are met.") {
		t.Error("clearing a selection lost the reasons")
	}
	page = b.press(page, "check", url.Values{"provision": {"yes"}, "decided-on": {"1/9/2023"}}).is(http.StatusUnprocessableEntity)
	page.says("can’t be in the future")
	page = b.press(page, "check", url.Values{"decided-on": {"30/8/2023"}}).is(http.StatusOK)
	page.says("Publish this decision?", "Everyone on the case will see the decision", "Both parts", "are met.")
	page.saysNot("right to appeal")
	if s.Load(t).State() != casework.AssessDecisionPending {
		t.Error("it was published before it was confirmed")
	}
	form, _ := b.press(page, "change", nil).is(http.StatusOK).form("check")
	if !strings.Contains(form.Get("reason"), "are met.") || form.Get("agreed") != "yes" || form.Get("has-sen") != "yes" {
		t.Errorf("going back to change lost %v", form)
	}
	page = b.press(page, "confirm", nil).is(http.StatusOK)
	page.says("The decision is published", "The council will carry out an EHC needs assessment", "30 August 2023", "Decision letter (PDF, under 100 KB)", "Both parts")
	page.saysNot("right to appeal", "Record the decision")
}

func TestRefusingAndASecondDecisionInTheBrowser(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	typed := url.Values{"agreed": {"no"}, "has-sen": {"yes"}, "provision": {"no"}, "reason": {"The school can make the provision."}}
	s.changeProfile(func(p *council.Profile) { p.Mediation.Phone, p.Mediation.Web = "", "" })
	page := b.get(s.at("/decision/record")).is(http.StatusOK)
	page.says("A refusal can’t be published yet.", "the mediation adviser")
	page = b.press(page, "check", typed).is(http.StatusConflict)
	page.says("the mediation adviser", "SI 2014/1530 regs 5, 32")
	if form, _ := page.form("check"); form.Get("reason") != "The school can make the provision." {
		t.Error("what was typed is gone")
	}
	s.changeProfile(func(p *council.Profile) { p.Mediation.Phone = "01632 960 202" })
	page = b.press(page, "check", nil).is(http.StatusOK)
	page.says("right to appeal")
	b.press(page, "confirm", nil).is(http.StatusOK).says("Decision made not to assess")

	page = s.as(s.Parent).get(s.at("/decision")).is(http.StatusOK)
	page.says("If you disagree: contact a mediation adviser or appeal by 30 October 2023.", "You have the right to appeal", "Monday 30 October 2023", "Middle Ground Mediation", "01632 960 202", "Wrenshire SEND advice service", "Common Ground Resolution", "First-tier Tribunal", "The school can make the provision.")
	if !page.links(s.at("/decision/letter.pdf?n=1")) {
		t.Error("no letter")
	}
	others := s.as(s.SENCO).get(s.at("/decision"))
	others.says("The family has the right to appeal")
	others.saysNot("If you disagree")

	page = b.get(s.at("/decision/record")).is(http.StatusOK)
	page.labelled()
	page.says("What does the second decision rest on?", "An order of the Tribunal")
	page.saysNot("another local authority")
	second := url.Values{"agreed": {"yes"}, "reason": {"The Tribunal has ordered it."}}
	page = b.press(page, "check", second).is(http.StatusUnprocessableEntity)
	page.says("Say what the second decision rests on.", "Enter the date of the agreement")
	page = b.press(page, "check", url.Values{"basis": {"tribunal-order"}, "ordered-on": {"30/8/2023"}}).is(http.StatusOK)
	page = b.press(page, "confirm", nil).is(http.StatusOK)
	page.says("Second decision", "First decision", "An order of the Tribunal", "The school can make the provision.")
	if text := page.text(); strings.Index(text, "Second decision") > strings.Index(text, "First decision") {
		t.Error("the first decision stands above the second")
	}
	s.as(s.Parent).get(s.at("/decision")).saysNot("right to appeal", "If you disagree")
}

func TestDecidingOutOfTurnInTheBrowser(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	page := b.get(s.at("/issue-decision/record")).is(http.StatusConflict)
	page.says("The case stands at “Request received”")
	b.get(s.at("/issue-decision")).is(http.StatusOK).says("section 36(1) of the Children and Families Act 2014")
	b.post(s.at("/issue-decision/record"), url.Values{"agreed": {"yes"}, "action": {"confirm"}}).is(http.StatusConflict)
}

func TestTheDecisionToIssueInTheBrowser(t *testing.T) {
	s := newRequestSite(t)
	err := assessment.ReadyForIssueDecision{Gate: s.gate}.Do(t.Context(), s.Coordinator.Actor(), assessment.ReadyForIssueDecisionInput{Case: s.Case, Override: "The reports with the request are agreed to be enough."})
	if err != nil {
		t.Fatal(err)
	}
	b := s.as(s.Coordinator)
	page := b.get(s.at("/issue-decision/record")).is(http.StatusOK)
	page.labelled()
	page.says("section 36(1)", "Issue an EHC plan", "Do not issue an EHC plan at this time", "another local authority")
	page.saysNot("section 36(8)")
	page = b.press(page, "check", url.Values{"agreed": {"no"}, "other": {"yes"}, "other-authority": {"Northmoor Council"}, "other-advice-on": {"1/6/2023"}, "reason": {"The school can make the provision."}}).is(http.StatusOK)
	page = b.press(page, "confirm", nil).is(http.StatusOK)
	page.says("Decision made not to issue an EHC Plan", "right to appeal", "Was the assessment carried out by another local authority? Yes, by Northmoor Council")
}

// changeProfile changes the council's profile.
func (s *site) changeProfile(change func(*council.Profile)) {
	s.t.Helper()
	err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) error {
		p, err := stores.Council.Profile(ctx)
		if err != nil {
			return err
		}
		change(&p)
		return stores.Council.SaveProfile(ctx, p)
	})
	if err != nil {
		s.t.Fatal(err)
	}
}
