package portstest

import (
	"context"
	"testing"
	"time"

	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// HistoriesContract proves that how long cases take is counted from when they came into each state.
func HistoriesContract(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ports.UnitOfWork){
		"a case has been in its state since it came there": sinceWhen,
		"a council with nothing finished has no history":   noHistory,
		"each stretch is counted in finished cases":        stretchesCounted,
		"a reassessment is counted apart":                  reassessmentsCounted,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open(t)) })
	}
}

// noon is an instant whose day is the same in London and in UTC.
var noon = At.Truncate(24 * time.Hour).Add(12 * time.Hour)

func historyOf(t testing.TB, u ports.UnitOfWork, id ehc.CaseID, now time.Time) (since ehc.Date, h clock.History) {
	t.Helper()
	do(t, u, func(ctx context.Context, s ports.Stores) (err error) {
		since, h, err = s.Histories.Of(ctx, id, now)
		return err
	})
	return since, h
}

func sinceWhen(t *testing.T, u ports.UnitOfWork) {
	c := Fill[casework.Snapshot](t)
	c.Version = 0
	for days, state := range []casework.State{casework.Requested, casework.Requested, casework.Assessing, casework.Assessing} {
		c.State, c.UpdatedAt = state, noon.AddDate(0, 0, days)
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(c)) })
		c.Version++
	}
	if since, _ := historyOf(t, u, c.ID, At); since != ehc.DateIn(noon.AddDate(0, 0, 2), time.UTC) {
		t.Errorf("assessed since %s", since)
	}
	if since, _ := historyOf(t, u, NewID[ehc.CaseID](), At); !since.IsZero() {
		t.Errorf("no case since %s", since)
	}
}

func noHistory(t *testing.T, u ports.UnitOfWork) {
	if _, h := historyOf(t, u, someCase(t, u), At); len(h) != 0 {
		t.Errorf("%v", h)
	}
}

// finish saves a case that was finished, each stretch having taken a number of days beside its usual time.
func finish(t testing.TB, u ports.UnitOfWork, beside int) ehc.CaseID {
	c := Fill[casework.Snapshot](t)
	c.ID, c.Version, c.Reference = NewID[ehc.CaseID](), 0, ehc.Reference(NewID[string]())
	c.Request.ReceivedOn, c.FinalOn, c.Parties = ehc.DateIn(noon, time.UTC), ehc.Date{}, nil
	goThrough(t, u, &c, noon, reaches{casework.Requested, 0}, reaches{casework.AssessDecisionPending, 20}, reaches{casework.Assessing, 20 + beside}, reaches{casework.IssueDecisionPending, 60 + beside},
		reaches{casework.Drafting, 10 + beside}, reaches{casework.DraftShared, 15 + beside}, reaches{casework.ReviewPending, 25 + beside})
	return c.ID
}

// reaches is a state that a case comes into, some days after the one before.
type reaches struct {
	state casework.State
	days  int
}

// goThrough saves a case in one state after the other, from an instant on, and gives the last instant.
func goThrough(t testing.TB, u ports.UnitOfWork, c *casework.Snapshot, at time.Time, road ...reaches) time.Time {
	t.Helper()
	for _, step := range road {
		at = at.AddDate(0, 0, step.days)
		c.State, c.UpdatedAt = step.state, at
		if step.state == casework.ReviewPending {
			c.FinalOn = ehc.DateIn(at, time.UTC)
		}
		do(t, u, func(ctx context.Context, s ports.Stores) error { return s.Cases.Save(ctx, casework.Restore(*c)) })
		c.Version++
	}
	return at
}

func reassessmentsCounted(t *testing.T, u ports.UnitOfWork) {
	c := Fill[casework.Snapshot](t)
	c.ID, c.Version, c.Reference = NewID[ehc.CaseID](), 0, ehc.Reference(NewID[string]())
	c.Request.ReceivedOn, c.FinalOn, c.Parties = ehc.DateIn(noon, time.UTC), ehc.Date{}, nil
	first := goThrough(t, u, &c, noon, reaches{casework.Requested, 0}, reaches{casework.Assessing, 40}, reaches{casework.IssueDecisionPending, 60}, reaches{casework.Drafting, 10}, reaches{casework.DraftShared, 15}, reaches{casework.ReviewPending, 25})
	goThrough(t, u, &c, first, reaches{casework.Assessing, 100}, reaches{casework.IssueDecisionPending, 33}, reaches{casework.Drafting, 7}, reaches{casework.DraftShared, 11}, reaches{casework.ReviewPending, 19})
	_, h := historyOf(t, u, c.ID, At.AddDate(1, 0, 0))
	for stage, want := range map[clock.Stage]int{clock.Gathering: 60, clock.Finishing: 25, clock.Gathering.Again(): 33, clock.DecidingIssue.Again(): 7, clock.Drafting.Again(): 11, clock.Finishing.Again(): 19} {
		if s := h[stage]; s.Cases != 1 || s.Days[0] != want {
			t.Errorf("%s: %+v", stage, s)
		}
	}
}

func stretchesCounted(t *testing.T, u ports.UnitOfWork) {
	var last ehc.CaseID
	for i := range clock.EnoughCases + 1 {
		last = finish(t, u, i-clock.EnoughCases/2)
	}
	advised(t, u, last, 44)
	_, h := historyOf(t, u, last, At.AddDate(1, 0, 0))
	for stage, want := range map[clock.Stage]int{clock.Deciding: 40, clock.Gathering: 60, clock.DecidingIssue: 10, clock.Drafting: 15, clock.Finishing: 25} {
		if stage == clock.DecidingIssue {
			continue // some of these would have ended before they began
		}
		if s := h[stage]; s.Cases != clock.EnoughCases+1 || s.Median() != want || s.Days[0] != want-clock.EnoughCases/2 || s.Days[clock.Parts] != want+clock.EnoughCases/2 {
			t.Errorf("%s: %+v", stage, s)
		}
	}
	if s := h[clock.AdviceStage(string(advice.Psychological))]; s.Cases != 1 || s.Days[0] != 44 || s.Median() != 0 {
		t.Errorf("advice: %+v", s)
	}
	finish(t, u, 0)
	if _, again := historyOf(t, u, last, At.AddDate(1, 0, 0).Add(time.Hour)); again[clock.Deciding].Cases != clock.EnoughCases+1 {
		t.Errorf("counted anew within the hour: %+v", again[clock.Deciding])
	}
	if _, later := historyOf(t, u, last, At.AddDate(1, 0, 1)); later[clock.Deciding].Cases != clock.EnoughCases+2 {
		t.Errorf("not counted anew the next day: %+v", later[clock.Deciding])
	}
}

// advised saves a request for advice that came after a number of days.
func advised(t testing.TB, u ports.UnitOfWork, of ehc.CaseID, days int) {
	r, err := advice.Ask(NewID[ehc.AdviceID](), of, advice.Psychological, advice.Adviser{Person: NewID[ehc.PersonID]()}, "", received, received.AddDays(42), At)
	if err != nil {
		t.Fatal(err)
	}
	h := r.Happening()
	h.Met = map[string]ehc.Date{"D3": received.AddDays(days)}
	c := clock.New(of)
	c.Reckon([]timescale.Happening{h}, timescale.England(), "", At)
	do(t, u, func(ctx context.Context, s ports.Stores) error {
		if err := s.Advice.Save(ctx, r); err != nil {
			return err
		}
		return s.Clocks.Save(ctx, c)
	})
}
