package web

import (
	"strings"

	"ehchub/adapters/web/view"
	"ehchub/domain/clock"
	"ehchub/domain/ehc"
	"ehchub/domain/timescale"
)

// contributions are what others owe to a case on its way to a plan, by the event that each counts from, in words for one
// and for several.
var contributions = []struct {
	trigger   timescale.Trigger
	one, many string
}{
	{timescale.AdviceRequestReceived, "piece of advice", "pieces of advice"},
	{timescale.SettingConsulted, "answer from a school or college", "answers from schools or colleges"},
}

// waitedFor tells a family early which contributions are still missing and which of them are late (F18); "" when nothing
// was asked for, or all of it is in.
func waitedFor(kept *clock.Clock, today ehc.Date) string {
	var said []string
	for _, c := range contributions {
		asked, open, late := 0, 0, 0
		var next, since ehc.Date
		for _, d := range kept.Deadlines() {
			if d.Trigger != c.trigger || d.Off != "" {
				continue
			}
			asked++
			switch {
			case !d.Open():
			case today.After(d.ChaseDay()):
				open, late = open+1, late+1
				if since.IsZero() || d.ChaseDay().Before(since) {
					since = d.ChaseDay()
				}
			default:
				open++
				if next.IsZero() || d.ChaseDay().Before(next) {
					next = d.ChaseDay()
				}
			}
		}
		if open > 0 {
			said = append(said, waitedWords(view.Count(open, c.one, c.many), asked-open, late, next, since))
		}
	}
	return strings.Join(said, " ")
}

func waitedWords(missing string, in, late int, next, since ehc.Date) string {
	words := "We are waiting for " + missing + "."
	if in > 0 {
		words += " " + upperFirst(view.Count(in, "other is in.", "others are in."))
	}
	switch {
	case late == 1:
		words += " 1 is late, since " + since.Long() + "."
	case late > 1:
		words += " " + view.Number(late) + " are late, the first since " + since.Long() + "."
	}
	if !next.IsZero() {
		words += " The next is due by " + next.Long() + "."
	}
	if late > 0 {
		words += " We remind whoever owes it."
	}
	return words
}
