package ehc

import "testing"

func TestDateRefusesWhatNoCalendarHas(t *testing.T) {
	for _, text := range []string{"2026-02-30", "30/02/2026", "", "2026-13-01"} {
		if _, err := ParseDate(text); err == nil {
			t.Errorf("%q was taken for a date", text)
		}
	}
}

func TestYearsAtCountsCompletedYears(t *testing.T) {
	born := D(2010, 3, 15)
	if got := born.YearsAt(D(2026, 3, 14)); got != 15 {
		t.Errorf("the day before the 16th birthday: %d", got)
	}
	if got := born.YearsAt(D(2026, 3, 15)); got != 16 {
		t.Errorf("on the 16th birthday: %d", got)
	}
}
