package casework_test

import (
	"testing"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

var (
	consultedAt    = time.Date(2026, 9, 12, 9, 0, 0, 0, time.UTC)
	ashgrove       = casework.SettingConsulted{Setting: casework.SettingRef{ID: "ashgrove", Name: "Ashgrove School"}, Consultation: "consultation-1", DueBy: ehc.D(2026, 9, 27)}
	consulter      = ehc.Actor{Kind: ehc.Human, Person: "officer", Name: "Petra Lindqvist"}
	consultedSENCO = ehc.Actor{Kind: ehc.Human, Person: "senco", Settings: []ehc.SettingID{"ashgrove"}}
)

func caseIn(state casework.State, parties ...casework.Party) *casework.Case {
	return casework.Restore(casework.Snapshot{ID: "case-1", Reference: "EHC/26/0001", State: state, Parties: parties})
}

func may(c *casework.Case) bool { return access.May(access.SeeCase, c.Subject(consultedSENCO, false)) }

func TestAConsultedSettingHoldsTheCaseUntilItHasAnswered(t *testing.T) {
	for name, end := range map[string]func(*casework.Case){
		"answered":  func(c *casework.Case) { c.ConsultationWasAnswered(consultedSENCO, ashgrove, consultedAt) },
		"withdrawn": func(c *casework.Case) { c.ConsultationWasWithdrawn(consulter, ashgrove, consultedAt) },
		"another setting is named": func(c *casework.Case) {
			c.NameSetting(consulter, casework.SettingRef{ID: "elmfield", Name: "Elmfield College"}, consultedAt)
		},
	} {
		c := caseIn(casework.DraftShared)
		if may(c) {
			t.Fatal("the setting sees the case before it is consulted")
		}
		if err := c.ConsultSetting(consulter, ashgrove, consultedAt); err != nil || !may(c) {
			t.Fatalf("consulted: %v, sees the case: %v", err, may(c))
		}
		if end(c); may(c) {
			t.Errorf("%s: the setting still sees the case", name)
		}
	}
}

func TestTheChildsOwnSettingKeepsItsAccess(t *testing.T) {
	own := casework.Party{Holder: ehc.Holder{Kind: ehc.HeldBySetting, ID: "ashgrove"}, Relation: access.Setting, Name: "Ashgrove School", Since: consultedAt}
	c := caseIn(casework.DraftShared, own)
	if err := c.ConsultSetting(consulter, ashgrove, consultedAt); err != nil {
		t.Fatal(err)
	}
	if c.ConsultationWasAnswered(consultedSENCO, ashgrove, consultedAt); !may(c) {
		t.Error("the child's own setting lost the case by answering")
	}
}

func TestTheNamedSettingHoldsTheCase(t *testing.T) {
	c := caseIn(casework.DraftShared)
	if c.NameSetting(consulter, ashgrove.Setting, consultedAt); !may(c) {
		t.Error("the setting that the plan names can't see it")
	}
	none := caseIn(casework.DraftShared)
	if none.NameSetting(consulter, casework.SettingRef{}, consultedAt); len(none.Holders()) != 0 {
		t.Errorf("a plan with a type alone is held by %v", none.Holders())
	}
}

func TestSettingsAreConsultedOnASharedDraft(t *testing.T) {
	for _, state := range casework.Machine.States() {
		err := caseIn(state).ConsultSetting(consulter, ashgrove, consultedAt)
		if state == casework.DraftShared {
			if err != nil {
				t.Errorf("%s: %v", state, err)
			}
			continue
		}
		if f := fault.As(err); f == nil || f.Code != "case.consult" || f.Law != "CFA 2014 s.39(2)" {
			t.Errorf("%s: %v", state, err)
		}
	}
}

func TestAConsultationTellsTheTimelineOnce(t *testing.T) {
	c := caseIn(casework.DraftShared)
	if err := c.ConsultSetting(consulter, ashgrove, consultedAt); err != nil {
		t.Fatal(err)
	}
	c.ConsultationWasAnswered(consultedSENCO, ashgrove, consultedAt)
	events := c.TakeEvents()
	if len(events) != 2 || events[0].Kind != ehc.ConsultationStarted || events[1].Kind != ehc.ConsultationAnswered {
		t.Fatalf("told %+v", events)
	}
	if d := events[0].Data; d[ehc.DataSetting] != "ashgrove" || d[ehc.DataDue] != "2026-09-27" || d[ehc.DataConsultation] != "consultation-1" {
		t.Errorf("the consultation tells %v", d)
	}
}
