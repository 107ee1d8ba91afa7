package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestAManagerLooksAtWhatMovesAndHandsItOver(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewHandOverPages(s.pages, s.gate)} })
	at := personURL(s.Coordinator.ID, "/hand-over")
	s.as(s.Officer).get(at).is(http.StatusForbidden)
	b := s.as(s.Manager)
	asked := b.get(at).is(http.StatusOK).says("Co-ordinates the case", "EHC/23/0042", "Not chosen yet", s.Officer.Name).saysNot(s.Therapist.Name)
	asked.labelled()
	b.press(asked, "send", nil).is(http.StatusUnprocessableEntity).says("Choose who takes the work over")
	b.press(asked, "send", url.Values{"cases": {string(s.Parent.ID)}}).is(http.StatusUnprocessableEntity).says("Choose people from the list")
	looked := b.press(asked, "look", url.Values{"cases": {string(s.Officer.ID)}}).is(http.StatusOK).saysNot("Not chosen yet")
	if !s.Holds(t, s.Coordinator) {
		t.Error("looking moved the case")
	}
	b.press(looked, "send", nil).is(http.StatusNotFound) // the page of the person belongs to other routes
	if s.Holds(t, s.Coordinator) || !s.Holds(t, s.Officer) {
		t.Error("the case did not move")
	}
	b.get(at).is(http.StatusOK).says("Nothing to hand over")
}
