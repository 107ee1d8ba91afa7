package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"ehchub/adapters/ical"
	"ehchub/application/timing"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

func newCalendarSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		feed := timing.CalendarFeed{Units: s.Unit, Clock: s.Clock, Format: ical.Format{}, PublicURL: "http://hub.example"}
		return []Area{NewTimetablePages(s.pages, s.gate), NewCouncilPages(s.pages), NewCalendarPages(s.pages, timing.CalendarLink{Units: s.Unit, Clock: s.Clock}, feed, timing.SetCalendar{Units: s.Unit, Clock: s.Clock}, "http://hub.example")}
	})
}

var calendarLink = regexp.MustCompile(`/calendar/[A-Z2-7]+\.ics`)

func TestAPrivateLinkShowsOnesOwnDatesAndNoChild(t *testing.T) {
	s := newCalendarSite(t)
	b, nobody := s.as(s.Coordinator), s.as(people.Person{})
	made := b.press(b.get("/calendar").is(http.StatusOK), "make", nil).is(http.StatusOK)
	link := calendarLink.FindString(made.text())
	if link == "" {
		t.Fatalf("no link: %s", made.text())
	}
	feed := strings.ReplaceAll(nobody.get(link).is(http.StatusOK).body, "\r\n ", "")
	for _, want := range []string{"BEGIN:VCALENDAR", "EHC/23/0042: Send the final plan", "DTSTART;VALUE=DATE:20231218", "http://hub.example/cases/" + string(s.Case) + "/timetable"} {
		if !strings.Contains(feed, want) {
			t.Errorf("the calendar lacks %q:\n%s", want, feed)
		}
	}
	for _, child := range []string{"Rowan", "Ashdown", "Larkfield", "Marguerite"} {
		if strings.Contains(feed, child) {
			t.Errorf("the calendar names %q", child)
		}
	}
	if again := calendarLink.FindString(b.get("/calendar").text()); again != "" {
		t.Errorf("the link is shown again: %s", again)
	}
	other := s.as(s.Stranger)
	others := calendarLink.FindString(other.press(other.get("/calendar"), "make", nil).text())
	if body := nobody.get(others).body; strings.Contains(body, "EHC/") {
		t.Errorf("a stranger's calendar holds %s", body)
	}
	b.press(b.get("/calendar"), "stop", nil)
	nobody.get(link).is(http.StatusNotFound)
	nobody.get("/calendar/GUESSED.ics").is(http.StatusNotFound)
}

func TestTheCouncilsCalendarMovesTargetsAndNoLastDay(t *testing.T) {
	s := newCalendarSite(t)
	s.as(s.Coordinator).get("/council/calendar").is(http.StatusForbidden)
	s.as(s.Parent).get("/council/calendar").is(http.StatusForbidden)
	b := s.as(s.Manager)
	page := b.get("/council/calendar").is(http.StatusOK)
	page.labelled()
	wrong := b.press(page, "send", url.Values{"target-days": {"many"}, "near-days": {"0"}, "closed-days": {"never"}}).is(http.StatusUnprocessableEntity)
	wrong.says("Enter a number of days from 0 to 30.", "“never” is no date")
	b.press(page, "send", url.Values{"target-days": {"3"}, "near-days": {"10"}, "closed-days": {"15/12/2023\n14/12/2023"}})
	recount := timing.Recount{Units: s.Unit, Clock: s.Clock}
	if _, err := recount.Do(t.Context(), s.Manager.Actor()); err == nil {
		t.Error("a person counts every date again")
	}
	for more := true; more; {
		var err error
		if more, err = recount.Do(t.Context(), ehc.SystemActor()); err != nil {
			t.Fatal(err)
		}
	}
	// 18 December less 3 days is Friday the 15th; that and the 14th are shut.
	s.as(s.Coordinator).get(s.at("/timetable")).says("Monday 18 December 2023", "Wednesday 13 December 2023")
}
