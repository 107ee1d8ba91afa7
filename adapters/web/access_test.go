package web

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"ehchub/adapters/web/view"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func newAccessSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		return []Area{NewAccessPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewCouncilPages(s.pages)}
	})
}

func TestAFamilySeesWhoCanSeeTheFileAndWhenEachLookedLast(t *testing.T) {
	s := newAccessSite(t)
	s.as(s.SENCO).get(s.at("")).is(http.StatusOK)
	page := s.as(s.Parent).get(s.as(s.Parent).get(s.at("")).linkTo("See who can see this file, and who looked")).is(http.StatusOK)
	page.says(s.Coordinator.Name, s.Setting.Name, s.SENCO.Name, "Through "+s.Setting.Name, s.Manager.Name, "30 August 2023 at 10:00am", "Not yet", "The council has declared no machine that writes text")
	page.saysNot(s.Stranger.Name)
	s.as(s.Manager).get(s.at(accessPath)).is(http.StatusOK)
	for _, other := range []*browser{s.as(s.SENCO), s.as(s.Stranger)} {
		if got := other.get(s.at(accessPath)).status; got != http.StatusForbidden && got != http.StatusNotFound {
			t.Errorf("%s reads who looked: %d", other.person.Name, got)
		}
	}
}

func TestWhoeverLookedAndNoLongerCanIsStillTold(t *testing.T) {
	s := newAccessSite(t)
	err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		return st.Audit.Record(ctx, ports.AuditEntry{At: s.Clock.Now(), Actor: s.Stranger.ID, Action: string(access.SeeCase), Case: s.Case})
	})
	if err != nil {
		t.Fatal(err)
	}
	s.as(s.Parent).get(s.at(accessPath)).says("People who looked earlier and no longer can", s.Stranger.Name)
}

func TestWhoWorksWithTheDataIsDeclaredToEveryFamilyOrToOne(t *testing.T) {
	s := newAccessSite(t)
	manager, coordinator, parent := s.as(s.Manager), s.as(s.Coordinator), s.as(s.Parent)
	fields := url.Values{"kind": {"tool"}, "name": {"Fernleaf Summaries"}, "purpose": {"Sums up long reports."}, "writes": {"yes"}, "since": {"1/8/2023"}}
	manager.post(councilProcessors+"/add", url.Values{"kind": {"tool"}, "purpose": {"Sums up."}}).is(http.StatusUnprocessableEntity).says("Enter the name", "Sums up.")
	manager.post(councilProcessors+"/add", fields).is(http.StatusOK).says("Fernleaf Summaries", "For every child")
	fields.Set("name", "Larkfield Drafting")
	fields.Set("kind", "company")
	coordinator.post(s.at(accessPath+"/processors/add"), fields).is(http.StatusOK).says("Larkfield Drafting", "For this child alone")
	page := parent.get(s.at(accessPath)).says("Fernleaf Summaries", "Larkfield Drafting", "Some text in this file may be written by a machine")
	if page.links(councilProcessors) {
		t.Error("a family is led to what the council declares")
	}
	parent.get(s.at("/timeline")).says("The council declared who else works with the data in this file")
	parent.post(s.at(accessPath+"/processors/add"), fields).is(http.StatusForbidden)
	coordinator.post(councilProcessors+"/add", fields).is(http.StatusForbidden)
	manager.get(councilProcessors).saysNot("Larkfield Drafting")

	all := manager.get(councilProcessors)
	manager.post(all.linkTo("End Fernleaf Summaries"), url.Values{"until": {"29/8/2023"}}).is(http.StatusOK).says("29 August 2023")
	parent.get(s.at(accessPath)).says("29 August 2023", "The council has declared no machine that writes text")
}

func TestAFamilyAgreesBeforeSomebodyOutsideWorksWithTheirFile(t *testing.T) {
	s := newAccessSite(t)
	coordinator, parent := s.as(s.Coordinator), s.as(s.Parent)
	err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		p, err := st.Council.Profile(ctx)
		if err != nil {
			return err
		}
		p.FamiliesAgree = true
		return st.Council.SaveProfile(ctx, p)
	})
	if err != nil {
		t.Fatal(err)
	}
	fields := url.Values{"kind": {"tool"}, "name": {"Larkfield Drafting"}, "purpose": {"Writes first drafts."}, "writes": {"yes"}, "since": {"1/8/2023"}}
	coordinator.post(s.at(accessPath+"/processors/add"), fields).is(http.StatusOK).says("The family is asked", "the family is asked and has not answered yet")
	page := parent.get(s.at(accessPath)).is(http.StatusOK).says("Does not work with this file", "The council has declared no machine that writes text")
	address := page.linkTo("Say whether Larkfield Drafting may work with this file")
	parent.post(address, nil).is(http.StatusUnprocessableEntity).says("Choose an answer")
	parent.post(address, url.Values{"agrees": {"no"}}).is(http.StatusOK).says("Refused", "the family refused on 30 August 2023")
	parent.post(address, url.Values{"agrees": {"no"}}).is(http.StatusConflict).says("This is the answer that we have already")

	phoned := url.Values{"agrees": {"yes"}}
	coordinator.post(address, phoned).is(http.StatusUnprocessableEntity).says("Say how the family told the council")
	phoned.Set("channel", "phone")
	phoned.Set("on", "30/8/2023")
	coordinator.post(address, phoned).is(http.StatusUnprocessableEntity).says("Say who of the family said so")
	phoned.Set("from", "Ada Farrow")
	coordinator.post(address, phoned).is(http.StatusOK).says("The family agreed on 30 August 2023, as Ada Farrow told " + s.Coordinator.Name)
	parent.get(s.at(accessPath)).says("Some text in this file may be written by a machine")
	parent.get(s.at("/timeline")).says("The council asked the family whether somebody else may work with this file", "The family’s answer whether somebody else may work with this file came in")
	for _, other := range []*browser{s.as(s.SENCO), s.as(s.Stranger)} {
		if got := other.post(address, url.Values{"agrees": {"no"}}).status; got != http.StatusForbidden && got != http.StatusNotFound {
			t.Errorf("%s answers for the family: %d", other.person.Name, got)
		}
	}
}

func TestTheWayToEndAccessStandsBesideEverybodyButOneself(t *testing.T) {
	s := newAccessSite(t)
	for _, path := range []string{accessPath, "/people"} {
		page := s.as(s.Parent).get(s.at(path)).is(http.StatusOK)
		if page.links(s.at("/people/" + string(s.Parent.ID) + "/remove")) {
			t.Errorf("%s asks a mother to have herself removed", path)
		}
		page = s.as(s.Manager).get(s.at(path)).is(http.StatusOK)
		if !page.links(s.at("/people/" + string(s.Parent.ID) + "/remove")) {
			t.Errorf("%s does not lead a manager to ending access", path)
		}
	}
}

func TestWhoeverStandsInIsListedWithTheirLook(t *testing.T) {
	s := newAccessSite(t)
	away := people.Absence{ID: portstest.NewID[ehc.AbsenceID](), Person: s.Coordinator.ID, From: ehc.D(2023, 8, 29), To: ehc.D(2023, 9, 8), By: s.Officer.ID}
	save := func() {
		t.Helper()
		err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
			if err := st.Audit.Record(ctx, ports.AuditEntry{At: s.Clock.Now(), Actor: s.Officer.ID, For: s.Coordinator.ID, Action: string(access.SeeCase), Case: s.Case}); err != nil {
				return err
			}
			return st.Organisations.Absences.Save(ctx, away)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	save()
	words := "Stands in for " + s.Coordinator.Name + " until 8 September 2023"
	s.as(s.Parent).get(s.at(accessPath)).says(s.Officer.Name, words, "30 August 2023").saysNot("People who looked earlier")
	s.as(s.Parent).get(s.at("/people")).says(s.Officer.Name, words)
	away.To = ehc.D(2023, 8, 29)
	save()
	s.as(s.Parent).get(s.at(accessPath)).says("People who looked earlier and no longer can", s.Officer.Name).saysNot(words)
	s.as(s.Parent).get(s.at("/people")).saysNot(words)
}

func TestAClosedAccountHasNoAccessToAskTheEndOf(t *testing.T) {
	s := newAccessSite(t)
	closed := s.Coordinator
	closed.Version, closed.ClosedAt = 1, s.Clock.Now()
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error { return st.People.Save(ctx, closed) }); err != nil {
		t.Fatal(err)
	}
	page := s.as(s.Parent).get(s.at(accessPath)).says("Access that has ended", "Account closed", closed.Name)
	if page.links(s.at("/people/" + string(closed.ID) + "/remove")) {
		t.Error("a closed account is to be removed")
	}
}

// TestALongListOfOfficersIsFolded: on a phone each row is a card, and everything else would be out of sight.
func TestALongListOfOfficersIsFolded(t *testing.T) {
	short, long := view.Table{Rows: make([]view.Row, mostAccessRows)}, view.Table{Rows: make([]view.Row, mostAccessRows+1)}
	if g := foldedWhereLong("Officers", short); g.Fold != nil || len(g.Table.Rows) != mostAccessRows {
		t.Error("a short list is folded")
	}
	if g := foldedWhereLong("Officers", long); g.Fold == nil || g.Fold.Title != "Officers: 5" && g.Fold.Title != "Officers: five" || len(g.Fold.Parts) != 1 {
		t.Errorf("a long list stands as %+v", g.Fold)
	}
}
