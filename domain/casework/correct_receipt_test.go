package casework_test

import (
	"strings"
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
)

func TestTheClockStartsWhenTheAuthorityReceivedTheRequest(t *testing.T) {
	c := assigned(t)
	decide(t, c, agreed(casework.WhetherToAssess))
	for name, tc := range map[string]struct {
		on    ehc.Date
		why   string
		field string
	}{
		"tomorrow":            {today.AddDays(1), "A letter", "received-on"},
		"no day":              {ehc.Date{}, "A letter", "received-on"},
		"the same day":        {c.ReceivedOn(), "A letter", "received-on"},
		"before the birth":    {ehc.D(1990, 1, 1), "A letter", "received-on"},
		"no reason":           {today.AddDays(-3), " ", "why"},
		"a reason of a novel": {today.AddDays(-3), strings.Repeat("x", 501), "why"},
	} {
		if f := fault.As(c.CorrectReceipt(coordinator, tc.on, tc.why, today, now)); f == nil || f.Field != tc.field {
			t.Errorf("%s: %+v", name, f)
		}
	}
	ok(t, c.CorrectReceipt(coordinator, today.AddDays(-3), "The letter is stamped 29 August.", today, now))
	if d := keyDate(t, c, "D8"); d.Last != ehc.D(2027, 1, 16) {
		t.Errorf("final plan by %s", d.Last)
	}
}
