package clock_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// even is a council in which a stretch took from half to one and a half times a number of days.
func even(days int) clock.Spread {
	s := clock.Spread{Cases: 200}
	for i := range clock.Parts + 1 {
		s.Days = append(s.Days, days/2+days*i/clock.Parts)
	}
	return s
}

var council = clock.History{
	clock.Deciding: even(40), clock.Gathering: even(60), clock.DecidingIssue: even(10), clock.Drafting: even(20), clock.Finishing: even(24),
	clock.AdviceStage("d"): even(63), clock.AdviceStage("c"): even(30),
}

func asked(on ehc.Date, item string) timescale.Happening {
	return timescale.Happening{Event: timescale.Event{Trigger: timescale.AdviceRequestReceived, On: on}, Item: item}
}

func likely(t *testing.T, c *clock.Clock, r clock.Road, h clock.History, limit string, on ehc.Date) clock.Likely {
	t.Helper()
	for key, l := range c.Forecast(r, h, england, on) {
		if key.Limit == limit {
			return l
		}
	}
	t.Fatalf("nothing is said of %s", limit)
	return clock.Likely{}
}

var psychology = map[string]clock.Asked{"p": {"d", "an educational psychologist"}, "m": {"c", "a health care professional"}}

func TestAForecastWaitsForWhatIsOutstanding(t *testing.T) {
	received := ehc.D(2026, 9, 1)
	met := requested(received)
	met.Met = map[string]ehc.Date{"D2": received.AddDays(41)}
	decided := received.AddDays(41) // 12 October
	c := clockWith(now, met, asked(decided, "p"), asked(decided, "m"))
	road := clock.Road{Stage: clock.Gathering, Since: decided, Asked: psychology, Window: 15}
	on := decided.AddDays(7)

	advice := likely(t, c, road, council, "D3", on)
	if advice.On.IsZero() {
		t.Errorf("nothing is said of the advice: %+v", advice)
	}
	d8 := likely(t, c, road, council, "D8", on)
	// 63 days for the psychologist, then 10, 20 and 24 days, each ending on a working day.
	if want := ehc.D(2027, 2, 8); d8.On != want {
		t.Errorf("final plan likely on %s, want %s", d8.On, want)
	}
	if want := "We are waiting for advice from an educational psychologist, and for 1 other piece of advice. In this council that usually takes 9 weeks. The steps after that usually take 8 weeks."; d8.Reason != want {
		t.Errorf("%q\nwant\n%q", d8.Reason, want)
	}
	if late := ehc.D(2027, 1, 19).DaysUntil(d8.On); d8.LateBy != late {
		t.Errorf("late by %d, want %d", d8.LateBy, late)
	}
}

func TestAForecastOfEachStretchSaysWhatIsDoneThere(t *testing.T) {
	received := ehc.D(2026, 9, 1)
	draft := timescale.Happening{Event: timescale.Event{Trigger: timescale.DraftServed, On: ehc.D(2026, 12, 21)}, Item: "v"}
	consulted := timescale.Happening{Event: timescale.Event{Trigger: timescale.SettingConsulted, On: ehc.D(2026, 12, 22)}, Item: "s"}
	for name, tc := range map[string]struct {
		happened []timescale.Happening
		road     clock.Road
		limit    string
		on, want ehc.Date
		says     string
	}{
		"the decision to assess":  {nil, clock.Road{Stage: clock.Deciding, Since: received}, "D2", ehc.D(2026, 9, 8), ehc.D(2026, 10, 12), "We are deciding whether to assess. In this council that usually takes 6 weeks."},
		"one that takes longer":   {nil, clock.Road{Stage: clock.Deciding, Since: received}, "D2", ehc.D(2026, 10, 16), ehc.D(2026, 10, 26), "Here it has taken longer already."},
		"one without a precedent": {nil, clock.Road{Stage: clock.Deciding, Since: received}, "D2", ehc.D(2027, 1, 5), ehc.Date{}, "longer than in any case before"},
		"all advice in":           {nil, clock.Road{Stage: clock.Gathering, Since: ehc.D(2026, 10, 12)}, "D4", ehc.D(2026, 11, 30), ehc.D(2027, 1, 4), "All the advice that we asked for is in."},
		"the second decision":     {nil, clock.Road{Stage: clock.DecidingIssue, Since: ehc.D(2026, 12, 7)}, "D4", ehc.D(2026, 12, 8), ehc.D(2026, 12, 17), "deciding whether to issue a plan"},
		"the family's days":       {[]timescale.Happening{draft}, clock.Road{Stage: clock.Finishing, Since: ehc.D(2026, 11, 20)}, "D8", ehc.D(2026, 12, 22), ehc.D(2027, 1, 6), "Comments on the draft plan can be sent until 5 January 2027"},
		"a setting that is asked": {[]timescale.Happening{draft, consulted}, clock.Road{Stage: clock.Finishing, Since: ehc.D(2026, 12, 21), TellSettings: true}, "D8", ehc.D(2026, 12, 22), ehc.D(2027, 1, 14), "We are also waiting for an answer from a setting."},
		"nobody may know of it":   {[]timescale.Happening{draft, consulted}, clock.Road{Stage: clock.Finishing, Since: ehc.D(2026, 12, 21)}, "D8", ehc.D(2026, 12, 22), ehc.D(2027, 1, 14), "can be sent until 5 January 2027. In this council the time from the draft to the final plan is usually"},
	} {
		l := likely(t, clockWith(now, append(tc.happened, requested(received))...), tc.road, council, tc.limit, tc.on)
		if l.On != tc.want || !strings.Contains(l.Reason, tc.says) {
			t.Errorf("%s: %s, %q; want %s, %q", name, l.On, l.Reason, tc.want, tc.says)
		}
	}
}

func TestNothingHasTakenLongerBeforeItsUsualTimeHasPassed(t *testing.T) {
	received := ehc.D(2026, 9, 1)
	usual := even(30)
	history := clock.History{clock.Deciding: usual}
	reasons := map[int]string{}
	for days := range 40 {
		on := received.AddDays(days)
		reasons[days] = likely(t, clockWith(now, requested(received)), clock.Road{Stage: clock.Deciding, Since: received}, history, "D2", on).Reason
	}
	median := usual.Median()
	weeks := fmt.Sprintf("usually takes %d weeks.", (median+6)/7)
	if r := reasons[median]; !strings.Contains(r, weeks) || strings.Contains(r, "longer") {
		t.Errorf("on its last usual day: %q", r)
	}
	if r, want := reasons[median+1], fmt.Sprintf("usually takes %d days. Here it has taken longer already.", median); !strings.Contains(r, want) {
		t.Errorf("a day later: %q, want %q", r, want)
	}
	if r, want := reasons[(median+6)/7*7+1], weeks+" Here it has taken longer already."; !strings.Contains(r, want) {
		t.Errorf("after whole weeks: %q, want %q", r, want)
	}
}

func TestACouncilWithoutHistorySaysSo(t *testing.T) {
	few := clock.History{clock.Deciding: even(40)}
	few[clock.Deciding] = clock.Spread{Cases: clock.EnoughCases - 1, Days: few[clock.Deciding].Days}
	l := likely(t, clockWith(now, requested(today)), clock.Road{Stage: clock.Deciding, Since: today}, few, "D8", today)
	if !l.On.IsZero() || l.LateBy != 0 || !strings.Contains(l.Reason, "not enough history in this council yet") {
		t.Errorf("%+v", l)
	}
}

// TestForecastsOfAGeneratedCouncil makes cases of known length, and looks at each on every tenth day.
func TestForecastsOfAGeneratedCouncil(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		received := ehc.D(2026, 1, 1).AddDays(rng.IntN(400))
		stage := clock.Stages()[rng.IntN(5)]
		since := received.AddDays(rng.IntN(100))
		happened := []timescale.Happening{requested(received), asked(since, "p")}
		if stage == clock.Finishing {
			happened = append(happened, timescale.Happening{Event: timescale.Event{Trigger: timescale.DraftServed, On: since}, Item: "v"})
		}
		c := clockWith(now, happened...)
		for days := 0; days < 200; days += 10 {
			on := since.AddDays(days)
			for key, l := range c.Forecast(clock.Road{Stage: stage, Since: since, Asked: psychology, Window: 15}, council, england, on) {
				d := c.Deadlines()[slices.IndexFunc(c.Deadlines(), func(d clock.Deadline) bool { return d.Key() == key })]
				switch {
				case d.Window:
					t.Errorf("%s is a family's time", key.Limit)
				case l.Reason == "":
					t.Errorf("%s has no reason", key.Limit)
				case l.On.IsZero():
				case l.On.Before(on):
					t.Errorf("%s in %s on %s: likely on %s, which has passed", key.Limit, stage, on, l.On)
				case d.Owner == timescale.Council && !england.Open(l.On):
					t.Errorf("%s is likely on %s, when nobody works", key.Limit, l.On)
				case key.Limit == "D8" && stage == clock.Finishing && !l.On.After(since.AddDays(15)) && !on.After(since.AddDays(15)):
					t.Errorf("%s shortens the family's days from %s", l.On, since)
				case l.LateBy != d.LateBy(l.On):
					t.Errorf("late by %d, want %d", l.LateBy, d.LateBy(l.On))
				}
			}
		}
	}
}

func TestAMedianIsWhatHalfOfTheCasesTookAtMost(t *testing.T) {
	s := even(40)
	if s.Median() != 40 {
		t.Errorf("%d", s.Median())
	}
	for already, want := range map[int]int{0: 40, 20: 40, 40: 50, 60: 60} {
		if got, ok := s.Usual(already); !ok || got != want {
			t.Errorf("after %d days usually %d in all, want %d", already, got, want)
		}
	}
	if _, ok := s.Usual(61); ok {
		t.Error("no case took 61 days")
	}
}

func TestAReassessmentIsForecastFromReassessmentsAlone(t *testing.T) {
	agreed := ehc.D(2026, 9, 1)
	c := clockWith(now, timescale.Happening{Event: timescale.Event{Trigger: timescale.ReassessmentAgreed, On: agreed}})
	road := clock.Road{Stage: clock.Drafting, Since: agreed.AddDays(50)}
	on := agreed.AddDays(52)
	if l := likely(t, c, road, council, "D24", on); !l.On.IsZero() || !strings.Contains(l.Reason, clock.NoHistory) {
		t.Errorf("told from first assessments: %+v", l)
	}
	history := clock.History{clock.Drafting.Again(): even(10), clock.Finishing.Again(): even(12)}
	l := likely(t, c, road, history, "D24", on)
	if l.On.Before(agreed.AddDays(50+10+12)) || l.On.After(agreed.AddDays(50+10+12+8)) || !strings.Contains(l.Reason, "writing the draft plan") {
		t.Errorf("%+v", l)
	}
}
