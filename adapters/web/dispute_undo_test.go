package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestAMistakenStepIsTakenBackOnThePage(t *testing.T) {
	s := disputedSite(t)
	b := s.as(s.Coordinator)
	record := b.opened()
	s.Clock.Pass(10)
	b.take(record, "request-mediation", url.Values{"request-mediation-on": s.typed(0)})
	page := b.get(record + "/undo/mediation").is(http.StatusOK)
	page.labelled()
	page.says("Undo this step?", "The family wants mediation", "The step stays in the record as a mistake")
	page = b.press(page, "undo", nil).is(http.StatusUnprocessableEntity).says("Say what the mistake was")
	page = b.press(page, "undo", url.Values{"reason": {"It was about the brother."}}).is(http.StatusOK)
	page.says("The step is taken back", "Recorded by mistake", "It was about the brother.", "No mediation")
	b.get(record + "/undo/mediation").is(http.StatusConflict)
	family := s.as(s.Parent)
	family.get(record).is(http.StatusOK).says("Recorded by mistake, and taken back").saysNot("brother", "Undo the latest step")
	family.get(record + "/undo/mediation").is(http.StatusForbidden)
}

func TestOtherDaysThatBothSidesAgreedOnAreShownWithTheReason(t *testing.T) {
	s := disputedSite(t)
	b := s.as(s.Coordinator)
	record := b.opened()
	s.Clock.Pass(30)
	b.take(record, "request-mediation", url.Values{"request-mediation-on": s.typed(-20)})
	b.take(record, "arrange-mediation", url.Values{"arrange-mediation-on": s.typed(-15), "meeting-on": s.typed(-5)})
	b.take(record, "hold-mediation", url.Values{"hold-mediation-on": s.typed(-5)})
	b.take(record, "reach-agreement", url.Values{"reach-agreement-on": s.typed(-5), "agreed": {"issue"}, "text": {"A plan will be made."}})
	page := b.get(record + "/dates").is(http.StatusOK)
	page.labelled()
	page = b.press(page, "save", nil).is(http.StatusUnprocessableEntity).says("Enter at least one day")
	field := "mediation-agreement-D35-final"
	page = b.press(page, "save", url.Values{field: s.typed(50)}).is(http.StatusUnprocessableEntity).says("Say why both sides agreed on another day")
	page = b.press(page, "save", url.Values{"why": {"The new school opens then."}}).is(http.StatusOK)
	page.says("as both sides agreed in writing", s.day(50).Long(), "The new school opens then.")
	s.as(s.Parent).get(record).is(http.StatusOK).says("as both sides agreed in writing", "The new school opens then.")
	s.as(s.Parent).get(s.at("")).is(http.StatusOK).says(s.day(50).Long(), "Both sides agreed in writing")
}
