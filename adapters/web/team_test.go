package web

import (
	"net/http"
	"net/url"
	"path"
	"testing"

	"ehchub/application/assessment"
	"ehchub/domain/advice"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func TestAServiceIsMadeAskedAndAnsweredByAnyOfItsPeople(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewTeamPages(s.pages, s.gate)} })
	for _, other := range []people.Person{s.Coordinator, s.TeamManager, s.Parent} {
		s.as(other).get(councilServices).is(http.StatusForbidden)
		s.as(other).post(councilServices+"/new", url.Values{"name": {"X"}}).is(http.StatusForbidden)
	}
	b := s.as(s.Manager)
	b.get(councilTeams).is(http.StatusOK).says(s.Team.Name, s.TeamManager.Name, "3 people")
	asked := b.get(councilServices + "/new").is(http.StatusOK)
	asked.labelled()
	b.press(asked, "send", url.Values{"name": {""}, "email": {"no"}}).is(http.StatusUnprocessableEntity).says("Enter the name")
	b.press(asked, "send", url.Values{"name": {"Occupational therapy"}, "email": {"no"}, "limbs": {"a"}}).is(http.StatusUnprocessableEntity).says("name@example.org", "Choose from the list")
	b.press(asked, "send", url.Values{"name": {s.Team.Name}}).is(http.StatusUnprocessableEntity).says("with this name already")
	made := b.press(asked, "send", url.Values{"name": {"Occupational therapy"}, "limbs": {"c"}}).is(http.StatusOK).says("Now say who belongs to it", "Nobody belongs to it yet")
	at, service := made.path, ehc.TeamID(path.Base(made.path))
	b.post(at+"/people", url.Values{"action": {"add"}, "member": {"nobody@wren.example"}}).is(http.StatusUnprocessableEntity).says("Nobody with an open account")
	b.post(at+"/people", url.Values{"action": {"add"}, "member": {s.Parent.Email}}).is(http.StatusUnprocessableEntity).says("Only a professional belongs to a team")
	for _, p := range []people.Person{s.Stranger, s.Paediatrician} {
		b.post(at+"/people", url.Values{"action": {"add"}, "member": {p.Email}}).is(http.StatusOK).says(p.Name)
	}
	b.post(at+"/people", url.Values{"action": {"manage"}}).is(http.StatusUnprocessableEntity).says("Choose the people")
	b.post(at+"/people", url.Values{"action": {"manage"}, "people": {string(s.Stranger.ID)}}).is(http.StatusOK).says("Manager")
	b.post(at, url.Values{"action": {"close"}}).is(http.StatusConflict).says("People belong to it still")

	ids, err := assessment.AskAdvice{Gate: s.gate}.Do(t.Context(), s.Coordinator.Actor(), assessment.AskAdviceInput{Case: s.Case, Asks: []assessment.AdviceAsk{{Limb: advice.Medical, Team: service}}})
	if err != nil {
		t.Fatal(err)
	}
	any := s.Paediatrician
	any.Teams = []ehc.TeamMembership{{Team: service}}
	if out, err := (assessment.OpenAdvice{Gate: s.gate}).Do(t.Context(), any.Actor(), s.Case, ids[0].ID); err != nil || !out.MayWrite {
		t.Errorf("one of the service can't answer: %v", err)
	}
	everyone := url.Values{"action": {"move"}, "people": {string(s.Stranger.ID), string(s.Paediatrician.ID)}}
	b.post(at+"/people", everyone).is(http.StatusUnprocessableEntity).says("Choose the team to which they move")
	everyone.Set("to", string(s.Team.ID))
	b.post(at+"/people", everyone).is(http.StatusOK).says("Nobody belongs to it yet", "Moved from Occupational therapy to "+s.Team.Name)
	b.post(at, url.Values{"action": {"close"}}).is(http.StatusConflict).says("requests for advice that are not answered")
}

func TestATeamIsRenamedAndClosedWhenItIsEmpty(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewTeamPages(s.pages, s.gate)} })
	b := s.as(s.Manager)
	made := b.press(b.get(councilTeams+"/new").is(http.StatusOK), "send", url.Values{"name": {"Portage"}}).is(http.StatusOK)
	first, second := b.get(made.path), b.get(made.path)
	b.press(first, "save", url.Values{"name": {"Portage and early years"}}).is(http.StatusOK).says("“Portage” became “Portage and early years”")
	b.press(second, "save", url.Values{"name": {"Something else"}}).is(http.StatusConflict).says("Someone else changed this")
	b.press(b.get(made.path), "close", nil).is(http.StatusOK).says("It is asked for nothing any more")
	b.press(b.get(made.path), "reopen", nil).is(http.StatusOK).says("It is open again")
	b.get(councilTeams + "/" + string(s.Case)).is(http.StatusNotFound)
}
