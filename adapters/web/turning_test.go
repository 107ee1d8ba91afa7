package web

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// newTurningSite has a young person whose rights pass on 25 June 2027; it is 11 weeks before.
func newTurningSite(t *testing.T, born ehc.Date, now time.Time) *site {
	s := newSite(t, func(s *site) []Area {
		return []Area{NewTurningPages(s.pages, s.gate), NewTimetablePages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewTrayPages(s.pages, s.gate)}
	})
	s.Clock.Set(now)
	s.grown(s.Load(t).Snapshot(), born)
	s.bringUpToDate()
	return s
}

func TestTheRightsPassToTheYoungPerson(t *testing.T) {
	s := newTurningSite(t, ehc.D(2011, 3, 1), time.Date(2027, 4, 9, 9, 0, 0, 0, time.UTC))
	b := s.as(s.Coordinator)
	const alert = "Prepare: rights pass to the young person"
	b.get("/cases?tray=live").says(alert)
	b.get(s.at("")).says(alert+", 25 June 2027", "In 77 days")
	b.get(s.at("/timetable")).says("Compulsory school age ends, and the rights of the parent pass to the young person", "Friday 25 June 2027", "s.83(2)")
	for _, who := range []people.Person{s.Parent, s.SENCO} {
		s.as(who).get(s.at("")).is(http.StatusOK).saysNot(alert)
		s.as(who).get(s.at("/turnings/rights")).is(http.StatusForbidden)
	}
	s.as(s.Parent).get(s.at("/turnings")).is(http.StatusOK).says("The rights pass to the young person", "Friday 25 June 2027").saysNot("Tell the young person")
	s.as(s.Stranger).get(s.at("/turnings")).is(http.StatusNotFound)
	page := b.get(s.at("/turnings/rights")).is(http.StatusOK)
	page.labelled()
	page.says("Tell the young person and the parents", "deputy or attorney", "contact details")
	b.press(page, "send", nil).is(http.StatusUnprocessableEntity).says("Choose who acts once the rights have passed.")
	b.press(page, "send", url.Values{"holder": {"deputy"}}).is(http.StatusUnprocessableEntity).says("Enter who represents the young person.")
	b.press(page, "send", url.Values{"holder": {"deputy"}, "name": {"Rhian Dale"}, "note": {"Order seen on 2 April."}}).says("Prepared", "9 April 2027, by "+s.Coordinator.Name, "Rhian Dale, as deputy or attorney", "Order seen on 2 April.")
	b.get("/cases?tray=live").saysNot(alert)
	b.get(s.at("")).saysNot(alert).says("Prepared on 9 April 2027")
	s.as(s.Parent).get(s.at("/turnings")).says("Rhian Dale").saysNot("Order seen")
	s.as(s.Parent).get(s.at("")).saysNot("Compulsory school age is over")
	s.Clock.Set(time.Date(2027, 6, 26, 9, 0, 0, 0, time.UTC))
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		s.as(who).get(s.at("")).says("Compulsory school age is over. The rights in this case are the young person’s own, and Rhian Dale, as deputy or attorney, acts for them.")
	}
	b.get(s.at("/turnings/plan-end")).is(http.StatusOK)
	b.press(b.get(s.at("/turnings/plan-end")), "send", url.Values{"ends": {"ends"}}).is(http.StatusConflict).says("This can be prepared from")
	b.get(s.at("/turnings/elsewhere")).is(http.StatusNotFound)
}

func TestThePlanEndsAt25OrIsKept(t *testing.T) {
	s := newTurningSite(t, ehc.D(2001, 12, 20), time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	b := s.as(s.Coordinator)
	b.get("/cases?tray=live").says("Prepare: the plan ends at 25")
	b.get(s.at("")).says("Compulsory school age is over. The rights in this case are the young person’s own.", "Prepare: the plan ends at 25, 20 December 2026")
	page := b.get(s.at("/turnings/plan-end")).is(http.StatusOK)
	page.labelled()
	b.press(page, "send", nil).is(http.StatusUnprocessableEntity).says("Choose what becomes of the plan.")
	b.press(page, "send", url.Values{"ends": {"kept"}}).is(http.StatusUnprocessableEntity).says("Enter the last day of the plan.")
	b.press(page, "send", url.Values{"ends": {"kept"}, "kept-until": {"31/7/2028"}}).is(http.StatusUnprocessableEntity).says("before the 26th")
	b.press(page, "send", url.Values{"ends": {"kept"}, "kept-until": {"31/7/2027"}, "note": {"He finishes his course."}}).says("Is kept until 31 July 2027", "He finishes his course.")
	b.get("/cases?tray=live").saysNot("Prepare: the plan ends at 25")
}
