package reading

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// ChildRecord reads the child's record (F58, F59).
type ChildRecord struct{ Gate application.Gate }

// ChildRecordOut is the record with the settings that a new one can be chosen from, for those who may change it.
type ChildRecordOut struct {
	application.Head
	Settings []ports.Choice
	OnCase   []SettingOnCase
}

// Do reads the record.
func (u ChildRecord) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ChildRecordOut, error) {
	var out ChildRecordOut
	err := u.Gate.Open(ctx, actor, id, access.SeeChildRecord, "record", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.OnCase, err = settingsOnCase(ctx, v); err != nil {
			return err
		}
		if v.May(access.EditChildRecord) {
			out.Settings, err = application.SettingChoices(ctx, v.Stores)
		}
		return err
	})
	return out, err
}

// ChangeRecord replaces the child's record.
type ChangeRecord struct{ Gate application.Gate }

// Do saves it. fault.Invalid at the field that is wrong.
func (u ChangeRecord) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID, child casework.Child) error {
	return u.Gate.Open(ctx, actor, id, access.EditChildRecord, "record", func(ctx context.Context, v *application.Visit) error {
		if err := application.NameSettings(ctx, v.Stores, &child); err != nil {
			return err
		}
		if err := v.Case.ChangeDetails(actor, child, v.Now); err != nil {
			return err
		}
		return v.Stores.Cases.Save(ctx, v.Case)
	})
}
