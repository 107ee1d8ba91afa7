package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"ehchub/domain/ehc"
	"ehchub/domain/people"
	"ehchub/domain/timescale"
	"ehchub/ports"
	"ehchub/ports/portstest"
)

func newTimetableSite(t *testing.T) *site {
	return newSite(t, func(s *site) []Area {
		return []Area{NewTimetablePages(s.pages, s.gate), NewRulePages(s.pages), NewCasePages(s.pages, s.gate)}
	})
}

func TestTheTimetableKeepsWhatADateWasBefore(t *testing.T) {
	s := newTimetableSite(t)
	s.Clock.Pass(1)
	b := s.as(s.Coordinator)
	page := b.get(s.at("/timetable/received")).is(http.StatusOK)
	page.labelled()
	b.press(page, "send", url.Values{"received-on": {"31/7/2023"}, "why": {"x"}}).is(http.StatusUnprocessableEntity).says("That is the day that stands already.")
	b.press(page, "send", url.Values{"received-on": {"28/7/2023"}, "why": {"The envelope is stamped 28 July."}}).says("Every date and its rule")
	for _, who := range []people.Person{s.Coordinator, s.Parent, s.SENCO} {
		s.as(who).get(s.at("/timetable")).is(http.StatusOK).says(
			"Send the final plan", "Friday 15 December 2023", "Was 18 December 2023 until 31 August 2023", "The envelope is stamped 28 July.", "reg 13(2)")
	}
	s.as(s.Parent).get(s.at("/timetable/received")).is(http.StatusForbidden)
	s.as(s.Stranger).get(s.at("/timetable")).is(http.StatusNotFound)
}

func TestAnExceptionIsRecordedAndMovesNoDate(t *testing.T) {
	s := newTimetableSite(t)
	b := s.as(s.Coordinator)
	b.press(b.get(s.at("/timetable/received")), "send", url.Values{"received-on": {"30/7/2023"}, "why": {"Stamped."}})
	at := s.at("/timetable/exception?from=request-received&item=&limit=D8")
	page := b.get(at).is(http.StatusOK)
	page.labelled()
	page.says("An exception moves no date", "Sunday 17 December 2023")
	b.press(page, "send", nil).is(http.StatusUnprocessableEntity).says("Choose which exception applies.", "Enter the first day of the circumstances.")
	typed := url.Values{"code": {"E1"}, "from": {"24/7/2023"}, "to": {"3/9/2023"}, "closure": {"other"}, "first-shut": {"24/7/2023"}, "last-shut": {"3/9/2023"}, "asked-on": {"30/8/2023"},
		"why": {"The school was shut."}, "evidence": {"Term calendar"}}
	b.press(page, "send", typed).is(http.StatusUnprocessableEntity).says("from 17 July 2023 to 27 August 2023")
	typed.Set("asked-on", "15/8/2023")
	b.press(page, "send", typed).says("Sunday 17 December 2023", "The school was shut.", "Term calendar")
	told := s.as(s.Parent).get(s.at("/timetable"))
	told.says("The school was shut.")
	told.saysNot("Term calendar", "Record an exception")
	b.get(at).says("24 July 2023 to 3 September 2023")
	s.as(s.Parent).get(at).is(http.StatusForbidden)
	b.get(s.at("/timetable/exception?from=request-received&item=&limit=D99")).is(http.StatusNotFound)
	link := find(b.get(s.at("/timetable")).root, func(n *html.Node) bool { return strings.HasSuffix(attr(n, "href"), "/end") })
	if len(link) != 1 {
		t.Fatalf("%d ways to take the exception back", len(link))
	}
	end := b.get(attr(link[0], "href")).is(http.StatusOK)
	b.press(end, "end", nil).is(http.StatusUnprocessableEntity).says("Say why the exception no longer counts.")
	b.press(end, "end", url.Values{"because": {"It was another school."}}).says("Taken back: It was another school.")
}

func TestTheRulesAreEverybodys(t *testing.T) {
	s := newTimetableSite(t)
	b := s.as(people.Person{})
	b.get("/rules").is(http.StatusOK).says("Every time limit of the law", "reg 13(2)", "within 20 weeks")
	b.get("/rules/D6").is(http.StatusOK).says("26 September 2023", "27 September 2023")
	b.get("/rules/D99").is(http.StatusNotFound)
}

// A date tells that what it counts from has happened: who may not know of a consultation or an appeal sees no such date.
func TestADateIsShownOnlyToThoseWhoMayKnowWhatItCountsFrom(t *testing.T) {
	s := newTimetableSite(t)
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error {
		c, err := st.Clocks.Of(ctx, s.Case)
		if err != nil {
			return err
		}
		on := ehc.D(2023, 8, 30)
		c.Reckon(append(s.Load(t).Happenings(nil),
			timescale.Happening{Event: timescale.Event{Trigger: timescale.SettingConsulted, On: on}, Item: "c", Owes: ehc.Holder{Kind: ehc.HeldBySetting, ID: string(portstest.NewID[ehc.SettingID]())}},
			timescale.Happening{Event: timescale.Event{Trigger: timescale.AppealReceived, On: on}, Item: "d"}), timescale.England(), "", s.Clock.Now())
		return st.Clocks.Save(ctx, c)
	}); err != nil {
		t.Fatal(err)
	}
	for path, texts := range map[string][]string{"/timetable": {"Reply to the council's consultation", "Send the Tribunal the response"}} {
		s.as(s.Coordinator).get(s.at(path)).says(texts...)
		s.as(s.Parent).get(s.at(path)).says(texts...)
		s.as(s.SENCO).get(s.at(path)).is(http.StatusOK).saysNot(texts...)
	}
}
