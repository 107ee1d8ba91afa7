package web

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"ehchub/adapters/web/form"
	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/ehc"
)

// momentFields ask for a day and a time of day in England.
func momentFields(v *form.Values, errs form.Errors, name, legend string) view.Fieldset {
	return view.Fieldset{Legend: legend, Fields: []view.Component{
		view.DateInput{Name: name + "-date", Label: "Date (" + lowerFirst(legend) + ")", Value: v.Text(name + "-date"), Error: errs.For(name + "-date")},
		view.TextInput{Name: name + "-time", Label: "Time (" + lowerFirst(legend) + ")", Hint: "For example 9am, 5:30pm or 17:30", Value: v.Text(name + "-time"), Error: errs.For(name + "-time"), Chars: 10},
	}}
}

// momentValues writes an instant as momentFields show it; nothing for none.
func momentValues(name string, at time.Time) map[string][]string {
	if at.IsZero() {
		return nil
	}
	local := at.In(application.London)
	return map[string][]string{name + "-date": {form.DateText(ehc.DateIn(at, application.London))}, name + "-time": {strings.ToLower(local.Format("3:04pm"))}}
}

var timeOfDay = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$`)

// readMoment reads what momentFields asked for.
func readMoment(v *form.Values, errs *form.Errors, name, label string) time.Time {
	day, err := v.Date(name+"-date", "the date of "+label)
	switch {
	case err != nil:
		errs.AddFault(err)
	case day.IsZero():
		errs.Add(name+"-date", "Enter the date of "+label+".")
	}
	hour, minute, ok := readTimeOfDay(v.Text(name + "-time"))
	if !ok {
		errs.Add(name+"-time", "Enter the time of "+label+", for example 9am or 17:30.")
	}
	if errs.Any() {
		return time.Time{}
	}
	return time.Date(day.Year, day.Month, day.Day, hour, minute, 0, 0, application.London)
}

func readTimeOfDay(text string) (hour, minute int, ok bool) {
	switch text = strings.ToLower(strings.TrimSpace(text)); text {
	case "midday", "noon":
		return 12, 0, true
	case "midnight":
		return 0, 0, true
	}
	m := timeOfDay.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, false
	}
	hour, _ = strconv.Atoi(m[1])
	minute, _ = strconv.Atoi(m[2])
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		hour %= 12
		if m[3] == "pm" {
			hour += 12
		}
	}
	return hour, minute, hour < 24 && minute < 60
}
