package web

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestASecondRequestForAChildIsFoundComparedAndClosed(t *testing.T) {
	s := newRequestSite(t)
	first := s.kept(casework.Assessing, "EHC/23/0091", casework.Child{Forenames: "Perrin James", Surname: "FARROW", Born: ehc.D(2016, time.May, 4)}, on(s.Officer, access.Coordinator))
	sister := s.kept(casework.Assessing, "EHC/23/0092", casework.Child{Forenames: "Isla", Surname: "Farrow", Born: ehc.D(2012, time.June, 2)}, on(s.Officer, access.Coordinator), on(s.Parent, access.Family))
	s.kept(casework.Assessing, "EHC/23/0093", casework.Child{Forenames: "Perrin", Surname: "Stranger", Born: ehc.D(2016, time.May, 4)}, on(s.Officer, access.Coordinator))
	s = s.requested()
	manager := s.as(s.Manager)
	manager.get("/cases?tray=all").is(http.StatusOK)
	if page := manager.get("/cases?tray=in-progress").is(http.StatusOK).says("See whether there are two requests for one child"); !page.links(s.at("/relations/" + string(first))) {
		t.Error("what waits does not lead to the comparison")
	}

	b := s.as(s.Coordinator)
	b.get(s.at("/assign")).is(http.StatusOK).says("EHC/23/0091 may be of the same child.")
	page := b.get(s.at("/relations")).is(http.StatusOK)
	page.says("May be the same child", "EHC/23/0091", "the same name and date of birth", "May be a brother or sister", "EHC/23/0092", "one person of the family on both").saysNot("EHC/23/0093")
	s.as(s.Parent).get(s.at("/relations")).is(http.StatusForbidden)
	s.as(s.SENCO).get(s.at("/relations")).is(http.StatusForbidden)

	one := s.at("/relations/" + string(first))
	page = b.get(one).is(http.StatusOK)
	page.labelled()
	page.says("4 May 2016", "Perrin James FARROW", s.Officer.Name)
	b.press(page, "save", nil).is(http.StatusUnprocessableEntity).says("Choose what the two cases have to do with each other.")
	b.press(page, "save", url.Values{"kind": {"same-child"}}).is(http.StatusOK).says("Your answer is kept", "The same child")
	b.press(page, "save", url.Values{"kind": {"not-related"}}).is(http.StatusConflict)
	b.press(b.get(s.at("/relations/"+string(sister))), "save", url.Values{"kind": {"siblings"}}).is(http.StatusOK)
	b.get(s.at("/assign")).says("Brother or sister: EHC/23/0092, with " + s.Officer.Name).saysNot("may be of the same child")
	manager.get("/cases?tray=in-progress").saysNot("See whether there are two requests")

	// The request is closed so that the first goes on.
	s.assigned()
	page = b.get(s.at("/relations")).says("Close this request, so that EHC/23/0091 goes on")
	page = b.get(page.linkTo("Close this request, so that EHC/23/0091 goes on")).is(http.StatusOK)
	page = b.press(page, "check", url.Values{"on": {"29/08/2023"}, "reason": {"Another request for the same child goes on."}}).is(http.StatusOK)
	b.press(page, "confirm", nil).is(http.StatusOK)
	s.as(s.Parent).get(s.at("")).says("The council already has a request for this child. That one goes on")

	// The other case shows the same answer, and its officer can change it.
	other := s.as(s.Officer)
	page = other.get("/cases/"+string(first)+"/relations").is(http.StatusOK).says("The same child", s.Coordinator.Name)
	page.says("Closed")
}

func TestAnOfficerNamesABrothersCaseByItsID(t *testing.T) {
	s := newRequestSite(t)
	other := s.kept(casework.Assessing, "EHC/23/0091", casework.Child{Forenames: "Isla", Surname: "Elsewhere", Born: ehc.D(2012, time.June, 2)})
	b := s.as(s.Coordinator)
	page := b.get(s.at("/relations")).is(http.StatusOK).says("No other case seems to be of this child or family")
	b.press(page, "look", nil).is(http.StatusOK).says("Compared with every other case")
	page = b.get(s.at("/relations/new")).is(http.StatusOK)
	page.labelled()
	for typed, want := range map[string]string{"": "There is no case with this ID", "EHC/23/9999": "There is no case with this ID", string(s.Load(t).Reference()): "This is the case itself"} {
		b.press(page, "save", url.Values{"reference": {typed}, "kind": {"siblings"}}).is(http.StatusUnprocessableEntity).says(want)
	}
	b.press(page, "save", url.Values{"reference": {" ehc/23/0091 "}, "kind": {"siblings"}}).is(http.StatusOK).says("Brother or sister", "Isla Elsewhere")
	b.get(s.at("/relations/" + string(other))).is(http.StatusOK)
	b.get(s.at("/relations/" + string(s.Case))).is(http.StatusNotFound)
	s.as(s.Manager).get(s.at("/timeline")).says("An officer compared this case with another")
	s.as(s.Parent).get(s.at("/timeline")).saysNot("compared this case with another")
}
