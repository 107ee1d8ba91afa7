package application

import (
	"context"
	"strings"
	"unicode/utf8"

	"ehchub/ports"
)

// The search begins with the third letter, and gives as many as a list can show.
const (
	leastSettingSearch = 3
	mostSettingsFound  = 50
)

// FindSettings searches the whole register of settings by name, for those who choose one that is not in the list of
// settings near: those whose name holds every word of the text; none for a text that is too short. The register is
// public, so anyone may.
func FindSettings(ctx context.Context, units ports.UnitOfWork, text string) (found []ports.Choice, err error) {
	if utf8.RuneCountInString(strings.TrimSpace(text)) < leastSettingSearch {
		return nil, nil
	}
	err = units.Do(ctx, func(ctx context.Context, s ports.Stores) error {
		settings, err := s.Settings.Find(ctx, text, mostSettingsFound)
		found = choicesOf(settings)
		return err
	})
	return found, err
}
