package web

import (
	"net/url"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/domain/ehc"
	"ehchub/ports"
)

// trayTicks lists the tick boxes above a tray, with their words (F48).
var trayTicks = []struct {
	tick ports.TrayTick
	text string
}{
	{ports.Impending, "Impending deadline"},
	{ports.Overdue, "Overdue deadline"},
	{ports.ClosedOutside, "Closed outside of process"},
}

func tickWords(t ports.TrayTick) string {
	for _, row := range trayTicks {
		if row.tick == t {
			return row.text
		}
	}
	return ""
}

// ticksAsked reads which boxes an address ticks, each once.
func ticksAsked(v url.Values) []ports.TrayTick {
	var asked []ports.TrayTick
	for _, row := range trayTicks {
		if slices.Contains(v["only"], string(row.tick)) {
			asked = append(asked, row.tick)
		}
	}
	return asked
}

func (s traySearch) tickBoxes() view.Checkboxes {
	boxes := view.Checkboxes{Name: "only", Legend: "Only cases with", Hint: "Any of those that you tick", Small: true}
	for _, row := range trayTicks {
		boxes.Options = append(boxes.Options, view.Option{Value: string(row.tick), Text: row.text})
	}
	for _, t := range s.query.Only {
		boxes.Values = append(boxes.Values, string(t))
	}
	return boxes
}

// dueTags says in the alert column that a duty of the case is late, or due soon.
func dueTags(due, today ehc.Date, near int) []view.Tag {
	switch {
	case due.IsZero() || due.After(today.AddDays(near)):
		return nil
	case due.Before(today):
		return []view.Tag{{Text: "Overdue", Tone: view.Late}}
	case due == today:
		return []view.Tag{{Text: "Due today", Tone: view.Soon}}
	}
	return []view.Tag{{Text: "Due in " + view.Count(today.DaysUntil(due), "day", "days"), Tone: view.Soon}}
}
