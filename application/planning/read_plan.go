package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/paper"
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
	// Hurdles says what stops the draft's next step: sharing it, or, once it was shared, issuing it. Warnings says what
	// else it lacks. Both are for those who write it.
	Hurdles, Warnings []*fault.Fault
	// Advice is what section K of the working draft would list.
	Advice        []plan.AdviceListed
	Comments      []plan.Comments     // on the latest version, as far as this reader may see them
	Consultations []plan.Consultation // as far as this reader may see them
	// Clock is the case's, once the plan is issued.
	Clock *clock.Clock
	// Recorded tell what officers wrote down, as far as this reader may see it; of ReadAnswers alone.
	Recorded []paper.Record
}

// Compiling reports that this reader has to wait for the draft.
func (o PlanOut) Compiling() bool { return o.Version == nil && o.Draft == nil }

// Do reads the plan. fault.NotFound before the decision to issue one.
func (u ReadPlan) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (PlanOut, error) {
	var out PlanOut
	err := openDraft(ctx, u.Gate, actor, id, access.SeeCase, "plan", func(ctx context.Context, v *application.Visit) error {
		return out.read(ctx, v, u.Gate)
	})
	return out, err
}

func (o *PlanOut) read(ctx context.Context, v *application.Visit, gate application.Gate) error {
	*o = PlanOut{Head: v.Head()}
	if v.Case.Stage() < casework.StagePlan && v.Case.FinalOn().IsZero() {
		return fault.New(fault.NotFound, "plan.not-begun", "There is no plan yet. A draft begins once the council has decided to issue a plan.")
	}
	around, err := o.readDraft(ctx, v, gate)
	if err != nil {
		return err
	}
	return o.readShared(ctx, v, around)
}

// readDraft loads the plan: whole for those who write it, one small part for everyone else, who only need to know
// what was shared. What it had to read around the draft for its writers comes back; nil when it read nothing.
func (o *PlanOut) readDraft(ctx context.Context, v *application.Visit, gate application.Gate) (*surroundings, error) {
	writes := v.May(access.DraftPlan) && beingWritten(v.Case)
	if !writes {
		p, err := v.Stores.Plans.Of(ctx, v.Case.ID(), plan.PartI)
		if fault.Is(err, fault.NotFound) {
			return nil, nil
		}
		if err == nil {
			o.Versions = p.Shared()
		}
		return nil, err
	}
	p, err := draftOf(ctx, v, gate.IDs)
	if err != nil {
		return nil, err
	}
	o.Draft, o.Versions = p, p.Shared()
	sources, err := sourcesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	o.Advice = sources.listed
	return o.readGaps(ctx, v, sources)
}

// beingWritten reports whether there is a working draft to write, or one that was left when the case was closed.
func beingWritten(c *casework.Case) bool {
	switch c.State() {
	case casework.Drafting, casework.DraftShared:
		return true
	}
	return c.State().Closed() && c.FinalOn().IsZero()
}

// readGaps weighs the working draft for its next step.
func (o *PlanOut) readGaps(ctx context.Context, v *application.Visit, from sources) (*surroundings, error) {
	content := o.Draft.Content()
	if len(o.Versions) == 0 {
		o.Hurdles, o.Warnings = weighed(content.Gaps(plan.Sharing, whoseOf(v)))
		return nil, nil
	}
	around, err := standingOf(ctx, v, o.Draft, from)
	if err != nil {
		return nil, err
	}
	o.Hurdles = hurdlesToIssuing(v, o.Draft, around)
	_, o.Warnings = weighed(content.Gaps(plan.Issuing, around.Whose))
	return &around, nil
}

func (o *PlanOut) readShared(ctx context.Context, v *application.Visit, around *surroundings) error {
	if len(o.Versions) == 0 {
		return nil
	}
	latest := o.Versions[len(o.Versions)-1]
	v.Knowing(access.Facts{access.OnceShared: true, access.OnceSubmitted: true})
	if err := v.Decide(access.ReadPlan); err != nil {
		return err
	}
	if err := v.NotRecalled(casework.SharedVersion(latest.Number)); err != nil {
		return err
	}
	if around != nil {
		o.Version, o.Comments, o.Consultations = &around.latest, commentsShown(v, latest.ID, around.comments), consultationsShown(v, around.Consultations)
		return nil
	}
	version, err := v.Stores.Plans.Version(ctx, v.Case.ID(), latest.Number)
	if err != nil {
		return err
	}
	o.Version = &version
	if version.Kind == plan.Final {
		if o.Clock, err = v.ClockAsSeen(ctx); err != nil {
			return err
		}
	}
	if o.Comments, err = commentsFor(ctx, v, version.ID); err != nil {
		return err
	}
	o.Consultations, err = consultationsFor(ctx, v)
	return err
}
