package application

import (
	"context"
	"time"

	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/dispute"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/notice"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
)

// Clock gives the case's deadlines as they stand.
func (v *Visit) Clock(ctx context.Context) (*clock.Clock, error) {
	return v.Stores.Clocks.Of(ctx, v.Case.ID())
}

// seenWith says what a reader must be allowed to see for the dates that count from an event to be shown: a date tells
// that the event happened.
var seenWith = map[timescale.Trigger]access.Action{
	timescale.SettingConsulted:     access.SeeConsultations,
	timescale.MediationRequested:   access.SeeDisputes,
	timescale.MediationDeclined:    access.SeeDisputes,
	timescale.MediationEnded:       access.SeeDisputes,
	timescale.MediationAgreement:   access.SeeDisputes,
	timescale.MediationCertificate: access.SeeDisputes,
	timescale.AppealReceived:       access.SeeDisputes,
	timescale.AppealConceded:       access.SeeDisputes,
	timescale.OrderAssess:          access.SeeDisputes,
	timescale.OrderMakePlan:        access.SeeDisputes,
	timescale.OrderAmend:           access.SeeDisputes,
	timescale.OrderNameSetting:     access.SeeDisputes,
	timescale.OrderContinuePlan:    access.SeeDisputes,
	timescale.OrderCease:           access.SeeDisputes,
	timescale.OrderRemitted:        access.SeeDisputes,
	timescale.Recommendation:       access.SeeDisputes,
	timescale.OldAuthorityKnew:     access.SeeMoves,
	timescale.HealthBoardChanged:   access.SeeMoves,
	timescale.Detained:             access.SeeCustody,
}

// ClockAsSeen gives the case's deadlines as far as the reader may know of what they count from.
func (v *Visit) ClockAsSeen(ctx context.Context) (*clock.Clock, error) {
	c, err := v.Clock(ctx)
	if err != nil {
		return nil, err
	}
	return c.Only(func(d clock.Deadline) bool {
		action, hidden := seenWith[d.Trigger]
		return !hidden || v.May(action) || d.Owes.Kind == ehc.HeldBySetting && v.Actor.WorksAt(ehc.SettingID(d.Owes.ID))
	}), nil
}

// Record tells the timeline of something that belongs to the case, without saving the case itself.
func (v *Visit) Record(ctx context.Context, kind ehc.EventKind, data map[string]string) error {
	v.recorded = append(v.recorded, kind)
	return v.Stores.Cases.Record(ctx, ehc.Event{Kind: kind, Case: v.Case.ID(), At: v.Now, By: v.Actor.Person, Data: data})
}

// CountAgain lets the case's deadlines be counted anew when the visit ends, though nothing happened in it.
func (v *Visit) CountAgain(because string) { v.again, v.Because = true, because }

// reckon counts the case's deadlines anew when something happened in this visit that can move them.
func (v *Visit) reckon(ctx context.Context) error {
	because, moved := "", v.again
	for _, kind := range append(v.Case.Raised(), v.recorded...) {
		if clock.Moves(kind) {
			moved = true
			if entry, ok := notice.For(kind); ok {
				because = entry.Timeline + "."
			}
		}
	}
	if !moved || v.Case.ReceivedOn().IsZero() {
		return nil
	}
	if v.Because != "" {
		because = v.Because
	}
	happened, err := v.happened(ctx)
	if err != nil {
		return err
	}
	c, err := v.Clock(ctx)
	if err != nil {
		return err
	}
	if !c.Reckon(happened, v.Profile.Calendar(), because, v.Now) {
		return nil
	}
	return v.Stores.Clocks.Save(ctx, c)
}

// happened gathers what every part of the case tells.
func (v *Visit) happened(ctx context.Context) ([]timescale.Happening, error) {
	id := v.Case.ID()
	asked, err := v.Stores.Advice.OfCase(ctx, id)
	if err != nil {
		return nil, err
	}
	onPlan, drafts, err := v.planHappened(ctx)
	if err != nil {
		return nil, err
	}
	all := v.Case.Happenings(drafts)
	for _, r := range asked {
		all = append(all, r.Happening())
	}
	moves, err := v.movesHappened(ctx)
	if err != nil {
		return nil, err
	}
	all = append(all, moves...)
	disputes, err := v.Stores.Disputes.OfCase(ctx, id)
	if err != nil {
		return nil, err
	}
	return dispute.Beside(append(all, onPlan...), disputes), nil
}

// planHappened gathers from the plan, its comments and its consultations; drafts are the days on which one was served.
func (v *Visit) planHappened(ctx context.Context) (all []timescale.Happening, drafts []ehc.Date, err error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
	if fault.Is(err, fault.NotFound) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	comments, err := v.Stores.Comments.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, nil, err
	}
	consulted, err := v.Stores.Consultations.OfCase(ctx, v.Case.ID())
	if err != nil {
		return nil, nil, err
	}
	all = p.Happenings(answeredOn(comments, ReviewersOf(v.Case)))
	for _, c := range consulted {
		all = append(all, c.Happening())
	}
	return all, p.DraftsServed(), nil
}

// answeredOn gives, for each version that the whole family has answered, the day of the last answer.
func answeredOn(comments []plan.Comments, family []ehc.PersonID) map[ehc.VersionID]ehc.Date {
	last := map[ehc.VersionID]time.Time{}
	for _, c := range comments {
		if c.SubmittedAt.After(last[c.Version]) {
			last[c.Version] = c.SubmittedAt
		}
	}
	answered := map[ehc.VersionID]ehc.Date{}
	for version, at := range last {
		if plan.AllAnswered(version, comments, family) {
			answered[version] = ehc.DateIn(at, London)
		}
	}
	return answered
}

// ReviewersOf lists the identities of those in the family who are asked what they think of a draft.
func ReviewersOf(c *casework.Case) []ehc.PersonID {
	var family []ehc.PersonID
	for _, p := range c.Reviewers() {
		family = append(family, ehc.PersonID(p.Holder.ID))
	}
	return family
}
