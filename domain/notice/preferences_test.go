package notice_test

import (
	"testing"
	"time"

	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
)

func TestMessagesGoAsTheirReaderChose(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	at := func(month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, london)
	}
	usual := notice.UsualPreferences()
	night, noon, daily := usual, usual, notice.Preferences{Asked: notice.OnceADay, Told: notice.OnceADay, Reminded: notice.AtOnce}
	night.QuietFrom, night.QuietUntil = 21, 7
	noon.QuietFrom, noon.QuietUntil = 12, 14
	late := daily
	late.QuietFrom, late.QuietUntil = 20, 10
	for name, tc := range map[string]struct {
		p    notice.Preferences
		of   notice.Purpose
		now  time.Time
		want notice.Moment
	}{
		"what asks goes at once":                    {usual, notice.ToAsk, at(11, 23, 23, 0), notice.Moment{}},
		"what is due soon waits for the list":       {usual, notice.ToRemind, at(11, 23, 8, 0), notice.Moment{Daily: true}},
		"held over midnight":                        {night, notice.ToAsk, at(11, 23, 21, 0), notice.Moment{NotBefore: at(11, 24, 7, 0)}},
		"held until the same morning":               {night, notice.ToTell, at(11, 24, 6, 59), notice.Moment{NotBefore: at(11, 24, 7, 0)}},
		"quiet hours end on the hour":               {night, notice.ToTell, at(11, 24, 7, 0), notice.Moment{}},
		"quiet hours within a day":                  {noon, notice.ToTell, at(11, 24, 13, 30), notice.Moment{NotBefore: at(11, 24, 14, 0)}},
		"a reminder is held too":                    {noon, notice.ToRemind, at(11, 24, 12, 0), notice.Moment{Daily: true, NotBefore: at(11, 24, 14, 0)}},
		"the list of the same morning":              {daily, notice.ToTell, at(11, 24, 8, 0), notice.Moment{Daily: true, NotBefore: at(11, 24, 8, 30)}},
		"the list of the next morning":              {daily, notice.ToAsk, at(11, 24, 8, 30), notice.Moment{Daily: true, NotBefore: at(11, 25, 8, 30)}},
		"reminders at once":                         {daily, notice.ToRemind, at(11, 24, 8, 0), notice.Moment{}},
		"a list that falls into quiet hours waits":  {late, notice.ToTell, at(11, 24, 12, 0), notice.Moment{Daily: true, NotBefore: at(11, 25, 10, 0)}},
		"London's hours when the clocks go forward": {night, notice.ToTell, at(3, 28, 22, 0), notice.Moment{NotBefore: at(3, 29, 7, 0)}},
	} {
		got := tc.p.When(tc.of, tc.now)
		if got.Daily != tc.want.Daily || !got.NotBefore.Equal(tc.want.NotBefore) {
			t.Errorf("%s: %+v, want %+v", name, got, tc.want)
		}
	}
}

func TestPreferencesThatAreNoneAreRefused(t *testing.T) {
	p := notice.Preferences{Asked: "never", Told: notice.AtOnce, Reminded: "", QuietFrom: 24, QuietUntil: -1}
	fields := map[string]bool{}
	for _, f := range fault.As(p.Check()).All() {
		fields[f.Field] = true
	}
	if len(fields) != 4 || !fields["asked"] || !fields["reminded"] || !fields["quiet-from"] || !fields["quiet-until"] {
		t.Errorf("refused at %v", fields)
	}
	if err := notice.UsualPreferences().Check(); err != nil {
		t.Error(err)
	}
}

// Whoever is asked for something, or is told a day by which to answer, hears of it at once unless they choose otherwise.
func TestWhatAsksIsNoMereNews(t *testing.T) {
	for kind, to := range map[ehc.EventKind]notice.Recipient{ehc.AdviceRequested: notice.ToPerson, ehc.DraftShared: notice.ToFamily, ehc.ConsultationStarted: notice.ToConsulted, ehc.DutyOverdue: notice.ToResponsible} {
		if got := notice.PurposeOf(kind, to); got != notice.ToAsk {
			t.Errorf("%s is there to %s", kind, got)
		}
	}
	if got := notice.PurposeOf(ehc.DraftShared, notice.ToAdvisers); got != notice.ToTell {
		t.Errorf("a shared draft is there to %s advisers", got)
	}
}
