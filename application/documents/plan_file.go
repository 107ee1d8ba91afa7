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
	"ehchub/ports"
)

// PlanFile gives one shared version of a plan as a file (F172, F173, F175).
type PlanFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// PlanFileInput says which version, in which format.
type PlanFileInput struct {
	Case   ehc.CaseID
	Number int
	Format ports.Format
	// WithAdvice binds in the advice that section K lists.
	WithAdvice bool
}

// Do draws the version. fault.NotFound when there is none of that number.
func (u PlanFile) Do(ctx context.Context, actor ehc.Actor, in PlanFileInput) (File, error) {
	var d document.Document
	err := u.Gate.Open(ctx, actor, in.Case, access.SeeCase, fmt.Sprintf("plan version %d", in.Number)+withAdvice(in.WithAdvice, " with advice"), func(ctx context.Context, v *application.Visit) error {
		v.TakesAway()
		version, err := sharedVersion(ctx, v, in.Number, access.ReadPlan)
		if err != nil {
			return err
		}
		d, err = planFor(ctx, v, version, in.WithAdvice)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, in.Format, StampAt(d.Meta.Created), "plan-file"+withAdvice(in.WithAdvice, "-with-advice"))
}

// planFor composes a version, with the advice that the actor may read where it is wanted.
func planFor(ctx context.Context, v *application.Visit, version plan.Version, bind bool) (document.Document, error) {
	var appendices []Appendix
	if bind {
		var err error
		if appendices, err = appendicesFor(ctx, v, version.Content.Advice); err != nil {
			return document.Document{}, err
		}
	}
	return PlanDocument(version, v.Case.Child(), v.Case.Reference(), v.Profile, appendices...), nil
}

// withAdvice ends a name where the advice is bound in.
func withAdvice(bound bool, words string) string {
	if bound {
		return words
	}
	return ""
}

// sharedVersion loads a version and asks whether the actor may do the action to what was shared. Whoever may not
// never learns whether there is a version of that number.
func sharedVersion(ctx context.Context, v *application.Visit, number int, action access.Action) (plan.Version, error) {
	version, err := v.Stores.Plans.Version(ctx, v.Case.ID(), number)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return version, err
	}
	if refusal := v.Knowing(access.Facts{access.OnceShared: err == nil}).Decide(action); refusal != nil {
		return plan.Version{}, refusal
	}
	if recalled := v.NotRecalled(casework.SharedVersion(number)); recalled != nil {
		return plan.Version{}, recalled
	}
	return version, err
}

// DraftFile gives the working draft as a file, for those who write it.
type DraftFile struct {
	Gate      application.Gate
	Renderers Renderers
}

// DraftFileInput says in which format.
type DraftFileInput struct {
	Case   ehc.CaseID
	Format ports.Format
	// WithAdvice binds in the advice that section K lists.
	WithAdvice bool
}

// Do draws the draft as it was last saved. fault.NotFound before it was begun, and once the plan is issued.
func (u DraftFile) Do(ctx context.Context, actor ehc.Actor, in DraftFileInput) (File, error) {
	var d document.Document
	err := u.Gate.Open(ctx, actor, in.Case, access.DraftPlan, "working draft"+withAdvice(in.WithAdvice, " with advice"), func(ctx context.Context, v *application.Visit) error {
		v.TakesAway()
		draft, err := workingDraft(ctx, v)
		if err != nil {
			return err
		}
		d, err = planFor(ctx, v, draft, in.WithAdvice)
		return err
	})
	if err != nil {
		return File{}, err
	}
	return u.Renderers.Draw(ctx, d, in.Format, StampAt(d.Meta.Created), "draft-plan"+withAdvice(in.WithAdvice, "-with-advice"))
}

func workingDraft(ctx context.Context, v *application.Visit) (plan.Version, error) {
	p, err := v.Stores.Plans.Of(ctx, v.Case.ID())
	if err != nil {
		return plan.Version{}, err
	}
	if p.IsFinal() {
		return plan.Version{}, fault.New(fault.NotFound, "plan.no-working-draft", "The plan has been issued, so there is no working draft.")
	}
	draft := plan.Version{Shared: plan.Shared{Kind: plan.DraftVersion}, Plan: p.ID(), Case: p.Case(), Content: p.Content()}
	for _, info := range plan.Parts() {
		part, err := p.Part(info.Key)
		if err != nil {
			return draft, err
		}
		if part.UpdatedAt.After(draft.SharedAt) {
			draft.SharedAt = part.UpdatedAt
		}
	}
	requests, err := v.Stores.Advice.OfCase(ctx, v.Case.ID())
	if err != nil {
		return draft, err
	}
	views, err := v.Stores.Views.Of(ctx, v.Case.ID())
	if err != nil {
		return draft, err
	}
	draft.Content.Advice = application.ListAdvice(application.OfAssessment(requests, v.Case.AssessedSince()), views)
	return draft, nil
}
