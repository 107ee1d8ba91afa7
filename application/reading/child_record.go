package reading

import (
	"context"

	"ehchub/application"
	"ehchub/domain/access"
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
	// Changed is the last change of the record, for those who may change it; zero before the first.
	Changed ports.TimelineEntry
}

// Do reads the record.
func (u ChildRecord) Do(ctx context.Context, actor ehc.Actor, id ehc.CaseID) (ChildRecordOut, error) {
	var out ChildRecordOut
	err := u.Gate.Open(ctx, actor, id, access.SeeChildRecord, "record", func(ctx context.Context, v *application.Visit) (err error) {
		out.Head = v.Head()
		if out.People, err = v.PeopleNow(ctx); err != nil {
			return err
		}
		if out.OnCase, err = settingsOnCase(ctx, v); err != nil {
			return err
		}
		if !v.May(access.EditChildRecord) {
			return nil
		}
		if out.Settings, err = application.SettingChoices(ctx, v.Stores, v.Case.Child().Attends()...); err != nil {
			return err
		}
		changes, err := v.Stores.Pages.Timeline(ctx, id, 1, ehc.DetailsChanged)
		if len(changes) > 0 {
			out.Changed = changes[0]
		}
		return err
	})
	return out, err
}
