package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestASettingAsksForAPersonAndTheCoordinatorChecks(t *testing.T) {
	s := newCaseSite(t)
	typed := url.Values{"kind": {"family"}, "name": {"Joss Ashdown"}, "detail": {"Father"}, "by": {"email"}, "email": {"joss@family.example"}, "again": {"joss@family.example"}, "why": {"He has moved back."}, "action": {"check"}}
	senco, officer := s.as(s.SENCO), s.as(s.Coordinator)
	senco.get(s.at("/people/add")).is(http.StatusOK).says("Ask the council to add a person")
	senco.post(s.at("/people/add"), typed).is(http.StatusOK).says("Ask the council to add Joss Ashdown?", "Rowan Elodie Ashdown", "14 February 2015", "until the case co-ordinator has checked")
	typed.Set("action", "confirm")
	senco.post(s.at("/people/add"), typed)
	senco.get(s.at("/people")).is(http.StatusOK).says("Joss Ashdown", "Waits for the council", "They can see nothing of the case yet.")
	senco.post(s.at("/people/add"), typed).is(http.StatusUnprocessableEntity).says("has asked for this person already")

	answer := officer.get(s.at("/people")).is(http.StatusOK).linkTo("Check and answer about Joss Ashdown")
	senco.get(answer).is(http.StatusForbidden)
	s.as(s.Stranger).get(answer).is(http.StatusNotFound)
	officer.get(answer).is(http.StatusOK).says("joss@family.example", "He has moved back.", "14 February 2015")
	officer.post(answer, url.Values{"answer": {"agree"}}).is(http.StatusUnprocessableEntity).says("Say what you checked, and with whom.")
	officer.post(answer, url.Values{"answer": {"agree"}, "because": {"Telephoned the mother."}})
	officer.get(s.at("/people")).is(http.StatusOK).says("Agreed", "Joss Ashdown Father Family")
	officer.get(answer).is(http.StatusOK).says("Telephoned the mother.")
}

func TestAFamilyAsksForSomebodyToBeRemoved(t *testing.T) {
	s := newCaseSite(t)
	remove := s.at("/people/" + string(s.Parent.ID) + "/remove")
	parent, officer := s.as(s.Parent), s.as(s.Coordinator)
	parent.get(remove).is(http.StatusOK).says("Ask the council to end")
	parent.post(remove, url.Values{}).is(http.StatusUnprocessableEntity).says("Say why")
	parent.post(remove, url.Values{"why": {"I no longer live with them."}})
	parent.get(s.at("")).is(http.StatusOK)
	officer.get(remove).is(http.StatusOK).says("End Aurelia Ashdown’s access to this case?")
	officer.post(remove, url.Values{"why": {"They asked for it."}})
	officer.get(s.at("/people")).is(http.StatusOK).says("Ended", "They asked for it.")
	parent.get(s.at("")).is(http.StatusNotFound)
}
