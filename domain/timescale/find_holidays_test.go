package timescale

import (
	"slices"
	"testing"

	"ehchub/domain/ehc"
)

// As published for England and Wales.
var published = map[int][]string{
	2014: {"2014-01-01", "2014-04-18", "2014-04-21", "2014-05-05", "2014-05-26", "2014-08-25", "2014-12-25", "2014-12-26"},
	2015: {"2015-01-01", "2015-04-03", "2015-04-06", "2015-05-04", "2015-05-25", "2015-08-31", "2015-12-25", "2015-12-28"},
	2016: {"2016-01-01", "2016-03-25", "2016-03-28", "2016-05-02", "2016-05-30", "2016-08-29", "2016-12-26", "2016-12-27"},
	2017: {"2017-01-02", "2017-04-14", "2017-04-17", "2017-05-01", "2017-05-29", "2017-08-28", "2017-12-25", "2017-12-26"},
	2018: {"2018-01-01", "2018-03-30", "2018-04-02", "2018-05-07", "2018-05-28", "2018-08-27", "2018-12-25", "2018-12-26"},
	2019: {"2019-01-01", "2019-04-19", "2019-04-22", "2019-05-06", "2019-05-27", "2019-08-26", "2019-12-25", "2019-12-26"},
	2020: {"2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28"},
	2021: {"2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27", "2021-12-28"},
	2022: {"2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27"},
	2023: {"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26"},
	2024: {"2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26"},
	2025: {"2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25", "2025-12-26"},
	2026: {"2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28"},
	2027: {"2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28"},
}

func TestBankHolidaysAreThosePublished(t *testing.T) {
	for year, want := range published {
		var got []string
		for _, h := range HolidaysOf(year) {
			got = append(got, h.On.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
}

func TestEaster(t *testing.T) {
	for _, want := range []ehc.Date{
		ehc.D(2000, 4, 23), ehc.D(2008, 3, 23), ehc.D(2011, 4, 24), ehc.D(2024, 3, 31), ehc.D(2028, 4, 16), ehc.D(2029, 4, 1),
		ehc.D(2030, 4, 21), ehc.D(2035, 3, 25), ehc.D(2038, 4, 25), ehc.D(2049, 4, 18), ehc.D(2076, 4, 19),
	} {
		if got := easterSunday(want.Year); got != want {
			t.Errorf("Easter %d: %s, want %s", want.Year, got, want)
		}
	}
}

func TestWorkingDays(t *testing.T) {
	cal := England()
	for _, c := range []struct {
		from      ehc.Date
		n         int
		inclusive bool
		want      ehc.Date
	}{
		{ehc.D(2026, 11, 2), 15, true, ehc.D(2026, 11, 20)},
		{ehc.D(2026, 11, 2), 15, false, ehc.D(2026, 11, 23)},
		{ehc.D(2026, 11, 7), 1, true, ehc.D(2026, 11, 9)},    // a Saturday is not the first
		{ehc.D(2026, 12, 23), 3, false, ehc.D(2026, 12, 30)}, // over Christmas
		{ehc.D(2027, 3, 25), 1, false, ehc.D(2027, 3, 30)},   // over Easter
		{ehc.D(2022, 9, 16), 1, false, ehc.D(2022, 9, 20)},   // over the state funeral
	} {
		if got := cal.WorkingDays(c.from, c.n, c.inclusive); got != c.want {
			t.Errorf("%d working days from %s (inclusive %v): %s, want %s", c.n, c.from, c.inclusive, got, c.want)
		}
	}
	if cal.Holiday(ehc.D(2075, 12, 27)) != "" || cal.Holiday(ehc.D(2075, 12, 25)) != "Christmas Day" {
		t.Error("a year far ahead follows the standing rules")
	}
	closed := cal.WithClosedDays(ehc.D(2026, 12, 29)).WithClosedDays(ehc.D(2026, 12, 30))
	if closed.Open(ehc.D(2026, 12, 29)) || closed.Open(ehc.D(2026, 12, 30)) || !closed.Working(ehc.D(2026, 12, 29)) || !cal.Open(ehc.D(2026, 12, 29)) {
		t.Error("a council's closed day is no day for a target, and still a working day in law")
	}
}
