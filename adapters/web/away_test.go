package web

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"ehchub/ports"
)

func TestAnAbsenceIsRecordedInTheBrowser(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewAwayPages(s.pages, s.gate)} })
	b := s.as(s.Therapist)
	asked := b.get(awayHome).is(http.StatusOK).says("No absence is recorded", s.SecondTherapist.Name).saysNot(s.Psychologist.Name)
	b.press(asked, "record", url.Values{"from": {"31/2/2023"}, "to": {"tomorrow"}}).is(http.StatusUnprocessableEntity).says("first day", "last day")
	b.press(asked, "record", url.Values{}).is(http.StatusUnprocessableEntity).says("Enter the first day.")
	for _, by := range []string{"nobody", string(s.Psychologist.ID), string(s.Setting.ID)} {
		b.press(asked, "record", url.Values{"from": {"30/8/2023"}, "by": {by}}).is(http.StatusUnprocessableEntity).says("Choose somebody from the list.")
	}
	recorded := b.press(asked, "record", url.Values{"from": {"30/8/2023"}, "to": {"1/9/2023"}, "by": {string(s.SecondTherapist.ID)}}).is(http.StatusOK).says("from 30 August 2023 to 1 September 2023", s.SecondTherapist.Name)
	s.as(s.SecondTherapist).get(awayHome).is(http.StatusOK).says("You stand in for " + s.Therapist.Name)
	b.press(asked, "record", url.Values{"from": {"31/8/2023"}}).is(http.StatusUnprocessableEntity).says("There is an absence in these days already")
	b.press(recorded, "end", nil).is(http.StatusOK).says("nobody stands in any more", "No absence is recorded")
	b.press(recorded, "end", nil).is(http.StatusNotFound)

	s.as(s.TeamManager).get(awayURL(s.Therapist.ID)).is(http.StatusOK).says("When " + s.Therapist.Name + " is away")
	for _, other := range []*browser{s.as(s.SecondTherapist), s.as(s.SENCO), s.as(s.Coordinator)} {
		other.get(awayURL(s.Therapist.ID)).is(http.StatusNotFound)
		other.post(awayURL(s.Therapist.ID), url.Values{"from": {"30/8/2023"}}).is(http.StatusNotFound)
	}
	s.as(s.Parent).get(awayHome).is(http.StatusOK).says("Nobody stands in for a parent")
	s.as(s.Parent).post(awayHome, url.Values{"from": {"30/8/2023"}}).is(http.StatusForbidden)
}

func TestWhoeverNoLongerStandsInIsToldAndSoIsWhoeverIsAway(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewAwayPages(s.pages, s.gate), NewTrayPages(s.pages, s.gate)} })
	away := s.as(s.Therapist)
	away.press(away.get(awayHome), "record", url.Values{"from": {"30/8/2023"}, "by": {string(s.SecondTherapist.ID)}}).is(http.StatusOK)
	left := s.SecondTherapist
	left.Teams, left.Version = nil, 1
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, st ports.Stores) error { return st.People.Save(ctx, left) }); err != nil {
		t.Fatal(err)
	}
	away.get(awayHome).is(http.StatusOK).says("Nobody now. " + left.Name + " no longer stands in: they do not work at the same setting or in the same team any more.")
	s.as(left).get(awayHome).is(http.StatusOK).says("You no longer stand in for " + s.Therapist.Name).saysNot("You stand in for")
	actor := left.Actor()
	actor.Lapsed = []string{s.Therapist.Name}
	if told := lapsedInset(actor); told == nil || told.Link.Href != awayHome || lapsedInset(left.Actor()) != nil {
		t.Errorf("the list says %+v", told)
	}
}
