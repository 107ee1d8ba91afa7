package casework_test

import (
	"testing"

	"ehchub/domain/casework"
	"ehchub/domain/ehc"
)

func TestYearGroups(t *testing.T) {
	for _, tc := range []struct {
		born, on ehc.Date
		want     string
	}{
		{ehc.D(2017, 3, 4), ehc.D(2026, 9, 1), "Year 5"},
		{ehc.D(2017, 3, 4), ehc.D(2026, 8, 31), "Year 4"},
		{ehc.D(2021, 8, 31), ehc.D(2025, 9, 1), "Reception"}, // the youngest of the year
		{ehc.D(2021, 9, 1), ehc.D(2025, 9, 1), "Nursery"},    // the oldest of the next
		{ehc.D(2024, 1, 1), ehc.D(2026, 9, 1), "Early years"},
		{ehc.D(2001, 9, 2), ehc.D(2026, 6, 1), "Year 19"}, // F38
	} {
		if got := casework.YearGroupLabel(casework.Child{Born: tc.born}.YearGroupOn(tc.on)); got != tc.want {
			t.Errorf("born %s, on %s: %s, want %s", tc.born, tc.on, got, tc.want)
		}
	}
	reception := 0
	if got := (casework.Child{Born: ehc.D(2017, 3, 4), YearGroup: &reception}).YearGroupOn(today); got != 0 {
		t.Errorf("a year on the record was passed over for %d", got)
	}
}

func TestAChildIsCalledAsTheyLike(t *testing.T) {
	c := casework.Child{Forenames: "Rowan Alder", Surname: "Farrow"}
	if c.Called() != "Rowan" || c.FullName() != "Rowan Alder Farrow" || c.TrayName() != "Farrow, Rowan Alder" || c.Possessive() != "Rowan’s" {
		t.Errorf("%q %q %q %q", c.Called(), c.FullName(), c.TrayName(), c.Possessive())
	}
	if c.Preferred = "Ro"; c.Called() != "Ro" {
		t.Errorf("called %q", c.Called())
	}
}

// A year that was recorded moves on with the school years, whether the child is taught ahead or behind.
func TestARecordedYearMovesOn(t *testing.T) {
	year := 5
	c := casework.Child{Born: ehc.D(2015, 10, 1), YearGroup: &year, YearGroupSince: ehc.D(2026, 11, 23)}
	for on, want := range map[ehc.Date]int{ehc.D(2026, 9, 1): 5, ehc.D(2027, 8, 31): 5, ehc.D(2027, 9, 1): 6, ehc.D(2032, 10, 1): 11} {
		if got := c.YearGroupOn(on); got != want {
			t.Errorf("on %s in year %d, want %d", on, got, want)
		}
	}
	if shown := c.WithYearOn(ehc.D(2027, 9, 1)); *shown.YearGroup != 6 || *c.YearGroup != 5 {
		t.Errorf("a form in the next year shows %d", *shown.YearGroup)
	}
}
