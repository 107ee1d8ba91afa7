package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestRightsPassWhenCompulsorySchoolAgeEnds(t *testing.T) {
	for _, tc := range []struct {
		born, on ehc.Date
		want     bool
	}{
		{ehc.D(2010, 3, 15), ehc.D(2026, 3, 15), false}, // 16, and still at school
		{ehc.D(2010, 3, 15), ehc.D(2026, 6, 26), false}, // the last Friday in June itself
		{ehc.D(2010, 3, 15), ehc.D(2026, 6, 27), true},
		{ehc.D(2010, 8, 31), ehc.D(2026, 6, 27), true}, // not 16 yet, and beyond school age all the same
		{ehc.D(2010, 9, 1), ehc.D(2026, 9, 2), false},  // 16, with a whole school year to go
		{ehc.D(2002, 1, 1), ehc.D(2026, 9, 1), true},
		{ehc.Date{}, ehc.D(2026, 9, 1), false},
	} {
		if got := (casework.Child{Born: tc.born}).IsYoungPersonOn(tc.on); got != tc.want {
			t.Errorf("born %s, on %s: %v", tc.born, tc.on, got)
		}
	}
}
