package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
)

// ReadPlan opens the plan's page: the working draft for the co-ordinator, the latest shared version for everyone
// else, and before that the word that it is being written (F73, F163).
type ReadPlan struct{ Gate application.Gate }

// PlanOut is what the plan's page shows to this reader.
type PlanOut struct {
	application.Head
	// Versions lists what was shared, in order.
	Versions []plan.Shared
	// Version is the latest shared one with its content; nil before the first, and for a reader who may not read it.
	Version *plan.Version
	// Draft is the working draft, for those who write it; nil for everyone else, and once the plan is issued.
	Draft *plan.Plan
	// Advice is what section K of the working draft would list.
	Advice        []plan.AdviceListed
	Comments      []plan.Comments     // on the latest version, as far as this reader may see them
	Consultations []plan.Consultation // as far as this reader may see them
	// Clock is the case's, once the plan is issued.
	Clock *clock.Clock
}

// Compiling reports that this reader has to wait for the draft.
func (o PlanOut) Compiling() bool { return o.Version == nil && o.Draft == nil }

// Do reads the plan. fault.NotFound before the decision to issue one.
func (u ReadPlan) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (PlanOut, error) {
	var out PlanOut
	err := openDraft(ctx, u.Gate, actor, id, access.SeeCase, "plan", func(ctx context.Context, v *application.Visit) error {
		out = PlanOut{Head: v.Head()}
		if v.Case.Stage() < casework.StagePlan {
			return fault.New(fault.NotFound, "plan.not-begun", "There is no plan yet. A draft begins once the authority has decided to issue a plan.")
		}
		if err := out.readDraft(ctx, v, u.Gate); err != nil {
			return err
		}
		return out.readShared(ctx, v)
	})
	return out, err
}

// readDraft loads the plan: whole for those who write it, one small part for everyone else, who only need to know
// what was shared.
func (o *PlanOut) readDraft(ctx context.Context, v *application.Visit, gate application.Gate) error {
	writes := v.May(access.DraftPlan) && v.Case.State() != casework.ReviewPending
	if !writes {
		p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err == nil {
			o.Versions = p.Shared()
		}
		return err
	}
	p, err := draftOf(ctx, v, gate.IDs)
	if err != nil {
		return err
	}
	o.Draft, o.Versions = p, p.Shared()
	sources, err := sourcesOf(ctx, v)
	o.Advice = sources.listed
	return err
}

func (o *PlanOut) readShared(ctx context.Context, v *application.Visit) error {
	if len(o.Versions) == 0 {
		return nil
	}
	latest := o.Versions[len(o.Versions)-1]
	v.Knowing(access.Facts{access.OnceShared: true, access.OnceSubmitted: true})
	if err := v.Decide(access.ReadPlan); err != nil {
		return err
	}
	version, err := v.Stores.Plans.Version(ctx, v.Case.ID(), latest.Number)
	if err != nil {
		return err
	}
	o.Version = &version
	if version.Kind == plan.Final {
		if o.Clock, err = v.Clock(ctx); err != nil {
			return err
		}
	}
	if o.Comments, err = commentsFor(ctx, v, version.ID); err != nil {
		return err
	}
	o.Consultations, err = consultationsFor(ctx, v)
	return err
}
