package web

import (
	"context"
	"encoding/csv"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func newAuditSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		return []Area{NewAuditPages(s.pages, s.gate), NewCasePages(s.pages, s.gate), NewCouncilPages(s.pages), NewAccessPages(s.pages, s.gate)}
	})
}

func TestAManagerFindsWhoLookedByPersonCaseKindAndDay(t *testing.T) {
	s := newAuditSite(t)
	s.as(s.SENCO).get(s.at("/timeline")).is(http.StatusOK)
	s.as(s.Stranger).get(s.at("")).is(http.StatusNotFound)
	s.Clock.Pass(1)
	s.as(s.Parent).get(s.at("/people")).is(http.StatusOK)
	manager := s.as(s.Manager)

	all := manager.get(councilAudit).is(http.StatusOK)
	all.says("Desmond Larkin", "Quentin Ravensworth", "Refused", "Aurelia Ashdown", "31 August 2023 at 10:00am", "See the case, its stages and key dates", "Timeline")
	all.saysNot(string(s.SENCO.ID))
	manager.get(councilAudit+"?person=larkin").is(http.StatusOK).says("What Desmond Larkin looked at", "EHC/23/0042").saysNot("Quentin Ravensworth")
	manager.get(councilAudit+"?case=23%2F42").is(http.StatusOK).says("Who looked", "Aurelia Ashdown", "Desmond Larkin")
	manager.get(councilAudit + "?kind=refused").is(http.StatusOK).says("Quentin Ravensworth").saysNot("Aurelia Ashdown")
	manager.get(councilAudit + "?from=31/8/2023&to=31/8/2023").is(http.StatusOK).says("Aurelia Ashdown").saysNot("Desmond Larkin")
	manager.get(councilAudit + "?from=1/9/2023&to=31/8/2023").is(http.StatusUnprocessableEntity).says("The last day can’t be before the first")
	manager.get(councilAudit+"?person=Nobody+At+All&case=EHC/99/1").is(http.StatusUnprocessableEntity).says("Nobody of this name", "There is no case with this case ID")
	manager.get(councilAudit + "?person=r").is(http.StatusOK).says("Whom do you mean?")

	s.as(s.Coordinator).post(s.at(accessPath+"/processors/add"), url.Values{"kind": {"person"}, "name": {"Orla Fenwick"}, "purpose": {"Drafts the plan."}, "since": {"1/8/2023"}}).is(http.StatusOK)
	manager.get(councilAudit+"?kind=changed").says("Marguerite Oyelaran", "Declare who else works with this child's data").saysNot("Aurelia Ashdown", "Orla Fenwick")

	for _, other := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		s.as(other).get(councilAudit).is(http.StatusForbidden)
		s.as(other).get(councilAudit + ".csv").is(http.StatusForbidden)
	}
	manager.get(councilAudit+"?action="+url.QueryEscape(string(access.SearchAudit))).says("Philippa Undergrove", "Audit of person")
}

func TestTheAuditIsReadPageByPageAndTakenAwayWhole(t *testing.T) {
	s := newAuditSite(t)
	err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		known := people.Person{ID: portstest.NewID[ehc.PersonID](), Name: "=HYPERLINK(\"x\")", Email: "formula@wrenshire.example"}
		if err := st.People.Save(ctx, known); err != nil {
			return err
		}
		for range 120 {
			if err := st.Audit.Record(ctx, ports.AuditEntry{At: s.Clock.Now(), Actor: known.ID, Action: string(access.SeeCase), Case: s.Case}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	manager := s.as(s.Manager)
	page := manager.get(councilAudit + "?person=hyperlink")
	for pages := 1; ; pages++ {
		if !strings.Contains(page.text(), "Show older entries") {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
		page = manager.get(page.linkTo("Show older entries")).is(http.StatusOK)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(manager.get(councilAudit+".csv?person=hyperlink").is(http.StatusOK).body, byteOrderMark))).ReadAll()
	if err != nil || len(rows) != 121 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if rows[1][1] != `'=HYPERLINK("x")` || rows[1][4] != "Looked" {
		t.Errorf("the row says %q", rows[1])
	}
	manager.get(councilAudit+"?kind=took").says("Philippa Undergrove", "Search who looked at what")
}
