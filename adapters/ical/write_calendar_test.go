package ical_test

import (
	"strings"
	"testing"
	"time"

	"ehchub/adapters/ical"
	"ehchub/domain/ehc"
	"ehchub/ports"

	ics "github.com/arran4/golang-ical"
)

func TestACalendarHoldsWholeDaysThatCalendarsRead(t *testing.T) {
	long := "EHC/26/0219: If there will be no plan, tell the family, the integrated care board and the setting, with reasons; in time"
	text := string(ical.Format{}.Calendar("My dates", []ports.CalendarDay{{ID: "d4@hub", On: ehc.D(2026, 12, 22), Title: long, Link: "https://hub.example/cases/1/timetable", Changed: time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)}}))
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
	}
	c, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	events := c.Events()
	if len(events) != 1 {
		t.Fatalf("%d events", len(events))
	}
	for property, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertyUniqueId: "d4@hub", ics.ComponentPropertySummary: long, ics.ComponentPropertyDtStart: "20261222", ics.ComponentPropertyDtEnd: "20261223",
		ics.ComponentPropertyUrl: "https://hub.example/cases/1/timetable", ics.ComponentPropertyTransp: "TRANSPARENT",
	} {
		if got := events[0].GetProperty(property); got == nil || got.Value != want {
			t.Errorf("%s: %+v, want %q", property, got, want)
		}
	}
}
