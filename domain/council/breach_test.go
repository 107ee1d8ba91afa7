package council

import (
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func aBreach(aware time.Time) Breach {
	return Breach{What: "A draft plan went to another family.", Whose: "One child and her mother.", ToWhom: "Another parent.", Seen: SeenUnknown, Risk: RiskLikely, AwareAt: aware}
}

func TestTheCommissionerIsToldWithin72HoursOfBecomingAware(t *testing.T) {
	aware := time.Date(2026, 10, 23, 16, 30, 0, 0, time.UTC) // the clocks go back in between: 72 hours stay 72 hours
	b := aBreach(aware)
	if got := b.ReportBy(); !got.Equal(time.Date(2026, 10, 26, 16, 30, 0, 0, time.UTC)) || !b.ToReport() {
		t.Errorf("report by %v", got)
	}
	b.ReportedAt = b.ReportBy().Add(time.Minute)
	now := b.ReportedAt.Add(time.Hour)
	if err := b.Check(now); !fault.Has(err, "breach.late") {
		t.Errorf("a late report without its reason: %v", err)
	}
	b.WhyNot = "The officer was away."
	if err := b.Check(now); err != nil || b.ToReport() {
		t.Errorf("got %v", err)
	}
	b = aBreach(aware)
	if b.Risk = RiskUnlikely; b.ToReport() {
		t.Error("a breach without a likely risk is to be reported")
	}
}

func TestABreachIsNotClosedBeforeTheLawIsMet(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	b := aBreach(now.Add(-time.Hour))
	b.Risk, b.Closed = RiskHigh, true
	for _, code := range []string{"breach.unreported", "breach.untold", "breach.outcome"} {
		if err := b.Check(now); !fault.Has(err, code) {
			t.Errorf("closed without %s: %v", code, err)
		}
	}
	b.ReportedAt, b.ToldFamilyOn, b.Outcome = now, ehc.D(2026, 11, 23), "The other family deleted it."
	if err := b.Check(now); err != nil {
		t.Error(err)
	}
	if b.AwareAt = now.Add(time.Hour); !fault.Has(b.Check(now), "breach.aware") {
		t.Error("aware in the future")
	}
}
