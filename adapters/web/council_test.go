package web

import (
	"net/http"
	"testing"
)

func TestTheCouncilsSettingsAreReachedByThoseWhoMaySetThem(t *testing.T) {
	s := newCalendarSite(t)
	manager := s.as(s.Manager)
	page := manager.get(s.at("/timetable")).is(http.StatusOK)
	page = manager.get(page.linkTo("Council settings")).is(http.StatusOK)
	manager.get(page.linkTo("Working calendar")).is(http.StatusOK).says("The council’s working calendar")
	s.as(s.Coordinator).get("/council").is(http.StatusOK).says("Log of breaches", "Letters to post").saysNot("Working calendar")
	for _, other := range []*browser{s.as(s.Parent), s.as(s.SENCO)} {
		other.get("/council").is(http.StatusForbidden)
		other.get(s.at("/timetable")).saysNot("Council settings")
	}
}
