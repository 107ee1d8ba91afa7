package clock_test

import (
	"testing"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/timescale"
)

func TestAFamilyIsToldOfEachMissedDateOnce(t *testing.T) {
	received := ehc.D(2026, 9, 1)
	c := clockWith(now, requested(received))
	for _, tc := range []struct {
		on    ehc.Date
		limit string
	}{
		{ehc.D(2026, 10, 13), ""}, {ehc.D(2026, 10, 14), "D2"}, {ehc.D(2026, 12, 22), ""}, {ehc.D(2026, 12, 23), "D4"}, {ehc.D(2027, 1, 19), ""}, {ehc.D(2027, 1, 20), "D8"}, {ehc.D(2027, 6, 1), ""},
	} {
		missed, ok := c.DelayToTell(tc.on)
		if ok != (tc.limit != "") || ok && missed.Deadline.Key() != tc.limit {
			t.Errorf("%s: %s, %v; want %q", tc.on, missed.Deadline.Key(), ok, tc.limit)
		}
		if !ok {
			if err := c.TellDelay(clock.Told{Why: "x"}, tc.on); !fault.Is(err, fault.Illegal) {
				t.Errorf("told on %s of nothing: %v", tc.on, err)
			}
			continue
		}
		if err := c.TellDelay(clock.Told{Why: " We wait for advice. ", Likely: tc.on, Letter: "l"}, tc.on); err != nil {
			t.Error(err)
		}
	}
	if d := find(t, c, "D2"); len(d.Told) != 1 || d.Told[0].Why != "We wait for advice." || d.Told[0].On != ehc.D(2026, 10, 14) {
		t.Errorf("%+v", d.Told)
	}
	c.TakeChanged()
	if again := clock.Restore(c.Snapshot()); again.Reckon([]timescale.Happening{requested(received)}, england, "", now) || len(find(t, again, "D8").Told) != 1 {
		t.Error("what the family was told is lost when the clock is reckoned")
	}
}

func TestALetterAboutADelayNeedsItsReason(t *testing.T) {
	c := clockWith(now, requested(ehc.D(2026, 9, 1)))
	late := ehc.D(2026, 10, 20)
	for field, told := range map[string]clock.Told{"why": {Why: " "}, "likely": {Why: "x", Likely: late.AddDays(-1)}} {
		if f := fault.As(c.CheckDelay(told, late)); f == nil || f.Kind != fault.Invalid || f.Field != field {
			t.Errorf("%s: %+v", field, f)
		}
	}
}

func TestTheDelayLogHoldsWhatWasDoneLateAndWhatIsLate(t *testing.T) {
	met := requested(ehc.D(2026, 9, 1))
	met.Met = map[string]ehc.Date{"D2": ehc.D(2026, 10, 15)}
	missed := clockWith(now, met).Missed(ehc.D(2026, 12, 24))
	if len(missed) != 2 || missed[0].Code != "D2" || missed[0].DaysLate(ehc.D(2026, 12, 24)) != 2 || missed[1].Code != "D4" {
		t.Errorf("%+v", missed)
	}
}
