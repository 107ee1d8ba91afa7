package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/domain/casework"
)

func TestClosingACaseInTheBrowser(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	page := b.get(s.at("/close")).is(http.StatusOK)
	page.labelled()
	page.says("Why does the case end?", "The child or young person has died", "CFA 2014 s.36")
	page = b.press(page, "check", nil).is(http.StatusUnprocessableEntity)
	page.says("Say why the case ends")
	page = b.press(page, "check", url.Values{"kind": {"moved"}, "on": {"30/08/2023"}, "reason": {"They live with grandparents now."}}).is(http.StatusUnprocessableEntity)
	page.says("Enter the council that the family has moved to", "They live with grandparents now.")
	page = b.press(page, "check", url.Values{"to": {"Northmoor Council"}}).is(http.StatusOK)
	page.says("Close this case?", "A closed case is not opened again", "You have moved, and the council of your new home is responsible now.", "Northmoor Council")
	page = b.press(page, "change", nil).is(http.StatusOK)
	if !strings.Contains(page.body, `value="Northmoor Council"`) {
		t.Error("what was typed is gone")
	}
	page = b.press(b.press(page, "check", nil), "confirm", nil).is(http.StatusOK)
	page.says("The case is closed. Nothing has been deleted.", "Closed outside of process", "Northmoor Council", "a new request is made")
	if c, closed := s.Load(t).Closing(); !closed || c.Kind != casework.ByMovingAway {
		t.Errorf("closed as %+v", c)
	}
	family := s.as(s.Parent).get(s.at("")).is(http.StatusOK)
	family.says("the council of your new home is responsible now", "They live with grandparents now.")
	family.saysNot("Northmoor", "Close the case", "Undo the closing")
	b.get(s.at("/close/undo")).is(http.StatusForbidden)
	head := s.as(s.Manager)
	head.get(s.at("")).says("Undo the closing, if it was a mistake")
	page = head.get(s.at("/close/undo")).is(http.StatusOK)
	page.labelled()
	page = head.press(page, "undo", nil).is(http.StatusUnprocessableEntity).says("Say what the mistake was")
	page = head.press(page, "undo", url.Values{"reason": {"Another child was meant."}}).is(http.StatusOK)
	page.says("The closing is undone", "Request received", "by mistake", "Another child was meant.")
	s.as(s.Parent).get(s.at("")).saysNot("Another child was meant.")
}

func TestADeathIsSaidQuietly(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	page := b.press(b.get(s.at("/close")), "check", url.Values{"kind": {"death"}, "on": {"29/08/2023"}}).is(http.StatusOK)
	page.says("The family gets no message, now or later")
	b.press(page, "confirm", nil).is(http.StatusOK)
	family := s.as(s.Parent).get(s.at("")).is(http.StatusOK)
	family.says("We are very sorry. This case is closed. You do not have to do anything")
	family.saysNot("died", "death", "29 August 2023")
	senco := s.as(s.SENCO).get(s.at("")).is(http.StatusOK)
	senco.says("Nothing more is needed from you.")
	senco.saysNot("died")
}

func TestAFamilyWithdrawsItsRequest(t *testing.T) {
	s := requestedSite(t)
	officer := s.assigned()
	b := s.as(s.Parent)
	b.get(s.at("")).says("Withdraw the request")
	page := b.get(s.at("/withdraw")).is(http.StatusOK)
	page.labelled()
	page.says("The case goes on until the council has confirmed it", "You do not have to give a reason")
	page = b.press(page, "withdraw", url.Values{"reason": {"School is going well now."}}).is(http.StatusOK)
	page.says("The council has been told", "School is going well now.")
	s.as(s.SENCO).get(s.at("")).says("asked to withdraw the request").saysNot("School is going well now.")
	page = b.press(b.get(s.at("/withdraw")).says("Keep the request after all?"), "keep", nil).is(http.StatusOK)
	page.says("Your request goes on").saysNot("The case goes on until the council has confirmed it")
	b.press(b.get(s.at("/withdraw")), "withdraw", nil).is(http.StatusOK)
	page = officer.get(s.at("/close")).says("asked to withdraw the request on 30 August 2023")
	page = officer.press(page, "check", url.Values{"reason": {"The school makes the provision."}}).is(http.StatusOK)
	officer.press(page, "confirm", nil).is(http.StatusOK).says("The request was withdrawn.")
	b.get(s.at("")).says("You can ask for an assessment again at any time.")
	s.as(s.SENCO).get(s.at("/withdraw")).is(http.StatusForbidden)
}
