package documents

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/document"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ExportPlan gives the version of a plan that was shared last, by the case ID that people use.
type ExportPlan struct {
	Gate      application.Gate
	Renderers Renderers
}

// ExportInput names the case as people do.
type ExportInput struct {
	Reference ehc.Reference
	Format    ports.Format
	// WithAdvice binds in the advice that section K lists.
	WithAdvice bool
}

// Do draws it. A case ID that is nobody's and a case that is not the actor's are refused in the same words.
func (u ExportPlan) Do(ctx context.Context, actor ehc.Actor, in ExportInput) (File, error) {
	if _, err := u.Renderers.of(in.Format); err != nil {
		return File{}, err
	}
	ctx = application.Veiled(ctx)
	id, err := u.find(ctx, in.Reference)
	if err != nil {
		return File{}, err
	}
	var d document.Document
	err = u.Gate.Open(ctx, actor, id, access.SeeCase, "plan export"+withAdvice(in.WithAdvice, " with advice"), func(ctx context.Context, v *application.Visit) error {
		v.TakesAway()
		p, err := v.Stores.Plans.Of(ctx, id, plan.PartI)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		var latest plan.Shared
		if err == nil {
			latest, _ = p.Latest()
		}
		version, err := sharedVersion(ctx, v, latest.Number, access.ReadPlan)
		if latest.Number == 0 && fault.Is(err, fault.NotFound) {
			return fault.New(fault.NotFound, "plan.not-shared", "No version of this plan has been shared yet.")
		}
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

// find gives the identity behind a case ID; an empty one, which the gate refuses like any other, when there is none.
func (u ExportPlan) find(ctx context.Context, reference ehc.Reference) (ehc.CaseID, error) {
	var id ehc.CaseID
	err := u.Gate.Units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		c, err := s.Cases.ByReference(ctx, reference)
		if err == nil {
			id = c.ID()
		}
		return err
	})
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return id, err
}
