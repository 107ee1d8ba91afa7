package application

import (
	"context"

	"ehchub/domain/people"
	"ehchub/ports"
)

// mostSettings bounds the list that a setting is chosen from: more than there are in any council's area and its
// neighbours'.
const mostSettings = 2000

// SettingChoices lists the settings near, to choose from, by name.
func SettingChoices(ctx context.Context, s ports.Stores) ([]ports.Choice, error) {
	settings, err := s.Settings.Find(ctx, "", mostSettings)
	return choicesOf(settings), err
}

// choicesOf offers settings by name, with the place where two have one name.
func choicesOf(settings []people.Setting) []ports.Choice {
	alike := map[string]int{}
	for _, s := range settings {
		alike[s.Name]++
	}
	choices := make([]ports.Choice, 0, len(settings))
	for _, s := range settings {
		label := s.Name
		if alike[s.Name] > 1 {
			label += s.Place()
		}
		choices = append(choices, ports.Choice{Value: string(s.ID), Label: label})
	}
	return choices
}
