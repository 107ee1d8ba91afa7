package web

import (
	"testing"
	"time"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// A family learns of what is missing before the council itself is late, and how late each contribution is (F18).
func TestAFamilySeesEarlyWhatIsMissing(t *testing.T) {
	asked := func(item string, on ehc.Date) timescale.Happening {
		return timescale.Happening{Event: timescale.Event{Trigger: timescale.AdviceRequestReceived, On: on}, Item: item, Met: map[string]ehc.Date{}, Off: map[string]string{}}
	}
	on := ehc.D(2026, time.September, 1)
	in, open, second, closed := asked("in", on), asked("open", on), asked("second", on.AddDays(14)), asked("closed", on)
	in.Met[timescale.SendAdvice] = on.AddDays(20)
	closed.Off[timescale.All] = "Not needed."
	kept := clock.New("case")
	kept.Reckon([]timescale.Happening{in, open, second, closed}, timescale.England(), "", time.Now())
	for today, want := range map[ehc.Date]string{
		ehc.D(2026, time.October, 1):   "We are waiting for 2 pieces of advice. 1 other is in. The next is due by 13 October 2026.",
		ehc.D(2026, time.October, 20):  "We are waiting for 2 pieces of advice. 1 other is in. 1 is late, since 13 October 2026. The next is due by 27 October 2026. We remind whoever owes it.",
		ehc.D(2026, time.November, 20): "We are waiting for 2 pieces of advice. 1 other is in. 2 are late, the first since 13 October 2026. We remind whoever owes it.",
	} {
		if got := waitedFor(kept, today); got != want {
			t.Errorf("%s: %s", today, got)
		}
	}
	done := clock.New("case")
	done.Reckon([]timescale.Happening{in, closed}, timescale.England(), "", time.Now())
	if got := waitedFor(done, on.AddDays(80)); got != "" {
		t.Errorf("all is in: %s", got)
	}
	consulted := clock.New("case")
	consulted.Reckon([]timescale.Happening{{Event: timescale.Event{Trigger: timescale.SettingConsulted, On: on}, Item: "c"}}, timescale.England(), "", time.Now())
	if got := waitedFor(consulted, on); got != "We are waiting for 1 answer from a school or college. The next is due by 16 September 2026." {
		t.Error(got)
	}
}
