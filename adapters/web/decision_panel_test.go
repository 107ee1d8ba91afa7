package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/domain/casework"
)

func TestAPanelsRecommendationIsTheAuthoritysAlone(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	b.get(s.at("/decision")).says("Record the panel’s recommendation")
	page := b.get(s.at("/decision/panel")).is(http.StatusOK)
	page.labelled()
	b.press(page, "record", nil).is(http.StatusUnprocessableEntity).says("Say what the panel recommended", "Enter the day on which the panel met")
	page = b.press(page, "record", url.Values{"recommends": {"no"}, "panel-on": {"30/08/2023"}, "note": {"Try the school’s own support first."}}).is(http.StatusOK)
	page.says("Panel of 30 August 2023", "Try the school’s own support first.", "Seen by the council alone")
	b.get(s.at("/decision/record")).says("Try the school’s own support first.")
	s.as(s.Parent).get(s.at("/decision")).saysNot("Panel of", "Try the school’s own support first.")
	s.as(s.Parent).get(s.at("/decision/panel")).is(http.StatusForbidden)
	b.get(s.at("/issue-decision/panel")).is(http.StatusConflict)
}

func TestAnAssessmentByAnotherAuthorityInTheBrowser(t *testing.T) {
	s := requestedSite(t)
	b := s.assigned()
	typed := url.Values{"agreed": {"yes"}, "has-sen": {"yes"}, "provision": {"yes"}, "other": {"yes"}, "reason": {"Northmoor has just assessed."}}
	page := b.press(b.get(s.at("/decision/record")), "check", typed).is(http.StatusUnprocessableEntity)
	page.says("Enter which authority carried out the assessment", "Enter the date of its advice")
	page = b.press(page, "check", url.Values{"other-authority": {"Northmoor Council"}, "other-advice-on": {"1/6/2023"}}).is(http.StatusOK)
	b.press(page, "confirm", nil).is(http.StatusOK).says("Yes, by Northmoor Council. Its advice is of 1 June 2023.")

	page = b.get(s.at("/assessment/rely")).is(http.StatusOK)
	page.labelled()
	if !strings.Contains(page.body, `value="Assessment by Northmoor Council"`) || !strings.Contains(page.body, `value="1/6/2023"`) {
		t.Error("what is known of the other assessment is not filled in")
	}
	page = b.press(page, "rely", url.Values{"limbs": {"d"}, "satisfied": {"author", "authority"}}).is(http.StatusUnprocessableEntity)
	page.says("must all be satisfied")
	b.press(page, "rely", url.Values{"satisfied": {"author", "authority", "family"}})
	if c := s.Load(t); !c.ReliesOn("d") || c.ReliesOn("c") || c.State() != casework.Assessing {
		t.Errorf("relies on %+v", c.EarlierAdvice())
	}
	s.as(s.Parent).get(s.at("/assessment/rely")).is(http.StatusForbidden)
}
