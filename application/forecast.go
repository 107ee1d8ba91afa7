package application

import (
	"context"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/advice"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/council"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// Outlook is what a forecast of one case needs to know.
type Outlook struct {
	Case       ehc.CaseID
	State      casework.State
	ReceivedOn ehc.Date
	Profile    council.Profile
	Now        time.Time
	// TellSettings reports whether the reader may know that settings are being consulted.
	TellSettings bool
	Clock        *clock.Clock
	// Asked are the requests for advice where they were read already; nil lets the forecast read them.
	Asked []*advice.Request
}

// stretches says which stretch of the road a state belongs to.
var stretches = map[casework.State]clock.Stage{
	casework.Requested: clock.Deciding, casework.AssessDecisionPending: clock.Deciding, casework.Assessing: clock.Gathering,
	casework.IssueDecisionPending: clock.DecidingIssue, casework.Drafting: clock.Drafting, casework.DraftShared: clock.Finishing,
}

// Forecast says for each open deadline when its duty is likely to be done, and why. There is nothing to say of a case
// that is not on the road to a plan.
func Forecast(ctx context.Context, s ports.Stores, o Outlook) (map[clock.Key]clock.Likely, error) {
	stage, onRoad := stretches[o.State]
	if !onRoad {
		return nil, nil
	}
	since, history, err := s.Histories.Of(ctx, o.Case, o.Now)
	if err != nil {
		return nil, err
	}
	road := clock.Road{Stage: stage, Since: since, Window: o.Profile.DraftWindowDays, TellSettings: o.TellSettings}
	if stage == clock.Deciding || since.IsZero() {
		road.Since = o.ReceivedOn
	}
	if stage == clock.Gathering {
		if o.Asked == nil {
			if o.Asked, err = s.Advice.OfCase(ctx, o.Case); err != nil {
				return nil, err
			}
		}
		road.Asked = askedOf(o.Asked)
	}
	return o.Clock.Forecast(road, history, o.Profile.Calendar(), ehc.DateIn(o.Now, London)), nil
}

// Forecast says it for the case that is visited, as much as the visitor may know. Of a reassessment it says nothing:
// the medians are those of first assessments.
func (v *Visit) Forecast(ctx context.Context, c *clock.Clock, asked []*advice.Request) (map[clock.Key]clock.Likely, error) {
	if v.Case.PlanInForce() {
		return nil, nil
	}
	return Forecast(ctx, v.Stores, Outlook{Case: v.Case.ID(), State: v.Case.State(), ReceivedOn: v.Case.ReceivedOn(), Profile: v.Profile, Now: v.Now,
		TellSettings: v.May(access.SeeConsultations), Clock: c, Asked: asked})
}

// askedOf tells of each request under which limb it stands, and whose advice that is.
func askedOf(requests []*advice.Request) map[string]clock.Asked {
	all := map[string]clock.Asked{}
	for _, r := range requests {
		all[string(r.ID())] = clock.Asked{Kind: string(r.Limb()), From: r.Limb().Plainly()}
	}
	return all
}
