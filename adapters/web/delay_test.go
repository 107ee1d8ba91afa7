package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/application/documents"
	"ehchub/domain/ehc"
	"ehchub/domain/notice"
	"ehchub/domain/people"
)

func newDelaySite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		renderers := documents.NewRenderers(1, nil)
		return []Area{NewDelayPages(s.pages, testTexts, s.gate), NewLetterPages(s.pages, testTexts, s.gate, renderers), NewTimetablePages(s.pages, s.gate), NewCasePages(s.pages, s.gate)}
	})
}

func TestALetterAboutADelayIsSentOnceAndKept(t *testing.T) {
	s := newDelaySite(t)
	const task = "Send the family a letter about the delay"
	s.as(s.Coordinator).get(s.at("/delay-letter")).is(http.StatusConflict)
	s.Clock.Pass(300)
	for _, who := range []people.Person{s.Parent, s.SENCO} {
		s.as(who).get(s.at("/delay-letter")).is(http.StatusForbidden)
		if strings.Contains(s.as(who).get(s.at("")).text(), task) {
			t.Errorf("%s is asked to send the letter", who.Name)
		}
	}
	b := s.as(s.Coordinator)
	b.get(s.at("")).says(task)
	page := b.get(s.at("/delay-letter")).is(http.StatusOK)
	if strings.Contains(page.text(), "enough history") {
		t.Error("the letter would give a lack of history as the reason")
	}
	page.labelled()
	b.press(page, "check", url.Values{"why": {""}}).is(http.StatusUnprocessableEntity).says("Say why it is late")
	check := b.press(page, "check", url.Values{"why": {"The psychologist was ill, and nobody stood in."}, "likely": {""}}).is(http.StatusOK).
		says("We are sorry.", "The psychologist was ill", "We can’t give you a day", "www.lgo.org.uk", "There is no right of appeal because of a delay")
	b.press(check, "change", nil).is(http.StatusOK).says("The psychologist was ill")
	sent := b.press(check, "confirm", nil).is(http.StatusOK).says("This is the letter as it was issued, from the hub’s own text.", "The psychologist was ill")
	b.get(s.at("/delay-letter")).is(http.StatusConflict)

	letters := s.Letters(t, notice.Delay)
	if len(letters) != 1 {
		t.Fatalf("%d letters are kept", len(letters))
	}
	_ = sent
	letter := s.at("/letters/" + string(letters[0].ID))
	s.as(s.Parent).get(letter).is(http.StatusOK).says("The psychologist was ill")
	s.as(s.SENCO).get(letter).is(http.StatusForbidden)
	s.as(s.Parent).get(s.at("/letters/" + string(ehc.AuthorityID))).is(http.StatusNotFound)
	s.as(s.Parent).get(s.at("/delays")).is(http.StatusOK).says("The psychologist was ill", "days", "Read the letter", "None")
	s.as(s.SENCO).get(s.at("/delays")).is(http.StatusForbidden)
	s.as(s.Parent).get(s.at("/timetable")).says("Delay log")
}
