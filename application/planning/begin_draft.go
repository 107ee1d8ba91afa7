package planning

import (
	"context"
	"errors"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// BeginDraft opens the working draft of a case's plan, filled from the submitted advice and the views (F135, F162).
type BeginDraft struct{ Gate application.Gate }

// Do begins the draft; where there is one already it changes nothing.
func (u BeginDraft) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) error {
	return openDraft(ctx, u.Gate, actor, id, access.DraftPlan, "plan", func(ctx context.Context, v *application.Visit) error {
		_, err := draftOf(ctx, v, u.Gate.IDs)
		return err
	})
}

// errBegunMeanwhile tells openDraft that someone else began the draft in the same moment.
var errBegunMeanwhile = errors.New("planning: someone else began the draft at the same time")

// openDraft opens a case for work that may begin its draft. Of two people who begin it at once the second comes
// back to the draft of the first.
func openDraft(ctx context.Context, gate application.Gate, actor ehc.Actor, id ehc.CaseID, action access.Action, item string, work func(context.Context, *application.Visit) error) error {
	err := gate.Open(ctx, actor, id, action, item, work)
	if errors.Is(err, errBegunMeanwhile) {
		return gate.Open(ctx, actor, id, action, item, work)
	}
	return err
}

// draftOf loads the working draft with the parts named, or with all of them. The first to ask while the plan is
// drafted begins it. fault.NotFound before the decision to issue a plan.
func draftOf(ctx context.Context, v *application.Visit, ids ports.IDs, keys ...plan.PartKey) (*plan.Plan, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), keys...)
	if err == nil && p.IsFinal() && v.Case.State() == casework.Drafting {
		return revise(ctx, v, keys...)
	}
	if !fault.Is(err, fault.NotFound) {
		return p, err
	}
	if v.Case.State() != casework.Drafting {
		return nil, fault.New(fault.NotFound, "plan.not-begun", "There is no plan yet. A draft begins once the council has decided to issue a plan.")
	}
	if err := begin(ctx, v, ids); err != nil {
		return nil, err
	}
	return v.Stores.Plans.Of(ctx, v.Case.ID(), keys...)
}

// revise opens the plan in force again as a working draft: the first to ask after the decision to change it does so.
func revise(ctx context.Context, v *application.Visit, keys ...plan.PartKey) (*plan.Plan, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID())
	if err != nil {
		return nil, err
	}
	if err := p.Revise(v.Actor, v.Now); err != nil {
		return nil, err
	}
	err = v.Stores.Plans.Save(ctx, p)
	if fault.Is(err, fault.Conflict) {
		return nil, errBegunMeanwhile
	}
	if err != nil {
		return nil, err
	}
	return v.Stores.Plans.Of(ctx, v.Case.ID(), keys...)
}

func begin(ctx context.Context, v *application.Visit, ids ports.IDs) error {
	sources, err := recordedSourcesOf(ctx, v)
	if err != nil {
		return err
	}
	newItem := func() ehc.ItemID { return ehc.ItemID(ids.New()) }
	p := plan.Begin(ehc.PlanID(ids.New()), v.Case.ID(), sources.advice, sources.views, newItem, v.Now)
	err = v.Stores.Plans.Save(ctx, p)
	if fault.Is(err, fault.Conflict) {
		return errBegunMeanwhile
	}
	return err
}
