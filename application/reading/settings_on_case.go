package reading

import (
	"context"
	"maps"

	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/people"
)

// SettingOnCase is a setting that has the case because the child attends it, or because the plan names it.
type SettingOnCase struct {
	people.Setting
	// MayAdd reports that the reader may attach a person of the setting.
	MayAdd bool
}

// settingsOnCase reads them in one statement, however many they are.
func settingsOnCase(ctx context.Context, v *application.Visit) ([]SettingOnCase, error) {
	if !v.May(access.SeePlaces) {
		return nil, nil
	}
	var ids []ehc.SettingID
	for _, p := range v.Case.With(access.Setting) {
		if p.Holder.Kind == ehc.HeldBySetting {
			ids = append(ids, ehc.SettingID(p.Holder.ID))
		}
	}
	found, err := v.Stores.Settings.Many(ctx, ids...)
	var all []SettingOnCase
	for _, setting := range found {
		all = append(all, SettingOnCase{setting, mayAddColleague(v, setting.ID)})
	}
	return all, err
}

func mayAddColleague(v *application.Visit, setting ehc.SettingID) bool {
	if v.Case.State() == casework.RequestDraft || v.Case.State().Closed() {
		return false
	}
	subject := v.Subject
	subject.Facts = maps.Clone(subject.Facts)
	subject.Facts[access.OwnOnly] = v.Actor.WorksAt(setting)
	return access.May(access.AddColleague, subject)
}
