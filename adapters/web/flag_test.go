package web

import (
	"net/http"
	"net/url"
	"testing"

	"ehchub/domain/casework"
)

func TestCaseFlagsInTheBrowser(t *testing.T) {
	s := newRequestSite(t)
	b := s.as(s.Coordinator)
	b.get(s.at("")).says("See case flags")
	b.get(s.at("/flags")).is(http.StatusOK).says("No flag is set", "Set a flag")
	page := b.get(s.at("/flags/set")).is(http.StatusOK)
	page.labelled()
	page.says("Safeguarding concern", "Seen by the setting, advisers and the council.", "Seen by the council alone.")
	b.press(page, "set", nil).is(http.StatusUnprocessableEntity).says("Choose a flag")
	page = b.press(page, "set", url.Values{"flag": {"safeguarding"}, "from": {"31/08/2023"}, "reason": {"Told by social care."}}).is(http.StatusUnprocessableEntity)
	page.says("A flag can’t begin in the future", "Told by social care.")
	page = b.press(page, "set", url.Values{"from": {"29/08/2023"}}).is(http.StatusOK)
	page.says("The flag is set", "Safeguarding concern", "29 August 2023", "Told by social care.", s.Coordinator.Name)
	b.get(s.at("/flags/set")).saysNot("Someone has told the council of a concern")

	family := s.as(s.Parent).get(s.at("/flags")).is(http.StatusOK)
	family.says("No flag is set").saysNot("Safeguarding", "Set a flag")
	s.as(s.Parent).get(s.at("")).saysNot("Safeguarding")
	s.as(s.Parent).get(s.at("/flags/set")).is(http.StatusForbidden)
	s.as(s.SENCO).get(s.at("")).says("Safeguarding")
	s.as(s.SENCO).get(s.at("/flags")).says("Safeguarding concern").saysNot("Told by social care.", "End Safeguarding")

	page = b.get(s.at("/flags/safeguarding/end")).is(http.StatusOK)
	page.labelled()
	page = b.press(page, "end", nil).is(http.StatusUnprocessableEntity)
	page = b.press(page, "end", url.Values{"reason": {"The enquiry found no risk."}}).is(http.StatusOK)
	page.says("The flag is ended", "The enquiry found no risk.")
	b.get(s.at("/flags/safeguarding/end")).is(http.StatusNotFound)
	b.get(s.at("/flags/nonsense/end")).is(http.StatusNotFound)
	if s.Load(t).HasFlag(casework.Safeguarding) {
		t.Error("it is still set")
	}
}

func TestTheTrayIsKeptToAFlag(t *testing.T) {
	s := newCaseSite(t)
	b := s.as(s.Coordinator)
	b.get("/cases?tray=in-progress&filters=open").says("Educated otherwise than at school", "Looked after by a local authority", "Safeguarding concern")
	b.get("/cases?tray=in-progress&only=flag-looked-after").says("No case matches", "Looked after by a local authority")
	b.get("/cases?tray=in-progress&only=flag-interpreter").is(http.StatusOK).lists("by a flag without a box", "Ashdown")
}
