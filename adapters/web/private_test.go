package web

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// newPrivateSite has a second parent on the case.
func newPrivateSite(t *testing.T) *site {
	s := newSite(t, func(s *site) []Area {
		return []Area{NewPrivatePages(s.pages, s.gate), NewCasePages(s.pages, s.gate)}
	})
	err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		c, err := st.Cases.Get(ctx, s.Case)
		if err != nil {
			return err
		}
		kept := c.Snapshot()
		kept.Parties = append(kept.Parties, casework.Party{Holder: ehc.Holder{Kind: ehc.HeldByPerson, ID: string(s.Stranger.ID)}, Relation: access.Family, Name: s.Stranger.Name, Detail: "Father"})
		return st.Cases.Save(ctx, casework.Restore(kept))
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAParentKeepsDetailsPrivateFromTheOther(t *testing.T) {
	s := newPrivateSite(t)
	mother, father, officer := s.as(s.Parent), s.as(s.Stranger), s.as(s.Coordinator)
	father.get(s.at("")).is(http.StatusOK).says(s.Setting.Name)
	mother.get(mother.get(s.at("")).linkTo("Keep details private from somebody")).is(http.StatusOK).says("Nothing is kept private")
	mother.post(s.at("/private/keep"), url.Values{"ground": {"refuge"}}).is(http.StatusUnprocessableEntity).says("Choose from whom it is kept")
	mother.post(s.at("/private/keep"), url.Values{"from": {string(s.Coordinator.ID)}, "ground": {"refuge"}}).is(http.StatusUnprocessableEntity).says("Choose people from the list")
	page := mother.post(s.at("/private/keep"), url.Values{"from": {string(s.Stranger.ID)}, "ground": {"refuge"}, "note": {"Order of 1 July."}}).is(http.StatusOK).says("Quentin Ravensworth", "Order of 1 July.")

	father.get(s.at("")).is(http.StatusOK).says("The setting is kept private").saysNot("Larkfield", s.SENCO.Name, "Keep details private")
	father.get(s.at("/people")).is(http.StatusOK).saysNot("Larkfield", s.SENCO.Name)
	father.get(s.at("/details")).is(http.StatusOK).saysNot("Larkfield")
	father.get(s.at("/private")).is(http.StatusForbidden)
	father.post(s.at("/private/keep"), url.Values{"from": {string(s.Parent.ID)}, "ground": {"refuge"}}).is(http.StatusForbidden)
	mother.get(s.at("")).says(s.Setting.Name)
	officer.get(s.at("/private")).is(http.StatusOK).says("Quentin Ravensworth", "Aurelia Ashdown")

	end := page.linkTo("End what is kept from Quentin Ravensworth")
	mother.post(end, url.Values{}).is(http.StatusUnprocessableEntity).says("Say why it no longer has to be kept private")
	mother.post(end, url.Values{"reason": {"The order has ended."}}).is(http.StatusOK).says("The order has ended.")
	father.get(s.at("")).says(s.Setting.Name)
}

func TestACoveredTextIsNotSavedInPlaceOfWhatItCovers(t *testing.T) {
	s := newPrivateSite(t)
	s.as(s.Coordinator).post(s.at("/private/keep"), url.Values{"from": {string(s.Stranger.ID)}, "ground": {"court-order"}, "note": {"She is at " + access.KeptPrivate}}).is(http.StatusUnprocessableEntity).says("kept private from you, so it can’t be saved")
}
