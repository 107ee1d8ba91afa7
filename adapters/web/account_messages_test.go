package web

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"ehchub/domain/notice"
	"ehchub/ports"
)

func TestAPersonChoosesWhenTheyAreWrittenTo(t *testing.T) {
	s := newSite(t, func(s *site) []Area { return []Area{NewPreferencePages(s.pages, s.Unit)} })
	b := s.as(s.Parent)
	page := b.get(accountMessages).is(http.StatusOK).says("When we write to you", "Quiet hours", "Sign-in codes always come at once")
	b.press(page, "save", url.Values{"quiet-from": {"21"}, "quiet-until": {""}}).is(http.StatusUnprocessableEntity).says("Choose when your quiet hours end")
	b.press(page, "save", url.Values{"quiet-from": {"21"}, "quiet-until": {"21"}}).is(http.StatusUnprocessableEntity).says("must end at another hour")
	b.press(page, "save", url.Values{"quiet-from": {"21"}, "quiet-until": {"25"}}).is(http.StatusUnprocessableEntity).says("Choose an hour of the day")
	b.press(page, "save", url.Values{"told": {"never"}}).is(http.StatusUnprocessableEntity).says("Choose at once, or once a day")
	b.press(page, "save", url.Values{"told": {"once-a-day"}, "quiet-from": {"21"}, "quiet-until": {"7"}}).is(http.StatusOK).says("From now on we write to you as you chose")
	var kept notice.Preferences
	if err := s.Unit.Do(t.Context(), func(ctx context.Context, stores ports.Stores) (err error) {
		kept, err = stores.Preferences.Of(ctx, s.Parent.ID)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if want := (notice.Preferences{Asked: notice.AtOnce, Told: notice.OnceADay, Reminded: notice.OnceADay, QuietFrom: 21, QuietUntil: 7}); kept != want {
		t.Errorf("kept %+v, want %+v", kept, want)
	}
}
