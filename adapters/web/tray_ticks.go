package web

import (
	"net/url"
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/domain/casework"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
	"ehchub/ports"
)

// trayTick is a tick box above a tray, with its words.
type trayTick struct {
	tick ports.TrayTick
	text string
}

// trayTicks lists the tick boxes (F48).
var trayTicks = withFlags([]trayTick{
	{ports.Impending, "Impending deadline"},
	{ports.Overdue, "Overdue deadline"},
	{ports.Mediating, "Mediation in progress"},
	{ports.Appealing, "Tribunal in progress"},
	{ports.ClosedOutside, "Closed outside of process"},
})

func withFlags(boxes []trayTick) []trayTick {
	for _, rule := range casework.FlagRules() {
		if rule.Tick {
			boxes = append(boxes, trayTick{ports.FlagTick(rule.Flag), rule.Label})
		}
	}
	return boxes
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

// allowed leaves out the boxes that this reader does not have.
func allowed(asked []ports.TrayTick, disputed bool) []ports.TrayTick {
	return slices.DeleteFunc(slices.Clone(asked), func(t ports.TrayTick) bool { return t.AboutDisputes() && !disputed })
}

func (s traySearch) tickBoxes(disputed bool) view.Checkboxes {
	boxes := view.Checkboxes{Name: "only", Legend: "Only cases with", Hint: "Any of those that you tick", Small: true}
	for _, row := range trayTicks {
		if disputed || !row.tick.AboutDisputes() {
			boxes.Options = append(boxes.Options, view.Option{Value: string(row.tick), Text: row.text})
		}
	}
	for _, t := range s.query.Only {
		boxes.Values = append(boxes.Values, string(t))
	}
	return boxes
}

// dueTags says in the alert column which duty of the case is late, or due soon.
func dueTags(code string, due, today ehc.Date, near int) []view.Tag {
	name := timescale.ShortName(code)
	switch {
	case due.IsZero() || due.After(today.AddDays(near)):
		return nil
	case due.Before(today):
		return []view.Tag{{Text: "Overdue: " + lowerFirst(name), Tone: view.Late}}
	case due == today:
		return []view.Tag{{Text: name + " due today", Tone: view.Soon}}
	}
	return []view.Tag{{Text: name + " due in " + view.Count(today.DaysUntil(due), "day", "days"), Tone: view.Soon}}
}

// trayDisputeTags says in the alert column that a case is in mediation or before the Tribunal, to those who may know.
func trayDisputeTags(row ports.TrayRow) []view.Tag {
	var tags []view.Tag
	if row.Mediating {
		tags = append(tags, view.Tag{Text: tickWords(ports.Mediating), Tone: view.Active})
	}
	if row.Appealing {
		tags = append(tags, view.Tag{Text: tickWords(ports.Appealing), Tone: view.Active})
	}
	return tags
}
