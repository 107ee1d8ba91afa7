package documents

import (
	"context"
	"fmt"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// MostLetterBytes is more than any letter takes as PDF, so that pages can say how large one is without drawing it.
const MostLetterBytes = 100_000

// DecisionLetterFile gives the letter of a decision as a file, to everyone who can see the decision (F90).
type DecisionLetterFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// DecisionLetterInput says which decision.
type DecisionLetterInput struct {
	Case     ehc.CaseID
	Question casework.Question
	// Number counts the decisions on the question from 1, the first that was made; 0 is the latest.
	Number int
	Format ports.Format
}

// Do draws the letter. fault.NotFound when there is no such decision; fault.Illegal, naming it with its rule, when
// the council's profile lacks something that the letter must carry.
func (u DecisionLetterFile) Do(ctx context.Context, actor ehc.Actor, in DecisionLetterInput) (File, error) {
	var d document.Document
	var decision casework.Decision
	item := fmt.Sprintf("decision letter/%s", in.Question)
	err := u.Gate.Open(ctx, actor, in.Case, access.SeeCase, item, func(ctx context.Context, v *application.Visit) (err error) {
		decisions := v.Case.Decisions(in.Question)
		if err := v.Knowing(access.Facts{access.OncePublished: len(decisions) > 0}).Decide(access.SeeDecision); err != nil {
			return err
		}
		if decision, err = pick(decisions, in.Number); err != nil {
			return err
		}
		about, err := aboutCase(ctx, v, decision.PublishedOn)
		if err != nil {
			return err
		}
		var told Told
		told.NoPlan, told.FinalPlan = v.Case.DatesTold(decision, timescale.England())
		d, err = DecisionLetter(about, decision, told)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, in.Format, stampOn(decision.PublishedOn), "decision-letter")
}

// pick finds a decision by its number; decisions stand with the latest first.
func pick(decisions []casework.Decision, number int) (casework.Decision, error) {
	if number == 0 {
		number = len(decisions)
	}
	if number < 1 || number > len(decisions) {
		return casework.Decision{}, fault.New(fault.NotFound, "decision.unknown", "There is no such decision.")
	}
	return decisions[len(decisions)-number], nil
}

// PlanLetterFile gives the letter that goes with a version of the plan (F165, F174).
type PlanLetterFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// Do draws the letter. fault.NotFound when there is no such version; fault.Illegal as for the letter of a decision.
func (u PlanLetterFile) Do(ctx context.Context, actor ehc.Actor, in PlanFileInput) (File, error) {
	var d document.Document
	var version plan.Version
	err := u.Gate.Open(ctx, actor, in.Case, access.SeeCase, fmt.Sprintf("plan letter %d", in.Number), func(ctx context.Context, v *application.Visit) (err error) {
		if version, err = sharedVersion(ctx, v, in.Number, access.ReadPlanLetter); err != nil {
			return err
		}
		about, err := aboutCase(ctx, v, version.SharedOn)
		if err != nil {
			return err
		}
		d, err = PlanLetter(about, version)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, in.Format, StampAt(version.SharedAt), "plan-letter")
}
