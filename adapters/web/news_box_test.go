package web

import (
	"context"
	"net/http"
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/ports"
)

// did records what somebody did on the case.
func (s *site) did(kind ehc.EventKind, by people.Person, after time.Duration) {
	s.t.Helper()
	if err := s.Unit.Do(s.t.Context(), func(ctx context.Context, stores ports.Stores) error {
		return stores.Cases.Record(ctx, ehc.Event{Kind: kind, Case: s.Case, At: s.Clock.Now().Add(after).UTC(), By: by.ID})
	}); err != nil {
		s.t.Fatal(err)
	}
}

func TestArrivingTellsWhatChangedUntilItIsOpened(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewCasePages(s.pages, s.gate), NewTrayPages(s.pages, s.gate)} })
	officer, mother, senco := s.as(s.Coordinator), s.as(s.Parent), s.as(s.SENCO)
	officer.get(s.at("")).is(http.StatusOK).saysNot(changedHeading)
	mother.get(s.at("")).is(http.StatusOK).saysNot(changedHeading)
	officer.get("/cases").is(http.StatusOK).saysNot(changedHeading)

	s.did(ehc.FileAdded, s.SENCO, time.Minute)
	s.did(ehc.FileAdded, s.SENCO, 2*time.Minute)
	s.did(ehc.PanelRecommended, s.Manager, 3*time.Minute)
	s.did(ehc.DutyNear, people.Person{}, 4*time.Minute)
	page := officer.get("/cases").is(http.StatusOK).says(changedHeading, "3 things have changed:", "A document was added", "A panel’s recommendation was recorded")
	if !page.links(s.at("/files")) {
		t.Error("the change does not lead to where it can be read")
	}
	officer.get("/cases?tray=in-progress&q=ro").saysNot(changedHeading)
	mother.get("/").is(http.StatusOK).says(changedHeading, "2 things have changed:", "A document was added").saysNot("panel", "reminder")
	senco.get("/cases?tray=setting").saysNot(changedHeading) // never opened it

	mother.get(s.at("")).is(http.StatusOK).says(changedHeading, "2 things have changed:").saysNot("panel")
	mother.get(s.at("")).saysNot(changedHeading)
	mother.get("/").saysNot(changedHeading)
	officer.get(s.at("")).is(http.StatusOK).says(changedHeading, "3 things have changed:")
	officer.get("/cases").saysNot(changedHeading)
	s.did(ehc.FileAdded, s.Coordinator, 5*time.Minute)
	officer.get("/cases").saysNot(changedHeading)
	mother.get("/").says("1 thing has changed:")
}
