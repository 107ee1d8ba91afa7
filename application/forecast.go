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
	if stretches[o.State] == "" {
		return nil, nil
	}
	road, history, err := roadOf(ctx, s, o)
	if err != nil {
		return nil, err
	}
	return o.Clock.Forecast(road, history, o.Profile.Calendar(), ehc.DateIn(o.Now, London)), nil
}

// roadOf says where a case stands on the road, with how long the stretches took in finished cases.
func roadOf(ctx context.Context, s ports.Stores, o Outlook) (clock.Road, clock.History, error) {
	stage := stretches[o.State]
	since, history, err := s.Histories.Of(ctx, o.Case, o.Now)
	if err != nil {
		return clock.Road{}, nil, err
	}
	road := clock.Road{Stage: stage, Since: since, Window: o.Profile.DraftWindowDays, TellSettings: o.TellSettings}
	if stage == clock.Deciding || since.IsZero() {
		road.Since = o.ReceivedOn
	}
	if stage == clock.Gathering {
		if o.Asked == nil {
			if o.Asked, err = s.Advice.OfCase(ctx, o.Case); err != nil {
				return road, history, err
			}
		}
		road.Asked = askedOf(o.Asked)
	}
	return road, history, nil
}

// Forecast says it for the case that is visited, as much as the visitor may know.
func (v *Visit) Forecast(ctx context.Context, c *clock.Clock, asked []*advice.Request) (map[clock.Key]clock.Likely, error) {
	return Forecast(ctx, v.Stores, v.outlook(c, asked))
}

// WhyLate says what is outstanding on the case that is visited, as the ready words of a letter about a delay.
func (v *Visit) WhyLate(ctx context.Context, c *clock.Clock) (string, error) {
	road, _, err := roadOf(ctx, v.Stores, v.outlook(c, nil))
	return c.WhyLate(road), err
}

func (v *Visit) outlook(c *clock.Clock, asked []*advice.Request) Outlook {
	return Outlook{Case: v.Case.ID(), State: v.Case.State(), ReceivedOn: v.Case.ReceivedOn(), Profile: v.Profile, Now: v.Now, TellSettings: v.May(access.SeeConsultations), Clock: c, Asked: asked}
}

// askedOf tells of each request under which limb it stands, and whose advice that is.
func askedOf(requests []*advice.Request) map[string]clock.Asked {
	all := map[string]clock.Asked{}
	for _, r := range requests {
		all[string(r.ID())] = clock.Asked{Kind: string(r.Limb()), From: r.Limb().Plainly()}
	}
	return all
}
