package planning

import (
	"context"
	"reflect"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/ehc"
	"ehchub/domain/plan"
)

// WritePart saves one part of the working draft, and takes items over from the advice into it.
type WritePart struct{ Gate application.Gate }

// WritePartInput is what the writer leaves the part as. Part.Revision is the one that they had read.
type WritePartInput struct {
	Case ehc.CaseID
	Part plan.Part
	// Take names items of advice to be added to an area.
	Take []plan.Taken
}

// Do saves the part and gives it back as it is stored now. With fault.Conflict it gives back what the other person
// saved, so that the writer can see both texts.
func (u WritePart) Do(ctx context.Context, actor ehc.Actor, in WritePartInput) (plan.Part, error) {
	var stored plan.Part
	err := openDraft(ctx, u.Gate, actor, in.Case, access.DraftPlan, "plan/"+string(in.Part.Key), func(ctx context.Context, v *application.Visit) error {
		p, err := draftOf(ctx, v, u.Gate.IDs, in.Part.Key)
		if err != nil {
			return err
		}
		if stored, err = p.Part(in.Part.Key); err != nil {
			return err
		}
		next, err := u.complete(ctx, v, stored, in)
		if err != nil || unchanged(stored, next) {
			return err
		}
		if err := p.Write(actor, next, v.Now); err != nil {
			return err
		}
		if err := v.Stores.Plans.Save(ctx, p); err != nil {
			return err
		}
		if stored, err = p.Part(in.Part.Key); err != nil {
			return err
		}
		return v.Record(ctx, ehc.PlanPartSaved, map[string]string{ehc.DataPart: string(in.Part.Key)})
	})
	return stored, err
}

// complete adds to what was typed what no form carries: where items came from, what is taken over, and the name
// that the register gives a setting.
func (u WritePart) complete(ctx context.Context, v *application.Visit, stored plan.Part, in WritePartInput) (plan.Part, error) {
	next := in.Part
	if next.I != nil && next.I.Setting != "" {
		ref, kind, err := settingRef(ctx, v, next.I.Setting, "setting")
		if err != nil {
			return next, err
		}
		placement := plan.Placement{Setting: ref.ID, Name: ref.Name, Type: next.I.Type}
		if placement.Type == "" {
			placement.Type = kind
		}
		next.I = &placement
	}
	if next.Area == nil || stored.Area == nil {
		return next, nil
	}
	area := *next.Area
	area.Findings = area.Findings.KeepSources(stored.Area.Findings)
	next.Area = &area
	if len(in.Take) == 0 {
		return next, nil
	}
	sources, err := sourcesOf(ctx, v)
	if err != nil {
		return next, err
	}
	return next.Taking(sources.advice, in.Take, func() ehc.ItemID { return ehc.ItemID(u.Gate.IDs.New()) }), nil
}

// unchanged reports that a save would change nothing: then nobody's copy goes stale for it.
func unchanged(stored, next plan.Part) bool {
	if stored.Revision != next.Revision {
		return false
	}
	next.UpdatedAt, next.UpdatedBy, next.Writer = stored.UpdatedAt, stored.UpdatedBy, stored.Writer
	return reflect.DeepEqual(stored, next)
}
