package web

import (
	"slices"

	"ehchub/adapters/web/view"
	"ehchub/application"
	"ehchub/domain/access"
	"ehchub/domain/casework"
)

// undatedSeenWith says what a reader must be allowed to see for a duty without a day to be shown.
var undatedSeenWith = map[casework.UndatedKind]access.Action{
	casework.ReviewAfterRelease: access.SeeCustody,
	casework.HeedHealthBoard:    access.SeeMoves,
}

// undatedOf draws what the council must do now without a day in the law, as the reader may know of it; of some kinds
// only, where they are given.
func undatedOf(h application.Head, kinds ...casework.UndatedKind) []view.KeyDate {
	var all []view.KeyDate
	for _, d := range h.Case.UndatedDuties() {
		if !h.May(undatedSeenWith[d.Kind]) || len(kinds) > 0 && !slices.Contains(kinds, d.Kind) {
			continue
		}
		shown := view.KeyDate{What: d.Duty, When: d.When, Act: true, Whose: "Duty of the council", State: view.Tag{Text: "Since " + d.Since.Long(), Tone: view.Soon}, Law: d.Law, LawText: d.Plain}
		if forFamily(h) {
			shown.What, shown.Whose = d.ForFamily, "The council must do this"
		}
		all = append(all, shown)
	}
	return all
}
