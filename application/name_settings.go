package application

import (
	"context"

	"ehchub/domain/casework"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// NameSettings gives each setting of a child that was chosen from the register its name there. fault.Invalid at the
// field of each that the register lacks.
func NameSettings(ctx context.Context, s ports.Stores, child *casework.Child) error {
	var faults []*fault.Fault
	for _, at := range []struct {
		field string
		ref   *casework.SettingRef
	}{{"child.setting", &child.Setting}, {"child.second-setting", &child.SecondSetting}, {"child.previous-setting", &child.PreviousSetting}} {
		if at.ref.ID == "" {
			continue
		}
		setting, err := s.Settings.Use(ctx, at.ref.ID)
		switch {
		case fault.Is(err, fault.NotFound):
			faults = append(faults, fault.Field(at.field, "child.setting-unknown", "Choose a setting from the list, or type its name."))
		case err != nil:
			return err
		}
		at.ref.Name = setting.Name
	}
	return fault.Join(faults...)
}
