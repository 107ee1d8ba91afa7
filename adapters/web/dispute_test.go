package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application"
	"ehchub/application/assessment"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// disputedSite is the site turned to a case that was refused a plan on 30 August 2023.
func disputedSite(t *testing.T) *site {
	s := newSite(t, func(s *site) []Area {
		return []Area{NewTrayPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewDecisionPages(s.pages, testTexts, s.gate), NewDisputePages(s.pages, s.gate)}
	})
	officer := s.Coordinator.Actor()
	if err := (assessment.ReadyForIssueDecision{Gate: s.gate}).Do(t.Context(), officer, assessment.ReadyForIssueDecisionInput{Case: s.Case, Override: "The reports are agreed to be enough."}); err != nil {
		t.Fatal(err)
	}
	refusal := casework.Decision{Question: casework.WhetherToIssue, Reason: "The school can make the provision.", DecidedOn: s.day(0)}
	if err := (assessment.Decide{Gate: s.gate}).Do(t.Context(), officer, assessment.DecideInput{Case: s.Case, Decision: refusal}); err != nil {
		t.Fatal(err)
	}
	return s
}

// day is n days after the clock's today; typed writes it as a form takes it.
func (s *site) day(n int) ehc.Date {
	return ehc.DateIn(s.Clock.Now(), application.London).AddDays(n)
}

func (s *site) typed(n int) []string { return []string{s.day(n).String()} }

// take records a step through its form and its confirmation.
func (b *browser) take(record, step string, fields url.Values) *page {
	b.site.t.Helper()
	page := b.get(record + "/" + step).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "check", fields).is(http.StatusOK)
	page.says("Record this step?")
	return b.press(page, "confirm", nil).is(http.StatusOK)
}

// opened starts the record of the refusal, and gives its address.
func (b *browser) opened() string {
	b.site.t.Helper()
	page := b.get(b.site.at("/disputes/open")).is(http.StatusOK)
	page.labelled()
	return b.press(page, "open", url.Values{"matter": {"not-to-issue " + b.site.day(0).String()}}).is(http.StatusOK).path
}

func TestAFamilyAsksForMediationFromTheRefusal(t *testing.T) {
	s := disputedSite(t)
	family := s.as(s.Parent)
	page := family.get(s.at("/issue-decision")).is(http.StatusOK)
	if !page.links(s.at("/disputes/mediation")) || !page.links(s.at("/disputes")) {
		t.Error("the refusal does not lead to mediation")
	}
	if !family.get(s.at("")).is(http.StatusOK).links(s.at("/disputes")) {
		t.Error("the case file does not lead to mediation and appeals")
	}
	page = family.get(s.at("/disputes/mediation")).is(http.StatusOK)
	page.says("The council can’t refuse", "Friday 29 September 2023")
	page = family.press(page, "ask", nil).is(http.StatusOK)
	if page.path != s.at("/disputes") {
		t.Errorf("asking leads to %s", page.path)
	}
	page.says("Mediation wanted", "The decision not to issue a plan", "Friday 29 September 2023", "Arrange the mediation")
	if page.links(s.at("/disputes/mediation")) || page.links(s.at("/disputes/open")) {
		t.Error("the family is offered what is done, or is not theirs to do")
	}
	if family.get(s.at("/issue-decision")).is(http.StatusOK).links(s.at("/disputes/mediation")) {
		t.Error("the refusal still leads to asking for mediation")
	}
	family.get(s.at("/disputes/mediation")).is(http.StatusConflict)
	s.as(s.Coordinator).get(s.at("/decision")).is(http.StatusOK)
	tray := s.as(s.Coordinator).get("/cases?tray=in-progress&only=mediation").is(http.StatusOK)
	tray.lists("in mediation", "Mediation in progress")
	s.as(s.Coordinator).get("/cases?tray=in-progress&only=tribunal").is(http.StatusOK).lists("before the Tribunal")
}

func TestMediationAndAppealsAreKeptFromOthers(t *testing.T) {
	s := disputedSite(t)
	record := s.as(s.Coordinator).opened()
	s.as(s.Coordinator).take(record, "contact-adviser", url.Values{"contact-adviser-on": s.typed(0)})
	for name, tc := range map[string]struct {
		by     people.Person
		status int
	}{"SENCO": {s.SENCO, http.StatusForbidden}, "officer of other cases": {s.Officer, http.StatusNotFound}, "stranger": {s.Stranger, http.StatusNotFound}} {
		for _, path := range []string{s.at("/disputes"), record, record + "/decline-mediation", s.at("/disputes/open"), s.at("/disputes/mediation")} {
			if got := s.as(tc.by).get(path); got.status != tc.status {
				t.Errorf("%s at %s: %d", name, path, got.status)
			}
		}
	}
	family := s.as(s.Parent)
	family.get(record).is(http.StatusOK).saysNot("Record what happened")
	family.get(record + "/decline-mediation").is(http.StatusForbidden)
	family.get(s.at("/disputes/open")).is(http.StatusForbidden)
	if s.as(s.SENCO).get(s.at("/issue-decision")).is(http.StatusOK).links(s.at("/disputes")) {
		t.Error("the setting is led to mediation and appeals")
	}
	s.as(s.SENCO).get("/cases?tray=setting&only=mediation").is(http.StatusOK).saysNot("Mediation in progress")
	s.as(s.Coordinator).get(record + "/comply").is(http.StatusNotFound)
	s.as(s.Coordinator).get(record + "/no-such-step").is(http.StatusNotFound)
	s.as(s.Coordinator).get(record + "/set-hearing").is(http.StatusConflict)
}

func TestAnAgreementIsRecordedStepByStepAndFillsTheSecondDecision(t *testing.T) {
	s := disputedSite(t)
	b := s.as(s.Coordinator)
	record := b.opened()
	s.Clock.Pass(20)
	page := b.press(b.get(record+"/request-mediation"), "check", url.Values{"request-mediation-on": s.typed(-21)}).is(http.StatusUnprocessableEntity)
	page.says("can’t be before the notice of the decision", "30 August 2023", "CFA 2014 s.53")
	page = b.press(page, "check", url.Values{"request-mediation-on": {"31/2/2023"}}).is(http.StatusUnprocessableEntity)
	page.says("The day must be a real date")
	b.take(record, "request-mediation", url.Values{"request-mediation-on": s.typed(-18)}).says("Mediation wanted")
	b.take(record, "arrange-mediation", url.Values{"arrange-mediation-on": s.typed(-15), "meeting-on": s.typed(-5)})
	b.take(record, "hold-mediation", url.Values{"hold-mediation-on": s.typed(-5)})
	page = b.get(record + "/reach-agreement").is(http.StatusOK)
	page.says("The council will issue a plan")
	wrong := b.press(page, "check", url.Values{"reach-agreement-on": s.typed(-5), "text": {"A plan."}}).is(http.StatusUnprocessableEntity)
	wrong.says("Say what was agreed", "reg 42")
	if !strings.Contains(wrong.body, "A plan.") {
		t.Error("what was typed is gone")
	}
	page = b.take(record, "reach-agreement", url.Values{"reach-agreement-on": s.typed(-5), "agreed": {"issue"}, "text": {"The council will make a plan."}})
	page.says("Agreement reached", "The council will make a plan.", "Send the family a draft plan", "The mediation took place")

	second := b.get(s.at("/issue-decision/record")).is(http.StatusOK)
	second.says("The record of mediation and appeals says: A mediation agreement, on 14 September 2023")
	fields, _ := second.form("check")
	if fields.Get("basis") != string(casework.Mediation) || fields.Get("ordered-on") != "14/9/2023" {
		t.Errorf("the second decision is filled with %v", fields)
	}
	typed := url.Values{"agreed": {"yes"}, "decided-on": s.typed(0), "reason": {"As agreed."}}
	typed["basis"] = []string{string(casework.TribunalOrder)}
	b.press(second, "check", typed).is(http.StatusUnprocessableEntity).says("a mediation agreement, on 14 September 2023")
	typed["basis"] = []string{string(casework.Mediation)}
	page = b.press(b.press(second, "check", typed).is(http.StatusOK), "confirm", nil).is(http.StatusOK)
	page.says("Second decision", "A mediation agreement")
	if page.links(s.at("/disputes/mediation")) || !page.links(s.at("/disputes")) {
		t.Error("mediation is offered about a refusal that no longer stands, or its record is gone")
	}
}

func TestAnAppealIsRecordedToItsOrderAndWhatWasDone(t *testing.T) {
	s := disputedSite(t)
	b := s.as(s.Coordinator)
	record := b.opened()
	s.Clock.Pass(200)
	page := b.get(record + "/register-appeal").is(http.StatusOK)
	page.says("The council will not issue a plan", "Only beside an appeal about education")
	page = b.press(page, "check", url.Values{"register-appeal-on": s.typed(-100), "grounds": {"issue"}, "reference": {"EH800/23/00042"}}).is(http.StatusOK)
	page.says("There was no mediation certificate", "The appeal came after")
	page = b.press(page, "confirm", nil).is(http.StatusOK)
	page.says("The Tribunal’s permission is needed.", "EH800/23/00042", "Appeal registered")
	b.take(record, "receive-appeal", url.Values{"receive-appeal-on": s.typed(-98)}).says("Send the Tribunal the response")
	b.take(record, "oppose-appeal", url.Values{"oppose-appeal-on": s.typed(-70)})
	b.take(record, "set-hearing", url.Values{"set-hearing-on": s.typed(-69), "hearing-on": s.typed(10)}).says("Going to a hearing")
	s.as(s.Coordinator).get("/cases?tray=in-progress&only=tribunal").is(http.StatusOK).lists("before the Tribunal", "Tribunal in progress")
	s.Clock.Pass(15)
	page = b.press(b.get(record+"/make-order"), "check", url.Values{"make-order-on": s.typed(-1)}).is(http.StatusUnprocessableEntity)
	page.says("Choose what the Tribunal ordered")
	page = b.press(page, "check", url.Values{"make-order-on": s.typed(-1), "orders": {"make-plan"}}).is(http.StatusOK)
	page.says("What then comes next", "Send the final plan", s.day(-1+77).LongWithDay())
	page = b.press(page, "confirm", nil).is(http.StatusOK)
	page.says("Order made", "Make a plan")
	done := b.get(record + "/done").is(http.StatusOK)
	done.labelled()
	b.press(done, "save", nil).is(http.StatusUnprocessableEntity).says("Enter the day of at least one thing")
	b.press(done, "save", url.Values{"order-make-plan-D39-draft": s.typed(1)}).is(http.StatusUnprocessableEntity).says("can’t be in the future")
	b.press(done, "save", url.Values{"order-make-plan-D39-draft": s.typed(0)}).is(http.StatusOK).says("Done on " + s.day(0).Long())
	s.as(s.Parent).get(record).is(http.StatusOK).says("The Tribunal ordered", "Make a plan", "Order made")
}
