package application

import (
	"context"
	"slices"

	"ehchub/domain/casework"
	"ehchub/domain/people"
	"ehchub/ports"
)

// mostSettings bounds the list that a setting is chosen from: more than there are in any council's area and its
// neighbours'.
const mostSettings = 2000

// SettingChoices lists the settings near, to choose from, by name. Those that were chosen already are among them, also
// when they are shut by now: a form that is saved must not lose them.
func SettingChoices(ctx context.Context, s ports.Stores, chosen ...casework.SettingRef) ([]ports.Choice, error) {
	settings, err := s.Settings.Find(ctx, "", mostSettings)
	choices := choicesOf(settings)
	for _, ref := range chosen {
		if ref.ID != "" && !slices.ContainsFunc(choices, func(c ports.Choice) bool { return c.Value == string(ref.ID) }) {
			choices = append(choices, ports.Choice{Value: string(ref.ID), Label: ref.Name})
		}
	}
	return choices, err
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
