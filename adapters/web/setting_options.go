package web

import (
	"slices"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/ports"
)

// settingsFound is where settings are searched for that are not in the list of those near.
const settingsFound = "/settings/find"

// settingAhead is a list of settings to choose from, in which one that is far away is found by typing its name. One that
// was chosen so stays chosen when the form comes back.
func settingAhead(field view.TypeAhead, settings []ports.Choice, v *form.Values) view.TypeAhead {
	field.Value, field.Typed, field.More = v.Text(field.Name), v.Text(view.TypedName(field.Name)), settingsFound
	field.Options = settingOptions(settings)
	if field.Value != "" && field.Typed != "" && !slices.ContainsFunc(settings, func(s ports.Choice) bool { return s.Value == field.Value }) {
		field.Options = append(field.Options, view.Option{Value: field.Value, Text: field.Typed})
	}
	return field
}

// settingOptions offers settings to choose from.
func settingOptions(settings []ports.Choice) []view.Option {
	options := make([]view.Option, 0, len(settings))
	for _, s := range settings {
		options = append(options, view.Option{Value: s.Value, Text: s.Label})
	}
	return options
}

// keepUnlisted puts what was typed into the list of settings, and is not in it, into the box for such names. Where
// that box holds another name, or there is none ("" for other), it says so; the words stay either way.
func keepUnlisted(v *form.Values, errs *form.Errors, name, other string) {
	typed := v.Text(view.TypedName(name))
	if typed == "" || v.Text(name) != "" {
		return
	}
	switch {
	case other == "":
		errs.Add(name, "“"+typed+"” is not in the list. Choose from the list, or empty the box.")
	case v.Text(other) == "":
		v.Set(other, typed)
	case v.Text(other) != typed:
		errs.Add(name, "“"+typed+"” is not in the list, and the next box holds another name. Please put one of them right.")
	}
}
