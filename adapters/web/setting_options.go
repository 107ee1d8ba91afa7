package web

import (
	"ehchub/adapters/web/view"
	"ehchub/ports"
)

// settingOptions offers settings to choose from.
func settingOptions(settings []ports.Choice) []view.Option {
	options := make([]view.Option, 0, len(settings))
	for _, s := range settings {
		options = append(options, view.Option{Value: s.Value, Text: s.Label})
	}
	return options
}
