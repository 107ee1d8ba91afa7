package web

import (
	"net/http"
	"net/url"
	"testing"
)

func TestTheCouncilDecidesWhetherContributorsReadComments(t *testing.T) {
	s := newSite(t, func(s *site) []Area {
		return []Area{NewSharingPages(s.pages, s.gate), NewCouncilPages(s.pages)}
	})
	manager := s.as(s.Manager)
	manager.get(councilSharing).is(http.StatusOK).says("Who reads families’ comments")
	manager.post(councilSharing, url.Values{}).is(http.StatusUnprocessableEntity).says("Say whether contributors read families’ comments")
	manager.post(councilSharing, url.Values{"comments": {"no"}}).is(http.StatusOK).says("Saved.")
	form, _ := manager.get(councilSharing).form("save")
	if form.Get("comments") != "no" {
		t.Errorf("the form shows %q", form.Get("comments"))
	}
	s.as(s.Coordinator).get(councilSharing).is(http.StatusForbidden)
	s.as(s.Parent).post(councilSharing, url.Values{"comments": {"no"}}).is(http.StatusForbidden)
}
