package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestATimeInCustodyOnThePages(t *testing.T) {
	s := liveSite(t)
	b := s.as(s.Coordinator)
	b.get(s.at("")).is(http.StatusOK).saysNot("Time in custody") // at seven nobody is held by order of a court
	page := b.get(s.at("/custody/record")).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "record", nil).is(http.StatusUnprocessableEntity).says("Enter the first day in custody", "Enter where they are held")
	page = b.press(page, "record", url.Values{"from": {"29/8/2023"}, "knew-on": {"30/8/2023"}, "where": {"Fellside Secure Unit"}}).is(http.StatusOK)
	page.says("6 September 2023", "No review of the plan falls due until they are released", "Fellside Secure Unit", "Not yet")
	b.get(s.at("")).says("Youth custody", "Record that the plan was sent to those in charge in custody", "No review falls due while they are in custody").saysNot("reviewed at least once a year")
	s.as(s.Parent).get(s.at("/custody")).is(http.StatusOK).says("Those in charge in custody get the plan").saysNot("Record the release")
	s.as(s.Parent).get(s.at("/custody/record")).is(http.StatusForbidden)
	s.Clock.Pass(2)
	b.press(b.get(s.at("/custody/sent")).is(http.StatusOK), "record", nil).is(http.StatusOK).says("The plan counts as sent", "Done 1 September 2023")
	b.get(s.at("/custody/sent")).is(http.StatusConflict)
	page = b.get(s.at("/custody/released")).is(http.StatusOK)
	page.labelled()
	b.press(page, "record", url.Values{"released-on": {"28/8/2023"}}).is(http.StatusUnprocessableEntity).says("first day in custody")
	b.press(page, "record", nil).is(http.StatusOK).says("must review it as soon as reasonably practicable", "Released on")
	b.get(s.at("")).saysNot("Youth custody").says("Review the plan after the release from custody", "As soon as reasonably practicable")
	s.as(s.Parent).get(s.at("")).says("The plan is reviewed after the release from custody")
	b.press(b.get(s.at("/custody/reviewed")).is(http.StatusOK), "record", nil).is(http.StatusOK).says("Plan reviewed on").saysNot("As soon as reasonably practicable")
	s.as(s.Stranger).get(s.at("/custody")).is(http.StatusNotFound)
}
