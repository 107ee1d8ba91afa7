package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestAChangeOfHealthBoardOnThePages(t *testing.T) {
	s := liveSite(t)
	b := s.as(s.Coordinator)
	b.get(s.at("")).is(http.StatusOK).says("Integrated care board")
	s.as(s.Parent).get(s.at("")).saysNot("/health-board")
	page := b.get(s.at("/health-board/record")).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "record", nil).is(http.StatusUnprocessableEntity).says("Enter the integrated care board of the new area", "Enter the day of the move", "Its time begins with that day")
	page = b.press(page, "record", url.Values{"to": {"Northmoor Integrated Care Board"}, "on": {"29/8/2023"}, "knew-on": {"30/8/2023"}}).is(http.StatusOK)
	page.says("Tell the new integrated care board of the move", "Tuesday 19 September 2023", "Northmoor Integrated Care Board", "Not yet")
	b.get(s.at("/health-board/record")).is(http.StatusConflict)
	family := s.as(s.Parent)
	family.get(s.at("")).says("The health board of where you lived tells the one of where you live now")
	family.get(s.at("/health-board")).is(http.StatusOK).saysNot("Northmoor", "take it back")
	family.get(s.at("/health-board/record")).is(http.StatusForbidden)
	s.Clock.Pass(2)
	b.press(b.get(s.at("/health-board/told")).is(http.StatusOK), "record", nil).is(http.StatusOK).says("The new board counts as told", "If it cannot arrange the health provision")
	b.get(s.at("/health-board/told")).is(http.StatusConflict)
	page = b.get(s.at("/health-board/answer")).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "record", nil).is(http.StatusUnprocessableEntity).says("Choose what the new board says")
	b.press(page, "record", url.Values{"answer": {"asks-review"}}).is(http.StatusOK).says("asks the council for a review of the plan", "Review the plan, as the new integrated care board asked")
	family.get(s.at("")).says("The council reviews the plan, as the new health board asked")
	b.press(b.get(s.at("/health-board/begun")).is(http.StatusOK), "record", nil).is(http.StatusOK).says("The council began it on")
	family.get(s.at("")).saysNot("as the new health board asked")
	b.press(b.get(s.at("/health-board/record")).is(http.StatusOK), "record", url.Values{"to": {"Fellside"}, "on": {"1/9/2023"}, "knew-on": {"1/9/2023"}}).is(http.StatusOK)
	page = b.get(s.at("/health-board/cancel")).is(http.StatusOK)
	b.press(b.press(page, "cancel", nil).is(http.StatusUnprocessableEntity).says("Say why"), "cancel", url.Values{"reason": {"The wrong child."}}).is(http.StatusOK).says("taken back").saysNot("Fellside")
	s.as(s.Stranger).get(s.at("/health-board")).is(http.StatusNotFound)
}
