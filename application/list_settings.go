package application

import (
	"context"

	"ehchub/ports"
)

// mostSettings bounds the list that a setting is chosen from: more than any council's register holds.
const mostSettings = 2000

// SettingChoices lists the settings of the register to choose from, by name.
func SettingChoices(ctx context.Context, s ports.Stores) ([]ports.Choice, error) {
	settings, err := s.Settings.Find(ctx, "", mostSettings)
	choices := make([]ports.Choice, 0, len(settings))
	for _, setting := range settings {
		choices = append(choices, ports.Choice{Value: string(setting.ID), Label: setting.Name})
	}
	return choices, err
}
