package web

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// liveSite is the site turned to a case with a plan in force since the day on which the world begins.
func liveSite(t *testing.T) *site {
	s := requestedSite(t)
	s.assigned()
	c := s.Load(t).Snapshot()
	on := c.Request.ReceivedOn
	c.State, c.FinalOn = casework.ReviewPending, on
	c.Decisions = append(c.Decisions, casework.Decision{Question: casework.WhetherToAssess, Agreed: true, Reason: "Both parts are met.", DecidedOn: on, PublishedOn: on}, casework.Decision{Question: casework.WhetherToIssue, Agreed: true, Reason: "A plan is needed.", DecidedOn: on, PublishedOn: on})
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) error {
		return stores.Cases.Save(ctx, casework.Restore(c))
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAFamilyAsksToReassessInTheBrowserAndIsRefusedOnAGround(t *testing.T) {
	s := liveSite(t)
	family := s.as(s.Parent)
	family.get(s.at("")).is(http.StatusOK).says("Ask for a reassessment")
	page := family.get(s.at("/reassessment/ask")).is(http.StatusOK)
	page.labelled()
	page.says("within 15 days", "stays in force")
	page.saysNot("Who asks for it?")
	page = family.press(page, "ask", nil).is(http.StatusUnprocessableEntity).says("Say what has changed")
	page = family.press(page, "ask", url.Values{"why": {"The mornings have become too hard."}}).is(http.StatusOK)
	page.says("Decision to reassess pending", "The mornings have become too hard.", "14 September 2023", "You hear whether there will be a new assessment", "Take the request back")
	family.get("/").says("A reassessment was asked for", "14 September 2023")
	s.as(s.SENCO).get(s.at("/reassessment")).is(http.StatusOK).saysNot("Take the request back")

	b := s.as(s.Coordinator)
	b.get(s.at("")).says("Decide whether to reassess", "A reassessment was asked for.")
	page = b.get(s.at("/reassessment/decision/record")).is(http.StatusOK)
	page.labelled()
	page.says("On which ground?", "The law gives these two and no other")
	page.saysNot("Does the child or young person have special educational needs", "another local authority")
	page = b.press(page, "check", url.Values{"agreed": {"no"}, "reason": {"Nothing has changed since."}}).is(http.StatusUnprocessableEntity)
	page.says("Choose on which of the two grounds the council refuses")
	page = b.press(page, "check", url.Values{"ground": {"recent"}}).is(http.StatusOK)
	page.says("Publish this decision?", "A refusal can be appealed")
	b.press(page, "confirm", nil).is(http.StatusOK).says("The council will not assess again", "There was an assessment less than six months before the request", "Record a second decision")

	page = family.get(s.at("/reassessment/decision")).is(http.StatusOK)
	page.says("The council will not assess again", "right to appeal", "30 October 2023", "We want mediation")
	family.get(s.at("")).is(http.StatusOK).says("If you disagree", "The council has decided not to reassess")
	family.get(s.at("/reassessment/decision/letter.pdf")).is(http.StatusOK)
	s.as(s.Stranger).get(s.at("/reassessment")).is(http.StatusNotFound)
}

func TestAnOfficerRecordsARequestToReassessAndTheRoadBeginsAgain(t *testing.T) {
	s := liveSite(t)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/reassessment/ask")).is(http.StatusOK)
	page.labelled()
	page.says("Who asks for it?", "The integrated care board", "the council itself thinks that it is necessary")
	page = b.press(page, "ask", url.Values{"asker": {"health-board"}, "name": {""}, "why": {"A new diagnosis."}, "received-on": {"30/08/2023"}}).is(http.StatusUnprocessableEntity)
	page.says("Enter the name of the person who asks")
	b.press(page, "ask", url.Values{"name": {"Dr Anselm Okoro"}}).is(http.StatusOK).says("Decision to reassess pending", "Dr Anselm Okoro")
	page = b.press(b.get(s.at("/reassessment/decision/record")), "check", url.Values{"agreed": {"yes"}, "reason": {"The needs have changed."}}).is(http.StatusOK)
	b.press(page, "confirm", nil).is(http.StatusOK)
	page = b.get(s.at("")).is(http.StatusOK)
	page.says("Reassessment in progress", "Plan in force since", "New plan, if it changes, by", "6 December 2023", "Ask for advice", "Read the plan in force")
	page.saysNot("Withdraw the request", "Decide whether to issue a plan")
	family := s.as(s.Parent)
	family.get(s.at("")).is(http.StatusOK).says("The plan that is in force stays in force", "You get the final plan that follows the new assessment")
	family.get("/").says("the council assesses again")
	if c := s.Load(t); c.State() != casework.Assessing || !c.PlanInForce() {
		t.Errorf("stands at %s", c.State())
	}
	page = b.press(b.get(s.at("/assessment/ready")), "ready", url.Values{"override": {"The earlier advice is enough; all agree."}}).is(http.StatusOK)
	page.says("Decide whether the plan changes")
	page = b.press(b.get(s.at("/reassessment/plan-decision/record")), "check", url.Values{"agreed": {"no"}, "reason": {"The plan is right."}}).is(http.StatusOK)
	b.press(page, "confirm", nil).is(http.StatusOK).says("The council will keep the plan as it is")
	family.get(s.at("/reassessment/plan-decision/letter.pdf")).is(http.StatusOK)
	page = family.get(s.at("/reassessment")).is(http.StatusOK)
	page.says("Reassessed: plan kept")
	if len(s.Events(t, ehc.DecidedToKeep)) != 1 {
		t.Error("nobody is told that the plan is kept")
	}
}
