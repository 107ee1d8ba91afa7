package timescale

import (
	"strings"
	"testing"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestEventsInAnImpossibleOrderAreRefused(t *testing.T) {
	first, later := ehc.D(2026, 9, 1), ehc.D(2026, 9, 2)
	for _, c := range []struct {
		events     []Event
		field, law string
	}{
		{[]Event{{DecisionNotice, first}, {RequestReceived, later}}, "decision-notice", "reg 5(1)"},
		{[]Event{{DecisionNotice, later}, {MediationCertificate, first}}, "mediation-certificate", "s.52, reg 33"},
		{[]Event{{OldAuthorityKnew, later}, {Transferred, first}}, "transferred", "reg 15(2)"},
		{[]Event{{DateOfBirth, later}, {RequestReceived, first}}, "request-received", ""},
	} {
		_, err := Timetable(c.events, Facts{}, England())
		f := fault.As(err)
		if f == nil || f.Kind != fault.Invalid || f.Code != "timescale.out-of-order" || f.Field != c.field || f.Law != c.law {
			t.Errorf("%v: %#v", c.events, f)
		}
	}
	if err := CheckOrder([]Event{{RequestReceived, first}, {DecisionNotice, first}, {DraftServed, later}}); err != nil {
		t.Errorf("the same day is in order: %v", err)
	}
}

func TestTimetableJoinsWhatSeveralEventsStart(t *testing.T) {
	all, err := Timetable([]Event{{Transferred, ehc.D(2026, 11, 20)}, {LastReview, ehc.D(2026, 9, 1)}, {PlanMade, ehc.D(2025, 9, 3)}}, Facts{}, England())
	if err != nil {
		t.Fatal(err)
	}
	if got := find(t, all, "D27").Last; got != ehc.D(2027, 8, 31) {
		t.Errorf("D27 counts from the last review: %s", got)
	}
	for i := 1; i < len(all); i++ {
		if !all[i].Last.IsZero() && (all[i-1].Last.IsZero() || all[i].Last.Before(all[i-1].Last)) {
			t.Error("not soonest first with the dateless last")
		}
	}
	twice, err := Timetable([]Event{{DecisionNotice, ehc.D(2026, 9, 2)}, {DecisionNotice, ehc.D(2026, 10, 2)}}, Facts{}, England())
	if err != nil {
		t.Fatal(err)
	}
	var appeals []string
	for _, d := range twice {
		if d.Code == "D36" {
			appeals = append(appeals, d.Last.String())
		}
	}
	if strings.Join(appeals, " ") != "2026-11-02 2026-12-02" {
		t.Errorf("each decision has its own time to appeal: %v", appeals)
	}
}

func TestNamesFromTheCommandLine(t *testing.T) {
	if got, err := ParseTrigger("draft-served"); err != nil || got != DraftServed {
		t.Error(got, err)
	}
	_, err := ParseTrigger("draft-sent")
	if f := fault.As(err); f == nil || f.Field != "draft-sent" || !strings.Contains(f.Message, "draft-served, setting-consulted") {
		t.Errorf("%v", err)
	}
	for _, s := range Subjects() {
		if got, err := ParseSubject(string(s)); err != nil || got != s {
			t.Error(s, got, err)
		}
	}
	if got, _ := ParseSubject("F"); got != AboutAmend {
		t.Error("section F is settled by an amendment")
	}
	if _, err := ParseSubject("weather"); !fault.Has(err, "timescale.unknown-subject") {
		t.Error(err)
	}
	if _, err := ParsePhase("moon"); !fault.Has(err, "timescale.unknown-phase") {
		t.Error(err)
	}
	if got, err := ParsePhase("post16-post16"); err != nil || got != Post16ToPost16 {
		t.Error(got, err)
	}
}
