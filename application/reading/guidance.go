package reading

import (
	"context"
	"strings"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/guidance"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// Guidance reads what the page of a stage says to its reader about the stage (F9), for whom the page was opened already.
type Guidance struct{ Units ports.UnitOfWork }

// GuidanceOut is the text, set for the case, and whether its reader has folded it away.
type GuidanceOut struct {
	// Over reports that the stage is over; the text says so to everybody, and where the case stands now.
	Over   bool
	Stage  guidance.Stage
	Blocks []guidance.Block
	Folded bool
}

// closing says which limit ends a stage.
var closing = map[guidance.Stage]string{
	guidance.Request: timescale.DecideWhetherToAssess, guidance.DecisionToAssess: timescale.DecideWhetherToAssess,
	guidance.Assessment: timescale.SayThereIsNoPlan, guidance.DecisionToIssue: timescale.SayThereIsNoPlan, guidance.Plan: timescale.SendFinalPlan,
}

var stageOf = map[guidance.Stage]casework.Stage{
	guidance.Request: casework.StageRequest, guidance.DecisionToAssess: casework.StageDecisionToAssess, guidance.Assessment: casework.StageAssessment,
	guidance.DecisionToIssue: casework.StageDecisionToIssue, guidance.Plan: casework.StagePlan,
}

// Do reads it in one statement.
func (u Guidance) Do(ctx context.Context, actor ehc.Actor, h application.Head, stage guidance.Stage) (GuidanceOut, error) {
	out := GuidanceOut{Stage: stage}
	if err := access.Decide(actor, access.SeeCase, h.Subject); err != nil {
		return out, err
	}
	audience := guidance.AudienceOf(h.Subject.Relations)
	if over(h.Case, stageOf[stage]) {
		audience, out.Over = guidance.Over, true
	}
	var text string
	err := u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) (err error) {
		text, out.Folded, err = s.Guides.Of(ctx, actor.Person, stage, audience)
		return err
	})
	if own, known := guidance.Texts.Own(guidance.Key(stage, audience)); text == "" && known {
		text = own[guidance.TextField]
	}
	facts := guidance.Facts{Now: standsAt(h.Case), Reference: h.Case.Reference(), Council: h.Profile.Name, Contact: strings.Trim(h.Profile.Phone+", "+h.Profile.Email, ", ")}
	if d, ok := h.DateOf(closing[stage]); ok && d.Open() {
		facts.Due = d.Last
	}
	out.Blocks = guidance.Compose(text, facts)
	return out, err
}

// NewGuidanceTexts makes the texts of guidance for those who may change them (F10).
func NewGuidanceTexts(units ports.UnitOfWork, clock ports.Clock) application.CouncilTexts {
	return application.CouncilTexts{Units: units, Clock: clock, Of: guidance.Texts, For: access.WriteGuidance}
}

// FoldGuidance keeps whether a person has folded the guidance of a stage away.
type FoldGuidance struct{ Units ports.UnitOfWork }

// Do keeps it. fault.NotFound for a stage that there is not, fault.Unauthenticated for nobody.
func (u FoldGuidance) Do(ctx context.Context, actor ehc.Actor, stage guidance.Stage, folded bool) error {
	if err := access.DecideOwnDates(actor); err != nil {
		return err
	}
	if !stage.Known() {
		return fault.New(fault.NotFound, "guidance.stage", "There is no such stage.")
	}
	return u.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		return s.Guides.Fold(ctx, actor.Person, stage, folded)
	})
}
