package planning

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/fault"
	"ehchub/domain/needs"
	"ehchub/domain/plan"
	"ehchub/ports"
)

// ReadPart opens one part of the working draft for its writer, with the advice that it is written from.
type ReadPart struct{ Gate application.Gate }

// PartOut is one part with what stands beside it.
type PartOut struct {
	application.Head
	Info plan.PartInfo
	Part plan.Part
	// Advice is what was advised, in the order in which it was asked; for an area only what concerns it.
	Advice []plan.AdviceGiven
	Views  plan.ViewsGiven
	// Comments are the family's on the version shared last, as far as they are sent.
	Comments []plan.Comments
	// Settings are those of the register, for section I alone.
	Settings []ports.Choice
	// Latest is the version shared last; its Number is 0 before the first.
	Latest plan.Shared
}

// Do reads the part. The first to open a part begins the draft.
func (u ReadPart) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, key plan.PartKey) (PartOut, error) {
	info, ok := plan.FindPart(key)
	if !ok {
		return PartOut{}, fault.New(fault.NotFound, "plan.part", "There is no such part of the plan.")
	}
	var out PartOut
	err := openDraft(ctx, u.Gate, actor, id, access.DraftPlan, "plan/"+string(key), func(ctx context.Context, v *application.Visit) error {
		p, err := draftOf(ctx, v, u.Gate.IDs, key)
		if err != nil {
			return err
		}
		out = PartOut{Head: v.Head(), Info: info}
		out.Latest, _ = p.Latest()
		if out.Part, err = p.Part(key); err != nil {
			return err
		}
		if out.Latest.Number > 0 {
			v.Knowing(access.Facts{access.OnceSubmitted: true})
			if out.Comments, err = commentsFor(ctx, v, out.Latest.ID); err != nil {
				return err
			}
		}
		return out.readBeside(ctx, v)
	})
	return out, err
}

func (out *PartOut) readBeside(ctx context.Context, v *application.Visit) (err error) {
	if out.Info.Key == plan.PartI {
		out.Settings, err = application.SettingChoices(ctx, v.Stores, out.named()...)
		return err
	}
	sources, err := recordedSourcesOf(ctx, v)
	if err != nil {
		return err
	}
	out.Views = sources.views
	for _, given := range sources.advice {
		if found := given.Areas[out.Info.Area]; out.Info.Area == "" || !found.IsEmpty() || found.Says() == needs.NoNeed {
			out.Advice = append(out.Advice, given)
		}
	}
	return nil
}

// named gives the setting that section I names, if it does.
func (out *PartOut) named() []casework.SettingRef {
	if out.Part.I == nil {
		return nil
	}
	return []casework.SettingRef{{ID: out.Part.I.Setting, Name: out.Part.I.Name}}
}

// settingRef finds a setting in the register. fault.Invalid at the field when there is none.
func settingRef(ctx context.Context, v *application.Visit, id ehc.SettingID, field string) (casework.SettingRef, string, error) {
	s, err := v.Stores.Settings.Use(ctx, id)
	if fault.Is(err, fault.NotFound) {
		return casework.SettingRef{}, "", fault.Field(field, "plan.setting", "Choose a setting from the list.")
	}
	return casework.SettingRef{ID: s.ID, Name: s.Name}, s.Type, err
}
