package application

import (
	"context"

	"ehchub/domain/casework"
	"ehchub/domain/fault"
	"ehchub/ports"
)

// NameSettings gives each setting of a child that was chosen from the register its name there. fault.Invalid at the
// field of one that the register lacks.
func NameSettings(ctx context.Context, s ports.Stores, child *casework.Child) error {
	for field, ref := range map[string]*casework.SettingRef{"child.setting": &child.Setting, "child.second-setting": &child.SecondSetting, "child.previous-setting": &child.PreviousSetting} {
		if ref.ID == "" {
			continue
		}
		setting, err := s.Settings.Get(ctx, ref.ID)
		if fault.Is(err, fault.NotFound) {
			return fault.Field(field, "child.setting-unknown", "Choose a setting from the list, or type its name.")
		}
		if err != nil {
			return err
		}
		ref.Name = setting.Name
	}
	return nil
}
